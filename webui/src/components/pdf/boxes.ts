// What a clerk covers on the pages of a plan: boxes in parts of the page, as the server takes them.
import { number, parse_number } from '../../format';

export interface Box {
  page: number; // from 1
  left: number; // 0 to 1 of the page
  top: number;
  width: number;
  height: number;
}
export const SIDES = ['left', 'top', 'width', 'height'] as const;
export type Side = (typeof SIDES)[number];
const SMALLEST = 0.004; // of the page; less is a click

export interface Spot {
  x: number; // 0 to 1 of the page
  y: number;
}

// The box between two corners, in whatever order they were drawn.
export const box_between = (page: number, from: Spot, to: Spot): Box => ({
  page, left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y),
});
export const covers = (box: Box): boolean => box.width > SMALLEST && box.height > SMALLEST;

export const percent = (part: number): string => number(part * 100, 1);

// The box with one side as typed in per cent; undefined where it would leave the page or is no number.
export function with_side(box: Box, side: Side, typed: string): Box | undefined {
  const value = parse_number(typed);
  if (value === undefined) return undefined;
  const moved = { ...box, [side]: value / 100 };
  const inside = (start: number, length: number): boolean => start >= 0 && length > 0 && start + length <= 1 + 1e-9;
  return inside(moved.left, moved.width) && inside(moved.top, moved.height) ? moved : undefined;
}

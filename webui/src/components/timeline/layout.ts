// Where bars and marks stand on a time axis, as percentages of its width. Pure: the caller says what day it is.
import { add_days, days_between } from '../deadline/deadline';

export interface Axis {
  from: string; // first day shown
  to: string; // last day shown
  days: number; // its length, both days included
}
export interface Tick {
  day: string; // the first of a month or a quarter
  at: number; // percent
}
export interface Bar {
  left: number; // percent
  width: number; // percent, never too thin to see
}

// An axis that holds all the days given, with some air before and behind. At least two weeks long.
export function axis_of(days: readonly string[], today: string): Axis {
  const sorted = [...days, today].sort();
  let from = sorted[0] as string;
  let to = sorted[sorted.length - 1] as string;
  const air = Math.max(2, Math.round(days_between(from, to) * 0.04));
  from = add_days(from, -air);
  to = add_days(to, air);
  const missing = 13 - days_between(from, to);
  if (missing > 0) to = add_days(to, missing);
  return { from, to, days: days_between(from, to) + 1 };
}

// The left edge of a day.
export const position = (axis: Axis, day: string): number => clamp((days_between(axis.from, day) / axis.days) * 100);

// A span of whole days, the last one included; an open end lasts until today.
export function bar(axis: Axis, from: string, to: string | null, today: string): Bar {
  const last = to ?? (today < from ? from : today);
  const left = position(axis, from);
  const right = clamp((days_between(axis.from, add_days(last, 1)) / axis.days) * 100);
  const width = Math.max(right - left, 0.6);
  return { left: Math.min(left, 100 - width), width };
}

// The firsts of months inside the axis; every third month when there are many, every January when there are more.
export function ticks(axis: Axis): Tick[] {
  const step = axis.days > 1500 ? 12 : axis.days > 400 ? 3 : 1;
  const result: Tick[] = [];
  let [year, month] = axis.from.split('-').map(Number) as [number, number];
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > axis.to) return result;
    if (day >= axis.from && (month - 1) % step === 0) result.push({ day, at: position(axis, day) });
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

// Which of the labels, each `share` percent wide and right of its mark, have room on the axis without touching each other.
export function with_room(at: readonly number[], share: number): boolean[] {
  let end = 0;
  return at.map((value) => {
    const room = value >= end && value + share <= 100;
    if (room) end = value + share;
    return room;
  });
}

const clamp = (value: number): number => Math.min(100, Math.max(0, value));

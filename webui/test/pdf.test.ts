// Measuring on plans, and two drawings laid over each other.
import { describe, expect, it } from 'vitest';
import { tint } from '../src/components/pdf/difference';
import { at_scale, calibrated, denominator_of, distance } from '../src/components/pdf/measure';

const inch = 72; // points

describe('measuring', () => {
  it('reads a line at the scale of the plan', () => {
    // 100 mm on paper at 1:100 are ten metres.
    const paper = (100 / 25.4) * inch;
    expect(distance({ x: 20, y: 30 }, { x: 20 + paper, y: 30 }) * at_scale(100)).toBeCloseTo(10, 9);
    expect(distance({ x: 0, y: 0 }, { x: paper * 0.6, y: paper * 0.8 }) * at_scale(500)).toBeCloseTo(50, 9);
  });
  it('is calibrated by a line whose length is known, whatever the paper did', () => {
    const shrunk = (90 / 25.4) * inch; // printed at 90 %
    const metres = calibrated({ x: 0, y: 0 }, { x: 0, y: shrunk }, 10);
    expect(metres).toBeDefined();
    expect(distance({ x: 0, y: 0 }, { x: shrunk / 2, y: 0 }) * (metres ?? 0)).toBeCloseTo(5, 9);
    expect(denominator_of(metres ?? 0)).toBeCloseTo(100 / 0.9, 6);
  });
  it('takes no line without length and no length without sense', () => {
    expect(calibrated({ x: 1, y: 1 }, { x: 1, y: 1 }, 5)).toBeUndefined();
    expect(calibrated({ x: 1, y: 1 }, { x: 2, y: 1 }, 0)).toBeUndefined();
  });
});

describe('differences', () => {
  const black = [0, 0, 0, 255], white = [255, 255, 255, 255];
  it('tints what went red and what came blue', () => {
    const former = new Uint8ClampedArray([...black, ...black, ...white, ...white]);
    const later = new Uint8ClampedArray([...black, ...white, ...black, ...white]);
    const into = new Uint8ClampedArray(16);
    expect(tint(former, later, into)).toBe(2);
    expect([...into]).toEqual([...black, 255, 0, 0, 255, 0, 0, 255, 255, ...white]);
  });
});

// Lengths on a plan: points of the page, a scale or a known length, and what a line between two points measures.
export interface Spot {
  x: number; // points of the page as shown (1/72 inch), from its upper left corner
  y: number;
}

const METRES_PER_POINT = 0.0254 / 72;

export const at_scale = (denominator: number): number => denominator * METRES_PER_POINT;
export const distance = (a: Spot, b: Spot): number => Math.hypot(b.x - a.x, b.y - a.y);

// Metres on the ground for a point on paper, from a line whose length is known; none for two equal spots.
export function calibrated(a: Spot, b: Spot, metres: number): number | undefined {
  const length = distance(a, b);
  return length > 0 && metres > 0 ? metres / length : undefined;
}

// 1:100 for what at_scale(100) gave; to be shown beside a calibration.
export const denominator_of = (metres_per_point: number): number => metres_per_point / METRES_PER_POINT;

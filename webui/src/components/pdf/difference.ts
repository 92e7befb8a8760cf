// Two drawings on one sheet: what both have is black, what only the former has red, what only the later has blue.
export function tint(former: Uint8ClampedArray, later: Uint8ClampedArray, into: Uint8ClampedArray): number {
  let differing = 0;
  for (let i = 0; i < into.length; i += 4) {
    const before = ink(former, i), after = ink(later, i);
    into[i] = 255 - after;
    into[i + 1] = 255 - Math.max(before, after);
    into[i + 2] = 255 - before;
    into[i + 3] = 255;
    if (Math.abs(before - after) > 96) differing += 1;
  }
  return differing;
}

const ink = (pixels: Uint8ClampedArray, i: number): number =>
  255 - (0.299 * (pixels[i] ?? 255) + 0.587 * (pixels[i + 1] ?? 255) + 0.114 * (pixels[i + 2] ?? 255));

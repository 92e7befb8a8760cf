// Where something is, as the readers of geodata say it.
// "E 466945.35 N 5974915.38": metres in EPSG:25832; undefined for anything else.
export function place_of(words: string): [number, number] | undefined {
  const found = /E (\d+(?:\.\d+)?) N (\d+(?:\.\d+)?)/.exec(words);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

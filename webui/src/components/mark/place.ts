// A condition's place as it is sent, and what it still lacks.
import type { components } from '../../api/contract';

export type Mark = components['schemas']['Mark'];
export type MarkInput = components['schemas']['MarkInput'];

// What the server is sent of a mark: without the words that the server finds for it.
export function place_of(mark: MarkInput | Mark): MarkInput {
  const { document, version, page, points, words } = mark;
  return { ...(document ? { document, version: version ?? 1, page: page ?? 1 } : {}), points: points ?? [], ...(words?.trim() ? { words: words.trim() } : {}) };
}

// What to say of a mark that points nowhere. Whether it is allowed the server says.
export function mark_flaw(mark: MarkInput | null | undefined): 'page_missing' | 'place_missing' | undefined {
  if (!mark) return undefined;
  if (mark.document) return (mark.page ?? 0) >= 1 ? undefined : 'page_missing';
  return mark.points?.length && mark.points.every((point) => point.every((one) => one > 0)) ? undefined : 'place_missing';
}

// Which mark of a list it is, as the words of the server and the notice count them.
export const mark_number = <C extends { mark?: unknown }>(conditions: readonly C[], one: C): string => String(conditions.filter(({ mark }) => mark).indexOf(one) + 1);

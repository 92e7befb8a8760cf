// Persons and offices of one's own earlier applications, to be offered and not typed again.
import { api, call } from '../../api/client';
import type { Draft, Person } from '../../api/types';

export type Part = 'principal' | 'designer';
type Parties = Pick<Draft, Part>;

const fields = ['name', 'street', 'postcode', 'city', 'email', 'phone', 'qualification'] as const;
const key_of = (person: Person): string => fields.map((field) => (person[field] ?? '').trim().toLocaleLowerCase('de')).join('\n');

// Each once, the latest first; without the one that stands there already.
export function persons_of(drafts: readonly Parties[], part: Part, present: Person | null | undefined): Person[] {
  const found = new Map<string, Person>();
  for (const draft of drafts) {
    const person = draft[part];
    if (person?.name.trim() && !found.has(key_of(person))) found.set(key_of(person), person);
  }
  if (present) found.delete(key_of(present));
  return [...found.values()];
}

export const person_label = ({ name, street, postcode, city, email }: Person): string =>
  [name, street, [postcode, city].filter(Boolean).join(' '), street || city ? '' : email].filter(Boolean).join(', ');

const looked_at = 10; // of the latest applications

export async function earlier_parties(but: string): Promise<Parties[]> {
  const { data } = await call(api.GET('/api/v1/applications', { params: { query: { sort: 'received', limit: looked_at + 1 } } }));
  const others = data.applications.filter(({ id }) => id !== but).slice(0, looked_at);
  const read = await Promise.all(others.map(({ id }) => call(api.GET('/api/v1/applications/{application}', { params: { path: { application: id } } })).then((answer) => answer.data.draft, () => undefined)));
  return read.filter((draft): draft is Draft => !!draft);
}

// Who reads a message, by name, and whom the next one goes to unless the writer chooses otherwise.
import type { Messages, Named } from '../../api/types';
import type { Text } from '../../i18n/text';
import { text } from './texts';

export interface Choice {
  applicant: boolean;
  agencies: readonly string[]; // ids
}

// The authority reads every one.
export function readers_of(choice: Choice, known: readonly Named[]): (string | Text)[] {
  return [text.authority, ...(choice.applicant ? [text.applicant] : []), ...choice.agencies.map((id) => known.find((one) => one.id === id)?.name ?? id)];
}

// A reply: the readers of the last message; the first one goes to the applicant's side.
export function first_choice({ messages, agencies }: Pick<Messages, 'messages' | 'agencies'>): Choice {
  const last = messages.at(-1);
  if (!last) return { applicant: true, agencies: [] };
  const known = agencies.map(({ id }) => id);
  return { applicant: last.to_applicant, agencies: last.to_agencies.map(({ id }) => id).filter((id) => known.includes(id)) };
}

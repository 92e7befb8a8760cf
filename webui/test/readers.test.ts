// Who reads a message, and whom a reply goes to unless the writer chooses otherwise.
import { describe, expect, it } from 'vitest';
import type { Message } from '../src/api/types';
import { first_choice, readers_of } from '../src/components/messages/readers';
import { text } from '../src/components/messages/texts';

const fire = { id: 'fire', name: 'Brandschutz' };
const water = { id: 'water', name: 'Wasser' };
const message = (to_applicant: boolean, to_agencies: Message['to_agencies']): Message => ({ id: 'm', at: '2026-03-16T09:00:00Z', side: 'authority', author: null, text: 'x', to_applicant, to_agencies, unread: false });

describe('readers', () => {
  it('are the authority and whoever was chosen', () => {
    expect(readers_of({ applicant: false, agencies: [] }, [])).toEqual([text.authority]);
    expect(readers_of({ applicant: true, agencies: ['water', 'gone'] }, [fire, water])).toEqual([text.authority, text.applicant, 'Wasser', 'gone']);
  });

  it('of a reply are those of the last message, as far as they can be chosen', () => {
    expect(first_choice({ messages: [], agencies: [fire] })).toEqual({ applicant: true, agencies: [] });
    expect(first_choice({ messages: [message(true, [fire]), message(false, [fire, water])], agencies: [water] })).toEqual({ applicant: false, agencies: ['water'] });
  });
});

// The decision while it is being written: shared by the synopsis (takes conditions over) and the editor.
import type { Decision } from '../../api/types';
import { entries_of, type Entry } from './conditions';

export interface DecisionDraft {
  outcome: Decision['outcome'];
  entries: Entry[];
  reasons: string;
  fee: string; // euros as typed
  dirty: boolean; // changed since it was last saved
}

export function draft_of(decision: Decision | null): DecisionDraft {
  return {
    outcome: decision?.outcome ?? 'granted',
    entries: entries_of(decision?.conditions ?? []),
    reasons: decision?.reasons ?? '',
    fee: decision ? (decision.fee_cents / 100).toFixed(2).replace('.', ',') : '',
    dirty: false,
  };
}

// Tells the case page, which keeps the draft, what it now says.
export const put_draft = (element: HTMLElement, draft: DecisionDraft): boolean =>
  element.dispatchEvent(new CustomEvent('fw-draft', { bubbles: true, detail: { ...draft, dirty: true } }));

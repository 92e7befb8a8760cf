// The decision while it is being written: shared by the synopsis (takes conditions over) and the editor.
import type { Decision, FeeAnswer } from '../../api/types';
import { empty_fee, type DeviationEntry, type FeeForm } from './aids';
import { entries_of, type Entry } from './conditions';
import type { QuestionEntry } from './questions';

export interface DecisionDraft {
  outcome: Decision['outcome'];
  entries: Entry[];
  reasons: string;
  fee: string; // euros as typed
  deviations: DeviationEntry[];
  questions: QuestionEntry[]; // of a preliminary enquiry
  refused_part: string;
  text_blocks: string[]; // of the reasons
  fee_record: NonNullable<FeeAnswer['fee']> | undefined; // as computed; none: entered by hand
  fee_form: FeeForm;
  dirty: boolean; // changed since it was last saved
  base: number; // version of the saved decision it started from; 0: none
}

export function draft_of(decision: Decision | null): DecisionDraft {
  return {
    outcome: decision?.outcome ?? 'granted',
    entries: entries_of(decision?.conditions ?? []),
    reasons: decision?.reasons ?? '',
    fee: decision ? (decision.fee_cents / 100).toFixed(2).replace('.', ',') : '',
    deviations: (decision?.deviations ?? []).map((deviation, index) => ({ ...deviation, key: index + 1 })),
    questions: (decision?.questions ?? []).map((question, index) => ({ ...question, key: index + 1 })),
    refused_part: decision?.refused_part ?? '',
    text_blocks: decision?.text_blocks ?? [],
    fee_record: undefined, // computed again before it is saved again
    fee_form: empty_fee,
    dirty: false,
    base: decision?.version ?? 0,
  };
}

// Tells the case page, which keeps the draft, what it now says.
export const put_draft = (element: HTMLElement, draft: DecisionDraft): boolean =>
  element.dispatchEvent(new CustomEvent('fw-draft', { bubbles: true, detail: { ...draft, dirty: true } }));

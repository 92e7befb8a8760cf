// Whoever gives a notice and whoever enters it read different names for it.
import { describe, expect, it } from 'vitest';
import { label_of } from '../src/pages/case/act-table';
import { permit_acts } from '../src/pages/case/permit-acts';

describe('acts after the decision', () => {
  it('are given by the applicant and entered by the authority', () => {
    const start = permit_acts.find(({ id }) => id === 'start');
    if (!start) throw new Error('no notice of the start');
    expect(label_of(start, false).de).toBe('Baubeginn anzeigen');
    expect(label_of(start, true).de).toBe('Baubeginnsanzeige eintragen');
  });
  it('never ask the authority to notify, or to apply to, itself', () => {
    expect(permit_acts.map((act) => label_of(act, true).de).filter((words) => /anzeigen$|mitteilen$|beantragen$/.test(words))).toEqual([]);
  });
});

// Names of states, by what a case is about.
import { describe, expect, it } from 'vitest';
import { event_name, shared_state_name, state_name } from '../src/pages/case/words';

describe('the name of a state', () => {
  it('calls a demolition notified and an exempt project exempted', () => {
    expect(state_name('start_allowed', 'demolition')).toBe('Angezeigt, Beseitigung zulässig');
    expect(state_name('exemption_filed', 'demolition')).toBe('Beseitigung angezeigt');
    expect(state_name('under_construction', 'demolition')).toBe('Beseitigung begonnen');
    for (const procedure of ['exemption', 'exemption-extended']) {
      expect(state_name('start_allowed', procedure)).toBe('Freigestellt, Baubeginn zulässig');
      expect(state_name('exemption_filed', procedure)).toBe('Zur Freistellung eingereicht');
    }
    expect(state_name('granted', 'demolition')).toBe('Genehmigt');
    expect(['ExemptionFiled', 'StartAllowed', 'DocumentFiled'].map((event) => event_name(event, 'demolition'))).toEqual(['Beseitigung angezeigt', 'Beseitigung zulässig', 'Unterlage eingereicht']);
    expect(event_name('ExemptionFiled', 'exemption')).toBe('Unterlagen zur Freistellung eingereicht');
  });
  it('fits all of them where cases of every procedure are meant', () => {
    expect(shared_state_name('start_allowed')).toBe('Freigestellt oder angezeigt, Beginn zulässig');
    expect(shared_state_name('granted')).toBe('Genehmigt');
  });
});

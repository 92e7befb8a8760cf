// What helps to write a decision, and the acts after it: amounts as typed, gaps in wordings, flaws, live acts.
import { describe, expect, it } from 'vitest';
import type { Application, TextBlocks } from '../src/api/types';
import { live_acts } from '../src/pages/case/permit-acts';
import { deviation_flaws, fitting, gaps, litres, own_deviation } from '../src/pages/decision/aids';
import { add_block, inputs } from '../src/pages/decision/conditions';

describe('aids of the decision', () => {
  it('reads cubic metres to the litre', () => {
    expect(litres('1.234,5')).toBe(1_234_500);
    expect(litres('980 m³')).toBe(980_000);
    expect(litres('1,2345')).toBeUndefined();
    expect(litres('viel')).toBeUndefined();
  });
  it('names the first gap that a person has to fill', () => {
    expect(gaps('Hier steht [Vorschrift] entgegen, weil [Gründe].')).toEqual(['[Vorschrift]']);
    expect(gaps('Hier steht § 6 HBO entgegen.')).toEqual([]);
  });
  it('keeps the source of an inserted condition', () => {
    const entries = add_block([], { id: 'hint-validity', kind: 'hint', topic: 'Geltungsdauer', text: 'Fünf Jahre.', legal_basis: '§ 74 Abs. 7 HBO' });
    expect(inputs(entries)).toEqual([{ kind: 'hint', text: 'Fünf Jahre.', topic: 'Geltungsdauer', legal_basis: '§ 74 Abs. 7 HBO', text_block: 'hint-validity' }]);
  });
  it('offers what fits the outcome', () => {
    const block = (id: string, outcomes: string[]) => ({ id, part: 'reasons', outcomes }) as unknown as TextBlocks['blocks'][number];
    const blocks = { blocks: [block('a', []), block('b', ['refused'])], cancellation_grounds: [] } as unknown as TextBlocks;
    expect(fitting(blocks, 'reasons', 'granted').map(({ id }) => id)).toEqual(['a']);
    expect(fitting(blocks, 'reasons', 'refused').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(fitting(blocks, 'condition', 'refused')).toEqual([]);
  });
  it('asks for reasons where neighbours are protected or a deviation is refused', () => {
    const asked = { ...own_deviation([]), rule: '§ 6 Abs. 5 HBO', subject: '2,00 m' };
    expect(deviation_flaws([asked])).toEqual([]);
    expect(deviation_flaws([{ ...asked, protects_neighbour: true }])).toHaveLength(1);
    expect(deviation_flaws([{ ...asked, granted: false }])).toHaveLength(1);
    expect(deviation_flaws([{ ...asked, rule: ' ', subject: '' }])).toHaveLength(2);
  });
});

describe('acts after the decision', () => {
  const at = (state: string, ...allowed_actions: string[]): string[] => live_acts({ state, allowed_actions } as unknown as Application).map(({ id }) => id);
  it('offers the notice that fits the state, and nothing that the server does not allow', () => {
    expect(at('granted', 'give_site_notice')).toEqual(['start']);
    expect(at('under_construction', 'give_site_notice', 'interrupt_works')).toEqual(['shell', 'completion', 'early_use', 'interrupt']);
    expect(at('completion_notified', 'give_site_notice')).toEqual(['early_use']);
    expect(at('granted')).toEqual([]);
  });
});

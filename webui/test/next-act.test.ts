// What the case page offers first, and that it does not say that nothing can be done where something can.
import { describe, expect, it } from 'vitest';
import type { Application } from '../src/api/types';
import { views_to_act } from '../src/pages/case/next-act';

const views = (state: string, allowed_actions: string[], statuses: string[] = []): string[] =>
  views_to_act({ state, allowed_actions, requests: statuses.map((status) => ({ status })) } as unknown as Application).map(({ view }) => view);

describe('the next act', () => {
  it('is to ask agencies as long as nobody was asked or somebody has not answered', () => {
    expect(views('in_consultation', ['draft_decision', 'open_round'])).toEqual(['beteiligung', 'entscheidung']);
    expect(views('in_consultation', ['draft_decision', 'open_round'], ['answered', 'open'])).toEqual(['beteiligung', 'entscheidung']);
    expect(views('in_consultation', ['draft_decision', 'open_round'], ['withdrawn'])).toEqual(['beteiligung', 'entscheidung']);
  });
  it('is to decide once all have answered or are over', () => {
    expect(views('in_consultation', ['open_round', 'draft_decision'], ['answered', 'silent', 'withdrawn'])).toEqual(['entscheidung', 'beteiligung']);
    expect(views('in_consultation', ['open_round'], ['answered'])).toEqual(['beteiligung']);
  });
  it('leads on to what comes after the decision', () => {
    expect(views('deemed_granted', ['request_validity'])).toEqual(['danach']);
    expect(views('refused', [])).toEqual([]);
  });
});

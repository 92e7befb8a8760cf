// Looking again by itself: while somebody sees the page, and patiently after errors. And what is news of a case.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { longest_pause, look_out, pause } from '../src/base/look-out';
import { request_news } from '../src/pages/agency/news';
import { application_news } from '../src/pages/application/news';
import { news_of } from '../src/pages/case/news';

describe('looking out', () => {
  let page: EventTarget & { visibilityState: string };
  let looks: number;
  let fails: boolean;
  const look = async (): Promise<void> => {
    looks += 1;
    if (fails) throw new Error('no answer');
  };
  const turn = (state: string): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => {
    vi.useFakeTimers();
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    looks = 0;
    fails = false;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('looks twice a minute, until it is stopped', async () => {
    const stop = look_out(look);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(2);
    stop();
    await vi.advanceTimersByTimeAsync(10 * pause);
    expect(looks).toBe(2);
  });
  it('rests while nobody sees the page, and looks at once when somebody is back after long', async () => {
    const stop = look_out(look);
    turn('hidden');
    await vi.advanceTimersByTimeAsync(10 * pause);
    expect(looks).toBe(0);
    turn('visible');
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toBe(1);
    turn('hidden');
    turn('visible');
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(looks).toBe(1);
    stop();
  });
  it('asks less often the longer it fails, and as before once it is answered', async () => {
    fails = true;
    const stop = look_out(look);
    await vi.advanceTimersByTimeAsync(pause + 2 * pause + 4 * pause);
    expect(looks).toBe(3);
    await vi.advanceTimersByTimeAsync(20 * longest_pause);
    expect(looks).toBeLessThanOrEqual(3 + 22);
    fails = false;
    await vi.advanceTimersByTimeAsync(longest_pause);
    looks = 0;
    await vi.advanceTimersByTimeAsync(3 * pause);
    expect(looks).toBe(3);
    stop();
  });
});

describe('news of a case', () => {
  const request = (id: string, statement: object | null): object => ({ id, agency: { id, name: id }, statement });
  const seen = (unread_messages: number, ...requests: object[]): Parameters<typeof news_of>[0] => ({ requests, unread_messages }) as unknown as Parameters<typeof news_of>[0];
  it('is each statement that is not shown yet, corrected ones as well, and messages nobody has read', () => {
    const shown = seen(1, request('fire', null), request('water', { version: 1 }), request('heritage', { version: 1 }));
    const now = seen(3, request('fire', { version: 1 }), request('water', { version: 2 }), request('heritage', { version: 1 }), request('road', null), request('rail', { version: 1 }));
    expect(news_of(shown, now)).toEqual({ statements: ['fire', 'water', 'rail'], messages: 2, outdated: false });
    expect(news_of(now, now)).toEqual({ statements: [], messages: 0, outdated: false });
    expect(news_of(seen(2), seen(0))).toEqual({ statements: [], messages: 0, outdated: false });
  });
});

describe('news of an application, for its applicant', () => {
  type Seen = Parameters<typeof application_news>[0];
  const request = (id: string, status: string, questions: object[] = []): object => ({ id, status, agency: { id, name: id }, questions });
  const seen = (more: object = {}): Seen => ({ requests: [], unread_messages: 0, allowed_actions: ['reply_to_request'], demanded_items: [], notice_offer: null, decision: null, state: 'in_consultation', procedure: 'simplified', ...more }) as unknown as Seen;
  const said = (shown: Seen, now: Seen): [string, string][] => application_news(shown, now).map(({ said, address }) => [said, address]);
  it('is what waits for them, what was said, and what was decided, each with the way to it', () => {
    const shown = seen({ requests: [request('fire', 'open'), request('water', 'answered')], unread_messages: 1 });
    expect(said(shown, shown)).toEqual([]);
    const now = seen({ requests: [request('fire', 'answered', [{ on: '2026-03-18', replied_on: null }]), request('water', 'answered')], unread_messages: 2, demanded_items: [{ answered_by: null }], notice_offer: { not_retrieved: false } });
    expect(said(shown, now)).toEqual([['Ein Schreiben liegt zum Abruf bereit', '#abruf'], ['Unterlagen sind nachzureichen', '#demanded-title'], ['Neue Rückfrage an Sie', '#rueckfragen'], ['Neue Nachricht', '#messages-title'], ['Neue Stellungnahme von fire', '#verlauf']]);
    expect(said(now, seen({ decision: { stage: 'served' }, state: 'granted' }))).toEqual([['Die Entscheidung ist da', '#bescheid']]);
    expect(said(shown, seen({ requests: shown.requests, state: 'withdrawn' }))).toEqual([['Neuer Stand: Zurückgenommen', '#verlauf']]);
  });
  it('is nothing of what has been done: a question answered, a letter that nobody retrieved', () => {
    const shown = seen({ requests: [request('fire', 'answered', [{ on: '2026-03-18', replied_on: null }])], notice_offer: { not_retrieved: false } });
    expect(said(shown, seen({ requests: [request('fire', 'answered', [{ on: '2026-03-18', replied_on: '2026-03-19' }])], notice_offer: { not_retrieved: true } }))).toEqual([]);
  });
});

describe('news of a request, for its agency', () => {
  type Seen = Parameters<typeof request_news>[0];
  const seen = (more: object = {}): Seen => ({ agency: { id: 'fire', name: 'Brandschutz' }, status: 'open', statement: null, deadline: { end: '2026-04-16' }, extension: null, unread_messages: 0, ...more }) as unknown as Seen;
  const said = (shown: Seen, now: Seen): string[] => request_news(shown, now).map(({ said }) => said);
  it('is a message, a colleague’s statement, an answer about more time, and that it is withdrawn', () => {
    expect(said(seen(), seen())).toEqual([]);
    expect(said(seen(), seen({ unread_messages: 2 }))).toEqual(['2 neue Nachrichten']);
    expect(said(seen(), seen({ status: 'answered', statement: { version: 1 } }))).toEqual(['Neue Stellungnahme von Brandschutz']);
    expect(said(seen(), seen({ deadline: { end: '2026-05-16' }, extension: { answered_on: '2026-04-01', granted: true } }))).toEqual(['Die Frist endet jetzt am 16.05.2026']);
    expect(said(seen({ extension: { answered_on: null, granted: false } }), seen({ extension: { answered_on: '2026-04-01', granted: false } }))).toEqual(['Die Frist wird nicht verlängert']);
    expect(said(seen(), seen({ status: 'withdrawn' }))).toEqual(['Die Anforderung ist zurückgenommen']);
  });
});

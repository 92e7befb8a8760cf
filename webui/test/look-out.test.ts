// Looking again by itself: while somebody sees the page, and patiently after errors. And what is news of a case.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { longest_pause, look_out, pause } from '../src/base/look-out';
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

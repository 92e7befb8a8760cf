// Sorting and nearness of deadlines, and where bars stand on the time axis.
import { describe, expect, it } from 'vitest';
import { by_due, days_between, is_overdue, nearness, next_deadline, was_shifted, type Deadline } from '../src/components/deadline/deadline';
import { length_name } from '../src/pages/case/words';
import { axis_of, bar, position, ticks, with_room } from '../src/components/timeline/layout';

const deadline = (id: string, end: string, status: Deadline['status'] = 'running'): Deadline =>
  ({ id, rule: 'statement', name: { de: id, en: id }, basis: '', status, from: end, length: '1M', land: 'HE', raw: end, end, sentence: { de: '', en: '' }, steps: [] }) as Deadline;

describe('the length of a period as it is shown', () => {
  it.each([['4W', '4 Wochen'], ['1M', '1 Monat'], ['10AT', '10 Arbeitstage'], ['1M0', '1 Monat, der erste Tag zählt mit'], ['10D', '10 Tage'], ['10D0', '10 Tage, der erste Tag zählt mit'],
    ['-2W', '2 Wochen, rückwärts'], ['2026-03-28', 'bis zu einem bestimmten Tag'], ['?', '?']])('%s', (length, words) => {
    expect(length_name(length)).toBe(words);
  });
});

describe('deadlines', () => {
  it('puts running ones first by due date, then the settled, latest first', () => {
    const list = [deadline('old', '2026-01-01', 'met'), deadline('late', '2026-05-04'), deadline('new', '2026-02-01', 'lapsed'), deadline('soon', '2026-03-02')];
    expect(by_due(list).map(({ id }) => id)).toEqual(['soon', 'late', 'new', 'old']);
    expect(next_deadline(list)?.id).toBe('soon');
    expect(next_deadline([deadline('old', '2026-01-01', 'met')])).toBeUndefined();
  });
  it('counts the last day as part of the period', () => {
    expect(is_overdue('2026-03-02', '2026-03-02')).toBe(false);
    expect(is_overdue('2026-03-02', '2026-03-03')).toBe(true);
    expect(is_overdue(null, '2026-03-03')).toBe(false);
  });
  it('says how near a date is', () => {
    expect(nearness('2026-03-01', '2026-03-02')).toBe('overdue');
    expect(nearness('2026-03-02', '2026-03-02')).toBe('today');
    expect(nearness('2026-03-09', '2026-03-02')).toBe('soon');
    expect(nearness('2026-03-10', '2026-03-02')).toBe('later');
  });
  it('counts days across both clock changes and leap days', () => {
    expect(days_between('2026-03-28', '2026-03-30')).toBe(2);
    expect(days_between('2026-10-24', '2026-10-26')).toBe(2);
    expect(days_between('2028-02-28', '2028-03-01')).toBe(2);
    expect(days_between('2026-03-02', '2026-03-01')).toBe(-1);
  });
  it('knows a moved end', () => {
    expect(was_shifted({ raw: '2026-06-04', end: '2026-06-05' })).toBe(true);
    expect(was_shifted({ raw: '2026-06-05', end: '2026-06-05' })).toBe(false);
  });
});

describe('time axis', () => {
  const axis = { from: '2026-01-01', to: '2026-04-10', days: 100 };
  it('leaves out labels that would touch the one before or stand over the edge', () => {
    expect(with_room([3, 20, 38, 57, 75, 93], 21)).toEqual([true, false, true, false, true, false]);
    expect(with_room([0, 21, 79, 80], 21)).toEqual([true, true, true, false]);
  });
  it('holds every day given and today, with air around', () => {
    const made = axis_of(['2026-01-10', '2026-04-20'], '2026-05-01');
    expect(made.from < '2026-01-10').toBe(true);
    expect(made.to > '2026-05-01').toBe(true);
    expect(axis_of([], '2026-05-01').days).toBeGreaterThanOrEqual(14);
  });
  it('draws whole days, the last one included', () => {
    expect(bar(axis, '2026-01-01', '2026-01-10', '2026-03-01')).toEqual({ left: 0, width: 10 });
  });
  it('draws an open span until today', () => {
    const open = bar(axis, '2026-02-20', null, '2026-03-01');
    expect(open.left).toBeCloseTo(50);
    expect(open.width).toBeCloseTo(10);
  });
  it('keeps the shortest span visible and inside', () => {
    const tiny = bar({ from: '2020-01-01', to: '2026-12-31', days: 2557 }, '2026-12-31', '2026-12-31', '2026-12-31');
    expect(tiny.width).toBeGreaterThan(0.5);
    expect(tiny.left + tiny.width).toBeLessThanOrEqual(100);
  });
  it('marks months, and fewer of them on a long axis', () => {
    expect(ticks(axis).map(({ day }) => day)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
    expect(ticks({ from: '2026-01-15', to: '2031-02-01', days: 1844 }).map(({ day }) => day)).toEqual(['2027-01-01', '2028-01-01', '2029-01-01', '2030-01-01', '2031-01-01']);
    expect(position(axis, '2025-12-01')).toBe(0);
  });
});

// Holidays and periods against a calendar of somebody else's (npm date-holidays): every Land, every year from 1996 to 2060.
import Holidays from 'date-holidays';
import { base_url, expect, test } from './people';

const laender = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'];
const first_year = 1996, last_year = 2060;
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const plus = (day: Date, days: number): Date => new Date(day.getTime() + days * 86_400_000);

const off = new Map(laender.map((land) => {
  const calendar = new Holidays('DE', land);
  const days = new Set<string>();
  for (let year = first_year; year <= last_year + 6; year += 1) for (const { type, date } of calendar.getHolidays(year)) if (type === 'public') days.add(date.slice(0, 10));
  return [land, days];
}));
const is_off = (land: string, day: Date): boolean => !!off.get(land)?.has(iso(day));

// §§ 187 to 193 BGB once more, by the calendar of JavaScript: the last day of a period that an event on `from` starts.
function last_day(land: string, from: Date, count: number, unit: string): Date {
  let end = from;
  if (unit === 'AT' || unit === 'WT') {
    for (let left = count; left > 0;) {
      end = plus(end, 1);
      const weekday = end.getUTCDay();
      if (weekday !== 0 && !(unit === 'AT' && weekday === 6) && !is_off(land, end)) left -= 1;
    }
  } else if (unit === 'D' || unit === 'W') {
    end = plus(from, unit === 'W' ? 7 * count : count);
  } else {
    const months = unit === 'Y' ? 12 * count : count;
    const month_end = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
    end = new Date(Date.UTC(month_end.getUTCFullYear(), month_end.getUTCMonth(), Math.min(from.getUTCDate(), month_end.getUTCDate())));
  }
  while (end.getUTCDay() % 6 === 0 || is_off(land, end)) end = plus(end, 1);
  return end;
}

// Always the same numbers, so that what fails once fails again (Park and Miller).
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

test('holidays and periods agree with another calendar, for all Länder from 1996 to 2060', async () => {
  // Playwright's own requests keep a trace of each and take ten times as long.
  const ask = async <Answer>(path: string): Promise<Answer> => (await (await fetch(base_url() + path)).json()) as Answer;
  const differing: string[] = [];
  for (const land of laender) {
    for (let year = first_year; year <= last_year; year += 1) {
      const { holidays } = await ask<{ holidays: { date: string }[] }>(`/api/v1/holidays?land=${land}&year=${year}`);
      const ours = [...new Set(holidays.map(({ date }) => date))].sort().join(' ');
      const theirs = [...(off.get(land) ?? [])].filter((day) => day.startsWith(`${year}-`)).sort().join(' ');
      if (ours !== theirs) differing.push(`${land} ${year}: ${ours} instead of ${theirs}`);
    }
  }
  expect(differing).toEqual([]);

  const below = numbers(20_261_122);
  const lengths: readonly [unit: string, most: number][] = [['D', 60], ['W', 12], ['M', 24], ['Y', 5], ['AT', 40], ['WT', 40]];
  for (let n = 0; n < 3000; n += 1) {
    const land = laender[below(laender.length)] ?? '';
    const from = plus(new Date(Date.UTC(first_year, 0, 1)), below(365 * (last_year - first_year)));
    const [unit, most] = lengths[below(lengths.length)] ?? ['D', 1];
    const count = 1 + below(most);
    const { end } = await ask<{ end: string }>(`/api/v1/period?land=${land}&from=${iso(from)}&length=${count}${unit}`);
    const theirs = iso(last_day(land, from, count, unit));
    if (end !== theirs) differing.push(`${count}${unit} from ${iso(from)} in ${land}: ${end} instead of ${theirs}`);
  }
  expect(differing).toEqual([]);
});

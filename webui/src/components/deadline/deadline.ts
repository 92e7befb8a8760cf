// Deadlines as the pages sort and word them. Days are ISO texts; nothing here reads the clock.
import type { components } from '../../api/contract';

export type Deadline = components['schemas']['Deadline'];

const day_number = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000;

// Whole days from one day to another; negative when `to` lies before.
export const days_between = (from: string, to: string): number => Math.round(day_number(to) - day_number(from));

export const add_days = (day: string, days: number): string =>
  new Date((day_number(day) + days) * 86_400_000).toISOString().slice(0, 10);

// The last day belongs to the period: overdue begins the day after.
export const is_overdue = (due: string | null | undefined, today: string): boolean => !!due && due < today;

// Running ones first, by due date; then what is settled, the latest first.
export function by_due(deadlines: readonly Deadline[]): Deadline[] {
  return [...deadlines].sort((a, b) => {
    const running = Number(b.status === 'running') - Number(a.status === 'running');
    if (running) return running;
    const order = a.end.localeCompare(b.end) || a.id.localeCompare(b.id);
    return a.status === 'running' ? order : -order;
  });
}

export const next_deadline = (deadlines: readonly Deadline[]): Deadline | undefined =>
  by_due(deadlines).find((deadline) => deadline.status === 'running');

// Whether a weekend or a holiday moved the end.
export const was_shifted = (deadline: Pick<Deadline, 'raw' | 'end'>): boolean => deadline.raw !== deadline.end;

export type Nearness = 'overdue' | 'today' | 'soon' | 'later';
export function nearness(due: string, today: string): Nearness {
  const days = days_between(today, due);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 7 ? 'soon' : 'later';
}

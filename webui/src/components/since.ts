// "Since when", in days: how long somebody has been waited for.
import { t, texts } from '../i18n/text';
import { days_between } from './deadline/deadline';

const text = texts({
  today: { de: 'seit heute', en: 'since today' },
  yesterday: { de: 'seit gestern', en: 'since yesterday' },
  days: { de: 'seit {n} Tagen', en: 'for {n} days' },
});

// From a day (ISO) to another; a day ahead counts as today.
export function since_days(since: string, today: string): string {
  const days = days_between(since, today);
  return days < 1 ? t(text.today) : days === 1 ? t(text.yesterday) : t(text.days, { n: days });
}

// "Why this date?": how a deadline came about, step by step, so that a clerk can defend it. Basis: §§ 187-193 BGB.
import { html, nothing, type TemplateResult } from 'lit';
import type { Deadline } from '../../api/types';
import { date, instant, weekday } from '../../format';
import { t, texts } from '../../i18n/text';
import { badge } from '../notice';
import { icon } from '../icon';
import { deadline_status, length_name, role_name, silence_name } from '../../pages/case/words';
import { days_between, is_overdue, nearness, was_shifted } from './deadline';
import './deadline.css';

export const deadline_text = texts({
  why: { de: 'Warum dieses Datum?', en: 'Why this date?' },
  start: { de: 'Beginn', en: 'Start' },
  start_note: { de: 'dieser Tag zählt nicht mit', en: 'this day is not counted' },
  start_counts: { de: 'dieser Tag zählt mit', en: 'this day is counted' },
  calendar: { de: 'Stand des Kalenders', en: 'Version of the calendar' },
  history: { de: 'Wer das Datum wann gesetzt hat', en: 'Who set the date, and when' },
  entry: { de: '{text}: letzter Tag {end}', en: '{text}: last day {end}' },
  length: { de: 'Länge', en: 'Length' },
  raw_end: { de: 'Rechnerisches Ende', en: 'Computed end' },
  end: { de: 'Letzter Tag', en: 'Last day' },
  end_note: { de: 'bis 24 Uhr', en: 'until midnight' },
  shifted: { de: 'verschoben auf den nächsten Werktag', en: 'moved to the next working day' },
  not_shifted: { de: 'keine Verschiebung', en: 'not moved' },
  steps: { de: 'Schritte', en: 'Steps' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  silence: { de: 'Folge des Schweigens', en: 'Effect of silence' },
  law_version: { de: 'Stand der Rechtsdaten', en: 'Version of the law data' },
  overdue_one: { de: 'seit 1 Tag überfällig', en: 'overdue by 1 day' },
  overdue: { de: 'seit {n} Tagen überfällig', en: 'overdue by {n} days' },
  today: { de: 'heute', en: 'today' },
  tomorrow: { de: 'morgen', en: 'tomorrow' },
  in_days: { de: 'noch {n} Tage', en: '{n} days left' },
  settled: { de: '{status} am {date}', en: '{status} on {date}' },
});
const text = deadline_text;

export function near_words(due: string, today: string): string {
  const days = days_between(today, due);
  if (days === -1) return t(text.overdue_one);
  if (days < 0) return t(text.overdue, { n: -days });
  if (days === 0) return t(text.today);
  return days === 1 ? t(text.tomorrow) : t(text.in_days, { n: days });
}

// A due date with how near it is; overdue by word and sign, not by colour alone.
export function due_date(due: string | null | undefined, today: string): TemplateResult {
  if (!due) return html`<span class="fw-muted">–</span>`;
  const near = nearness(due, today);
  return html`<span class="fw-due fw-due--${near}"><time datetime=${due}>${weekday(due)}, ${date(due)}</time>
    <span class="fw-due__near">${near === 'overdue' ? icon('warn') : nothing}${near_words(due, today)}</span></span>`;
}

export function status_badge(deadline: Deadline, today: string): TemplateResult {
  if (deadline.status === 'running') {
    return is_overdue(deadline.end, today) ? badge('warn', near_words(deadline.end, today), 'warn') : badge('info', near_words(deadline.end, today), 'clock');
  }
  const word = deadline.settled_on ? t(text.settled, { status: deadline_status(deadline.status), date: date(deadline.settled_on) }) : deadline_status(deadline.status);
  return deadline.status === 'met' ? badge('good', word, 'good') : badge('plain', word);
}

export function working(deadline: Deadline): TemplateResult {
  const fact = (name: string, value: unknown, note?: string): TemplateResult =>
    html`<div><dt>${name}</dt><dd>${value}${note ? html` <span class="fw-small fw-muted">${note}</span>` : nothing}</dd></div>`;
  const start = deadline.length.endsWith('0') ? t(text.start_counts) : deadline.length.startsWith('-') ? undefined : t(text.start_note);
  return html`<div class="fw-working">
    ${deadline.sentence ? html`<p>${t(deadline.sentence)}</p>` : nothing}
    <dl class="fw-facts fw-facts--wide">
      ${fact(t(text.start), html`${deadline.starts ? html`${t(deadline.starts)}: ` : nothing}${weekday(deadline.from)}, ${date(deadline.from)}`, start)}
      ${fact(t(text.length), length_name(deadline.length))}
      ${fact(t(text.raw_end), html`${weekday(deadline.raw)}, ${date(deadline.raw)}`, was_shifted(deadline) ? t(text.shifted) : t(text.not_shifted))}
      ${fact(t(text.end), html`<strong>${weekday(deadline.end)}, ${date(deadline.end)}</strong>`, t(text.end_note))}
      ${fact(t(text.basis), deadline.basis)}
      ${deadline.on_silence ? fact(t(text.silence), silence_name(deadline.on_silence)) : nothing}
    </dl>
    ${deadline.steps.length ? html`<h4>${t(text.steps)}</h4>
      <ol class="fw-why__steps">${deadline.steps.map((step) => html`<li><time datetime=${step.date}>${date(step.date)}</time><span>${t(step.why)} <span class="fw-small fw-muted">${step.rule}</span></span></li>`)}</ol>` : nothing}
    ${deadline.history?.length ? html`<h4>${t(text.history)}</h4>
      <ol class="fw-why__steps">${deadline.history.map((entry) => html`<li><time datetime=${entry.at}>${instant(entry.at)}</time><span>${t(text.entry, { text: t(entry.text), end: date(entry.end) })}${entry.reason ? html` – ${entry.reason}` : nothing}
        <span class="fw-small fw-muted">${entry.by ?? role_name(entry.role)}</span></span></li>`)}</ol>` : nothing}
    ${deadline.note ? html`<p class="fw-aside">${t(deadline.note)}</p>` : nothing}
    ${deadline.law_version ? html`<p class="fw-small fw-muted">${t(text.law_version)}: ${deadline.law_version}</p>` : nothing}
    ${deadline.calendar_version ? html`<p class="fw-small fw-muted">${t(text.calendar)}: ${deadline.calendar_version}</p>` : nothing}
  </div>`;
}

export const why = (deadline: Deadline, open = false): TemplateResult =>
  html`<details class="fw-why" ?open=${open}><summary>${t(text.why)}</summary>${working(deadline)}</details>`;

// From a date that stands alone to its working: `address` is the page that lists the deadlines, `deadline` its id or 'naechste'.
export const why_link = (address: string, deadline: string, what: string): TemplateResult =>
  html`<a class="fw-small fw-why-link" href="${address}${address.includes('?') ? '&' : '?'}frist=${encodeURIComponent(deadline)}">${t(text.why)}<span class="fw-sr"> ${what}</span></a>`;

// Whose turn it was and when: spans as bars on one axis, all deadlines with today, and the steps as a list.
// The bars are also lists of words for those who do not see them. Places are set as properties, since the content
// security policy forbids style attributes.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Deadline, Timeline as Course } from '../../api/types';
import { FwElement } from '../../base/element';
import { date } from '../../format';
import { locale, t, texts } from '../../i18n/text';
import { all_deadlines, deadline_name } from '../../pages/case/case-deadlines';
import { deadline_status, event_name, side_name, silence_name } from '../../pages/case/words';
import { add_days } from '../deadline/deadline';
import { loading, problem_notice } from '../notice';
import { axis_of, bar, position, ticks, with_room, type Axis } from './layout';
import './timeline.css';

const text = texts({
  turns: { de: 'Wer am Zug war', en: 'Whose turn it was' },
  deadlines: { de: 'Fristen auf der Zeitachse', en: 'Deadlines on the time axis' },
  steps: { de: 'Schritte', en: 'Steps' },
  today: { de: 'Heute', en: 'Today' },
  that_day: { de: 'Stand', en: 'That day' },
  until_today: { de: 'bis heute', en: 'until today' },
  until_that_day: { de: 'bis zu diesem Stand', en: 'until that day' },
  days: { de: '{n} Tage', en: '{n} days' },
  day: { de: '1 Tag', en: '1 day' },
  sum: { de: 'zusammen', en: 'in all' },
  follows: { de: '; ab {date}: {effect}', en: '; from {date}: {effect}' },
  far: { de: 'Spätere Fristen stehen unter „Fristen“.', en: 'Later deadlines stand under "Deadlines".' },
});
const days_words = (days: number): string => (days === 1 ? t(text.day) : t(text.days, { n: days }));

@customElement('fw-timeline')
export class Timeline extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private course: Course | undefined;
  @state() private problem: Problem | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('application')) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.course = (await call(api.GET('/api/v1/applications/{application}/timeline', { params: { path: { application: this.application.id }, query: as_of(this.application) } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    const course = this.course;
    if (!course) return loading();
    // Validity periods of years would flatten everything else.
    const all = all_deadlines(this.application);
    const shown = all.filter(({ end }) => end <= far_end(course));
    const axis = axis_of([...course.turns.flatMap(({ from, to }) => [from, to ?? from]), ...shown.flatMap(({ from, end }) => [from, end])], course.today);
    return html`<div class="fw-stack fw-stack--wide">
      <section><h3>${t(text.turns)}</h3>${this.#turns(course, axis)}</section>
      ${all.length ? html`<section><h3>${t(text.deadlines)}</h3>${this.#deadlines(shown, axis, course.today)}${shown.length < all.length ? html`<p class="fw-small fw-muted">${t(text.far)}</p>` : nothing}</section>` : nothing}
      <section><h3>${t(text.steps)}</h3><ol class="fw-plainlist fw-course">${[...course.steps].reverse().map((step) => html`<li>
        <time datetime=${step.on}>${date(step.on)}</time><span>${t(step.text) || event_name(step.event, this.application.procedure)}</span></li>`)}</ol></section>
    </div>`;
  }

  readonly #day_name = (): string => t(this.application.as_of ? text.that_day : text.today);

  #turns(course: Course, axis: Axis): TemplateResult {
    const sides = ['applicant', 'authority', 'agencies'].filter((side) => course.turns.some((turn) => turn.side === side));
    return html`<div class="fw-gantt">${scale(axis, course.today, this.#day_name())}<ul class="fw-plainlist">${sides.map((side) => {
      const turns = course.turns.filter((turn) => turn.side === side);
      return html`<li><div class="fw-gantt__name"><strong>${side_name(side)}</strong> <span class="fw-small fw-muted">${t(text.sum)} ${days_words(turns.reduce((sum, { days }) => sum + days, 0))}</span></div>
        <div class="fw-gantt__lane">${turns.map((turn) => block(`fw-gantt__bar fw-gantt__bar--${side}`, bar(axis, turn.from, turn.to, course.today)))}</div>
        <ul class="fw-sr">${turns.map((turn) => html`<li>${date(turn.from)} – ${turn.to ? date(turn.to) : t(this.application.as_of ? text.until_that_day : text.until_today)} (${days_words(turn.days)})</li>`)}</ul></li>`;
    })}</ul></div>`;
  }

  #deadlines(deadlines: readonly Deadline[], axis: Axis, today: string): TemplateResult {
    return html`<div class="fw-gantt">${scale(axis, today, this.#day_name())}<ul class="fw-plainlist">${deadlines.map((deadline) => html`<li>
      <div class="fw-gantt__name">${deadline_name(this.application, deadline)} <span class="fw-small fw-muted">${date(deadline.from)} – <strong>${date(deadline.end)}</strong>, ${deadline_status(deadline.status)}${follows(deadline)}</span></div>
      <div class="fw-gantt__lane">${block(`fw-gantt__period fw-gantt__period--${deadline.status}`, bar(axis, deadline.from, deadline.end, today))}</div></li>`)}</ul></div>`;
  }
}

// The day on which silence works, for periods that run and have such an effect.
const effects = new Set(['deemed_given', 'disregarded', 'deemed_permit', 'deemed_complete']);
const follows = (deadline: Deadline): string =>
  deadline.status === 'running' && deadline.on_silence && effects.has(deadline.on_silence) ? t(text.follows, { date: date(add_days(deadline.end, 1)), effect: silence_name(deadline.on_silence) }) : '';

// A year from today at most.
const far_end = (course: Course): string => `${Number(course.today.slice(0, 4)) + 1}${course.today.slice(4)}`;

const block = (name: string, { left, width }: { left: number; width: number }): TemplateResult =>
  html`<span class=${name} aria-hidden="true" .style=${`left: ${left}%; width: ${width}%`}></span>`;

function scale(axis: Axis, today: string, name: string): TemplateResult {
  const long = axis.days > 400;
  const label = new Intl.DateTimeFormat(locale(), long ? { month: 'short', year: '2-digit', timeZone: 'UTC' } : { month: 'short', timeZone: 'UTC' });
  const marks = ticks(axis);
  const on_phone = with_room(marks.map(({ at }) => at), long ? 21 : 15); // percent of 272 px
  return html`<div class="fw-gantt__scale" aria-hidden="true">
    ${marks.map(({ day, at }, index) => html`<span class="fw-gantt__tick ${on_phone[index] ? '' : 'fw-gantt__tick--wide'}" .style=${`left: ${at}%`}>${label.format(new Date(`${day}T00:00:00Z`))}</span>`)}
    <span class="fw-gantt__today" .style=${`left: ${position(axis, today)}%`}><span>${name}</span></span></div>`;
}

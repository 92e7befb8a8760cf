// The log of a case: every event with its number, actor and hash, as `flurwerk verify` walks them.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import type { operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { text_field } from '../../components/fields';
import { loading, problem_notice } from '../../components/notice';
import { instant } from '../../format';
import { t, texts } from '../../i18n/text';
import { event_name, role_name } from '../case/words';
import './log.css';

type LogEvent = operations['get_events']['responses'][200]['content']['application/json']['events'][number];

const text = texts({
  lead: { de: 'Jedes Ereignis trägt die Prüfsumme seines Vorgängers in sich. Eine nachträgliche Änderung fällt bei der Prüfung auf.', en: 'Every event carries the hash of the one before. A later change is caught when the log is verified.' },
  take: { de: 'Protokoll herunterladen', en: 'Download the log' },
  take_hint: { de: '(JSON; prüfbar ohne Zugang zu diesem Programm mit „flurwerk verify --log DATEI“)', en: '(JSON; can be verified without access to this program by “flurwerk verify --log FILE”)' },
  from: { de: 'Ab Tag', en: 'From day' },
  from_hint: { de: 'Leer: das ganze Protokoll. Ein Teil nennt die Prüfsumme des Ereignisses davor und reicht immer bis zum Ende: Nur spätere Ereignisse sagen, ob Texte gelöscht wurden.', en: 'Empty: the whole log. A part names the hash of the event before it and always reaches to the end: only later events say whether texts were erased.' },
  from_none: { de: 'Von diesem Tag an hat der Vorgang kein Ereignis.', en: 'The case has no event from this day on.' },
  number: { de: 'Nr.', en: 'No.' },
  at: { de: 'Zeit', en: 'Time' },
  event: { de: 'Ereignis', en: 'Event' },
  actor: { de: 'Durch', en: 'By' },
  hash: { de: 'Prüfsumme', en: 'Hash' },
  content: { de: 'Inhalt', en: 'Content' },
  law: { de: 'Rechtsdaten', en: 'Law data' },
});

@customElement('fw-log-view')
export class LogView extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private events: LogEvent[] | undefined;
  @state() private problem: Problem | undefined;
  @state() private from = '';

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('application')) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { data } = await call(api.GET('/api/v1/applications/{application}/events', { params: { path: { application: this.application.id }, query: as_of(this.application) } }));
      this.events = data.events;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #download(): TemplateResult {
    const last = this.events?.at(-1)?.at;
    const last_day = last ? new Date(last).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }) : '';
    const none = this.from > last_day;
    return html`<div class="fw-measure">${text_field({ id: 'log-from', label: t(text.from), hint: t(text.from_hint), error: none ? t(text.from_none) : undefined, optional: true, value: this.from, on_input: (typed) => (this.from = typed) }, { type: 'date' })}</div>
      ${none ? nothing : html`<p><a href=${`/api/v1/applications/${this.application.id}/log.json${this.from ? `?from=${this.from}` : ''}`} download>${t(text.take)}</a> <span class="fw-small fw-muted">${t(text.take_hint)}</span></p>`}`;
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.events) return loading();
    return html`<p class="fw-muted fw-measure">${t(text.lead)}</p>
      ${this.#download()}
      <table class="fw-table fw-table--blocks fw-log">
        <thead><tr><th scope="col" class="fw-number">${t(text.number)}</th><th scope="col">${t(text.at)}</th><th scope="col">${t(text.event)}</th><th scope="col">${t(text.actor)}</th><th scope="col">${t(text.hash)}</th></tr></thead>
        <tbody>${[...this.events].reverse().map((event) => html`<tr>
          <td data-label=${t(text.number)} class="fw-number">${event.seq}</td>
          <td data-label=${t(text.at)} class="fw-nowrap">${instant(event.at)}</td>
          <td data-label=${t(text.event)}><div><strong>${event_name(event.type, this.application.procedure)}</strong>${typeof event.payload['title'] === 'string' && event.payload['title'] ? html` ${event.payload['title']}` : nothing}
            <details class="fw-why"><summary>${t(text.content)}</summary><pre tabindex="0" aria-label=${t(text.content)}>${JSON.stringify(event.payload, null, 2)}</pre>${event.law_version ? html`<p class="fw-small fw-muted">${t(text.law)}: ${event.law_version}</p>` : nothing}</details></div></td>
          <td data-label=${t(text.actor)}><div>${role_name(event.actor_role)}${event.actor && event.actor !== 'system' ? html`<div class="fw-small fw-muted" title=${event.actor}>${event.actor_name || event.actor}</div>` : nothing}</div></td>
          <td data-label=${t(text.hash)}><code title=${event.hash}>${event.hash.slice(0, 16)}…</code></td></tr>`)}</tbody>
      </table>`;
  }
}

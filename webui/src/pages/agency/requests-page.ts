// Requests to the agencies of the signed-in member, by due date or by week; open ones first shown. The address reproduces the view.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { StatementRequest } from '../../api/types';
import { FwPage } from '../../base/element';
import '../../components/calendar-address';
import { due_date, why } from '../../components/deadline/why';
import { button, select_field, text_field } from '../../components/fields';
import { matrix_filter, request_state, waited_for } from '../../components/matrix/matrix';
import { standings, standings_of, type Standing } from '../../components/matrix/states';
import { text as message_text } from '../../components/messages/texts';
import { loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { set_query } from '../../router';
import { act_name } from '../case/words';
import { text } from './texts';
import { matching, weeks_of } from './weeks';

const at_once = 500; // requests that are loaded without being asked for

@customElement('fw-requests-page')
export class RequestsPage extends FwPage {
  @state() private open = true;
  @state() private standing: Standing | '' = '';
  @state() private words = '';
  @state() private by_week = false;
  @state() private requests: StatementRequest[] | undefined;
  @state() private next: string | null = null; // cursor of what is not loaded
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = this.query.get('zeigen') !== 'alle';
    this.standing = standings.find((one) => one === this.query.get('stand')) ?? '';
    this.words = this.query.get('suche') ?? '';
    this.by_week = this.query.get('ansicht') === 'wochen';
    void this.#load();
  }

  // Open ones from the earliest, all from the latest: what is not loaded yet is the least wanted.
  async #load(more = false): Promise<void> {
    const { open } = this;
    try {
      const loaded = more ? [...(this.requests ?? [])] : [];
      let cursor: string | null = more ? this.next : null;
      for (const end = loaded.length + at_once; loaded.length < end;) {
        const { data } = await call(api.GET('/api/v1/statement-requests', { params: { query: { open, sort: open ? 'due' : 'latest', limit: 100, ...(cursor ? { cursor } : {}) } } }));
        if (this.open !== open) return; // something else was chosen meanwhile
        loaded.push(...data.requests);
        cursor = data.next;
        if (!cursor) break;
      }
      this.requests = loaded.sort((a, b) => a.deadline.end.localeCompare(b.deadline.end));
      this.next = cursor;
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #show(which: string): void {
    this.open = which !== 'alle';
    this.standing = '';
    this.#address();
    void this.#load();
  }

  #address(): void {
    const said: [string, string][] = [['zeigen', this.open ? '' : 'alle'], ['stand', this.standing], ['suche', this.words.trim()], ['ansicht', this.by_week ? 'wochen' : '']];
    set_query(new URLSearchParams(said.filter(([, value]) => value)));
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${t(text.lead)}</p></div>
      <div class="fw-stack">
        <div class="fw-row fw-row--end">
          ${select_field({ id: 'show', label: t(text.show), value: this.open ? 'offen' : 'alle', on_input: (value) => this.#show(value) }, [{ value: 'offen', label: t(text.open) }, { value: 'alle', label: t(text.all) }])}
          ${select_field({ id: 'view', label: t(text.view), value: this.by_week ? 'wochen' : '', on_input: (value) => { this.by_week = value === 'wochen'; this.#address(); } }, [{ value: '', label: t(text.view_list) }, { value: 'wochen', label: t(text.view_weeks) }])}
          ${text_field({ id: 'words', label: t(text.words), value: this.words, on_input: (value) => { this.words = value; this.#address(); } }, { type: 'search', maxlength: 200 })}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${this.requests ? this.#list(this.requests) : this.problem ? nothing : loading()}
        <fw-calendar-address></fw-calendar-address>
      </div>`;
  }

  #list(requests: readonly StatementRequest[]): TemplateResult {
    if (!requests.length) return notice('info', t(text.none), this.open ? t(text.none_open) : nothing);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
    const found = matching(requests, this.words);
    const shown = found.filter((request) => !this.standing || standings_of(request, today).includes(this.standing));
    return html`${this.next ? html`<div class="fw-row">${notice('info', t(text.most, { n: requests.length }))}${button(t(text.load_more), () => void this.#load(true), 'secondary')}</div>` : nothing}
      ${matrix_filter(found, today, this.standing, (standing) => { this.standing = standing; this.#address(); })}
      <p role="status" class="fw-strong">${shown.length === 1 ? t(text.total_one) : t(text.total, { n: shown.length })}</p>
      ${!shown.length ? html`<p class="fw-muted">${t(text.none_found)}</p>`
        : this.by_week ? weeks_of(shown).map((week) => html`<section class="fw-stack fw-stack--tight" aria-labelledby="week-${week.monday}"><h2 id="week-${week.monday}">${t(text.week, { n: week.number, from: date(week.monday), to: date(week.sunday) })}</h2>${this.#table(week.requests, requests, today)}</section>`)
        : this.#table(shown, requests, today)}`;
  }

  // `all`: whether several of one's agencies are asked does not depend on the filter.
  #table(requests: readonly StatementRequest[], all: readonly StatementRequest[], today: string): TemplateResult {
    const several = new Set(all.filter(({ reads_along }) => !reads_along).map(({ agency }) => agency.id)).size > 1;
    return html`<table class="fw-table fw-table--blocks">
        <thead><tr><th scope="col">${t(text.due)}</th><th scope="col">${t(text.file_number)}</th><th scope="col">${t(text.project)}</th><th scope="col">${t(text.act)}</th><th scope="col">${t(text.state)}</th></tr></thead>
        <tbody>${requests.map((request) => html`<tr>
          <td data-label=${t(text.due)}><div>${request.status === 'open' ? due_date(request.deadline.end, today) : html`<span>${date(request.deadline.end)}</span>`}${waited_for(request, today)}${why(request.deadline)}</div></td>
          <td data-label=${t(text.file_number)} class="fw-nowrap">${request.file_number || '–'}</td>
          <td data-label=${t(text.project)}><div><a class="fw-strong" href="/stellungnahmen/${request.id}">${request.application_title ?? request.file_number ?? request.id}</a>${request.reads_along ? html`<div class="fw-small fw-muted">${t(text.along_from, { agency: request.agency.name })}</div>` : several ? html`<div class="fw-small fw-muted">${request.agency.name}</div>` : nothing}${request.unread_messages ? html`<div class="fw-small">${request.unread_messages === 1 ? t(message_text.unread_one) : t(message_text.unread, { n: request.unread_messages })}</div>` : nothing}</div></td>
          <td data-label=${t(text.act)}>${act_name(request.act)}</td>
          <td data-label=${t(text.state)}><div><div class="fw-row">${request_state(request)}</div>${request.draft ? html`<div class="fw-small fw-muted">${t(request.draft.second_person ? text.draft_waits : text.draft_by, { name: request.draft.written_by.name, n: request.draft.version })}</div>` : nothing}</div></td></tr>`)}</tbody>
      </table>`;
  }
}

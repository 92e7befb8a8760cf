// The inbox of clerks and approvers: what is due first stands first; the address reproduces the view.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { ApplicationSummary } from '../../api/types';
import { FwPage } from '../../base/element';
import '../../components/calendar-address';
import { due_date, why_link } from '../../components/deadline/why';
import { button, select_field, text_field } from '../../components/fields';
import { text as message_text } from '../../components/messages/texts';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { since_days } from '../../components/since';
import { number } from '../../format';
import { office } from '../../i18n/office';
import { t, texts } from '../../i18n/text';
import { set_query } from '../../router';
import { side_name, shared_state_name, state_name, state_tone } from '../case/words';
import './inbox.css';
import './saved-filters';
import { all_states, filtered, next_page, open_states, previous_page, query_of, states_asked, view_of, type Assigned, type Sort, type State, type View } from './view';

const text = texts({
  title: { de: 'Eingang', en: 'Inbox' },
  lead: { de: 'Nach Fälligkeit: Was zuerst zu tun ist, steht oben.', en: 'By due date: what has to be done first stands on top.' },
  search_label: { de: 'Titel, Aktenzeichen, Adresse, Flurstück, Person oder Wortlaut', en: 'Title, file number, address, parcel, person or wording' },
  state: { de: 'Stand', en: 'State' },
  state_open: { de: 'In Arbeit', en: 'In work' },
  state_all: { de: 'Alle', en: 'All' },
  order: { de: 'Reihenfolge', en: 'Order' },
  order_due: { de: 'Fälligkeit', en: 'Due date' },
  order_received: { de: 'Eingang', en: 'Received' },
  order_title: { de: 'Titel', en: 'Title' },
  apply: { de: 'Suchen', en: 'Search' },
  total: { de: '{n} Vorgänge', en: '{n} cases' },
  total_one: { de: '1 Vorgang', en: '1 case' },
  none: { de: 'Keine Vorgänge in dieser Auswahl', en: 'No cases in this selection' },
  none_text: { de: 'Ändern Sie Suche oder Stand, um mehr zu sehen.', en: 'Change search or state to see more.' },
  reset: { de: 'Auswahl zurücksetzen', en: 'Reset the selection' },
  file: { de: 'Aktenzeichen', en: 'File number' },
  case: { de: 'Vorhaben', en: 'Project' },
  turn: { de: 'Am Zug', en: 'Whose turn' },
  next: { de: 'Nächste Frist', en: 'Next deadline' },
  answers: { de: 'Antworten', en: 'Answers' },
  answers_of: { de: '{n} von {m}', en: '{n} of {m}' },
  no_deadline: { de: 'keine Frist', en: 'no deadline' },
  previous: { de: 'Vorherige Seite', en: 'Previous page' },
  following: { de: 'Nächste Seite', en: 'Next page' },
  pages: { de: 'Seiten', en: 'Pages' },
  page: { de: 'Seite {n}', en: 'Page {n}' },
});

interface Page {
  applications: ApplicationSummary[];
  total: number;
  next: string | null;
}

@customElement('fw-inbox-page')
export class InboxPage extends FwPage {
  @state() private view: View = view_of(new URLSearchParams());
  @state() private q = '';
  @state() private page: Page | undefined;
  @state() private problem: Problem | undefined;
  #asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.view = view_of(this.query);
    this.q = this.view.q;
    void this.#load();
  }

  #show(view: View): void {
    this.view = view;
    set_query(query_of(view));
    void this.#load();
  }

  async #load(): Promise<void> {
    const asked = (this.#asked += 1);
    this.problem = undefined;
    const cursor = this.view.cursors.at(-1);
    const query = { state: states_asked(this.view).join(','), sort: this.view.sort, ...(this.view.assigned ? { assigned: this.view.assigned } : {}), ...(this.view.q ? { q: this.view.q } : {}), ...(cursor ? { cursor } : {}) };
    try {
      const { data } = await call(api.GET('/api/v1/applications', { params: { query } }));
      if (asked === this.#asked) this.page = data;
    } catch (error) {
      if (asked === this.#asked) this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${t(text.lead)}</p><p><a href="/vertretungen">${t(office.absences)}</a></p></div>
      ${this.#filter()}
      <fw-saved-filters .query=${query_of({ ...this.view, cursors: [] }).toString()} @pick=${(event: CustomEvent<string>) => {
        const view = view_of(new URLSearchParams(event.detail));
        this.q = view.q;
        this.#show(view);
      }}></fw-saved-filters>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.page ? this.#result(this.page) : this.problem ? nothing : loading()}
      <fw-calendar-address></fw-calendar-address>`;
  }

  #filter(): TemplateResult {
    const one = this.view.states.length === all_states.length ? 'alle' : this.view.states.length === 1 ? (this.view.states[0] ?? '') : '';
    const states = [
      { value: '', label: t(text.state_open) },
      ...open_states.map((value) => ({ value: value as string, label: `– ${shared_state_name(value)}` })),
      ...all_states.filter((value) => !open_states.includes(value)).map((value) => ({ value: value as string, label: shared_state_name(value) })),
      { value: 'alle', label: t(text.state_all) },
    ];
    const pick = (value: string): void =>
      this.#show(filtered(this.view, { states: value === '' ? [] : value === 'alle' ? [...all_states] : [value as State] }));
    const sorts = [['due', text.order_due], ['received', text.order_received], ['title', text.order_title]] as const;
    return html`<form class="fw-filter" role="search" @submit=${(event: Event) => {
      event.preventDefault();
      this.#show(filtered(this.view, { q: this.q.trim() }));
    }}>
      ${text_field({ id: 'q', label: t(text.search_label), value: this.q, on_input: (value) => (this.q = value) }, { type: 'search', maxlength: 200 })}
      ${button(t(text.apply), undefined, 'secondary', { type: 'submit' })}
      ${select_field({ id: 'state', label: t(text.state), value: one, on_input: pick }, states)}
      ${select_field({ id: 'assigned', label: t(office.assigned), value: this.view.assigned, on_input: (value) => this.#show(filtered(this.view, { assigned: value as Assigned })) },
        [{ value: '', label: t(office.assigned_all) }, { value: 'mine', label: t(office.assigned_mine) }, { value: 'deputy', label: t(office.assigned_deputy) }, { value: 'nobody', label: t(office.assigned_nobody) }])}
      ${select_field({ id: 'sort', label: t(text.order), value: this.view.sort, on_input: (value) => this.#show(filtered(this.view, { sort: value as Sort })) },
        sorts.map(([value, label]) => ({ value, label: t(label) })))}
    </form>`;
  }

  #result(page: Page): TemplateResult {
    const total = page.total === 1 ? t(text.total_one) : t(text.total, { n: number(page.total, 0) });
    if (page.applications.length === 0) {
      return html`<p class="fw-inbox__total" role="status">${total}</p>${notice('info', t(text.none), html`<p>${t(text.none_text)}</p>
        <p><button class="fw-plain" type="button" @click=${() => {
          this.q = '';
          this.#show(view_of(new URLSearchParams()));
        }}>${t(text.reset)}</button></p>`)}`;
    }
    return html`<p class="fw-inbox__total" role="status">${total}</p>
      <table class="fw-table fw-table--blocks fw-inbox">
        <thead><tr><th scope="col">${t(text.next)}</th><th scope="col">${t(text.file)}</th><th scope="col">${t(text.case)}</th><th scope="col">${t(text.state)}</th>
          <th scope="col">${t(text.turn)}</th><th scope="col">${t(office.assigned)}</th><th scope="col" class="fw-number">${t(text.answers)}</th></tr></thead>
        <tbody>${page.applications.map((one) => this.#row(one))}</tbody>
      </table>
      ${this.#paging(page)}`;
  }

  #row(one: ApplicationSummary): TemplateResult {
    const total = one.requests_total ?? 0;
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
    return html`<tr>
      <td data-label=${t(text.next)}>${one.next_due
        ? html`<div>${due_date(one.next_due, today)}<div class="fw-small fw-muted">${one.next_deadline ? t(one.next_deadline) : nothing}</div>${why_link(`/vorgaenge/${one.id}?ansicht=fristen`, 'naechste', one.title)}</div>`
        : html`<span class="fw-muted">${t(text.no_deadline)}</span>`}</td>
      <td data-label=${t(text.file)} class="fw-nowrap">${one.file_number || '–'}</td>
      <td data-label=${t(text.case)}><div><a class="fw-inbox__title" href="/vorgaenge/${one.id}">${one.title}</a>${one.unread_messages ? html`<div class="fw-small"><a class="fw-inbox__news" href="/vorgaenge/${one.id}?ansicht=nachrichten">${one.unread_messages === 1 ? t(message_text.unread_one) : t(message_text.unread, { n: one.unread_messages })}</a></div>` : nothing}</div></td>
      <td data-label=${t(text.state)}><span>${badge(state_tone(one.state), state_name(one.state, one.procedure))}</span></td>
      <td data-label=${t(text.turn)}><div>${side_name(one.turn)}${one.turn_since && one.turn !== 'nobody' ? html`<div class="fw-small fw-muted">${since_days(one.turn_since, today)}</div>` : nothing}</div></td>
      <td data-label=${t(office.assigned)}>${one.assigned_to?.name ?? '–'}</td>
      <td data-label=${t(text.answers)} class="fw-number">${total ? t(text.answers_of, { n: total - (one.requests_open ?? 0), m: total }) : '–'}</td>
    </tr>`;
  }

  #paging(page: Page): TemplateResult | typeof nothing {
    const { cursors } = this.view;
    if (cursors.length === 0 && !page.next) return nothing;
    return html`<nav class="fw-row fw-row--between fw-inbox__pages" aria-label=${t(text.pages)}>
      ${cursors.length ? button(t(text.previous), () => this.#turn(previous_page(this.view)), 'secondary') : html`<span></span>`}
      <span class="fw-muted">${t(text.page, { n: cursors.length + 1 })}</span>
      ${page.next ? button(t(text.following), () => this.#turn(next_page(this.view, page.next ?? '')), 'secondary') : html`<span></span>`}
    </nav>`;
  }

  #turn(view: View): void {
    this.#show(view);
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('h1')?.focus();
  }
}

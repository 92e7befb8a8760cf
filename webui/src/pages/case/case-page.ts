// The case page of the authority: header with whose turn it is, and views, each with its own address.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call, call_if_changed } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { speak_law_of } from '../../api/provisions';
import type { Application, Findings, Procedures } from '../../api/types';
import { FwPage } from '../../base/element';
import { look_out } from '../../base/look-out';
import { text as message_text } from '../../components/messages/texts';
import { next_deadline } from '../../components/deadline/deadline';
import { due_date, why_link } from '../../components/deadline/why';
import { button, text_field } from '../../components/fields';
import { news_notice } from '../../components/news';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { since_days } from '../../components/since';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { on_navigate } from '../../router';
import { draft_of, type DecisionDraft } from '../decision/draft';
import './case.css';
import './case-overview';
import './case-documents';
import { all_deadlines, asked_deadline, deadline_name, deadlines_view, show_deadline } from './case-deadlines';
import './case-outlook';
import { text as hearing_text } from '../hearing/texts';
import { text as access_text } from '../file-access/texts';
import { text as after_text } from './permit-texts';
import { news_lines, news_of, type News } from './news';
import { text } from './texts';
import { side_name, state_name, state_tone } from './words';

// Address word, name, and the chunk that is loaded when the view is first opened.
const views = [
  ['uebersicht', text.overview, undefined],
  ['pruefung', text.findings, () => import('./case-findings')],
  ['unterlagen', text.documents, undefined],
  ['fristen', text.deadlines, undefined],
  ['beteiligung', text.participation, () => import('../participation/participation-view')],
  ['nachbarn', hearing_text.neighbours, () => import('../hearing/neighbours-view')],
  ['oeffentlichkeit', hearing_text.public, () => import('../hearing/publicity-view')],
  ['stellungnahmen', text.statements, () => import('../../components/synopsis/synopsis')],
  ['nachrichten', message_text.title, () => import('../../components/messages/messages')],
  ['akteneinsicht', access_text.title, () => import('../file-access/file-access-view')],
  ['entscheidung', text.decision, () => import('../decision/decision-view')],
  ['danach', after_text.title, () => import('./permit')],
  ['verlauf', text.timeline, () => import('../../components/timeline/timeline')],
  ['protokoll', text.log, () => import('../log/log-view')],
] as const;
export type View = (typeof views)[number][0];

// Where the view of what comes after the decision has something to say.
const after_states = new Set<string>(['granted', 'granted_partly', 'refused', 'deemed_granted', 'start_allowed', 'under_construction', 'completion_notified', 'expired', 'cancelled']);

const view_of = (query: URLSearchParams): View => views.find(([name]) => name === query.get('ansicht'))?.[0] ?? 'uebersicht';

@customElement('fw-case-page')
export class CasePage extends FwPage {
  @state() private application: Application | undefined;
  @state() private procedures: Procedures | undefined;
  @state() private view: View = 'uebersicht';
  @state() private draft: DecisionDraft | undefined;
  @state() private findings: Findings | Problem | undefined;
  @state() private problem: Problem | undefined;
  @state() private said = '';
  @state() private day = ''; // as of which the file is shown; empty: as it is now
  @state() private asked_day = '';
  @state() private deadline = ''; // whose working the address asks for
  #unshown = false;
  #etag = ''; // of the case as it was last read
  @state() private news: News | undefined; // that came in since then
  @state() private loaded = new Set<View>(['uebersicht', 'unterlagen', 'fristen']);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', (event) => void this.#stay(event));
    this.addEventListener('fw-recorded', this.#recorded);
    this.addEventListener('fw-begun', () => (this.said = ''));
    this.addEventListener('fw-outdated', () => (this.news = { statements: [], messages: 0, ...this.news, outdated: true }));
    this.addEventListener('fw-messages-read', () => this.application && (this.application = { ...this.application, unread_messages: 0 }));
    this.addEventListener('fw-draft', (event) => (this.draft = (event as CustomEvent<DecisionDraft>).detail));
    this.watch(on_navigate(() => this.#arrive(new URLSearchParams(location.search))));
    this.watch(look_out(this.#look));
    this.day = this.asked_day = this.query.get('stand') ?? '';
    this.#unshown = this.query.has('frist');
    void this.#open(view_of(this.query));
    void this.#load();
  }

  override may_leave(): boolean {
    return !this.draft?.dirty || confirm(t(text.unsaved));
  }

  readonly #recorded = (event: Event): void => {
    const { said = t(text.recorded), draft_stays } = (event as CustomEvent<{ said?: string; draft_stays?: boolean }>).detail;
    this.said = ''; // the same words a second time are news as well
    if (!draft_stays) this.draft = undefined;
    void this.#load().then(() => (this.said = said));
  };

  // The address says the view and the day.
  #arrive(query: URLSearchParams): void {
    const day = query.get('stand') ?? '';
    if (day !== this.day) {
      this.day = this.asked_day = day;
      this.said = '';
      void this.#load();
    }
    this.#unshown = query.has('frist');
    if (this.application && this.#unshown) this.deadline = asked_deadline(this.application, query);
    void this.#open(view_of(query));
  }

  override updated(): void {
    if (this.#unshown && this.view === 'fristen' && this.application) this.#unshown = !show_deadline(this, this.deadline);
  }

  async #load(): Promise<void> {
    try {
      const query = this.day ? { as_of: this.day } : {};
      const { data, etag = '' } = await call(api.GET('/api/v1/applications/{application}', { params: { path: { application: this.params['id'] ?? '' }, query } }));
      if ((data.as_of ?? '') !== this.day) return; // the day was changed meanwhile
      if (data.version !== this.application?.version) this.findings = undefined;
      await speak_law_of(data);
      this.procedures ??= (await call(api.GET('/api/v1/procedures', { params: { query: { land: data.land } } }))).data;
      this.application = data;
      this.#etag = etag;
      this.news = undefined;
      if (this.#unshown) this.deadline = asked_deadline(data, new URLSearchParams(location.search));
      void this.#check(data);
      if (!this.draft?.dirty) this.draft = draft_of(data.decision);
      this.problem = undefined;
      this.set_title(data.file_number ? `${data.file_number} ${data.title}` : data.title);
    } catch (error) {
      this.problem = caught(error);
      if (this.day) this.application = undefined; // what is on the page is of another day
    }
  }

  // What came in is said; the page and what is being written on it stay as they are until somebody wants to see it.
  readonly #look = async (): Promise<void> => {
    const shown = this.application;
    if (!shown || shown.as_of || this.day) return;
    const answer = await call_if_changed(this.#etag, (options) => api.GET('/api/v1/applications/{application}', { params: { path: { application: shown.id } }, ...options }));
    if (!answer || shown !== this.application) return; // read anew meanwhile
    this.#etag = answer.etag ?? '';
    this.news = news_of(shown, answer.data, this.news?.outdated);
  };

  async #check(application: Application): Promise<void> {
    if (!application.draft?.design) return;
    const params = { path: { application: application.id }, query: as_of(application) };
    this.findings = await call(api.GET('/api/v1/applications/{application}/findings', { params })).then(({ data }) => data, caught);
  }

  async #open(view: View): Promise<void> {
    this.view = view;
    if (this.loaded.has(view)) return;
    await views.find(([name]) => name === view)?.[2]?.();
    this.loaded = new Set([...this.loaded, view]);
  }

  // A view has its address, but a link to it keeps the page and what is being written on it.
  readonly #stay = async (event: MouseEvent): Promise<void> => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.pathname !== location.pathname || link.origin !== location.origin) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const query = new URLSearchParams(link.search);
    if (this.day && !query.has('stand') && !link.hasAttribute('data-now')) query.set('stand', this.day); // links inside a view do not know it
    history.pushState(null, '', `${link.pathname}${query.size ? `?${query}` : ''}`);
    this.#arrive(query);
    await this.updateComplete;
    const title = this.querySelector<HTMLElement>('#view-title');
    if (!link.isConnected) title?.focus(); // it went with its view
    else if (link.closest('.fw-tabs') && matchMedia('(max-width: 40rem)').matches) title?.scrollIntoView(); // what was chosen lies below the list of views
  };
  readonly #address = (view: View, day = this.day): string => {
    const query = new URLSearchParams({ ...(view === 'uebersicht' ? {} : { ansicht: view }), ...(day ? { stand: day } : {}) }).toString();
    return `/vorgaenge/${this.params['id'] ?? ''}${query ? `?${query}` : ''}`;
  };

  // The day that the file is shown as of: said, chosen, left.
  #past(): TemplateResult {
    const leave = html`<p><a data-now href=${this.#address(this.view, '')}>${t(text.past_leave)}</a></p>`;
    const shown = this.application?.as_of;
    return html`${shown ? notice('warn', t(text.past_title, { date: date(shown) }), html`<p>${t(text.past_text)}</p>${leave}`, true) : this.day && !this.application ? leave : nothing}
      <details class="fw-why fw-case__past" ?open=${Boolean(this.day)}><summary>${t(text.past)}</summary>
        <form class="fw-row fw-row--end" novalidate @submit=${(event: Event) => {
          event.preventDefault();
          history.pushState(null, '', this.#address(this.view, this.asked_day));
          this.#arrive(new URLSearchParams(location.search));
        }}>${text_field({ id: 'past-on', label: t(text.past_on), value: this.asked_day, on_input: (value) => (this.asked_day = value) }, { type: 'date' })}
          ${button(t(text.past_show), undefined, 'secondary', { type: 'submit' })}</form></details>`;
  }

  override render(): TemplateResult {
    const application = this.application;
    if (!application) return this.problem ? html`<div class="fw-head"><h1>${t(text.case)}</h1></div>${problem_notice(this.problem)}${this.day ? this.#past() : nothing}` : loading();
    return html`
      ${this.#header(application)}
      ${this.#past()}
      <nav class="fw-tabs" aria-label=${t(text.sections)}><ul>${views.filter(([name]) => name !== 'danach' || after_states.has(application.state)).map(([name, title]) => html`<li>
        <a href=${this.#address(name)} aria-current=${this.view === name ? 'page' : nothing}>${name === 'nachrichten' && application.unread_messages ? t(message_text.title_new, { n: application.unread_messages }) : t(title)}</a></li>`)}</ul></nav>
      <div role="status" class="fw-case__said">${this.said ? notice('good', this.said, html`<button class="fw-plain" type="button" @click=${() => (this.said = '')}>${t(text.said_close)}</button>`) : nothing}</div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      <section aria-labelledby="view-title" class="fw-stack">
        <h2 id="view-title" tabindex="-1" class=${this.view === 'uebersicht' ? 'fw-sr' : ''}>${t(views.find(([name]) => name === this.view)?.[1] ?? text.overview)}</h2>
        ${this.#view(application)}
      </section>
      ${news_notice(this.news ? news_lines(this.news, this.view, this.#address) : [], () => {
        this.news = undefined;
        void this.#load();
      }, () => (this.news = undefined))}`;
  }

  #header(application: Application): TemplateResult {
    const procedure = this.procedures?.procedures.find(({ id }) => id === application.procedure);
    const next = next_deadline(all_deadlines(application));
    const asked = application.requests.filter(({ status }) => status !== 'withdrawn');
    const { since } = application.turn;
    return html`<header class="fw-head">
      <div class="fw-row">${badge(state_tone(application.state), state_name(application.state, application.procedure))}
        <span class="fw-muted">${application.file_number ?? ''}</span>
        ${procedure ? html`<span class="fw-muted">${t(procedure.name)}</span>` : nothing}</div>
      <h1>${application.title}</h1>
      <dl class="fw-strip">
        <div><dt>${t(text.turn)}</dt><dd><strong>${side_name(application.turn.side)}</strong>${since ? html`<span class="fw-small fw-muted">${since_days(since, application.today)}</span>` : nothing}</dd></div>
        <div><dt>${t(text.next_deadline)}</dt><dd>${next ? html`${due_date(next.end, application.today)}<span class="fw-small fw-muted">${deadline_name(application, next)}</span>${why_link(this.#address('fristen'), next.id, deadline_name(application, next))}` : t(text.no_deadline)}</dd></div>
        <div><dt>${t(text.answers)}</dt><dd>${asked.length ? html`<strong>${t(text.answers_of, { n: asked.filter(({ status }) => status !== 'open').length, m: asked.length })}</strong>` : t(text.not_asked)}</dd></div>
      </dl>
    </header>`;
  }

  #view(application: Application): unknown {
    if (!this.loaded.has(this.view)) return loading();
    switch (this.view) {
      case 'uebersicht': return html`<fw-case-overview .application=${application} .procedures=${this.procedures} .findings=${this.findings}></fw-case-overview>`;
      case 'pruefung': return html`<fw-case-findings .application=${application} .findings=${this.findings}></fw-case-findings>`;
      case 'unterlagen': return html`<fw-case-documents .application=${application} .procedures=${this.procedures}></fw-case-documents>`;
      case 'fristen': return html`${deadlines_view(application, this.deadline)}${application.as_of ? nothing : html`<fw-case-outlook .application=${application}></fw-case-outlook>`}`;
      case 'beteiligung': return html`<fw-participation-view .application=${application}></fw-participation-view>`;
      case 'nachbarn': return html`<fw-neighbours-view .application=${application}></fw-neighbours-view>`;
      case 'oeffentlichkeit': return html`<fw-publicity-view .application=${application}></fw-publicity-view>`;
      case 'stellungnahmen': return html`<fw-synopsis .application=${application} .draft=${this.draft}></fw-synopsis>`;
      case 'nachrichten': return html`<p class="fw-muted">${t(message_text.lead)}</p><fw-messages .application=${application.id} .version=${application.version} .day=${application.as_of ?? ''} .writable=${application.allowed_actions.includes('send_message')}></fw-messages>`;
      case 'akteneinsicht': return html`<fw-file-access-view .application=${application}></fw-file-access-view>`;
      case 'entscheidung': return html`<fw-decision-view .application=${application} .draft=${this.draft}></fw-decision-view>`;
      case 'danach': return html`<fw-permit .application=${application}></fw-permit>`;
      case 'verlauf': return html`<fw-timeline .application=${application}></fw-timeline>`;
      case 'protokoll': return html`<fw-log-view .application=${application}></fw-log-view>`;
    }
  }
}

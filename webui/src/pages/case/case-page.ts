// The case page of the authority: header with whose turn it is, and views, each with its own address.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Findings, Procedures } from '../../api/types';
import { FwPage } from '../../base/element';
import { days_between, next_deadline } from '../../components/deadline/deadline';
import { due_date } from '../../components/deadline/why';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { t } from '../../i18n/text';
import { on_navigate } from '../../router';
import { draft_of, type DecisionDraft } from '../decision/draft';
import './case.css';
import './case-overview';
import './case-documents';
import { deadlines_view } from './case-deadlines';
import './case-outlook';
import { text as after_text } from './permit-texts';
import { text } from './texts';
import { side_name, state_name, state_tone } from './words';

// Address word, name, and the chunk that is loaded when the view is first opened.
const views = [
  ['uebersicht', text.overview, undefined],
  ['pruefung', text.findings, () => import('./case-findings')],
  ['unterlagen', text.documents, undefined],
  ['fristen', text.deadlines, undefined],
  ['beteiligung', text.participation, () => import('../participation/participation-view')],
  ['stellungnahmen', text.statements, () => import('../../components/synopsis/synopsis')],
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
  @state() private loaded = new Set<View>(['uebersicht', 'unterlagen', 'fristen']);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', (event) => void this.#stay(event));
    this.addEventListener('fw-recorded', this.#recorded);
    this.addEventListener('fw-draft', (event) => (this.draft = (event as CustomEvent<DecisionDraft>).detail));
    this.watch(on_navigate(() => void this.#open(view_of(new URLSearchParams(location.search)))));
    void this.#open(view_of(this.query));
    void this.#load();
  }

  override may_leave(): boolean {
    return !this.draft?.dirty || confirm(t(text.unsaved));
  }

  readonly #recorded = (event: Event): void => {
    this.said = (event as CustomEvent<{ said?: string }>).detail.said ?? t(text.recorded);
    this.draft = undefined;
    void this.#load();
  };

  async #load(): Promise<void> {
    try {
      const { data } = await call(api.GET('/api/v1/applications/{application}', { params: { path: { application: this.params['id'] ?? '' } } }));
      this.procedures ??= (await call(api.GET('/api/v1/procedures', { params: { query: { land: data.land } } }))).data;
      this.application = data;
      void this.#check(data);
      if (!this.draft?.dirty) this.draft = draft_of(data.decision);
      this.problem = undefined;
      this.set_title(data.file_number ? `${data.file_number} ${data.title}` : data.title);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #check(application: Application): Promise<void> {
    if (!application.draft?.design) return;
    const params = { path: { application: application.id } };
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
    if (!link || link.target || link.pathname !== this.#address('uebersicht') || link.origin !== location.origin) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, '', link.pathname + link.search);
    await this.#open(view_of(new URLSearchParams(link.search)));
    await this.updateComplete;
    if (!link.isConnected) this.querySelector<HTMLElement>('#view-title')?.focus(); // it went with its view
  };
  readonly #address = (view: View): string => `/vorgaenge/${this.params['id'] ?? ''}${view === 'uebersicht' ? '' : `?ansicht=${view}`}`;

  override render(): TemplateResult {
    const application = this.application;
    if (!application) return this.problem ? html`<div class="fw-head"><h1>${t(text.case)}</h1></div>${problem_notice(this.problem)}` : loading();
    return html`
      ${this.#header(application)}
      <nav class="fw-tabs" aria-label=${t(text.sections)}><ul>${views.filter(([name]) => name !== 'danach' || after_states.has(application.state)).map(([name, title]) => html`<li>
        <a href=${this.#address(name)} aria-current=${this.view === name ? 'page' : nothing}>${t(title)}</a></li>`)}</ul></nav>
      <div role="status" class="fw-case__said">${this.said ? notice('good', this.said) : nothing}</div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      <section aria-labelledby="view-title" class="fw-stack">
        <h2 id="view-title" tabindex="-1" class=${this.view === 'uebersicht' ? 'fw-sr' : ''}>${t(views.find(([name]) => name === this.view)?.[1] ?? text.overview)}</h2>
        ${this.#view(application)}
      </section>`;
  }

  #header(application: Application): TemplateResult {
    const procedure = this.procedures?.procedures.find(({ id }) => id === application.procedure);
    const next = next_deadline(application.deadlines);
    const asked = application.requests.filter(({ status }) => status !== 'withdrawn');
    const since = application.turn.since ? days_between(application.turn.since, application.today) : undefined;
    return html`<header class="fw-head">
      <div class="fw-row">${badge(state_tone(application.state), state_name(application.state))}
        <span class="fw-muted">${application.file_number ?? ''}</span>
        ${procedure ? html`<span class="fw-muted">${t(procedure.name)}</span>` : nothing}</div>
      <h1>${application.title}</h1>
      <dl class="fw-strip">
        <div><dt>${t(text.turn)}</dt><dd><strong>${side_name(application.turn.side)}</strong>${since === undefined ? nothing
          : html`<span class="fw-small fw-muted">${since < 1 ? t(text.turn_since_today) : since === 1 ? t(text.turn_since_one) : t(text.turn_since, { n: since })}</span>`}</dd></div>
        <div><dt>${t(text.next_deadline)}</dt><dd>${next ? html`${due_date(next.end, application.today)}<span class="fw-small fw-muted">${t(next.name)}</span>` : t(text.no_deadline)}</dd></div>
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
      case 'fristen': return html`${deadlines_view(application)}<fw-case-outlook .application=${application}></fw-case-outlook>`;
      case 'beteiligung': return html`<fw-participation-view .application=${application}></fw-participation-view>`;
      case 'stellungnahmen': return html`<fw-synopsis .application=${application} .draft=${this.draft}></fw-synopsis>`;
      case 'entscheidung': return html`<fw-decision-view .application=${application} .draft=${this.draft}></fw-decision-view>`;
      case 'danach': return html`<fw-permit .application=${application}></fw-permit>`;
      case 'verlauf': return html`<fw-timeline .application=${application}></fw-timeline>`;
      case 'protokoll': return html`<fw-log-view .application=${application}></fw-log-view>`;
    }
  }
}

// One application as its applicant sees it: whose turn it is, dates with their reasons, demanded documents, the notice.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, call_if_changed } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { speak_law_of } from '../../api/provisions';
import type { Application, Finding, Findings, Procedures } from '../../api/types';
import { FwPage } from '../../base/element';
import { look_out } from '../../base/look-out';
import { due_date, why_link } from '../../components/deadline/why';
import { next_deadline } from '../../components/deadline/deadline';
import '../../components/document-list';
import '../../components/findings';
import { link_button } from '../../components/fields';
import { icon } from '../../components/icon';
import { link_list } from '../../components/link-list';
import { news_notice, type NewsLine } from '../../components/news';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import '../../components/mark/mark';
import '../../components/messages/messages';
import { text as message_text } from '../../components/messages/texts';
import { mark_number } from '../../components/mark/place';
import type { SiteMap } from '../../components/site-map';
import { since_days } from '../../components/since';
import '../../components/timeline/timeline';
import { date, parcel_label } from '../../format';
import { applicant as text } from '../../i18n/applicant';
import { changes } from '../../i18n/changes';
import { draft_texts } from '../../i18n/draft';
import { t } from '../../i18n/text';
import '../case/case.css';
import { all_deadlines, asked_deadline, deadline_name, deadlines_view, show_deadline } from '../case/case-deadlines';
import '../case/case-outlook';
import { outcome_name, side_name, state_name, state_tone } from '../case/words';
import { describe } from '../draft/describe';
import { draft_fields } from '../draft/merge';
import { document_name } from '../draft/steps';
import { text as statistics_text } from '../statistics/texts';
import './application.css';
import './anew';
import './demanded';
import { application_news } from './news';
import { open_questions } from './questions';
import './retrieval';
import './withdraw';
import '../case/decision-time';
import '../case/permit';
import { text as after_text } from '../case/permit-texts';
import { live_acts } from '../case/permit-acts';

const has_deadlines = (application: Application): boolean => application.allowed_actions.includes('get_outlook') || all_deadlines(application).length > 0;

@customElement('fw-application-page')
export class ApplicationPage extends FwPage {
  @state() private application: Application | undefined;
  @state() private procedures: Procedures | undefined;
  @state() private findings: Findings | undefined;
  @state() private problem: Problem | undefined;
  @state() private map_ready = false; // its chunk is large: the words come first
  @state() private deadline = ''; // whose working the address asks for
  @state() private news: NewsLine[] = []; // that came in since then
  #unshown = false;
  #etag = '';
  #seen = ''; // the ETag of the last look
  #read = false; // the messages, on this very page

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.#stay);
    void this.#load().then(() => this.#ask(this.query));
    this.addEventListener('fw-messages-read', () => (this.#read = true));
    this.watch(look_out(this.#look));
  }

  readonly #look = async (): Promise<void> => {
    const shown = this.application;
    if (!shown || shown.state === 'draft') return;
    const answer = await call_if_changed(this.#seen, (options) => api.GET('/api/v1/applications/{application}', { params: { path: { application: shown.id } }, ...options }));
    if (!answer || shown !== this.application) return; // read anew meanwhile
    this.#seen = answer.etag ?? '';
    this.news = application_news(this.#read ? { ...shown, unread_messages: 0 } : shown, answer.data);
  };

  // The working stands on this very page: the way there keeps what is being written.
  readonly #stay = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.fw-why-link') : null;
    if (!link || link.pathname !== location.pathname || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#ask(new URLSearchParams(link.search));
  };

  #ask(query: URLSearchParams): void {
    this.#unshown = !!this.application && query.has('frist');
    if (this.application && this.#unshown) this.deadline = asked_deadline(this.application, query);
    this.requestUpdate();
  }

  override updated(): void {
    if (this.#unshown) this.#unshown = !show_deadline(this, this.deadline);
  }

  readonly #load = async (): Promise<void> => {
    const path = { application: this.params['id'] ?? '' };
    try {
      const { data, etag } = await call(api.GET('/api/v1/applications/{application}', { params: { path } }));
      this.#etag = this.#seen = etag ?? `"${data.version}"`;
      await speak_law_of(data);
      this.procedures ??= (await call(api.GET('/api/v1/procedures', { params: { query: { land: data.land } } }))).data;
      this.application = data;
      this.news = [];
      this.set_title(data.title);
      if (data.draft?.design) {
        this.findings = (await call(api.GET('/api/v1/applications/{application}/findings', { params: { path } }))).data;
        void import('../../components/site-map').then(() => (this.map_ready = true));
      }
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    const application = this.application;
    if (!application) return this.problem ? problem_notice(this.problem) : loading();
    return html`
      <div class="fw-head"><div class="fw-head__row"><h1>${application.title}</h1>${badge(state_tone(application.state), state_name(application.state, application.procedure))}</div>
        <p class="fw-muted">${[application.file_number, application.authority.name].filter(Boolean).join(' · ')}</p></div>
      ${this.#receipt(application)}
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${application.permit_note ? notice('info', t(application.permit_note)) : nothing}
      ${application.state === 'draft' && application.allowed_actions.includes('save_draft') ? html`<div class="fw-actions fw-below">${link_button(t(text.continue_draft), `/antraege/${encodeURIComponent(application.id)}/entwurf`)}</div>` : nothing}
      <div class="fw-split">
        <div class="fw-stack fw-stack--wide">
          ${application.state === 'draft' ? nothing : html`<fw-retrieval .application=${application} @fw-recorded=${this.#load}></fw-retrieval>`}
          ${application.state === 'draft' ? nothing : html`<fw-decision-time alone .application=${application} @fw-recorded=${this.#load}></fw-decision-time>`}
          ${this.#filed(application)}
          <fw-questions .application=${application} @fw-recorded=${this.#load}></fw-questions>
          ${link_list(application, '/antraege')}
          ${application.demanded_items.length > 0 ? html`<fw-demanded .application=${application} .etag=${this.#etag} .procedures=${this.procedures} @changed=${this.#load}></fw-demanded>` : nothing}
          ${application.decision?.stage === 'served' ? this.#decision(application) : nothing}
          ${live_acts(application).length || application.site_notices?.length || application.cancellation || application.expired_on ? html`<section class="fw-stack"><h2>${t(after_text.title)}</h2><fw-permit .application=${application} @fw-recorded=${this.#load}></fw-permit></section>` : nothing}
          ${!application.allowed_actions.includes('list_messages') ? nothing : html`<section class="fw-stack fw-stack--tight" id="nachrichten" aria-labelledby="messages-title"><h2 id="messages-title" tabindex="-1">${application.unread_messages ? t(message_text.title_new, { n: application.unread_messages }) : t(message_text.title)}</h2><p class="fw-muted">${t(message_text.lead)}</p>
            <fw-messages .application=${application.id} .version=${application.version} .writable=${application.allowed_actions.includes('send_message')} @fw-recorded=${this.#load}></fw-messages></section>`}
          ${application.state === 'draft' ? nothing : html`<section class="fw-stack"><h2 id="verlauf" tabindex="-1">${t(text.course)}</h2><fw-timeline .application=${application}></fw-timeline></section>`}
          ${this.#deadlines(application)}
          <section class="fw-stack fw-stack--tight"><h2>${t(statistics_text.title)}</h2><p>${t(statistics_text.link_hint)}</p><p><a href="/antraege/${encodeURIComponent(application.id)}/statistik">${t(statistics_text.open)}</a></p></section>
          <section class="fw-stack"><h2 id="unterlagen" tabindex="-1">${t(text.documents)}</h2><fw-document-list .base="/api/v1/applications/${encodeURIComponent(application.id)}/documents" .documents=${application.documents} .type_name=${(type: string) => document_name(type, this.procedures)}></fw-document-list></section>
          ${this.#contents(application)}
          ${this.findings ? html`<section class="fw-stack"><h2 id="pruefung" tabindex="-1">${t(text.findings)}</h2>
            ${this.map_ready ? html`<fw-site-map .label=${t(text.findings)} .parcels=${application.draft?.parcels ?? []} .design=${application.draft?.design} .findings=${this.findings}></fw-site-map>` : loading()}
            <fw-findings map above .findings=${this.findings} @show=${(event: CustomEvent<Finding>) => this.querySelector<SiteMap>('fw-site-map')?.show(event.detail)}></fw-findings><p><a href="/api/v1/applications/${encodeURIComponent(application.id)}/drawing.svg" target="_blank">${t(text.drawing)}</a></p></section>` : nothing}
          <fw-anew .application=${application}></fw-anew>
          ${application.allowed_actions.includes('withdraw_application') && application.state !== 'draft' ? html`<fw-withdraw .application=${application} @changed=${this.#load}></fw-withdraw>` : nothing}
        </div>
        ${this.#summary(application)}
      </div>
      ${news_notice(this.news, (event, { address }) => void this.#show(event, address.slice(1)), () => (this.news = []))}`;
  }

  async #show(event: Event, id: string): Promise<void> {
    event.preventDefault();
    await this.#load();
    await this.updateComplete;
    this.#go(event, id);
  }

  // Right after submission: what was recorded, to keep.
  #receipt(application: Application): TemplateResult | typeof nothing {
    const [seq, hash] = (this.query.get('eingereicht') ?? '').split('.');
    if (!seq || !hash) return nothing;
    return html`<section class="fw-receipt"><div class="fw-receipt__sign">${icon('good')}</div><h2>${t(draft_texts.submitted_title)}</h2><p>${t(draft_texts.submitted_text)}</p>
      <dl class="fw-facts">
        <div><dt>${t(text.file_number)}</dt><dd class="fw-receipt__number">${application.file_number || t(text.no_file_number)}</dd></div>
        ${application.received_on ? html`<div><dt>${t(text.received_on)}</dt><dd>${date(application.received_on)}</dd></div>` : nothing}
        <div><dt>${t(draft_texts.receipt_seq)}</dt><dd>${seq}</dd></div>
        <div><dt>${t(draft_texts.receipt_hash)}</dt><dd><code>${hash}</code></dd></div>
      </dl></section>`;
  }

  #summary(application: Application): TemplateResult {
    const next = next_deadline(all_deadlines(application));
    const asked = application.requests.filter(({ status }) => status !== 'withdrawn');
    const done = asked.filter(({ status }) => status !== 'open').length;
    const fact = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    const { side, since } = application.turn;
    const [question] = open_questions(application);
    const since_when = (day: string): TemplateResult => html`${since_days(day, application.today)}<span class="fw-small fw-muted">${t(text.turn_since, { date: date(day) })}</span>`;
    return html`<aside class="fw-summary-card fw-stack"><dl class="fw-facts fw-card fw-card--hued">
      ${question ? fact(t(text.turn_you), html`${since_when(question.on)}<a class="fw-small" href="#rueckfragen" @click=${(event: Event) => this.#go(event, 'rueckfragen')}>${t(text.question_waits)}</a>`) : nothing}
      ${side === 'nobody' || (question && side === 'applicant') ? nothing : fact(side === 'applicant' ? t(text.turn_you) : t(question ? text.turn_also : text.turn_of, { side: side_name(side) }), since ? since_when(since) : '')}
      ${next ? fact(t(text.next_date), html`${due_date(next.end, application.today)}<span class="fw-small fw-muted">${deadline_name(application, next)}</span>${why_link(`/antraege/${encodeURIComponent(application.id)}`, next.id, deadline_name(application, next))}`) : nothing}
      ${fact(t(text.file_number), application.file_number || application.change_of?.file_number || t(text.no_file_number))}
      ${application.received_on ? fact(t(text.received_on), date(application.received_on)) : nothing}
      ${application.complete_on ? fact(t(text.complete_on), date(application.complete_on)) : nothing}
      ${application.draft?.parcels?.length ? fact(t(text.parcels), application.draft.parcels.map((key) => html`<div>${parcel_label(key)}</div>`)) : nothing}
      ${asked.length > 0 ? fact(t(text.participation), t(text.participation_of, { done, all: asked.length })) : nothing}
    </dl>${application.state === 'draft' ? nothing : this.#ways(application)}</aside>`;
  }

  // What was sent as a change goes on in the application it changed.
  #filed({ state, change_of }: Application): TemplateResult | typeof nothing {
    if (state !== 'filed_as_change' || !change_of) return nothing;
    const name = [change_of.file_number, change_of.title].filter(Boolean).join(' ');
    return notice('info', t(changes.filed, { name }), html`<p>${t(changes.filed_text)} <a href="/antraege/${encodeURIComponent(change_of.id)}">${t(draft_texts.to_application)}</a></p>`);
  }

  // The page is long: each of its parts, one step away.
  #ways(application: Application): TemplateResult {
    const parts: [id: string, name: string, there: boolean][] = [
      ['bescheid', t(text.decision), application.decision?.stage === 'served'],
      ['messages-title', application.unread_messages ? t(message_text.title_new, { n: application.unread_messages }) : t(message_text.title), application.allowed_actions.includes('list_messages')],
      ['verlauf', t(text.course), true], ['fristen', t(text.deadlines), has_deadlines(application)], ['unterlagen', t(text.documents), true],
      ['inhalt', t(text.contents), !!application.draft], ['pruefung', t(text.findings), !!this.findings],
    ];
    return html`<nav aria-label=${t(text.on_this_page)}><h2 class="fw-sub">${t(text.on_this_page)}</h2><ul class="fw-plain-list">${parts.filter(([, , there]) => there).map(([id, name]) => html`<li><a href="#${id}" @click=${(event: Event) => this.#go(event, id)}>${name}</a></li>`)}</ul></nav>`;
  }

  #go(event: Event, id: string): void {
    event.preventDefault();
    const heading = this.querySelector<HTMLElement>(`#${id}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  }

  #decision(application: Application): TemplateResult {
    const decision = application.decision;
    if (!decision) return html``;
    const file = application.documents.find((document) => document.id === decision.notice);
    const version = file?.versions.at(-1)?.version ?? 1;
    const body = html`${decision.served_on ? html`<p>${t(text.decision_served, { date: date(decision.served_on) })}</p>` : nothing}
      ${decision.notice ? html`<p><a href="/api/v1/applications/${encodeURIComponent(application.id)}/documents/${encodeURIComponent(decision.notice)}/versions/${version}?download=true" download>${t(text.notice_file)}</a></p>` : nothing}`;
    return html`<section class="fw-stack"><h2 id="bescheid" tabindex="-1">${t(text.decision)}</h2>
      ${notice(decision.outcome === 'refused' ? 'bad' : 'good', outcome_name(decision.outcome), body)}
      ${decision.conditions.length > 0 ? html`<h3>${t(text.decision_conditions)}</h3><ol class="fw-conditions">${decision.conditions.map((condition) => html`<li>${condition.text}${condition.mark ? html`<fw-mark .mark=${condition.mark} .number=${mark_number(decision.conditions, condition)} .base="/api/v1/applications/${encodeURIComponent(application.id)}/documents" .documents=${application.documents}></fw-mark>` : nothing}${condition.legal_basis ? html`<br /><span class="fw-small fw-muted">${condition.legal_basis}</span>` : nothing}</li>`)}</ol>` : nothing}
    </section>`;
  }

  // What runs and ran, and what would follow: on any page of the case the same.
  #deadlines(application: Application): TemplateResult | typeof nothing {
    if (!has_deadlines(application)) return nothing;
    return html`<section class="fw-stack"><h2 id="fristen" tabindex="-1">${t(text.deadlines)}</h2>${deadlines_view(application, this.deadline)}
      ${application.allowed_actions.includes('get_outlook') ? html`<fw-case-outlook .application=${application}></fw-case-outlook>` : nothing}</section>`;
  }

  #contents(application: Application): TemplateResult | typeof nothing {
    const draft = application.draft;
    if (!draft) return nothing;
    return html`<section class="fw-stack"><h2 id="inhalt" tabindex="-1">${t(text.contents)}</h2><dl class="fw-facts fw-facts--wide">
      ${draft_fields.filter((field) => field !== 'title').map((field) => html`<div><dt>${t(draft_texts[`field_${field}`])}</dt><dd class="fw-prewrap">${describe(field, draft, this.procedures)}</dd></div>`)}
    </dl></section>`;
  }
}

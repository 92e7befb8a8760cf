// One request to an agency: the extract released to it, the answer in two clicks or at length, and the receipt.
// Basis: § 70 Abs. 1 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, call_if_changed } from '../../api/client';
import type { operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { Finding, StatementRequest } from '../../api/types';
import { FwPage } from '../../base/element';
import { look_out } from '../../base/look-out';
import { is_overdue } from '../../components/deadline/deadline';
import { due_date, why } from '../../components/deadline/why';
import '../../components/document-list';
import { button } from '../../components/fields';
import { count_verdicts } from '../../components/findings';
import '../../components/mark/mark';
import '../../components/messages/messages';
import { text as message_text } from '../../components/messages/texts';
import { mark_number } from '../../components/mark/place';
import { request_state, waited_for } from '../../components/matrix/matrix';
import { news_notice, type NewsLine } from '../../components/news';
import { loading, notice, problem_notice } from '../../components/notice';
import type { SiteMap } from '../../components/site-map';
import { topic_texts } from '../../components/topic-texts';
import { date, instant } from '../../format';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { Act } from '../case/act';
import { act_name, kind_name, outcome_name, silence_name } from '../case/words';
import { same_value } from '../draft/merge';
import './agency.css';
import './request-life';
import './desk';
import type { StatementDesk } from './desk';
import { written } from './desk-conflict';
import type { Content } from './desk-merge';
import { desk } from './desk-texts';
import { request_news } from './news';
import type { StatementInput } from './statement-form';
import { text } from './texts';

type Plans = operations['get_request_findings']['responses'][200]['content']['application/json'];

function ground_name(request: StatementRequest, id: string): string {
  const ground = request.grounds?.find((one) => one.id === id);
  return ground ? `${t(ground.name)} (${ground.basis})` : id;
}

const answerable = ({ statement, status, reads_along, allowed_actions }: StatementRequest): boolean =>
  !statement && status !== 'withdrawn' && !reads_along && (allowed_actions?.includes('submit_statement') ?? true);

@customElement('fw-request-page')
export class RequestPage extends FwPage {
  @state() private request: StatementRequest | undefined;
  @state() private problem: Problem | undefined;
  @state() private confirming = false;
  @state() private just_sent = false;
  @state() private unsent: Content | undefined; // written, but somebody else had given the statement already
  @state() private plans: Plans | undefined; // as drawn, where they are released
  @state() private found: StatementDesk['draft']; // the draft that was there when the page came
  @state() private map_ready = false; // its chunk is large: the words come first
  @state() private news: NewsLine[] = []; // that came in since the request was read
  #etag = ''; // of the request as it was last read
  #read = false; // the messages, on this very page
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    addEventListener('focus', this.#look_again);
    this.addEventListener('fw-messages-read', () => (this.#read = true));
    this.watch(look_out(this.#look));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.#look_again);
  }

  // Back in this window: what colleagues have done meanwhile, unless something is unsaved here.
  readonly #look_again = (): void => {
    if (!this.request || this.#act.busy || this.#desk?.dirty) return;
    const look = async (): Promise<void> => {
      const { data, etag } = await this.#fetch();
      this.#etag = etag ?? '';
      this.news = [];
      if (!same_value(data, this.request)) this.request = data; // else the map would be drawn again
      await this.#desk?.look_again();
    };
    void look().catch(caught);
  };

  // What came in is said; the page and what is being written on it stay as they are until somebody wants to see it.
  readonly #look = async (): Promise<void> => {
    const shown = this.request;
    if (!shown) return;
    const answer = await call_if_changed(this.#etag, (options) => api.GET('/api/v1/statement-requests/{request}', { params: { path: { request: shown.id } }, ...options }));
    if (!answer || shown !== this.request || this.#act.busy) return; // read anew meanwhile, or about to be
    this.#etag = answer.etag ?? '';
    this.news = request_news(this.#read ? { ...shown, unread_messages: 0 } : shown, answer.data);
  };

  async #show(event: Event, address: string): Promise<void> {
    event.preventDefault();
    await this.#load();
    await this.updateComplete;
    this.#go(event, address);
  }

  #go(event: Event, address: string): void {
    event.preventDefault();
    const heading = this.querySelector<HTMLElement>(address);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  }

  #fetch() {
    return call(api.GET('/api/v1/statement-requests/{request}', { params: { path: { request: this.params['id'] ?? '' } } }));
  }

  override may_leave(): boolean {
    return !this.#desk?.dirty || confirm(t(text.unsaved));
  }

  get #desk(): StatementDesk | null {
    return this.querySelector<StatementDesk>('fw-statement-desk');
  }

  async #load(): Promise<void> {
    try {
      const { data, etag } = await this.#fetch();
      this.request = data;
      this.#etag = etag ?? '';
      this.news = [];
      this.set_title(`${t(text.title)}: ${data.application_title ?? ''}`);
      if (data.with_findings) void this.#draw(data.id);
      void import('../../components/site-map').then(() => (this.map_ready = true));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // Without the drawing the plans filed as documents are still there.
  async #draw(request: string): Promise<void> {
    this.plans = await call(api.GET('/api/v1/statement-requests/{request}/findings', { params: { path: { request } } })).then(({ data }) => data, () => undefined);
  }

  override render(): TemplateResult {
    const request = this.request;
    if (!request) return this.problem ? html`<div class="fw-head"><h1>${t(text.title)}</h1></div>${problem_notice(this.problem)}` : loading();
    return html`
      <header class="fw-head"><div class="fw-row">${request_state(request)}<span class="fw-muted">${request.file_number ?? ''}</span></div>
        <h1 id="request-title" tabindex="-1">${request.application_title ?? t(text.title)}</h1><p class="fw-muted">${t(text.to, { agency: request.agency.name })}</p></header>
      <div class="fw-split"><div class="fw-stack fw-stack--wide">
        ${this.unsent ? notice('warn', t(desk.unsent), html`<p>${t(desk.unsent_text)}</p>${written(this.unsent, request)}`, true) : nothing}
        ${this.#receipt(request)}
        ${this.#extract(request)}
        ${this.#answer(request)}
        ${this.#messages(request)}
      </div>
      <aside class="fw-stack fw-agency__side">${this.#due(request)}${!request.reads_along && (request.status === 'open' || request.status === 'silent') ? html`<fw-request-life .request=${request} @fw-done=${() => void this.#load()}></fw-request-life>` : nothing}</aside></div>
      ${news_notice(this.news, (event, { address }) => void this.#show(event, address), () => (this.news = []))}`;
  }

  #today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  }

  #due(request: StatementRequest): TemplateResult {
    const today = this.#today();
    return html`<section class="fw-card fw-card--hued"><h2 class="fw-agency__due" id="due-title" tabindex="-1">${t(text.due)}</h2>
      ${request.status === 'open' ? due_date(request.deadline.end, today) : html`<strong>${date(request.deadline.end)}</strong>`}
      ${waited_for(request, today)}
      ${request.status === 'open' && !is_overdue(request.deadline.end, today) ? html`<p>${request.silence_text ? t(request.silence_text) : silence_name(request.on_silence)}</p>` : nothing}
      ${why(request.deadline)}
      ${answerable(request) ? html`<p><a href="#answer-title" @click=${(event: Event) => this.#go(event, '#answer-title')}>${t(text.to_answer)}</a></p>` : nothing}</section>`;
  }

  #extract(request: StatementRequest): TemplateResult {
    return html`<section class="fw-stack fw-stack--tight"><h2>${t(text.what)}</h2>
        <dl class="fw-facts fw-facts--wide">
          <div><dt>${t(text.parcels)}</dt><dd>${request.plot || '–'}</dd></div>
          <div><dt>${t(text.act)}</dt><dd>${act_name(request.act)}</dd></div>
          <div><dt>${t(text.legal_basis)}</dt><dd>${request.legal_basis}</dd></div>
          ${request.again_because ? html`<div><dt>${t(text.again)}</dt><dd class="fw-agency__prose">${request.again_because}</dd></div>` : nothing}
          ${request.question ? html`<div><dt>${t(text.question)}</dt><dd class="fw-agency__prose">${request.question}</dd></div>` : nothing}
        </dl></section>
      ${this.#site(request)}
      <section class="fw-stack fw-stack--tight"><h2>${t(text.documents)}</h2>
        ${request.documents.length ? html`<fw-document-list .base=${`/api/v1/applications/${request.application}/documents`} .documents=${request.documents}></fw-document-list>` : html`<p>${t(text.no_documents)}</p>`}</section>`;
  }

  #site(request: StatementRequest): TemplateResult | typeof nothing {
    if (!request.parcels?.length) return nothing;
    const { plans } = this;
    const counts = plans && count_verdicts(plans.findings);
    const title = t(plans ? text.site_planned : text.site);
    return html`<section class="fw-stack fw-stack--tight"><h2>${title}</h2>
      ${this.map_ready ? html`<fw-site-map .label=${title} .parcels=${request.parcels} .design=${plans?.design} .findings=${plans}></fw-site-map>` : loading()}
      ${counts ? html`<details class="fw-why"><summary>${t(text.findings)}: ${t(shell.findings_count, { fail: counts.fail, warning: counts.warning, open: counts.not_checked, pass: counts.pass })}</summary>
        <p class="fw-small fw-muted">${t(text.findings_text)}</p>
        <fw-findings map .findings=${plans} @show=${(event: CustomEvent<Finding>) => this.querySelector<SiteMap>('fw-site-map')?.show(event.detail)}></fw-findings></details>` : nothing}</section>`;
  }

  #answer(request: StatementRequest): TemplateResult | typeof nothing {
    if (request.statement && !request.reads_along) return this.#correct(request);
    if (request.status === 'withdrawn') return notice('info', t(text.withdrawn), request.withdrawn_because || undefined);
    if (request.reads_along) return this.#along(request);
    if (!answerable(request)) return notice('info', t(text.closed));
    return html`<section class="fw-card fw-agency__answer"><h2 id="answer-title" tabindex="-1">${t(text.answer)}</h2>
      ${is_overdue(request.deadline.end, this.#today()) || request.status === 'silent' ? notice('warn', t(text.period_over), t(text.period_over_text)) : nothing}
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${this.found ? notice('info', t(desk.there, { name: this.found.written_by.name, n: this.found.version }), html`${this.#desk?.second_person ? html`<p>${t(desk.there_waits)}</p>` : nothing}
        ${button(t(desk.there_open), () => this.#open_draft(), 'secondary')}`) : nothing}
      ${this.confirming ? this.#confirm(request) : html`<p class="fw-muted">${t(this.#desk?.second_person ? desk.agree_hint : text.no_objection_hint)}</p>
        <div>${button(t(text.no_objection), () => void this.#ask(), 'primary', { sign: 'good' })}</div>`}
      <details class="fw-agency__more"><summary>${t(text.write)}</summary>
        <fw-statement-desk .request=${request} .busy=${this.#act.busy} @fw-found=${() => this.#find()} @fw-send=${(event: CustomEvent<StatementInput>) => void this.#send(request, event.detail)} @fw-released=${() => void this.#given()} @fw-given=${(event: CustomEvent<Content | undefined>) => this.#given_by_other(event.detail)}></fw-statement-desk></details>
    </section>`;
  }

  // The desk knows now what is written there, and who releases it.
  #find(): void {
    this.found = this.#desk?.draft;
    this.requestUpdate();
  }

  #open_draft(): void {
    const more = this.querySelector<HTMLDetailsElement>('.fw-agency__more');
    this.found = undefined;
    if (!more) return;
    more.open = true;
    more.querySelector('summary')?.focus();
  }

  // Handed on by the agency that was asked: at the draft, and no further.
  #along(request: StatementRequest): TemplateResult {
    const lead = notice('info', t(text.along, { agency: request.agency.name }), t(text.along_text));
    const writes = request.allowed_actions?.includes('save_statement_draft') && (!request.statement || request.correctable);
    if (!writes) return lead;
    return html`<section class="fw-card fw-agency__answer">${lead}
      <details class="fw-agency__more" open><summary>${t(text.along_write)}</summary>
        <fw-statement-desk along ?correcting=${!!request.statement} .request=${request} @fw-given=${(event: CustomEvent<Content | undefined>) => this.#given_by_other(event.detail)}></fw-statement-desk></details></section>`;
  }

  #messages(request: StatementRequest): TemplateResult | typeof nothing {
    if (!request.allowed_actions?.includes('list_messages')) return nothing;
    return html`<section class="fw-stack fw-stack--tight"><h2 id="messages-title" tabindex="-1">${request.unread_messages ? t(message_text.title_new, { n: request.unread_messages }) : t(message_text.title)}</h2>
      <fw-messages .application=${request.application} .version=${request.version ?? 0} .writable=${request.allowed_actions.includes('send_message')}></fw-messages></section>`;
  }

  #correct(request: StatementRequest): TemplateResult | typeof nothing {
    if (!request.correctable || !request.allowed_actions?.includes('submit_statement')) return nothing;
    return html`<details class="fw-agency__more fw-agency__answer"><summary>${t(text.correct)}</summary>
      <p class="fw-muted">${t(text.correct_text, { date: date(request.deadline.end) })}</p>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      <fw-statement-desk correcting .request=${request} .busy=${this.#act.busy} @fw-send=${(event: CustomEvent<StatementInput>) => void this.#send(request, event.detail)} @fw-released=${() => void this.#given()} @fw-given=${(event: CustomEvent<Content | undefined>) => this.#given_by_other(event.detail)}></fw-statement-desk></details>`;
  }

  #confirm(request: StatementRequest): TemplateResult {
    return html`<div class="fw-stack fw-stack--tight" role="group" aria-labelledby="confirm-title">
      <h3 id="confirm-title">${t(text.confirm_title)}</h3>
      ${this.#draft ? notice('warn', t(desk.drops_draft, { name: this.#draft.written_by.name, n: this.#draft.version })) : nothing}
      <p>${t(text.confirm_text, { agency: request.agency.name, title: request.application_title ?? '' })}</p>
      <div class="fw-actions">${button(t(this.#desk?.second_person ? desk.propose : text.confirm_yes), () => void this.#agree(request), 'primary', { disabled: this.#act.busy })}
        ${button(t(shell.cancel), () => (this.confirming = false), 'secondary')}</div></div>`;
  }

  // What "no objections" would drop: where a second person releases, it becomes the next version of it instead.
  get #draft() {
    return this.#desk?.second_person ? undefined : this.#desk?.draft;
  }

  async #ask(): Promise<void> {
    this.confirming = true;
    void this.#desk?.look_again().then(() => this.requestUpdate()).catch(caught);
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-labelledby="confirm-title"] .kern-btn--primary')?.focus();
  }

  async #send(request: StatementRequest, body: StatementInput, from_form = true): Promise<void> {
    if (this.#act.busy) return;
    const desk = this.#desk;
    if (from_form && desk && !(await desk.shows_the_last())) return;
    const seen = desk?.dirty || desk?.draft === undefined ? {} : { draft: desk.draft?.version ?? 0 };
    desk?.hold();
    const params = { path: { request: request.id } };
    // Without If-Match: what others do to the application meanwhile is no reason to refuse an answer to one's own request.
    const sent = await this.#act.run(request.version ?? 0, (given) => call(api.POST('/api/v1/statement-requests/{request}/statement', { params, headers: { 'Idempotency-Key': given['Idempotency-Key'] }, body: { ...body, ...seen } })));
    if (!sent) {
      desk?.resume();
      if (this.#act.problem?.code === 'draft-changed' && !(await desk?.shows_the_last())) this.#act.clear();
      await this.updateComplete;
      return this.querySelector('.fw-agency__answer .fw-notice--bad')?.scrollIntoView({ block: 'center' });
    }
    await this.#given();
  }

  // Two people where the agency wants them: what one agrees to is a draft until the other has released it.
  async #agree(request: StatementRequest): Promise<void> {
    if (!this.#desk?.second_person) return this.#send(request, { outcome: 'no_objection' }, false);
    if (await this.#desk.propose({ outcome: 'no_objection' })) this.confirming = false;
    const more = this.querySelector<HTMLDetailsElement>('.fw-agency__more');
    if (more) more.open = true;
  }

  #given_by_other(unsent: Content | undefined): void {
    this.unsent = unsent;
    void this.#given();
  }

  async #given(): Promise<void> {
    this.just_sent = true;
    await this.#load();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#receipt-title')?.focus();
    scrollTo(0, 0);
  }

  #receipt(request: StatementRequest): TemplateResult | typeof nothing {
    const statement = request.statement;
    if (!statement) return nothing;
    const receipt = statement.receipt;
    return html`<section class="fw-stack" aria-labelledby="receipt-title">
      ${notice('good', html`<span id="receipt-title" tabindex="-1">${t(text.receipt)}</span>`, html`<dl class="fw-facts fw-facts--wide fw-agency__receipt">
        <div><dt>${t(text.outcome)}</dt><dd><strong>${outcome_name(statement.outcome)}</strong></dd></div>
        ${(statement.version ?? 1) > 1 ? html`<div><dt>${t(text.version)}</dt><dd>${statement.version}</dd></div>` : nothing}
        <div><dt>${t(text.received_at)}</dt><dd>${receipt?.at ? instant(receipt.at) : date(statement.received_on)}</dd></div>
        ${receipt?.seq === undefined ? nothing : html`<div><dt>${t(text.event)}</dt><dd>${receipt.seq}</dd></div>`}
        ${receipt?.hash ? html`<div><dt>${t(text.hash)}</dt><dd><code>${receipt.hash}</code></dd></div>` : nothing}</dl>`, this.just_sent)}
      ${statement.late ? notice('warn', t(text.late), statement.late_effect ? t(statement.late_effect) : undefined) : nothing}
      ${statement.refer_to ? html`<p>${t(text.referred, { name: statement.refer_to })}</p>` : nothing}
      ${statement.grounds?.length ? html`<div><h2>${t(text.grounds)}</h2><ul>${statement.grounds.map((id) => html`<li>${ground_name(request, id)}</li>`)}</ul></div>` : nothing}
      ${statement.earlier?.length ? html`<div><h2>${t(text.earlier)}</h2><ul>${statement.earlier.map((old) => html`<li>${t(text.earlier_one, { n: old.version, date: date(old.received_on), outcome: outcome_name(old.outcome) })}</li>`)}</ul></div>` : nothing}
      ${statement.text ? html`<div><h2>${t(text.statement)}</h2><p class="fw-agency__prose">${statement.text}</p></div>` : nothing}
      ${statement.topics.length ? html`<div><h2>${t(text.topics)}</h2>${topic_texts(statement.topics)}</div>` : nothing}
      ${statement.conditions.length ? html`<div><h2>${t(text.conditions)}</h2><ol class="fw-agency__conditions">${statement.conditions.map((condition) => html`<li>
        <p class="fw-small fw-muted">${kind_name(condition.kind)}${condition.topic ? ` · ${condition.topic}` : ''}</p><p class="fw-agency__prose">${condition.text}</p>${condition.legal_basis ? html`<p class="fw-small fw-muted">${condition.legal_basis}</p>` : nothing}
        ${condition.mark ? html`<fw-mark .mark=${condition.mark} .number=${mark_number(statement.conditions, condition)} .base=${`/api/v1/applications/${request.application}/documents`} .documents=${request.documents}></fw-mark>` : nothing}</li>`)}</ol></div>` : nothing}
      ${statement.attachments?.length ? html`<div><h2>${t(text.attachments)}</h2><fw-document-list .base=${`/api/v1/applications/${request.application}/documents`} .documents=${statement.attachments}></fw-document-list></div>` : nothing}
    </section>`;
  }
}

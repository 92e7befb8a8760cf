// An agency's own desk around the long form: the draft that saves itself, co-signatures, release by a second person, text
// blocks. Only people of the agency see any of it. Events: `fw-send` as of the form, `fw-released` when it was given here,
// `fw-given` when somebody else gave it, with what was not saved any more; `fw-found` when the draft there is has come.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components, operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, text_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { instant } from '../../format';
import { t } from '../../i18n/text';
import { Act } from '../case/act';
import { outcome_name } from '../case/words';
import type { Entry } from '../decision/conditions';
import './desk-conflict';
import { meet, type Content, type Part } from './desk-merge';
import { desk as text } from './desk-texts';
import './statement-form';
import type { StatementForm } from './statement-form';

type DeskState = operations['get_statement_draft']['responses'][200]['content']['application/json'];
type Draft = components['schemas']['StatementDraft'];
type Block = components['schemas']['AgencyTextBlock'];

const pause_ms = 1500; // after the last key
const patience_ms = 2000; // with a save, when the statement is to be sent

@customElement('fw-statement-desk')
export class StatementDesk extends FwElement {
  @property({ attribute: false }) request!: StatementRequest;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) correcting = false;
  @property({ type: Boolean }) along = false; // of a body below the agency that was asked: nothing is sent from here
  @state() private desk: DeskState | undefined;
  @state() private blocks: Block[] = [];
  @state() private problem: Problem | undefined;
  @state() private saving = false;
  @state() private remark = '';
  @state() private said = '';
  @state() private conflict: { theirs: Draft; mine: Content; differing: Part[] } | undefined;
  @state() private newer: Draft | undefined; // by somebody else, than the one that was to be signed, released or sent
  readonly #act = new Act(this);
  #waiting: Content | undefined; // to be saved
  #timer = 0;
  #running: Promise<boolean> | undefined; // the save under way
  #held = false; // the statement itself is being sent
  #base: Content = {}; // of the version the form was filled with or saved as

  get dirty(): boolean {
    return !!this.#waiting || this.saving;
  }
  get draft(): Draft | null | undefined {
    return this.desk?.draft;
  }
  get second_person(): boolean {
    return this.desk?.second_person ?? false;
  }

  get #own_agency(): string {
    return (this.along ? this.request.handed_on_agency?.id : undefined) ?? this.request.agency.id;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#save();
  }

  async #load(): Promise<void> {
    const params = { path: { request: this.request.id } };
    try {
      const [desk, blocks] = await Promise.all([call(api.GET('/api/v1/statement-requests/{request}/draft', { params })), call(api.GET('/api/v1/agency-text-blocks'))]);
      this.#take(desk.data);
      this.blocks = blocks.data.text_blocks.filter(({ agency }) => agency === this.#own_agency);
      this.problem = undefined;
      this.dispatchEvent(new CustomEvent('fw-found'));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  get #form(): StatementForm | null {
    return this.querySelector<StatementForm>('fw-statement-form');
  }

  #take(desk: DeskState): void {
    const draft = desk.draft && desk.draft.version !== this.desk?.draft?.version ? desk.draft : undefined;
    this.desk = desk;
    if (!draft) return;
    this.#base = draft.content;
    this.#form?.take(draft.content);
  }

  // What colleagues have done since; with something unsaved on the page nothing is asked. False: there was another version.
  async look_again(): Promise<boolean> {
    if (!this.desk || this.dirty || this.conflict) return true;
    const known = this.desk.draft?.version ?? 0;
    const { data } = await call(api.GET('/api/v1/statement-requests/{request}/draft', { params: { path: { request: this.request.id } } }));
    if (this.dirty) return true; // typed meanwhile; saving it will find out
    this.newer = undefined;
    this.#take(data);
    return (data.draft?.version ?? 0) === known;
  }

  // Before the statement goes: whether this page shows what was saved last. If not it does now, and says so. A save that takes
  // long holds nobody up: what comes after the statement the server refuses.
  shows_the_last(): Promise<boolean> {
    const slow = new Promise<boolean>((go) => setTimeout(() => this.saving && go(true), patience_ms));
    return Promise.race([this.#last_is_shown(), slow]);
  }

  async #last_is_shown(): Promise<boolean> {
    const saved = await this.#save();
    const last = saved && (await this.look_again().catch((error: unknown) => !!caught(error))); // no answer: the statement will meet that as well
    if (!last && !this.conflict && !this.problem && !this.#held) this.newer = this.desk?.draft ?? undefined;
    return saved && !this.newer;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('newer') && this.newer) this.querySelector('.fw-notice--warn')?.scrollIntoView({ block: 'center' });
  }

  override render(): TemplateResult {
    if (!this.desk) return this.problem ? problem_notice(this.problem) : loading();
    const { draft } = this.desk;
    return html`<div class="fw-stack">
      ${this.desk.second_person && !this.along ? notice('info', t(text.second_person), t(text.second_person_text)) : nothing}
      <fw-statement-form .request=${this.request} .busy=${this.busy} ?correcting=${this.correcting} .draft=${draft?.content} .blocks=${this.blocks} ?drafting=${this.desk.second_person || this.along}
        @fw-changed=${(event: CustomEvent<Content>) => this.#changed(event.detail)} @fw-send=${(event: CustomEvent<Content>) => this.#send(event)}
        @fw-keep-block=${(event: CustomEvent<Entry>) => void this.#keep(event.detail)}></fw-statement-form>
      ${this.conflict ? html`<fw-desk-conflict .request=${this.request} .mine=${this.conflict.mine} .theirs=${this.conflict.theirs} .differing=${this.conflict.differing} @fw-chosen=${(event: CustomEvent<Content>) => this.#resolve(event.detail)}></fw-desk-conflict>` : nothing}
      ${this.#state(draft)}
      ${draft ? this.#colleagues(draft) : nothing}
      ${this.blocks.length ? html`<details class="fw-why"><summary>${t(text.blocks)}</summary><ul class="fw-plainlist">${this.blocks.map((block) => html`<li class="fw-row"><span>${block.title}</span>
        <button class="fw-plain" type="button" @click=${() => void this.#drop(block)}>${t(text.drop, { title: block.title })}</button></li>`)}</ul></details>` : nothing}
    </div>`;
  }

  // Below the form, where its coming and going moves nothing that somebody is about to press.
  #state(draft: Draft | null): TemplateResult {
    return html`<p class="fw-small fw-muted" role="status" data-draft=${draft?.version ?? 0}>${this.saving ? t(text.saving) : draft ? t(text.saved, { n: draft.version, at: instant(draft.at), name: draft.written_by.name }) : t(text.none)}${this.said ? html`<br />${this.said}` : nothing}</p>
      ${this.newer ? notice('warn', t(text.newer, { n: this.newer.version }), t(text.newer_text, { name: this.newer.written_by.name, at: instant(this.newer.at) }), true) : nothing}
      ${this.problem ? html`${problem_notice(this.problem)}${this.problem.code === 'statement-given' ? html`<div>${button(t(text.see_given), () => this.#see_given(), 'secondary')} <span class="fw-small fw-muted">${t(text.see_given_text)}</span></div>` : nothing}` : nothing}
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}`;
  }

  // What others of the agency have to do with this version; nothing where one writes alone.
  #colleagues(draft: Draft): TemplateResult | typeof nothing {
    const own = draft.written_by.id === this.desk?.me;
    const releases = this.desk?.second_person && !this.along;
    if (own && !releases && !this.desk?.signatures.length) return nothing;
    const outcome = draft.content.outcome;
    return html`<section class="fw-card fw-stack fw-stack--tight">
      ${releases ? own ? html`<p>${t(text.own)}</p>` : outcome ? html`<p>${t(text.release_text, { name: draft.written_by.name, outcome: outcome_name(outcome) })}</p>
        <div>${button(t(text.release, { n: draft.version }), () => void this.#release(draft), 'primary', { disabled: this.#act.busy || this.dirty })}</div>` : nothing : nothing}
      ${this.desk?.signatures.length ? html`<div><h3>${t(text.signatures)}</h3><ul>${this.desk.signatures.map((one) => html`<li>${t(text.signed, { name: one.by.name, at: instant(one.at), n: one.draft_version })}${one.draft_version < draft.version ? html` <span class="fw-muted">(${t(text.outdated)})</span>` : nothing}${one.remark ? html`<br />${one.remark}` : nothing}</li>`)}</ul></div>` : nothing}
      ${own ? nothing : html`${text_field({ id: 'remark', label: t(text.remark), value: this.remark, optional: true, on_input: (value) => (this.remark = value) }, { maxlength: 400 })}
        <div>${button(t(text.sign, { n: draft.version }), () => void this.#sign(draft), 'secondary', { disabled: this.dirty })}</div>`}
    </section>`;
  }

  #changed(content: Content): void {
    this.#waiting = content;
    this.newer = undefined;
    if (this.conflict) this.conflict = { ...this.conflict, mine: content };
    clearTimeout(this.#timer);
    if (!this.#held) this.#timer = window.setTimeout(() => void this.#save(), pause_ms);
  }

  // The statement itself is being sent: nothing is saved any more, unless it is refused. A save that is under way is not
  // waited for: it may take long, and what comes after the statement the server refuses.
  hold(): void {
    this.#held = true;
    clearTimeout(this.#timer);
  }
  resume(): void {
    this.#held = false;
    void this.#save();
  }

  // True when nothing is left to be saved. What was typed during a save is saved after it.
  async #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    const content = this.#waiting;
    if (!content || this.#held || this.conflict) return !content;
    this.#running = this.#put(content).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #put(content: Content): Promise<boolean> {
    this.saving = true;
    this.#waiting = undefined;
    try {
      const params = { path: { request: this.request.id } };
      const { data } = await call(api.PUT('/api/v1/statement-requests/{request}/draft', { params, body: { version: this.desk?.draft?.version ?? 0, content } }));
      if (this.desk) this.desk = { ...this.desk, draft: data }; // the form has it already
      this.#base = content;
      this.problem = undefined;
      return true;
    } catch (error) {
      this.#waiting ??= content;
      const problem = caught(error);
      if (problem.code === 'draft-changed') return await this.#meet();
      this.problem = problem;
      return false;
    } finally {
      this.saving = false;
      if (this.#waiting && !this.problem && !this.conflict && !this.#held) this.#timer = window.setTimeout(() => void this.#save(), pause_ms); // typed meanwhile
    }
  }

  // A colleague has saved meanwhile: what only one of both changed is put together, for the rest somebody has to choose.
  async #meet(): Promise<boolean> {
    try {
      const { data } = await call(api.GET('/api/v1/statement-requests/{request}/draft', { params: { path: { request: this.request.id } } }));
      const mine = this.#waiting;
      if (!data.draft || !mine) return false; // given meanwhile: the next try says so
      const { merged, differing } = meet(this.desk?.draft ? this.#base : (this.#form?.started ?? {}), mine, data.draft.content);
      this.desk = data;
      this.#base = data.draft.content;
      this.#waiting = merged;
      this.#form?.take(merged);
      if (differing.length) this.conflict = { theirs: data.draft, mine: merged, differing };
    } catch (error) {
      this.problem = caught(error);
    }
    return false;
  }

  #resolve(chosen: Content): void {
    this.conflict = undefined;
    this.#form?.take(chosen);
    this.#changed(chosen);
    void this.#save();
  }

  #see_given(): void {
    const detail = this.#waiting;
    this.#waiting = undefined;
    this.dispatchEvent(new CustomEvent('fw-given', { detail }));
  }

  #send(event: CustomEvent<Content>): void {
    if (!this.desk?.second_person && !this.along) return; // the page sends it
    event.stopPropagation();
    this.#changed(event.detail);
    void this.#save();
  }

  // "No objections" where a second person is wanted: written down, not sent.
  async propose(content: Content): Promise<boolean> {
    this.#changed(content);
    const saved = await this.#save();
    if (saved) await this.#reload();
    return saved;
  }

  async #reload(): Promise<void> {
    this.#waiting = undefined;
    await this.#load();
  }

  async #release(draft: Draft): Promise<void> {
    const params = { path: { request: this.request.id } };
    const done = await this.#act.run(0, (given) => call(api.POST('/api/v1/statement-requests/{request}/draft/release', { params, headers: { 'Idempotency-Key': given['Idempotency-Key'] }, body: { version: draft.version } })));
    if (done) this.dispatchEvent(new CustomEvent('fw-released'));
    else await this.#refused();
  }

  // Of a version that is not the last one any more: the last one is shown, to be read first.
  async #refused(): Promise<void> {
    if (this.#act.problem?.code === 'draft-changed' && !(await this.shows_the_last())) this.#act.clear();
  }

  async #sign(draft: Draft): Promise<void> {
    const params = { path: { request: this.request.id } };
    const done = await this.#act.run(0, () => call(api.POST('/api/v1/statement-requests/{request}/draft/signatures', { params, body: { version: draft.version, remark: this.remark.trim() } })));
    if (!done) return this.#refused();
    this.remark = '';
    await this.#load();
  }

  async #keep(entry: Entry): Promise<void> {
    const title = (entry.topic?.trim() || entry.text.trim()).slice(0, 60);
    const body = { agency: this.#own_agency, title, kind: entry.kind, topic: entry.topic ?? '', text: entry.text.trim(), legal_basis: entry.legal_basis ?? '' };
    await this.#act.run(0, () => call(api.PUT('/api/v1/agency-text-blocks/{block}', { params: { path: { block: crypto.randomUUID() } }, body })));
    if (!this.#act.problem) this.said = t(text.kept, { title });
    await this.#blocks();
  }

  async #drop(block: Block): Promise<void> {
    await this.#act.run(0, () => call(api.POST('/api/v1/agency-text-blocks/{block}/removal', { params: { path: { block: block.id } } })));
    await this.#blocks();
  }

  async #blocks(): Promise<void> {
    const { data } = await call(api.GET('/api/v1/agency-text-blocks'));
    this.blocks = data.text_blocks.filter(({ agency }) => agency === this.#own_agency);
  }
}

export type { StatementForm };

// Step 6: everything once more, what is missing as links, the findings, and submission with a receipt.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, idempotency_key } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Findings } from '../../api/types';
import { button, text_area } from '../../components/fields';
import '../../components/findings';
import { icon } from '../../components/icon';
import { problem_notice } from '../../components/notice';
import { changes } from '../../i18n/changes';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { describe } from './describe';
import type { DraftField } from './merge';
import { DraftStep } from './step';
import { document_name, type Missing, type StepName, step_title } from './steps';

const parts: [StepName, DraftField[]][] = [
  ['grundstueck', ['parcels']], ['gebaeude', ['design']], ['vorhaben', ['title', 'description', 'procedure', 'facts']], ['beteiligte', ['principal', 'designer']],
];

@customElement('fw-step-submit')
export class StepSubmit extends DraftStep {
  @property({ attribute: false }) missing: readonly Missing[] = [];
  @state() private findings: Findings | undefined;
  @state() private problem: Problem | undefined;
  @state() private busy = false;
  @state() private reason = '';
  @state() private reason_missing = false;
  readonly #key = idempotency_key(); // the same act, however often it is tried

  override async firstUpdated(): Promise<void> {
    await this.store.flush();
    if (!this.store.draft.design) return;
    try {
      this.findings = (await call(api.POST('/api/v1/checks', { params: { query: { parcel: this.store.draft.parcels ?? [] } }, body: this.store.draft.design }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  readonly #submit = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await this.store.flush();
      if (this.store.unsaved) return; // the page shows why
      const { data } = await call(api.POST('/api/v1/applications/{application}/submit', { params: { path: { application: this.store.id }, header: { 'If-Match': this.store.etag, 'Idempotency-Key': this.#key } } }));
      await this.store.refresh();
      this.dispatchEvent(new CustomEvent('submitted', { detail: `${data.event.seq}.${data.event.hash}` }));
    } catch (error) {
      this.problem = caught(error);
      if (this.problem.status === 412) await this.store.refresh().catch(() => undefined);
    } finally {
      this.busy = false;
    }
  };

  // What was prepared as a change goes to the application that it changes.
  readonly #change = async (of: string): Promise<void> => {
    this.reason_missing = !this.reason.trim();
    if (this.busy || this.reason_missing) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await this.store.flush();
      if (this.store.unsaved) return;
      const params = { path: { application: of }, header: { 'Idempotency-Key': this.#key } };
      await call(api.POST('/api/v1/applications/{application}/changes', { params, body: { draft: this.store.id, reason: this.reason.trim() } }));
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  };

  #sending(): TemplateResult {
    const of = this.store.application.change_of;
    const disabled = this.missing.length > 0 || this.busy;
    const missing = this.missing.length > 0 ? html`<p id="submit-why" class="fw-small">${t(this.missing.length === 1 ? text.submit_missing_one : text.submit_missing_some, { n: this.missing.length })} <a href="#submit-missing" @click=${this.#to_missing}>${t(text.submit_missing_go)}</a></p>` : nothing;
    if (!of) return html`${missing}<div class="fw-actions">${button(t(text.submit_do), () => void this.#submit(), 'primary', { disabled, describe: 'submit-why' })}</div>`;
    return html`${text_area({ id: 'change-reason', label: t(changes.reason), hint: t(changes.reason_hint), value: this.reason, error: this.reason_missing ? t(changes.reason_missing) : undefined, on_input: (value) => (this.reason = value) }, 4)}
      ${missing}<div class="fw-actions">${button(t(changes.send), () => void this.#change(of.id), 'primary', { disabled, describe: 'submit-why' })}</div>`;
  }

  readonly #to_missing = (event: Event): void => {
    event.preventDefault();
    const heading = this.querySelector<HTMLElement>('#submit-missing');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'center' });
  };

  override render(): TemplateResult {
    const { draft, application, procedures } = this.store;
    const base = `/antraege/${encodeURIComponent(this.store.id)}/entwurf`;
    const head = (step: StepName): TemplateResult => html`<div class="fw-review__head"><h2>${t(step_title[step])}</h2><a href="${base}/${step}">${t(text.change)}<span class="fw-sr"> – ${t(step_title[step])}</span></a></div>`;
    return html`<div class="fw-review fw-measure">
      <p class="fw-muted">${t(text.submit_lead, { authority: application.authority.name })}</p>
      ${this.missing.length > 0 ? html`<section class="fw-notice fw-notice--warn">${icon('warn')}<div class="fw-notice__body"><h2 class="fw-summary__title" id="submit-missing" tabindex="-1">${t(text.submit_missing)}</h2>
        <ul>${this.missing.map((item) => html`<li><a href="${base}/${item.step}">${item.message}</a></li>`)}</ul></div></section>` : nothing}
      ${parts.map(([step, fields]) => html`<section class="fw-stack fw-stack--tight">${head(step)}<dl class="fw-facts fw-facts--wide">${fields.map((field) => html`<div><dt>${t(text[`field_${field}`])}</dt><dd class="fw-lines">${describe(field, draft, procedures)}</dd></div>`)}</dl></section>`)}
      <section class="fw-stack fw-stack--tight">${head('unterlagen')}<ul class="fw-plain-list">${application.documents.map((document) => html`<li>${document_name(document.type, procedures)} <span class="fw-muted">(${document.versions.at(-1)?.file_name ?? ''})</span></li>`)}</ul></section>
      ${this.findings ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.submit_findings)}</h2><p class="fw-small fw-muted">${t(text.submit_findings_note)}</p><fw-findings .findings=${this.findings}></fw-findings></section>` : nothing}
      <div aria-live="polite">${this.problem ? problem_notice(this.problem) : nothing}</div>
      ${this.#sending()}
    </div>`;
  }
}

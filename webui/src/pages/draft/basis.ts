// What the draft stands on: the application for the whole of which this is a part, or a preliminary ruling that binds.
// Basis: § 76 Abs. 1, § 77 Abs. 1 HBO; whether what is named can be a basis, the server says.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';
import { button, select_field, text_field } from '../../components/fields';
import { link_list } from '../../components/link-list';
import { problem_notice } from '../../components/notice';
import { links as text } from '../../i18n/links';
import { t } from '../../i18n/text';
import { Act } from '../case/act';
import { DraftStep } from './step';

type Listed = components['schemas']['ApplicationSummary'];

@customElement('fw-draft-basis')
export class DraftBasis extends DraftStep {
  @state() private others: readonly Listed[] = [];
  @state() private other = '';
  @state() private file_number = '';
  @state() private empty = false; // nothing was chosen
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  // Without the list the number can still be typed.
  async #load(): Promise<void> {
    const found = await call(api.GET('/api/v1/applications')).catch(() => undefined);
    this.others = found?.data.applications.filter(({ id, state: stage }) => id !== this.store.id && stage !== 'draft') ?? [];
  }

  override render(): TemplateResult | typeof nothing {
    const { application, draft, procedures } = this.store;
    const wanted = procedures.procedures.find(({ id }) => id === draft.procedure)?.stands_on;
    if (!wanted) return link_list(application, '/antraege');
    const named = application.links?.some(({ relation }) => (relation === 'whole') === (wanted === 'whole'));
    const form = html`<div class="fw-stack fw-stack--tight"><p class="kern-hint">${t(wanted === 'whole' ? text.whole_hint : text.ruling_hint)}</p>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      <div class="fw-fields fw-fields--pair">
        ${select_field({ id: 'basis-case', label: t(text.choose), value: this.other, error: this.empty ? t(text.name_missing) : undefined, on_input: (value) => (this.other = value) },
          [{ value: '', label: t(text.none) }, ...this.others.map(({ id, title, file_number }) => ({ value: id, label: [file_number, title].filter(Boolean).join(' ') }))])}
        ${text_field({ id: 'basis-number', label: t(text.on_paper), value: this.file_number, on_input: (value) => (this.file_number = value) }, { maxlength: 64, disabled: !!this.other })}</div>
      <div>${button(t(text.name_it), () => void this.#name(), 'secondary', { disabled: this.#act.busy })}</div></div>`;
    if (named) return link_list(application, '/antraege');
    return wanted === 'whole' ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.whole)}</h2>${form}</section>`
      : html`<details class="fw-tool"><summary>${t(text.ruling)}</summary><div>${form}</div></details>`;
  }

  // The server asks for what the procedure it knows wants: it has to know the one chosen here.
  async #name(): Promise<void> {
    const body = this.other ? { application: this.other } : { file_number: this.file_number.trim() };
    this.empty = !this.other && !this.file_number.trim();
    if (this.empty) return;
    await this.store.flush();
    await this.#act.run(0, async (headers) => {
      const { data } = await call(api.POST('/api/v1/applications/{application}/links', { params: { path: { application: this.store.id } }, headers: { ...headers, 'If-Match': this.store.etag }, body }));
      this.store.took_place(data);
    });
  }
}

// Step 5: the documents of the procedure, each with its own upload and its versions.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Document, Receipt } from '../../api/types';
import '../../components/document-list';
import { select_field } from '../../components/fields';
import { badge } from '../../components/notice';
import '../../components/upload';
import { documents as document_texts } from '../../i18n/documents';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { DraftStep } from './step';
import { text as statistics_text } from '../statistics/texts';
import { document_name } from './steps';

@customElement('fw-step-documents')
export class StepDocuments extends DraftStep {
  @state() private more = '';

  override render(): TemplateResult {
    const { draft, application, procedures } = this.store;
    const required = procedures.procedures.find((procedure) => procedure.id === draft.procedure)?.required_documents ?? [];
    const others = procedures.document_types.filter((type) => !required.includes(type.id));
    const filed = application.documents.filter((document) => !required.includes(document.type));
    const chosen = this.more || others[0]?.id || '';
    return html`<div class="fw-stack fw-stack--wide fw-measure">
      <p class="fw-muted">${t(text.documents_lead)}</p>
      <section class="fw-stack"><h2>${t(text.documents_required)}</h2>${required.map((type) => this.#type(type))}</section>
      <section class="fw-stack"><h2>${t(text.documents_more)}</h2>
        ${filed.length > 0 ? this.#list(filed) : nothing}
        ${others.length > 0 ? html`${select_field({ id: 'more-type', label: t(text.documents_type), value: chosen, on_input: (type) => (this.more = type) }, others.map((type) => ({ value: type.id, label: t(type.name) })))}
          ${this.#upload(chosen)}` : nothing}
      </section>
    </div>`;
  }

  #type(type: string): TemplateResult {
    const filed = this.store.application.documents.filter((document) => document.type === type);
    const name = document_name(type, this.store.procedures);
    return html`<div class="fw-card" id="document-${type}" tabindex="-1">
      <div class="fw-row fw-row--between"><h3>${name}</h3>${filed.length > 0 ? badge('good', t(text.documents_here), 'good') : badge('warn', t(text.documents_missing), 'open')}</div>
      ${type === 'statistics-sheet' ? html`<p>${t(statistics_text.link_hint)} <a href="/antraege/${this.store.application.id}/statistik">${t(statistics_text.open)}</a></p>` : nothing}
      ${filed.length > 0 ? html`${this.#list(filed)}<details class="fw-tool"><summary>${t(document_texts.new_version)}</summary><div>${this.#upload(type, filed[0])}</div></details>` : this.#upload(type)}
    </div>`;
  }

  #list(documents: readonly Document[]): TemplateResult {
    return html`<fw-document-list .base="${this.store.base_path}/documents" .documents=${documents} .type_name=${(type: string) => document_name(type, this.store.procedures)}></fw-document-list>`;
  }

  #upload(type: string, document?: Document): TemplateResult {
    const query = new URLSearchParams({ type, title: document_name(type, this.store.procedures), ...(document ? { document: document.id } : {}) });
    return html`<fw-upload .url="${this.store.base_path}/documents?${query}" .label=${document_name(type, this.store.procedures)} @uploaded=${(event: CustomEvent<Receipt>) => this.store.took_place(event.detail)}></fw-upload>`;
  }
}

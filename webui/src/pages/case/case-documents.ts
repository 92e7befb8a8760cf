// The documents of a case by type, each with its versions; what was demanded stands on top.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Application, Document, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/document-list';
import { badge, notice } from '../../components/notice';
import { redaction } from '../../i18n/redaction';
import { t } from '../../i18n/text';
import { text } from './texts';

export function document_type(procedures: Procedures | undefined, type: string): string {
  if (type === 'notice') return t(text.notice);
  if (type === 'letter') return t(text.letter);
  if (type === 'statement_attachment') return t(text.of_agency);
  if (type === 'neighbour_letter') return t(text.to_neighbours);
  if (type === 'redacted_copy') return t(redaction.type);
  if (type === 'letter_received') return t(text.letters_received);
  const known = procedures?.document_types.find(({ id }) => id === type);
  return known ? t(known.name) : type === 'other' ? t(text.other_document) : type;
}

// Documents by type, in the order of their filing; a redacted copy stands with what it covers.
export function by_type(documents: readonly Document[]): [type: string, group: Document[]][] {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    const source = document.versions.at(-1)?.redacted_from?.document;
    const type = documents.find(({ id }) => id === source)?.type ?? document.type;
    groups.set(type, [...(groups.get(type) ?? []), document]);
  }
  return [...groups];
}

@customElement('fw-case-documents')
export class CaseDocuments extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) procedures: Procedures | undefined;

  override render(): TemplateResult {
    const { documents, demanded_items, missing_documents } = this.application;
    const groups = by_type(documents);
    return html`<div class="fw-stack">
      ${missing_documents?.length ? notice('warn', t(text.missing), html`<ul>${missing_documents.map((type) => html`<li>${document_type(this.procedures, type)}</li>`)}</ul>`) : nothing}
      ${demanded_items.length ? html`<section><h3>${t(text.demanded)}</h3><ul class="fw-plainlist fw-lines">${demanded_items.map((item) => html`<li>
        <div class="fw-row fw-row--between"><strong>${document_type(this.procedures, item.type)}</strong>
          ${item.answered_by ? badge('good', t(text.demanded_answered), 'good') : badge('warn', t(text.demanded_open), 'clock')}</div><p>${item.reason}</p></li>`)}</ul></section>` : nothing}
      ${documents.length ? groups.map(([type, group]) => html`<section><h3 class=${group[0]?.title === document_type(this.procedures, type) ? 'fw-sr' : ''}>${document_type(this.procedures, type)}</h3>
        <fw-document-list .base=${`/api/v1/applications/${this.application.id}/documents`} .redact_in=${this.application.allowed_actions.includes('redact_document') ? this.application.id : ''} .documents=${group} .type_name=${(id: string) => document_type(this.procedures, id)}></fw-document-list></section>`) : html`<p>${t(text.no_documents)}</p>`}
    </div>`;
  }
}

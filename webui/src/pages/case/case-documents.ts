// The documents of a case by type, each with its versions; what was demanded stands on top.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Application, Document, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import { badge, notice } from '../../components/notice';
import { icon } from '../../components/icon';
import { bytes, instant } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';
import { side_name } from './words';

export function document_type(procedures: Procedures | undefined, type: string): string {
  if (type === 'notice') return t(text.notice);
  if (type === 'statement_attachment') return t(text.of_agency);
  const known = procedures?.document_types.find(({ id }) => id === type);
  return known ? t(known.name) : type === 'other' ? t(text.other_document) : type;
}

export const document_url = (application: string, document: Document, version = document.versions.at(-1)?.version ?? 1, download = false): string =>
  `/api/v1/applications/${encodeURIComponent(application)}/documents/${encodeURIComponent(document.id)}/versions/${version}${download ? '?download=true' : ''}`;

@customElement('fw-case-documents')
export class CaseDocuments extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) procedures: Procedures | undefined;

  override render(): TemplateResult {
    const { documents, demanded_items, missing_documents } = this.application;
    const types = [...new Set(documents.map(({ type }) => type))];
    return html`<div class="fw-stack">
      ${missing_documents?.length ? notice('warn', t(text.missing), html`<ul>${missing_documents.map((type) => html`<li>${document_type(this.procedures, type)}</li>`)}</ul>`) : nothing}
      ${demanded_items.length ? html`<section><h3>${t(text.demanded)}</h3><ul class="fw-plainlist fw-lines">${demanded_items.map((item) => html`<li>
        <div class="fw-row fw-row--between"><strong>${document_type(this.procedures, item.type)}</strong>
          ${item.answered_by ? badge('good', t(text.demanded_answered), 'good') : badge('warn', t(text.demanded_open), 'clock')}</div><p>${item.reason}</p></li>`)}</ul></section>` : nothing}
      ${documents.length ? types.map((type) => html`<section><h3>${document_type(this.procedures, type)}</h3>
        <ul class="fw-plainlist fw-lines">${documents.filter((document) => document.type === type).map((document) => this.#document(document))}</ul></section>`) : html`<p>${t(text.no_documents)}</p>`}
    </div>`;
  }

  #document(document: Document): TemplateResult | typeof nothing {
    const [latest, ...earlier] = [...document.versions].reverse();
    if (!latest) return nothing;
    const title = document.title || latest.file_name;
    return html`<li class="fw-document">
      <div class="fw-document__name">${icon('file')}<div><a href=${document_url(this.application.id, document)} target="_blank" rel="noopener">${title}</a>
        <p class="fw-small fw-muted">${t(text.version, { n: latest.version })} · ${bytes(latest.size_bytes)} · ${instant(latest.filed_at)} · ${t(text.filed_by, { side: side_name(latest.filed_by_side) })}</p></div></div>
      <a class="fw-plain" href=${document_url(this.application.id, document, latest.version, true)} download=${latest.file_name}>${icon('download')}${t(text.download)}<span class="fw-sr">: ${title}</span></a>
      <details class="fw-why"><summary>SHA-256${earlier.length ? html` · ${t(text.earlier)} (${earlier.length})` : nothing}</summary>
        <ul class="fw-plainlist fw-stack--tight fw-stack">${[latest, ...earlier].map((version) => html`<li>
          <a href=${document_url(this.application.id, document, version.version)} target="_blank" rel="noopener">${t(text.version, { n: version.version })}</a>
          <span class="fw-small fw-muted">${version.file_name} · ${bytes(version.size_bytes)} · ${instant(version.filed_at)}</span><br /><code>${version.sha256}</code></li>`)}</ul>
      </details>
    </li>`;
  }
}

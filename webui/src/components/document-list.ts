// Filed documents with their versions, each to be viewed or downloaded; the viewer is loaded on first use.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Document } from '../api/types';
import { FwElement } from '../base/element';
import { bytes, instant } from '../format';
import { documents as text } from '../i18n/documents';
import { redaction } from '../i18n/redaction';
import { t } from '../i18n/text';
import './dialog';
import { icon } from './icon';
import { pre_check } from './pre-check';

type Version = Document['versions'][number];
export const newest = (document: Document): Version | undefined => document.versions.reduce<Version | undefined>((best, version) => (!best || version.version > best.version ? version : best), undefined);

const pdf_versions = (document: Document): Version[] =>
  document.versions.filter(({ media_type }) => media_type === 'application/pdf').sort((a, b) => a.version - b.version);

@customElement('fw-document-list')
export class DocumentList extends FwElement {
  @property() base = ''; // '/api/v1/applications/{id}/documents'
  @property({ attribute: false }) documents: readonly Document[] = [];
  @property({ attribute: false }) type_name: (type: string) => string = (type) => type;
  @state() private open: { document: Document; version: Version } | undefined;
  @state() private compared: Document | undefined;
  @property() redact_in = ''; // the application, where the person may make redacted copies
  @state() private redacted: { document: Document; version: Version } | undefined;

  override render(): TemplateResult {
    return html`<ul class="fw-documents">${this.documents.map((document) => this.#row(document))}</ul>
      <fw-dialog class="fw-dialog--large" .heading=${this.open?.document.title || this.open?.version.file_name || ''} .open=${this.open !== undefined} @close=${() => (this.open = undefined)}
        .body=${this.open ? html`<fw-document-viewer .url=${this.#url(this.open.document, this.open.version)} .media_type=${this.open.version.media_type} .name=${this.open.document.title || this.open.version.file_name} .scale=${this.open.version.pre_check?.scales?.[0]?.denominator ?? 100}></fw-document-viewer>` : nothing}></fw-dialog>
      <fw-dialog class="fw-dialog--large" .heading=${t(text.compare)} .open=${this.compared !== undefined} @close=${() => (this.compared = undefined)}
        .body=${this.compared ? html`<fw-document-compare .base=${`${this.base}/${encodeURIComponent(this.compared.id)}/versions`} .versions=${pdf_versions(this.compared)}></fw-document-compare>` : nothing}></fw-dialog>
      <fw-dialog class="fw-dialog--large" .heading=${t(redaction.heading, { title: this.redacted?.document.title || this.redacted?.version.file_name || '' })} .open=${this.redacted !== undefined} @close=${() => (this.redacted = undefined)} @fw-recorded=${() => (this.redacted = undefined)}
        .body=${this.redacted ? html`<fw-document-redact .application=${this.redact_in} .document_id=${this.redacted.document.id} .version=${this.redacted.version.version} .url=${this.#url(this.redacted.document, this.redacted.version)}></fw-document-redact>` : nothing}></fw-dialog>`;
  }

  #row(document: Document): TemplateResult | typeof nothing {
    const last = newest(document);
    if (!last) return nothing;
    const earlier = document.versions.filter((version) => version !== last);
    return html`<li class="fw-document">
      ${icon('file')}
      <div class="fw-document__body">
        <span class="fw-strong">${document.title || this.type_name(document.type)}</span>
        <span class="fw-small fw-muted">${last.file_name} · ${bytes(last.size_bytes)} · ${instant(last.filed_at)}${document.versions.length > 1 ? ` · ${t(text.version, { version: last.version })}` : ''}</span>
        ${document.versions.filter((version) => version.approved && version.media_type === 'application/pdf').map((version) => html`<a class="fw-small" href="${this.#url(document, version)}?stamped=true" target="_blank" rel="noopener">${t(text.approved)}<span class="fw-sr"> – ${version.file_name}</span></a>`)}
        ${pre_check(last.pre_check, this.type_name)}
        <details class="fw-small"><summary>${t(text.hash)}</summary><code>${last.sha256}</code></details>
        ${earlier.length > 0 ? html`<details class="fw-small"><summary>${t(text.earlier)}</summary><ul>${earlier.map((version) => html`<li><a href="${this.#url(document, version)}?download=true" download>${t(text.version, { version: version.version })}: ${version.file_name}, ${instant(version.filed_at)}</a></li>`)}</ul></details>` : nothing}
      </div>
      <div class="fw-row">
        <button type="button" class="fw-plain" @click=${() => this.#view(document, last)}>${t(text.view)}<span class="fw-sr"> – ${last.file_name}</span></button>
        ${pdf_versions(document).length > 1 ? html`<button type="button" class="fw-plain" @click=${() => this.#compare(document)}>${t(text.compare)}<span class="fw-sr"> – ${last.file_name}</span></button>` : nothing}
        ${this.#may_redact(document, last) ? html`<button type="button" class="fw-plain" @click=${() => this.#redact(document, last)}>${t(redaction.redact)}<span class="fw-sr"> – ${last.file_name}</span></button>` : nothing}
        <a class="fw-plain" href="${this.#url(document, last)}?download=true" download>${t(text.download)}<span class="fw-sr"> – ${last.file_name}</span></a>
      </div>
    </li>`;
  }

  #view(document: Document, version: Version): void {
    void import('./document-viewer');
    this.open = { document, version };
  }

  #may_redact(document: Document, version: Version): boolean {
    return this.redact_in !== '' && version.media_type === 'application/pdf' && document.type !== 'redacted_copy';
  }

  #redact(document: Document, version: Version): void {
    void import('./document-redact');
    this.redacted = { document, version };
  }

  #compare(document: Document): void {
    void import('./document-compare');
    this.compared = document;
  }

  #url(document: Document, version: Version): string {
    return `${this.base}/${encodeURIComponent(document.id)}/versions/${version.version}`;
  }
}

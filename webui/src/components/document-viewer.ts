// Shows a filed document: PDF pages drawn by pdf.js (its own chunk, loaded on first use), pictures as they are.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { FwElement } from '../base/element';
import { documents } from '../i18n/documents';
import { t } from '../i18n/text';
import { button } from './fields';
import { loading, notice } from './notice';

@customElement('fw-document-viewer')
export class DocumentViewer extends FwElement {
  @property() url = '';
  @property() media_type = 'application/pdf';
  @property() name = '';
  @state() private page = 1;
  @state() private pages = 0;
  @state() private zoom = 1;
  @state() private failed = false;
  #pdf: PDFDocumentProxy | undefined;
  #drawing: Promise<unknown> = Promise.resolve();

  override async firstUpdated(): Promise<void> {
    if (this.media_type !== 'application/pdf') return;
    try {
      const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
      pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
      this.#pdf = await pdfjs.getDocument({ url: this.url, useSystemFonts: true }).promise;
      this.pages = this.#pdf.numPages;
    } catch {
      this.failed = true;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#pdf?.loadingTask.destroy();
  }

  override updated(): void {
    if (this.pages > 0) this.#drawing = this.#drawing.then(() => this.#draw()).catch(() => (this.failed = true));
  }

  async #draw(): Promise<void> {
    const canvas = this.querySelector('canvas');
    const pdf = this.#pdf;
    const key = `${this.page}/${this.zoom}`;
    if (!canvas || !pdf || canvas.dataset['shows'] === key) return;
    canvas.dataset['shows'] = key;
    const page = await pdf.getPage(this.page);
    const plain = page.getViewport({ scale: 1 });
    const width = Math.max(240, this.clientWidth - 2) * this.zoom;
    const density = Math.min(devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale: (width / plain.width) * density });
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.style.width = `${viewport.width / density}px`;
    await page.render({ canvas, viewport }).promise;
  }

  override render(): TemplateResult {
    const download = html`<a href="${this.url}?download=true" download>${t(documents.download)}</a>`;
    if (this.failed) return notice('warn', t(documents.not_shown), download);
    if (this.media_type !== 'application/pdf') return html`<img class="fw-viewer__picture" src=${this.url} alt=${this.name} /><p>${download}</p>`;
    if (this.pages === 0) return loading();
    return html`<div class="fw-viewer">
      <div class="fw-row">
        ${this.pages > 1 ? html`${button(t(documents.previous_page), () => (this.page = Math.max(1, this.page - 1)), 'tertiary', { disabled: this.page <= 1 })}
          <span role="status">${t(documents.page_of, { page: this.page, pages: this.pages })}</span>
          ${button(t(documents.next_page), () => (this.page = Math.min(this.pages, this.page + 1)), 'tertiary', { disabled: this.page >= this.pages })}` : nothing}
        ${button(t(documents.larger), () => (this.zoom = Math.min(4, this.zoom * 1.4)), 'tertiary')}
        ${button(t(documents.smaller), () => (this.zoom = Math.max(1, this.zoom / 1.4)), 'tertiary', { disabled: this.zoom <= 1 })}
        ${download}
      </div>
      <div class="fw-viewer__paper" tabindex="0" role="img" aria-label=${t(documents.page_image, { name: this.name, page: this.page })}><canvas></canvas></div>
    </div>`;
  }
}

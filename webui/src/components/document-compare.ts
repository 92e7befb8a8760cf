// Two versions of one document: beside each other, one over the other with a slider, or the difference in colours.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Document } from '../api/types';
import { FwElement } from '../base/element';
import { instant } from '../format';
import { documents } from '../i18n/documents';
import { t } from '../i18n/text';
import { button, select_field } from './fields';
import { loading, notice } from './notice';
import { tint } from './pdf/difference';
import { draw_page, open_pdf, type PDFDocumentProxy } from './pdf/load';

type Version = Document['versions'][number];
type Mode = 'beside' | 'slider' | 'difference';
const MODES: readonly Mode[] = ['difference', 'slider', 'beside'];

@customElement('fw-document-compare')
export class DocumentCompare extends FwElement {
  @property() base = ''; // address of the document's versions
  @property({ attribute: false }) versions: readonly Version[] = []; // PDFs, oldest first, two at least
  @state() private former = 0;
  @state() private later = 0;
  @state() private mode: Mode = 'difference';
  @state() private page = 1;
  @state() private pages = 0; // of the longer one
  @state() private share = 50; // of the slider, in per cent
  @state() private differs: boolean | undefined;
  @state() private failed = false;
  readonly #open = new Map<number, Promise<PDFDocumentProxy>>();
  #drawing: Promise<unknown> = Promise.resolve();
  #shown = '';

  override firstUpdated(): void {
    this.later = this.versions.at(-1)?.version ?? 0;
    this.former = this.versions.at(-2)?.version ?? 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const pdf of this.#open.values()) void pdf.then((one) => one.loadingTask.destroy()).catch(() => undefined);
  }

  override updated(): void {
    const slider = this.querySelector<HTMLElement>('[data-side="later"]');
    if (slider) slider.style.clipPath = this.mode === 'slider' ? `inset(0 0 0 ${this.share}%)` : '';
    this.#drawing = this.#drawing.then(() => this.#draw()).catch(() => (this.failed = true));
  }

  #pdf(version: number): Promise<PDFDocumentProxy> {
    const known = this.#open.get(version) ?? open_pdf(`${this.base}/${version}`);
    this.#open.set(version, known);
    return known;
  }

  async #draw(): Promise<void> {
    const key = `${this.former}/${this.later}/${this.page}/${this.mode}`;
    if (!this.former || !this.later || key === this.#shown) return;
    this.#shown = key;
    const both = await Promise.all([this.#pdf(this.former), this.#pdf(this.later)]);
    this.pages = Math.max(...both.map(({ numPages }) => numPages));
    await this.updateComplete;
    const frame = this.querySelector('.fw-compare');
    if (!frame) return;
    const width = Math.max(240, (this.mode === 'beside' ? frame.clientWidth / 2 - 12 : frame.clientWidth) - 2);
    const drawn = await Promise.all(both.map((pdf, at) => this.#draw_side(pdf, at === 0 ? 'former' : 'later', width)));
    this.differs = this.mode === 'difference' ? this.#tint(drawn) : undefined;
  }

  async #draw_side(pdf: PDFDocumentProxy, side: string, width: number): Promise<HTMLCanvasElement | undefined> {
    const canvas = this.querySelector<HTMLCanvasElement>(`[data-side="${side}"]`);
    if (!canvas || this.page > pdf.numPages) {
      if (canvas) canvas.width = canvas.height = 1;
      return undefined;
    }
    await draw_page(await pdf.getPage(this.page), canvas, width);
    return canvas;
  }

  // The later one is drawn at the size of the former: a sheet that grew shows as a difference.
  #tint([former, later]: (HTMLCanvasElement | undefined)[]): boolean | undefined {
    const result = this.querySelector<HTMLCanvasElement>('[data-side="difference"]');
    const size = former ?? later;
    if (!result || !size) return undefined;
    result.width = size.width;
    result.height = size.height;
    result.style.width = size.style.width;
    const pixels = (source: HTMLCanvasElement | undefined): Uint8ClampedArray => {
      const sheet = document.createElement('canvas');
      sheet.width = size.width;
      sheet.height = size.height;
      const pen = sheet.getContext('2d', { willReadFrequently: true });
      if (!pen) return new Uint8ClampedArray(size.width * size.height * 4).fill(255);
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, sheet.width, sheet.height);
      if (source) pen.drawImage(source, 0, 0);
      return pen.getImageData(0, 0, sheet.width, sheet.height).data;
    };
    const pen = result.getContext('2d');
    const image = pen?.createImageData(size.width, size.height);
    if (!pen || !image) return undefined;
    const differing = tint(pixels(former), pixels(later), image.data);
    pen.putImageData(image, 0, 0);
    return differing > 0;
  }

  override render(): TemplateResult {
    if (this.failed) return notice('warn', t(documents.not_shown));
    const choices = this.versions.map((version) => ({ value: String(version.version), label: `${t(documents.version, { version: version.version })}, ${instant(version.filed_at)}` }));
    return html`<div class="fw-viewer">
      <div class="fw-row">
        ${select_field({ id: 'compare-former', label: t(documents.former_version), value: String(this.former), on_input: (value) => (this.former = Number(value)) }, choices)}
        ${select_field({ id: 'compare-later', label: t(documents.later_version), value: String(this.later), on_input: (value) => (this.later = Number(value)) }, choices)}
        ${select_field({ id: 'compare-mode', label: t(documents.compare_mode), value: this.mode, on_input: (value) => (this.mode = value as Mode) }, MODES.map((mode) => ({ value: mode, label: t(documents[`compare_${mode}`]) })))}
      </div>
      ${this.pages === 0 ? loading() : nothing}
      ${this.pages > 1 ? html`<div class="fw-row">${button(t(documents.previous_page), () => (this.page -= 1), 'tertiary', { disabled: this.page <= 1 })}
        <span role="status">${t(documents.page_of, { page: this.page, pages: this.pages })}</span>
        ${button(t(documents.next_page), () => (this.page += 1), 'tertiary', { disabled: this.page >= this.pages })}</div>` : nothing}
      ${this.mode === 'slider' ? html`<label class="fw-compare__slider">${t(documents.slider)}<input type="range" min="0" max="100" .value=${String(this.share)} @input=${(event: Event) => (this.share = Number((event.target as HTMLInputElement).value))} /></label>` : nothing}
      ${this.mode === 'difference' ? html`<p role="status">${this.differs === undefined ? nothing : html`<strong>${t(this.differs ? documents.differs : documents.same)}</strong> `}${t(documents.difference_legend)}</p>` : nothing}
      <div class="fw-compare fw-compare--${this.mode}" tabindex="0" role="img" aria-label=${t(documents.compare_image, { former: this.former, later: this.later, page: this.page })}>
        <canvas data-side="former"></canvas><canvas data-side="later"></canvas><canvas data-side="difference"></canvas>
      </div>
    </div>`;
  }
}

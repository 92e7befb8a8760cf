// Shows a filed document: PDF pages drawn by pdf.js (its own chunk, loaded on first use) with thumbnails and measuring,
// pictures as one page. Marks are made and shown on both.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FwElement } from '../base/element';
import { number, parse_number } from '../format';
import { documents } from '../i18n/documents';
import { t } from '../i18n/text';
import { button, text_field } from './fields';
import { loading, notice } from './notice';
import { draw_page, fitting_width, open_pdf, type PageSize, type PDFDocumentProxy } from './pdf/load';
import { at_scale, calibrated, denominator_of, distance, type Spot } from './pdf/measure';

const MOST_THUMBNAILS = 200;
const THUMBNAIL_WIDTH = 96; // css pixels

export interface PlanMark {
  page: number;
  points: number[][]; // in parts of the page's width and height: a point, or two corners
  label: string;
}
const SMALLEST = 0.008; // of the page; less is a click

@customElement('fw-document-viewer')
export class DocumentViewer extends FwElement {
  @property() url = '';
  @property() media_type = 'application/pdf';
  @property() name = '';
  @property({ type: Number }) scale = 100; // to begin measuring with
  @property({ type: Number }) page = 1;
  @property({ attribute: false }) marks: readonly PlanMark[] = [];
  @property({ type: Boolean }) marking = false; // a click or a drag makes a mark
  @state() private drawn: PlanMark | undefined; // while it is dragged
  @state() private pages = 0;
  @state() private zoom = 1;
  @state() private failed = false;
  @state() private measuring = false;
  @state() private size: PageSize = { width: 1, height: 1 };
  @state() private spots: Spot[] = [];
  @state() private metres_per_point = 0;
  @state() private known = '';
  #pdf: PDFDocumentProxy | undefined;
  #drawing: Promise<unknown> = Promise.resolve();
  #seen: IntersectionObserver | undefined;

  get #picture(): boolean {
    return this.media_type !== 'application/pdf';
  }

  override async firstUpdated(): Promise<void> {
    if (this.#picture) return void (this.page = 1);
    this.metres_per_point = at_scale(this.scale);
    try {
      this.#pdf = await open_pdf(this.url);
      this.pages = this.#pdf.numPages;
      this.page = Math.min(this.pages, Math.max(1, this.page));
    } catch {
      this.failed = true;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen?.disconnect();
    void this.#pdf?.loadingTask.destroy();
  }

  override updated(): void {
    const sheet = this.#picture ? this.querySelector<HTMLElement>('.fw-viewer__sheet') : null;
    if (sheet) sheet.style.width = `${this.zoom * 100}%`;
    if (this.pages === 0) return;
    this.#drawing = this.#drawing.then(() => this.#draw()).catch(() => (this.failed = true));
    if (!this.#seen && this.pages > 1) this.#watch_thumbnails();
  }

  // A thumbnail is drawn when it comes into sight: a thousand pages cost nothing.
  #watch_thumbnails(): void {
    this.#seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const canvas = target.querySelector('canvas');
        if (!isIntersecting || !canvas || canvas.dataset['drawn']) continue;
        canvas.dataset['drawn'] = 'yes';
        void this.#pdf?.getPage(Number(canvas.dataset['page'])).then((page) => draw_page(page, canvas, THUMBNAIL_WIDTH, 1)).catch(() => undefined);
      }
    });
    for (const item of this.querySelectorAll('.fw-viewer__thumbnail')) this.#seen.observe(item);
  }

  async #draw(): Promise<void> {
    const paper = this.querySelector('.fw-viewer__paper');
    const canvas = paper?.querySelector('canvas');
    const key = `${this.page}/${this.zoom}`;
    if (!paper || !canvas || !this.#pdf || canvas.dataset['shows'] === key) return;
    canvas.dataset['shows'] = key;
    const page = await this.#pdf.getPage(this.page);
    this.size = await draw_page(page, canvas, fitting_width(page, paper.clientWidth - 2) * this.zoom);
  }

  override render(): TemplateResult {
    const download = html`<a href="${this.url}?download=true" download>${t(documents.download)}</a>`;
    if (this.failed) return notice('warn', t(documents.not_shown), download);
    if (this.pages === 0 && !this.#picture) return loading();
    return html`<div class="fw-viewer">
      <div class="fw-row">
        ${this.pages > 1 ? html`${button(t(documents.previous_page), () => this.#show(this.page - 1), 'tertiary', { disabled: this.page <= 1 })}
          <span role="status">${t(documents.page_of, { page: this.page, pages: this.pages })}</span>
          ${button(t(documents.next_page), () => this.#show(this.page + 1), 'tertiary', { disabled: this.page >= this.pages })}` : nothing}
        ${button(t(documents.larger), () => (this.zoom = Math.min(4, this.zoom * 1.4)), 'tertiary')}
        ${button(t(documents.smaller), () => (this.zoom = Math.max(1, this.zoom / 1.4)), 'tertiary', { disabled: this.zoom <= 1 })}
        ${this.marking || this.#picture ? nothing : button(t(this.measuring ? documents.measure_end : documents.measure), () => this.#toggle_measuring(), 'tertiary')}
        ${download}
      </div>
      ${this.measuring ? this.#measure_bar() : nothing}
      <div class="fw-viewer__body">
        ${this.pages > 1 ? this.#thumbnails() : nothing}
        <div class="fw-viewer__paper" tabindex="0" role="img" aria-label=${this.#picture ? this.name : t(documents.page_image, { name: this.name, page: this.page })}>
          <div class="fw-viewer__sheet ${this.#picture ? 'fw-viewer__sheet--picture' : ''} ${this.measuring || this.marking ? 'fw-viewer__sheet--measuring' : ''} ${this.marking ? 'fw-redact' : ''}" @click=${(event: MouseEvent) => this.#spot(event)}
            @pointerdown=${(event: PointerEvent) => this.#begin(event)} @pointermove=${(event: PointerEvent) => this.#drag(event)} @pointerup=${() => this.#end()}>${this.#picture ? html`<img src=${this.url} alt="" draggable="false" @load=${(event: Event) => this.#loaded(event.target as HTMLImageElement)} @error=${() => (this.failed = true)} />` : html`<canvas></canvas>`}${this.#line()}${this.#shown_marks()}</div>
        </div>
      </div>
    </div>`;
  }

  // As wide as a sheet of A4 in points, however many pixels it has: so that marks look alike on both.
  #loaded({ naturalWidth, naturalHeight }: HTMLImageElement): void {
    this.size = { width: 595, height: (595 * naturalHeight) / naturalWidth };
  }

  #show(page: number): void {
    this.page = Math.min(this.pages, Math.max(1, page));
    this.spots = [];
  }

  #thumbnails(): TemplateResult {
    return html`<ol class="fw-viewer__thumbnails" aria-label=${t(documents.thumbnails)}>${Array.from({ length: Math.min(this.pages, MOST_THUMBNAILS) }, (_, at) => html`<li class="fw-viewer__thumbnail">
      <button type="button" aria-current=${at + 1 === this.page ? 'page' : 'false'} @click=${() => this.#show(at + 1)}><canvas data-page=${at + 1}></canvas><span>${t(documents.page_number, { page: at + 1 })}</span></button></li>`)}</ol>`;
  }

  // --- Marks ----------------------------------------------------------------------------------------------------------

  #shown_marks(): TemplateResult | typeof nothing {
    const here = [...this.marks.filter(({ page }) => page === this.page), ...(this.drawn ? [this.drawn] : [])].filter(({ points }) => points.length);
    if (!here.length) return nothing;
    const { width, height } = this.size;
    return html`<svg class="fw-viewer__marks" viewBox="0 0 ${width} ${height}" aria-hidden="true">${here.map(({ points, label }) => mark_shape(points.map(([x = 0, y = 0]) => ({ x: x * width, y: y * height })), label, Math.min(width, height) / 45))}</svg>`;
  }

  #begin(event: PointerEvent): void {
    if (!this.marking || event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const at = part_of(event);
    this.drawn = { page: this.page, points: [at, at], label: '' };
  }

  #drag(event: PointerEvent): void {
    if (this.drawn) this.drawn = { ...this.drawn, points: [this.drawn.points[0] as number[], part_of(event)] };
  }

  // Event `fw-marked`: {page, points}.
  #end(): void {
    const [from, to] = this.drawn?.points ?? [];
    this.drawn = undefined;
    if (!from || !to) return;
    const small = [0, 1].every((side) => Math.abs((from[side] ?? 0) - (to[side] ?? 0)) < SMALLEST);
    this.dispatchEvent(new CustomEvent('fw-marked', { detail: { page: this.page, points: small ? [from] : [from, to] } }));
  }

  // --- Measuring ------------------------------------------------------------------------------------------------------

  #toggle_measuring(): void {
    this.measuring = !this.measuring;
    this.spots = [];
  }

  #spot(event: MouseEvent): void {
    if (!this.measuring) return;
    const sheet = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const spot = { x: ((event.clientX - sheet.left) / sheet.width) * this.size.width, y: ((event.clientY - sheet.top) / sheet.height) * this.size.height };
    this.spots = this.spots.length === 1 ? [...this.spots, spot] : [spot];
  }

  #line(): TemplateResult | typeof nothing {
    const [from, to] = this.spots;
    if (!from) return nothing;
    const { width, height } = this.size;
    const dot = ({ x, y }: Spot): TemplateResult => svg`<circle cx=${x} cy=${y} r=${width / 200} />`;
    return html`<svg class="fw-viewer__line" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">${dot(from)}${to ? svg`${dot(to)}<line x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} />` : nothing}</svg>`;
  }

  #measure_bar(): TemplateResult {
    const [from, to] = this.spots;
    const metres = from && to ? distance(from, to) * this.metres_per_point : undefined;
    const shown = Math.round(denominator_of(this.metres_per_point) * 10) / 10;
    return html`<div class="fw-viewer__measure">
      ${text_field({ id: 'measure-scale', label: t(documents.measure_scale), value: String(shown).replace('.', ','), on_input: (typed) => this.#set_scale(typed) })}
      <p role="status" class="fw-strong">${metres === undefined ? t(from ? documents.measure_second : documents.measure_first) : t(documents.measured, { metres: number(metres) })}</p>
      ${metres === undefined ? nothing : html`<div class="fw-row">${text_field({ id: 'measure-known', label: t(documents.measure_known), value: this.known, on_input: (typed) => (this.known = typed) })}
        ${button(t(documents.calibrate), () => this.#calibrate(), 'secondary', { disabled: !parse_number(this.known) })}</div>`}
      <p class="fw-small fw-muted">${t(documents.measure_note)}</p>
    </div>`;
  }

  #set_scale(typed: string): void {
    const denominator = parse_number(typed);
    if (denominator && denominator > 0) this.metres_per_point = at_scale(denominator);
  }

  #calibrate(): void {
    const [from, to] = this.spots;
    const metres = parse_number(this.known);
    const found = from && to && metres ? calibrated(from, to, metres) : undefined;
    if (found) this.metres_per_point = found;
    this.known = '';
  }
}

// Where the pointer is, in parts of the page.
function part_of(event: PointerEvent): number[] {
  const sheet = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const part = (value: number, from: number, length: number): number => Math.round(Math.min(1, Math.max(0, (value - from) / length)) * 1e6) / 1e6;
  return [part(event.clientX, sheet.left, sheet.width), part(event.clientY, sheet.top, sheet.height)];
}

function mark_shape(points: Spot[], label: string, radius: number): TemplateResult {
  const [from, to] = points;
  if (!from) return svg``;
  const pin = svg`<circle cx=${from.x} cy=${from.y} r=${radius} /><text x=${from.x} y=${from.y} font-size=${radius * 1.2}>${label}</text>`;
  if (!to) return pin;
  const box = svg`<rect x=${Math.min(from.x, to.x)} y=${Math.min(from.y, to.y)} width=${Math.abs(to.x - from.x)} height=${Math.abs(to.y - from.y)} />`;
  return label ? svg`${box}${pin}` : box;
}

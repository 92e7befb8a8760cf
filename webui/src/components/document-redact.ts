// Draws boxes on the pages of a PDF and has a copy made in which what they cover is not there any more.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../api/client';
import { caught, type Problem } from '../api/problem';
import { FwElement } from '../base/element';
import { number, parse_number } from '../format';
import { redaction as text } from '../i18n/redaction';
import { documents } from '../i18n/documents';
import { t } from '../i18n/text';
import { button, text_field } from './fields';
import { loading, notice, problem_notice } from './notice';
import { draw_page, open_pdf, type PDFDocumentProxy } from './pdf/load';

interface Box {
  page: number;
  left: number; // 0 to 1 of the page
  top: number;
  width: number;
  height: number;
}
const SIDES = ['left', 'top', 'width', 'height'] as const;
const SMALLEST = 0.004; // of the page; less is a click

@customElement('fw-document-redact')
export class DocumentRedact extends FwElement {
  @property() application = '';
  @property() document_id = '';
  @property({ type: Number }) version = 1;
  @property() url = '';
  @state() private page = 1;
  @state() private pages = 0;
  @state() private boxes: Box[] = [];
  @state() private drawing: Box | undefined;
  @state() private busy = false;
  @state() private failed = false;
  @state() private problem: Problem | undefined;
  #pdf: PDFDocumentProxy | undefined;
  #shown = 0;
  #from = { x: 0, y: 0 };

  override async firstUpdated(): Promise<void> {
    try {
      this.#pdf = await open_pdf(this.url);
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
    const canvas = this.querySelector('canvas');
    const paper = this.querySelector('.fw-viewer__paper');
    if (!canvas || !paper || !this.#pdf || this.#shown === this.page) return;
    const page = (this.#shown = this.page);
    void this.#pdf.getPage(page).then((one) => draw_page(one, canvas, Math.max(240, paper.clientWidth - 2))).catch(() => (this.failed = true));
  }

  override render(): TemplateResult {
    if (this.failed) return notice('warn', t(documents.not_shown));
    if (this.pages === 0) return loading();
    const here = this.boxes.filter(({ page }) => page === this.page);
    return html`<div class="fw-viewer">
      <p>${t(text.lead)}</p>
      ${this.pages > 1 ? html`<div class="fw-row">${button(t(documents.previous_page), () => (this.page -= 1), 'tertiary', { disabled: this.page <= 1 })}
        <span role="status">${t(documents.page_of, { page: this.page, pages: this.pages })}</span>
        ${button(t(documents.next_page), () => (this.page += 1), 'tertiary', { disabled: this.page >= this.pages })}</div>` : nothing}
      <div class="fw-viewer__paper" tabindex="0" role="group" aria-label=${t(documents.page_number, { page: this.page })}><div class="fw-viewer__sheet fw-viewer__sheet--measuring fw-redact" @pointerdown=${(event: PointerEvent) => this.#begin(event)} @pointermove=${(event: PointerEvent) => this.#draw(event)} @pointerup=${() => this.#end()}>
        <canvas></canvas>
        <svg class="fw-redact__boxes" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">${[...here, ...(this.drawing ? [this.drawing] : [])].map(({ left, top, width, height }) => svg`<rect x=${left} y=${top} width=${width} height=${height} />`)}</svg>
      </div></div>
      <div class="fw-row">${button(t(text.add), () => this.#add(), 'secondary')}</div>
      ${this.boxes.length ? html`<fieldset class="fw-stack"><legend class="fw-strong">${t(text.boxes)}</legend><ol class="fw-plainlist fw-lines">${this.boxes.map((box, at) => this.#row(box, at))}</ol></fieldset>` : html`<p class="fw-muted">${t(text.none)}</p>`}
      ${this.problem ? problem_notice(this.problem) : nothing}
      <div class="fw-row">${button(t(this.busy ? text.busy : text.make), () => void this.#make(), 'primary', { disabled: this.busy || this.boxes.length === 0 })}</div>
    </div>`;
  }

  // Each box in numbers, too: no mouse is needed.
  #row(box: Box, at: number): TemplateResult {
    return html`<li class="fw-stack"><div class="fw-row fw-row--between"><span>${t(text.box, { box: at + 1, page: box.page })}</span>
      ${button(t(text.remove), () => (this.boxes = this.boxes.filter((_, other) => other !== at)), 'tertiary')}</div>
      <details class="fw-small"><summary>${t(text.numbers)}</summary><div class="fw-row">${SIDES.map((side) => text_field({ id: `box-${at}-${side}`, label: t(text[side]), value: number(box[side] * 100, 1), on_input: (typed) => this.#set(at, side, typed) }))}</div></details></li>`;
  }

  #set(at: number, side: (typeof SIDES)[number], typed: string): void {
    const value = parse_number(typed);
    if (value === undefined || value < 0 || value > 100) return;
    this.boxes = this.boxes.map((box, other) => (other === at ? { ...box, [side]: value / 100 } : box));
  }

  #add(): void {
    this.boxes = [...this.boxes, { page: this.page, left: 0.6, top: 0.7, width: 0.3, height: 0.1 }];
  }

  #place(event: PointerEvent): { x: number; y: number } {
    const sheet = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const part = (value: number, from: number, length: number): number => Math.min(1, Math.max(0, (value - from) / length));
    return { x: part(event.clientX, sheet.left, sheet.width), y: part(event.clientY, sheet.top, sheet.height) };
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#from = this.#place(event);
    this.drawing = { page: this.page, left: this.#from.x, top: this.#from.y, width: 0, height: 0 };
  }

  #draw(event: PointerEvent): void {
    if (!this.drawing) return;
    const { x, y } = this.#place(event);
    this.drawing = { page: this.page, left: Math.min(x, this.#from.x), top: Math.min(y, this.#from.y), width: Math.abs(x - this.#from.x), height: Math.abs(y - this.#from.y) };
  }

  #end(): void {
    if (this.drawing && this.drawing.width > SMALLEST && this.drawing.height > SMALLEST) this.boxes = [...this.boxes, this.drawing];
    this.drawing = undefined;
  }

  // Event `fw-recorded`: the copy is filed.
  async #make(): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      const path = { application: this.application, document: this.document_id, document_version: this.version };
      await call(api.POST('/api/v1/applications/{application}/documents/{document}/versions/{document_version}/redaction', { params: { path }, body: { boxes: this.boxes } }));
      this.dispatchEvent(new CustomEvent('fw-recorded', { bubbles: true, detail: { said: t(text.made) } }));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  }
}

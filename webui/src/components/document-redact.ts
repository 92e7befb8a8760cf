// Draws boxes on the pages of a PDF and has a copy made in which what they cover is not there any more.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../api/client';
import { caught, type Problem } from '../api/problem';
import { FwElement } from '../base/element';
import { redaction as text } from '../i18n/redaction';
import { documents } from '../i18n/documents';
import { t } from '../i18n/text';
import { button, text_field } from './fields';
import { loading, notice, problem_notice } from './notice';
import { box_between, covers, percent, SIDES, with_side, type Box, type Side, type Spot } from './pdf/boxes';
import { draw_page, fitting_width, open_pdf, type PDFDocumentProxy } from './pdf/load';

// What was drawn stays while the page is open: closing the window by mistake loses nothing.
const unfinished = new Map<string, Box[]>();

const LARGEST = 6; // times the width of the window; a drawing on A0 has names of 2 mm

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
  @state() private typing: { at: number; side: Side; typed: string } | undefined; // a field is left as it is typed
  @state() private zoom = 1;
  @state() private busy = false;
  @state() private failed = false;
  @state() private problem: Problem | undefined;
  #pdf: PDFDocumentProxy | undefined;
  #drawn: Promise<unknown> = Promise.resolve();
  #from: Spot = { x: 0, y: 0 };

  get #key(): string {
    return `${this.application}/${this.document_id}/${this.version}`;
  }

  override async firstUpdated(): Promise<void> {
    this.boxes = unfinished.get(this.#key) ?? [];
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

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('boxes') && changed.get('boxes') !== undefined) unfinished.set(this.#key, this.boxes);
    this.#drawn = this.#drawn.then(() => this.#show()).catch(() => (this.failed = true));
  }

  async #show(): Promise<void> {
    const canvas = this.querySelector('canvas');
    const paper = this.querySelector('.fw-viewer__paper');
    const shows = `${this.page}/${this.zoom}`;
    if (!canvas || !paper || !this.#pdf || canvas.dataset['shows'] === shows) return;
    canvas.dataset['shows'] = shows;
    const page = await this.#pdf.getPage(this.page);
    await draw_page(page, canvas, fitting_width(page, paper.clientWidth - 2) * this.zoom);
  }

  override render(): TemplateResult {
    if (this.failed) return notice('warn', t(documents.not_shown));
    if (this.pages === 0) return loading();
    const here = [...this.boxes.map((box, at) => ({ box, name: String(at + 1) })), ...(this.drawing ? [{ box: this.drawing, name: '' }] : [])].filter(({ box }) => box.page === this.page);
    return html`<div class="fw-viewer">
      <p>${t(text.lead)}</p>
      <div class="fw-row">${this.pages > 1 ? html`${button(t(documents.previous_page), () => (this.page -= 1), 'tertiary', { disabled: this.page <= 1 })}
        <span role="status">${t(documents.page_of, { page: this.page, pages: this.pages })}</span>
        ${button(t(documents.next_page), () => (this.page += 1), 'tertiary', { disabled: this.page >= this.pages })}` : nothing}
        ${button(t(documents.larger), () => (this.zoom = Math.min(LARGEST, this.zoom * 1.4)), 'tertiary', { disabled: this.zoom >= LARGEST })}
        ${button(t(documents.smaller), () => (this.zoom = Math.max(1, this.zoom / 1.4)), 'tertiary', { disabled: this.zoom <= 1 })}</div>
      <div class="fw-viewer__paper" tabindex="0" role="group" aria-label=${t(documents.page_number, { page: this.page })}><div class="fw-viewer__sheet fw-viewer__sheet--measuring fw-redact" @pointerdown=${(event: PointerEvent) => this.#begin(event)} @pointermove=${(event: PointerEvent) => this.#draw(event)} @pointerup=${() => this.#end()} @pointercancel=${() => (this.drawing = undefined)}>
        <canvas></canvas>
        <svg class="fw-redact__boxes" aria-hidden="true">${here.map(({ box, name }) => svg`<rect x="${box.left * 100}%" y="${box.top * 100}%" width="${box.width * 100}%" height="${box.height * 100}%" /><text x="${(box.left + box.width / 2) * 100}%" y="${(box.top + box.height / 2) * 100}%">${name}</text>`)}</svg>
      </div></div>
      <div class="fw-row">${button(t(text.add), () => this.#add(), 'secondary')}</div>
      ${this.boxes.length ? html`<fieldset class="fw-stack"><legend class="fw-strong">${t(text.boxes)}</legend><ol class="fw-plainlist fw-lines">${this.boxes.map((box, at) => this.#row(box, at))}</ol></fieldset>` : html`<p class="fw-muted">${t(text.none)}</p>`}
      ${this.problem ? problem_notice(this.problem) : nothing}
      <div class="fw-row">${button(t(this.busy ? text.busy : text.make), () => void this.#make(), 'primary', { disabled: this.busy || this.boxes.length === 0 })}</div>
    </div>`;
  }

  // Each box in numbers, too: no mouse is needed.
  #row(box: Box, at: number): TemplateResult {
    const field = (side: Side): TemplateResult => {
      const typed = this.typing?.at === at && this.typing.side === side ? this.typing.typed : undefined;
      return text_field({
        id: `box-${at}-${side}`, label: t(text[side]), value: typed ?? percent(box[side]), on_input: (value) => this.#set(at, side, value),
        ...(typed !== undefined && !with_side(box, side, typed) ? { error: t(text.outside) } : {}),
      }, { inputmode: 'decimal', on_change: () => (this.typing = undefined) });
    };
    return html`<li class="fw-stack"><div class="fw-row fw-row--between"><span>${t(text.box, { box: at + 1, page: box.page })}</span>
      <span class="fw-row">${box.page === this.page ? nothing : button(t(text.go, { page: box.page }), () => (this.page = box.page), 'tertiary')}
      ${button(t(text.remove), () => this.#remove(at), 'tertiary')}</span></div>
      <details class="fw-small"><summary>${t(text.numbers)}</summary><div class="fw-fields fw-fields--pair">${SIDES.map(field)}</div></details></li>`;
  }

  #set(at: number, side: Side, typed: string): void {
    this.typing = { at, side, typed };
    this.boxes = this.boxes.map((box, other) => (other === at ? (with_side(box, side, typed) ?? box) : box));
  }

  #remove(at: number): void {
    this.typing = undefined;
    this.boxes = this.boxes.filter((_, other) => other !== at);
  }

  #add(): void {
    this.boxes = [...this.boxes, { page: this.page, left: 0.6, top: 0.7, width: 0.3, height: 0.1 }];
  }

  #place(event: PointerEvent): Spot {
    const sheet = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const part = (value: number, from: number, length: number): number => Math.min(1, Math.max(0, (value - from) / length));
    return { x: part(event.clientX, sheet.left, sheet.width), y: part(event.clientY, sheet.top, sheet.height) };
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#from = this.#place(event);
    this.drawing = box_between(this.page, this.#from, this.#from);
  }

  #draw(event: PointerEvent): void {
    if (!this.drawing) return;
    this.drawing = box_between(this.page, this.#from, this.#place(event));
  }

  #end(): void {
    if (this.drawing && covers(this.drawing)) this.boxes = [...this.boxes, this.drawing];
    this.drawing = undefined;
  }

  // Event `fw-recorded`: the copy is filed.
  async #make(): Promise<void> {
    this.busy = true;
    this.problem = undefined;
    try {
      const path = { application: this.application, document: this.document_id, document_version: this.version };
      await call(api.POST('/api/v1/applications/{application}/documents/{document}/versions/{document_version}/redaction', { params: { path }, body: { boxes: this.boxes } }));
      unfinished.delete(this.#key);
      this.dispatchEvent(new CustomEvent('fw-recorded', { bubbles: true, detail: { said: t(text.made) } }));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  }
}

// Two or three control points that say where a drawing lies, typed or clicked.
// Events `points` with what stands there now, `pick` (a point on the map is wanted). The map's answer comes as `picked`.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Position } from '../api/types';
import { FwElement } from '../base/element';
import type { ControlInput } from '../design/drawing';
import { coordinate } from '../format';
import { draft_texts as text } from '../i18n/draft';
import { t } from '../i18n/text';
import { text_field } from './fields';

const MOST = 3;

@customElement('fw-control-points')
export class ControlPoints extends FwElement {
  @property({ attribute: false }) points: readonly ControlInput[] = [];
  @property({ attribute: false }) picked: Position | undefined; // the last point clicked on the map
  @property() lead = '';
  @state() private asked = -1; // the point that the map is asked for

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('picked') || !this.picked || this.asked < 0) return;
    const [east, north] = this.picked;
    this.#set(this.asked, { east: coordinate(east), north: coordinate(north) });
    this.asked = -1;
  }

  #tell(points: readonly ControlInput[]): void {
    this.dispatchEvent(new CustomEvent<readonly ControlInput[]>('points', { detail: points }));
  }

  #set(index: number, change: Partial<ControlInput>): void {
    this.#tell(this.points.map((point, at) => (at === index ? { ...point, ...change } : point)));
  }

  #ask(index: number): void {
    this.asked = index;
    this.dispatchEvent(new CustomEvent('pick'));
  }

  override render(): TemplateResult {
    return html`<div class="fw-stack fw-stack--tight">${this.lead ? html`<p class="fw-small fw-muted">${this.lead}</p>` : nothing}
      ${this.points.map((_, index) => this.#point(index))}
      ${this.points.length < MOST ? html`<div><button type="button" class="fw-plain" @click=${() => this.#tell([...this.points, { x: '', y: '', east: '', north: '' }])}>${t(text.drawing_control_more)}</button></div>` : nothing}</div>`;
  }

  #point(index: number): TemplateResult {
    const field = (name: keyof ControlInput, label: string): TemplateResult =>
      text_field({ id: `control-${index}-${name}`, label, value: this.points[index]?.[name] ?? '', on_input: (value) => this.#set(index, { [name]: value }) }, { inputmode: 'decimal' });
    const of = html`<span class="fw-sr"> – ${t(text.drawing_control, { n: index + 1 })}</span>`;
    return html`<fieldset class="fw-fieldset"><legend>${t(text.drawing_control, { n: index + 1 })}</legend><div class="fw-fields fw-fields--pair">
      ${field('x', t(text.drawing_x))}${field('y', t(text.drawing_y))}${field('east', t(text.outline_east))}${field('north', t(text.outline_north))}</div>
      <div class="fw-row"><button type="button" class="fw-plain" aria-pressed=${this.asked === index ? 'true' : 'false'} @click=${() => this.#ask(index)}>${t(text.drawing_pick)}${of}</button>
      ${index > 1 ? html`<button type="button" class="fw-plain" @click=${() => this.#tell(this.points.filter((_, at) => at !== index))}>${t(text.drawing_control_less)}${of}</button>` : nothing}</div></fieldset>`;
  }
}

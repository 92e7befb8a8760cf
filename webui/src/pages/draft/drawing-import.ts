// Takes a drawing (DXF) into the design: what each layer shows, and two points that say where it lies, typed or clicked.
// Events `design` with the document, `pick` (a point on the map is wanted), `cancel`. The map's answer comes as `picked`.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { FeatureCollection, ReadDrawing, Position } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/control-points';
import { button, select_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { control_text, empty_points, farthest_corners, kind_texts, type ControlInput, in_utm } from '../../design/drawing';
import { plausible } from '../../design/coordinates';
import { coordinate } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';

@customElement('fw-drawing-import')
export class DrawingImport extends FwElement {
  @property({ attribute: false }) file!: File;
  @property({ attribute: false }) picked: Position | undefined; // the last point clicked on the map
  @state() private drawing: ReadDrawing | undefined;
  @state() private kinds: Record<string, string> = {}; // layers that are not what their name says
  @state() private points: ControlInput[] = empty_points();
  @state() private problem: Problem | undefined;
  @state() private incomplete = false; // a control point lacks a number
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  async #read(query: { control?: string[]; crs?: number }): Promise<ReadDrawing> {
    const layer = Object.entries(this.kinds).map(([name, kind]) => `${name}=${kind}`);
    const { data } = await call(api.POST('/api/v1/designs', {
      params: { query: { ...query, layer } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: this.file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
    }));
    return data;
  }

  // What is in the drawing; its farthest corners are a good choice for control points.
  async #look(): Promise<void> {
    try {
      this.drawing = await this.#read({});
      const corners = farthest_corners(this.drawing.corners as Position[]);
      this.points = this.points.map((point, index) => ({ ...point, x: coordinate(corners[index]?.[0] ?? 0), y: coordinate(corners[index]?.[1] ?? 0) }));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  get #utm(): boolean {
    return in_utm((this.drawing?.corners ?? []) as Position[], plausible);
  }

  readonly #take = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const control = this.points.flatMap((point) => control_text(point) ?? []);
    this.incomplete = !this.#utm && control.length < this.points.length;
    if (this.incomplete) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const made = await this.#read(this.#utm ? { crs: 25832 } : { control });
      this.dispatchEvent(new CustomEvent<FeatureCollection>('design', { detail: made.design as unknown as FeatureCollection }));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  };

  override render(): TemplateResult {
    return html`<form class="fw-card fw-stack" novalidate aria-labelledby="drawing-title" @submit=${this.#take}>
      <h2 id="drawing-title" class="fw-sub">${t(text.drawing_title, { name: this.file.name })}</h2>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.drawing ? html`${this.#layers(this.drawing)}${this.#utm ? notice('info', t(text.drawing_utm)) : html`<fw-control-points .points=${this.points} .picked=${this.picked} lead=${t(text.drawing_control_lead)}
          @points=${(event: CustomEvent<ControlInput[]>) => (this.points = event.detail)} @pick=${() => this.dispatchEvent(new CustomEvent('pick'))}></fw-control-points>`}
        ${this.incomplete ? notice('bad', t(text.drawing_incomplete), nothing, true) : nothing}
        <div class="fw-actions">${button(t(text.drawing_take), undefined, 'primary', { type: 'submit', disabled: this.busy })}${this.#away()}</div>`
      : this.problem ? html`<div class="fw-actions">${this.#away()}</div>` : loading()}</form>`;
  }

  #away(): TemplateResult {
    return button(t(shell.cancel), () => this.dispatchEvent(new CustomEvent('cancel')), 'secondary');
  }

  #layers(drawing: ReadDrawing): TemplateResult {
    const kinds = Object.entries(kind_texts).map(([value, name]) => ({ value, label: t(name) }));
    return html`<fieldset class="fw-fieldset"><legend>${t(text.drawing_layers)}</legend><div class="fw-fields fw-fields--pair">
      ${drawing.layers.map((layer, index) => select_field({
        id: `drawing-layer-${index}`, label: layer.name || '0', hint: t(text.drawing_outlines, { count: layer.outlines }),
        value: this.kinds[layer.name] ?? layer.kind ?? 'none', on_input: (kind) => (this.kinds = { ...this.kinds, [layer.name]: kind }),
      }, kinds))}</div></fieldset>`;
  }
}

// The outline of one structure without a mouse: a table of corners and edge lengths, pasted corners, a rectangle from
// measures. Event `ring` with the new outline. Equal to drawing.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Position } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, text_area, text_field } from '../../components/fields';
import { icon } from '../../components/icon';
import { plausible, read_point, read_points } from '../../design/coordinates';
import { area, edge_lengths, open_ring, point_name, rectangle } from '../../design/ring';
import { with_edge_length } from '../../design/transform';
import { coordinate, number, parse_number } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';

interface Row {
  east: string;
  north: string;
}
const to_row = ([east, north]: Position): Row => ({ east: coordinate(east), north: coordinate(north) });

@customElement('fw-outline-editor')
export class OutlineEditor extends FwElement {
  @property({ attribute: false }) ring: Position[] = [];
  @property() group = ''; // of ids, as several editors stand on a page
  @state() private rows: Row[] = [];
  @state() private pasted = '';
  @state() private paste_error = '';
  @state() private measures = { east: '', north: '', length: '', depth: '', azimuth: '90' };
  @state() private rectangle_error = '';
  #shown = '';

  // What was typed stays as typed until the outline changes from elsewhere.
  override willUpdate(): void {
    const key = JSON.stringify(this.ring);
    if (key === this.#shown) return;
    this.#shown = key;
    this.rows = this.ring.map(to_row);
  }

  #give(ring: Position[]): void {
    this.#shown = JSON.stringify(ring);
    this.ring = ring;
    this.dispatchEvent(new CustomEvent<Position[]>('ring', { detail: ring }));
  }

  #points(): (Position | undefined)[] {
    return this.rows.map((row) => {
      const point = read_point(row.east, row.north);
      return point && plausible(point) ? point : undefined;
    });
  }

  #edit(index: number, part: keyof Row, value: string): void {
    this.rows = this.rows.map((row, at) => (at === index ? { ...row, [part]: value } : row));
    const points = this.#points();
    const read = points.filter((point) => point !== undefined);
    if (read.length === points.length && read.length >= 3) this.#give(open_ring(read));
  }

  // A length that is no number goes back to what it was.
  #stretch(index: number, field: HTMLInputElement): void {
    const length = parse_number(field.value);
    const now = edge_lengths(this.ring)[index] ?? 0;
    if (length === undefined || length <= 0) field.value = number(now, 3);
    else if (Math.abs(length - now) >= 0.0005) {
      const ring = with_edge_length(this.ring, index, length);
      this.rows = ring.map(to_row);
      this.#give(ring);
    }
  }

  #remove(index: number): void {
    this.rows = this.rows.filter((_, at) => at !== index);
    const points = this.#points().filter((point) => point !== undefined);
    if (points.length === this.rows.length) this.#give(points.length >= 3 ? open_ring(points) : []);
  }

  readonly #paste = (): void => {
    const read = read_points(this.pasted);
    if (!('points' in read)) {
      this.paste_error = t(read.reason === 'outside' ? text.outline_paste_outside : text.outline_paste_two, { line: read.line });
      return;
    }
    const ring = open_ring(read.points);
    this.paste_error = ring.length < 3 ? t(text.outline_paste_few) : '';
    if (this.paste_error) return;
    this.rows = ring.map(to_row);
    this.pasted = '';
    this.#give(ring);
  };

  readonly #rectangle = (): void => {
    const m = this.measures;
    const corner = read_point(m.east, m.north);
    const [length, depth, azimuth] = [m.length, m.depth, m.azimuth].map(parse_number);
    const good = corner && plausible(corner) && length && depth && length > 0 && depth > 0 && azimuth !== undefined;
    this.rectangle_error = good ? '' : t(text.rectangle_bad);
    if (!good) return;
    const ring = rectangle(corner, length, depth, azimuth);
    this.rows = ring.map(to_row);
    this.#give(ring);
  };

  override render(): TemplateResult {
    const points = this.#points();
    const whole = this.ring.length >= 3;
    const lengths = whole && points.every((point) => point) ? edge_lengths(this.ring) : [];
    return html`<div class="fw-stack fw-stack--tight">
      ${this.rows.length > 0 ? html`<div class="fw-corner-scroll"><table class="fw-corners">
        <caption class="fw-sr">${t(text.outline_table)}</caption>
        <thead><tr><th scope="col"><span class="fw-sr">${t(text.outline_point)}</span></th><th scope="col">${t(text.outline_east)}</th><th scope="col">${t(text.outline_north)}</th><th scope="col" class="fw-number">${t(text.outline_edge)}</th><th><span class="fw-sr">${t(text.outline)}</span></th></tr></thead>
        <tbody>${this.rows.map((row, index) => this.#row(row, index, points[index] === undefined, lengths[index]))}</tbody>
      </table></div><p class="fw-small fw-muted">${t(text.outline_table)}. ${t(text.outline_edge_hint)}${whole ? html` · <strong>${t(text.ground_area, { area: number(area(this.ring)) })}</strong>` : nothing}</p>` : nothing}
      <div class="fw-row"><button type="button" class="fw-plain" @click=${() => (this.rows = [...this.rows, { east: '', north: '' }])}>${icon('add')}${t(text.outline_add_point)}</button></div>
      <details class="fw-tool"><summary>${t(text.outline_paste)}</summary><div>
        ${text_area({ id: `${this.group}-paste`, label: t(text.outline_paste), hint: t(text.outline_paste_hint), value: this.pasted, error: this.paste_error || undefined, on_input: (value) => (this.pasted = value) }, 4)}
        <div>${button(t(text.outline_paste_use), this.#paste, 'secondary')}</div></div></details>
      <details class="fw-tool"><summary>${t(text.rectangle)}</summary><div>
        <p class="kern-hint">${t(text.rectangle_hint)}</p>
        <div class="fw-fields fw-fields--pair">
          ${this.#measure('east', t(text.outline_east), 'm')}${this.#measure('north', t(text.outline_north), 'm')}
          ${this.#measure('length', t(text.rectangle_length), 'm')}${this.#measure('depth', t(text.rectangle_depth), 'm')}${this.#measure('azimuth', t(text.rectangle_azimuth), '°')}
        </div>
        ${this.rectangle_error ? html`<p class="kern-error" role="alert">${icon('bad')}<span>${this.rectangle_error}</span></p>` : nothing}
        <div>${button(t(text.rectangle_make), this.#rectangle, 'secondary')}</div></div></details>
    </div>`;
  }

  #measure(part: keyof typeof this.measures, label: string, unit: string): TemplateResult {
    return text_field({ id: `${this.group}-${part}`, label, value: this.measures[part], on_input: (value) => (this.measures = { ...this.measures, [part]: value }) }, { inputmode: 'decimal', unit });
  }

  #row(row: Row, index: number, bad: boolean, length: number | undefined): TemplateResult {
    const name = point_name(index);
    const input = (part: keyof Row, label: string): TemplateResult => html`<input inputmode="decimal" autocomplete="off" aria-label="${label}, ${t(text.outline_point)} ${name}" aria-invalid=${bad ? 'true' : nothing}
      .value=${row[part]} @change=${(event: Event) => this.#edit(index, part, (event.target as HTMLInputElement).value)} />`;
    const next = point_name((index + 1) % this.rows.length);
    return html`<tr><th scope="row">${name}</th><td>${input('east', t(text.outline_east))}</td><td>${input('north', t(text.outline_north))}</td>
      <td class="fw-corners__edge">${length === undefined ? '' : html`<label><span aria-hidden="true">${name}–${next}</span><input inputmode="decimal" autocomplete="off" aria-label=${t(text.outline_edge_length, { edge: `${name}–${next}` })}
        .value=${number(length, 3)} @change=${(event: Event) => this.#stretch(index, event.target as HTMLInputElement)} /></label>`}</td>
      <td><button type="button" class="fw-plain" @click=${() => this.#remove(index)}>${icon('bad')}<span class="fw-sr">${t(text.outline_remove_point, { name })}</span></button></td></tr>`;
  }
}

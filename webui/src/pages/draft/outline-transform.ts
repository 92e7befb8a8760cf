// Moving and turning an outline by numbers: the same arithmetic as by hand on the map. Event `ring` with the new outline.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Position } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, text_field } from '../../components/fields';
import { icon } from '../../components/icon';
import { moved, turn_to_parallel, turned } from '../../design/transform';
import { parse_number } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';

@customElement('fw-outline-transform')
export class OutlineTransform extends FwElement {
  @property({ attribute: false }) ring: Position[] = [];
  @property({ attribute: false }) boundaries: readonly (readonly Position[])[] = []; // of the plot
  @property() group = '';
  @state() private typed = { east: '', north: '', degrees: '' };
  @state() private bad = '';

  #give(ring: Position[]): void {
    this.bad = '';
    this.dispatchEvent(new CustomEvent<Position[]>('ring', { detail: ring }));
  }

  readonly #move = (): void => {
    const [east, north] = [this.typed.east || '0', this.typed.north || '0'].map(parse_number);
    if (east === undefined || north === undefined) this.bad = t(text.not_a_number);
    else this.#give(moved(this.ring, east, north));
  };

  readonly #turn = (): void => {
    const degrees = parse_number(this.typed.degrees);
    if (degrees === undefined) this.bad = t(text.not_a_number);
    else this.#give(turned(this.ring, degrees));
  };

  readonly #parallel = (): void => {
    const degrees = turn_to_parallel(this.ring, this.boundaries);
    if (degrees !== undefined) this.#give(turned(this.ring, degrees));
  };

  override render(): TemplateResult | typeof nothing {
    if (this.ring.length < 3) return nothing;
    const field = (part: keyof typeof this.typed, label: string, unit: string): TemplateResult =>
      text_field({ id: `${this.group}-shift-${part}`, label, value: this.typed[part], on_input: (value) => (this.typed = { ...this.typed, [part]: value }) }, { inputmode: 'decimal', unit });
    return html`<details class="fw-tool"><summary>${t(text.transform)}</summary><div>
      <div class="fw-fields fw-fields--pair">${field('east', t(text.shift_east), 'm')}${field('north', t(text.shift_north), 'm')}</div>
      <div>${button(t(text.shift_do), this.#move, 'secondary')}</div>
      <div class="fw-fields fw-fields--pair">${field('degrees', t(text.turn_by), '°')}</div>
      <div class="fw-row">${button(t(text.turn_do), this.#turn, 'secondary')}
        ${this.boundaries.length > 0 ? html`<button type="button" class="fw-plain" @click=${this.#parallel}>${t(text.turn_parallel)}</button>` : nothing}</div>
      ${this.bad ? html`<p class="kern-error" role="alert">${icon('bad')}<span>${this.bad}</span></p>` : nothing}
    </div></details>`;
  }
}

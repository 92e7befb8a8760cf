// The small form that opens at a wall on the map: its height, and on to the next wall.
import { html, nothing, render } from 'lit';
import type OlMap from 'ol/Map';
import Overlay from 'ol/Overlay';
import type { Position } from '../api/types';
import { button, text_field } from '../components/fields';
import { point_name } from '../design/ring';
import { number, parse_number } from '../format';
import { map_texts as text } from '../i18n/map';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { wall_length, wall_middle } from './interactions';

export class WallForm {
  readonly #box = document.createElement('div');
  readonly #overlay: Overlay;
  readonly #give: (index: number, height: string) => void;
  #ring: readonly Position[] = [];
  #heights: string[] = [];
  #index = 0;
  #bad = false;

  constructor(map: OlMap, give: (index: number, height: string) => void) {
    this.#give = give;
    this.#box.className = 'fw-wall';
    this.#overlay = new Overlay({ element: this.#box, positioning: 'bottom-center', offset: [0, -12], autoPan: { margin: 24 } });
    map.addOverlay(this.#overlay);
  }

  open(ring: readonly Position[], heights: readonly string[], index: number): void {
    this.#ring = ring;
    this.#heights = [...heights];
    this.#show(index);
  }

  close(): void {
    this.#overlay.setPosition(undefined);
    render(nothing, this.#box);
  }

  #show(index: number): void {
    this.#index = index;
    this.#bad = false;
    this.#draw();
    this.#overlay.setPosition(wall_middle(this.#ring, index));
    const field = this.#box.querySelector('input');
    field?.focus({ preventScroll: true });
    field?.select();
  }

  readonly #take = (event: Event): void => {
    event.preventDefault();
    const typed = this.#heights[this.#index] ?? '';
    this.#bad = parse_number(typed) === undefined;
    if (this.#bad) return this.#draw();
    this.#give(this.#index, typed);
    this.#show((this.#index + 1) % this.#ring.length);
  };

  #draw(): void {
    const index = this.#index;
    const edge = `${point_name(index)}–${point_name((index + 1) % this.#ring.length)}`;
    render(html`<form @submit=${this.#take} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.close()}>
      <p class="fw-strong">${t(text.wall, { edge, length: number(wall_length(this.#ring, index)) })}</p>
      ${text_field({ id: 'wall-height', label: t(text.wall_height), value: this.#heights[index] ?? '', error: this.#bad ? t(text.wall_bad) : undefined, on_input: (value) => (this.#heights[index] = value) }, { inputmode: 'decimal', unit: 'm' })}
      <div class="fw-row">${button(t(text.wall_next), undefined, 'primary', { type: 'submit' })}<button type="button" class="fw-plain" @click=${() => this.close()}>${t(shell.close)}</button></div>
    </form>`, this.#box);
  }
}

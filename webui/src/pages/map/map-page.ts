// The public map: find a parcel, see what the register says about it. No persons, no applications.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { button, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { number, parcel_label } from '../../format';
import { open_pages as text } from '../../i18n/public';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { fit_map } from '../../map/fit';
import { set_query } from '../../router';
import { type Parcel, parcels_of, search_parcels } from '../draft/parcels';
import './map-page.css';

@customElement('fw-map-page')
export class MapPage extends FwPage {
  @state() private words = '';
  @state() private hits: Parcel[] | undefined;
  @state() private chosen: Parcel | undefined;
  @state() private problem: Problem | undefined;

  override firstUpdated(): void {
    void import('../../map/map-element');
    const key = this.query.get('flurstueck');
    if (key) void this.#choose(key, true);
  }

  async #choose(key: string, fit: boolean): Promise<void> {
    try {
      this.chosen = (await parcels_of([key]))[0];
      if (!this.chosen) return;
      set_query(new URLSearchParams({ flurstueck: key }));
      if (fit) void fit_map(this, [this.chosen.feature]);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  readonly #search = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.problem = undefined;
    if (!this.words.trim()) return;
    try {
      this.hits = await search_parcels(this.words.trim());
      if (this.hits.length === 1 && this.hits[0]) await this.#choose(this.hits[0].key, true);
      else void fit_map(this, this.hits.map((hit) => hit.feature));
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    return html`<div class="fw-head"><h1>${t(text.map_title)}</h1></div>
      <div class="fw-map-page">
        <div class="fw-stack">
          <form class="fw-search" role="search" @submit=${this.#search}>
            ${text_field({ id: 'map-search', label: t(text.map_search), hint: t(text.map_search_hint), value: this.words, on_input: (value) => (this.words = value) }, { type: 'search' })}
            ${button(t(text.map_find), undefined, 'secondary', { type: 'submit' })}
          </form>
          <div aria-live="polite" class="fw-stack fw-stack--tight">
            ${this.problem ? problem_notice(this.problem) : nothing}
            ${this.hits ? this.#hits(this.hits) : nothing}
            ${this.chosen ? this.#parcel(this.chosen) : html`<p class="fw-muted">${t(text.map_click)}</p>`}
          </div>
        </div>
        <div class="fw-map-page__map"><fw-map mode="select" .label=${t(shell.map)} .selected=${this.chosen ? [this.chosen.key] : []} @parcel=${(event: CustomEvent<{ key: string }>) => void this.#choose(event.detail.key, false)}></fw-map></div>
      </div>`;
  }

  #hits(hits: readonly Parcel[]): TemplateResult {
    if (hits.length === 0) return html`<p>${t(text.map_nothing)}</p>`;
    if (hits.length === 1) return html``;
    return html`<p>${t(text.map_hits, { count: hits.length })}</p><ul class="fw-plain-list">${hits.map((hit) => html`<li><button type="button" class="fw-plain" @click=${() => void this.#choose(hit.key, true)}>${hit.name}${hit.address ? html` – ${hit.address}` : nothing}</button></li>`)}</ul>`;
  }

  #parcel(parcel: Parcel): TemplateResult {
    const fact = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    return html`<section class="fw-card"><h2>${parcel_label(parcel.key)}</h2><dl class="fw-facts">
      ${fact(t(text.parcel_key), html`<code>${parcel.key}</code>`)}
      ${parcel.address ? fact(t(text.parcel_address), parcel.address) : nothing}
      ${parcel.official_area === undefined ? nothing : fact(t(text.parcel_area), `${number(parcel.official_area, 0)} m²`)}
      ${parcel.computed_area === undefined ? nothing : fact(t(text.parcel_computed), `${number(parcel.computed_area, 2)} m²`)}
    </dl></section>`;
  }
}

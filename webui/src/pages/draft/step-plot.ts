// Step 1: the parcels of the plot, by search or by a click on the map.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { caught, type Problem } from '../../api/problem';
import { button, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { number, parcel_label } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { fit_map } from '../../map/fit';
import { MOST_HITS, type Parcel, parcels_of, remembered, search_parcels } from './parcels';
import { DraftStep } from './step';

@customElement('fw-step-plot')
export class StepPlot extends DraftStep {
  @state() private words = '';
  @state() private hits: Parcel[] | undefined;
  @state() private problem: Problem | undefined;
  @state() private said = '';

  override firstUpdated(): void {
    void import('../../map/map-element');
    void this.#show_chosen();
  }

  get #keys(): string[] {
    return this.store.draft.parcels ?? [];
  }

  async #show_chosen(): Promise<void> {
    if (this.#keys.length === 0) return;
    try {
      const parcels = await parcels_of(this.#keys);
      this.requestUpdate();
      void fit_map(this, parcels.map((parcel) => parcel.feature));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  readonly #search = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.words.trim()) return;
    this.problem = undefined;
    try {
      this.hits = await search_parcels(this.words.trim());
      void fit_map(this, this.hits.map((hit) => hit.feature));
    } catch (error) {
      this.hits = undefined;
      this.problem = caught(error);
    }
  };

  #toggle(key: string): void {
    const chosen = this.#keys.includes(key);
    this.store.change({ parcels: chosen ? this.#keys.filter((other) => other !== key) : [...this.#keys, key] });
    if (!chosen && this.hits?.some((hit) => hit.key === key)) this.#settle(key);
    this.said = t(chosen ? text.plot_removed : text.plot_added, { name: parcel_label(key) });
    if (!remembered(key)) void parcels_of([key]).then(() => this.requestUpdate(), () => undefined);
  }

  // A hit was chosen: the search is over, the map shows the parcel, and focus goes to where it now stands.
  #settle(key: string): void {
    const parcel = remembered(key);
    this.hits = undefined;
    this.words = '';
    if (parcel) void fit_map(this, [parcel.feature]);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#chosen-title')?.focus());
  }

  override render(): TemplateResult {
    return html`<div class="fw-split fw-split--map">
      <div class="fw-stack">
        <p class="fw-muted">${t(text.plot_lead)}</p>
        <form class="fw-search" role="search" @submit=${this.#search}>
          ${text_field({ id: 'parcel-search', label: t(text.plot_search), hint: t(text.plot_search_hint), value: this.words, on_input: (value) => (this.words = value) }, { type: 'search' })}
          ${button(t(text.plot_find), undefined, 'secondary', { type: 'submit' })}
        </form>
        <div aria-live="polite">${this.problem ? problem_notice(this.problem) : nothing}${this.#results()}</div>
        <section class="fw-stack fw-stack--tight"><h2 id="chosen-title" tabindex="-1">${t(text.plot_chosen)}</h2>${this.#chosen()}<p class="fw-sr" role="status">${this.said}</p></section>
      </div>
      <div class="fw-map-pane"><fw-map mode="select" .selected=${this.#keys} @parcel=${(event: CustomEvent<{ key: string }>) => this.#toggle(event.detail.key)}></fw-map></div>
    </div>`;
  }

  #results(): TemplateResult | typeof nothing {
    if (!this.hits) return nothing;
    const open = this.hits.filter((hit) => !this.#keys.includes(hit.key));
    if (this.hits.length === 0) return html`<p>${t(text.plot_nothing)}</p>`;
    if (open.length === 0) return nothing;
    return html`<section class="fw-stack fw-stack--tight"><h2 class="fw-sr">${t(text.plot_results)}</h2><ul class="fw-parcels">${open.map((parcel) => html`<li>${this.#about(parcel)}
      ${button(html`${t(text.plot_add)}<span class="fw-sr"> – ${parcel.name}</span>`, () => this.#toggle(parcel.key), 'secondary')}</li>`)}</ul>
      ${this.hits.length >= MOST_HITS ? html`<p class="fw-small fw-muted">${t(text.plot_more, { n: MOST_HITS })}</p>` : nothing}</section>`;
  }

  #chosen(): TemplateResult {
    if (this.#keys.length === 0) return html`<p class="fw-muted">${t(text.plot_none)}</p>`;
    const areas = this.#keys.map((key) => remembered(key)?.official_area);
    const total = areas.every((area) => area !== undefined) ? areas.reduce<number>((sum, area) => sum + (area ?? 0), 0) : undefined;
    return html`<ul class="fw-parcels fw-parcels--chosen">${this.#keys.map((key) => {
      const parcel = remembered(key);
      return html`<li data-parcel=${key}>${parcel ? this.#about(parcel) : html`<div>${parcel_label(key)}</div>`}
        <button type="button" class="fw-plain" @click=${() => this.#toggle(key)}>${t(shell.remove)}<span class="fw-sr"> – ${parcel_label(key)}</span></button></li>`;
    })}</ul>
    ${total !== undefined && this.#keys.length > 1 ? html`<p>${t(text.plot_total)}: <strong>${number(total, 0)} m²</strong></p>` : nothing}`;
  }

  #about(parcel: Parcel): TemplateResult {
    const areas = [
      parcel.official_area === undefined ? '' : t(text.plot_area, { area: number(parcel.official_area, 0) }),
      parcel.computed_area === undefined ? '' : t(text.plot_computed, { area: number(parcel.computed_area, 1) }),
    ].filter(Boolean).join(', ');
    return html`<div><span class="fw-strong">${parcel.name}</span><br /><span class="fw-small fw-muted">${parcel.address ? html`${parcel.address}<br />` : nothing}${areas}${areas ? html`<br />` : nothing}<code>${parcel.key}</code></span></div>`;
  }
}


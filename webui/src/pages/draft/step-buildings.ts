// Step 2: the buildings, drawn on the map or typed, with the check running along.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Feature, Finding, Position } from '../../api/types';
import { button } from '../../components/fields';
import '../../components/findings';
import { evidence_of } from '../../components/findings';
import { notice, problem_notice } from '../../components/notice';
import { checkable, from_document, new_structure, type Reading, type Structure, to_document, with_ring } from '../../design/design';
import { area, outer_ring } from '../../design/ring';
import { number } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import { LiveCheck } from './live-check';
import './outline-editor';
import { parcels_of } from './parcels';
import { DraftStep } from './step';
import { structure_form } from './structure-form';

const TYPING_MS = 250;

@customElement('fw-step-buildings')
export class StepBuildings extends DraftStep {
  @state() private structures: Structure[] = [];
  @state() private drawing = ''; // id of the structure whose outline the map draws
  @state() private changing = ''; // id of the one whose corners the map moves
  @state() private opened = ''; // id of the one whose form is open
  @state() private file_error = '';
  @state() private shown: Finding | undefined; // the finding whose evidence stands alone on the map
  #others: Feature[] = [];
  #foreign: string | undefined;
  readonly #check = new LiveCheck(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#take(from_document(this.store.draft.design));
    this.opened = this.structures.length === 1 ? (this.structures[0]?.id ?? '') : '';
    if (this.#foreign) this.#check.run(this.store.draft.design as never, this.#parcels, 0);
    else this.#run_check(0);
  }

  override firstUpdated(): void {
    void import('../../map/map-element').then(async () => {
      const parcels = await parcels_of(this.#parcels).catch(() => []);
      if (parcels.length > 0) this.#map?.fit_features(parcels.map((parcel) => parcel.feature));
      else if (this.structures[0] && this.structures[0].ring.length > 2) this.#map?.fit_features(this.#document()?.features ?? []);
    });
  }

  get #parcels(): string[] {
    return this.store.draft.parcels ?? [];
  }
  get #map(): MapElement | null {
    return this.querySelector<MapElement>('fw-map');
  }

  #take(reading: Reading): void {
    this.structures = reading.structures;
    this.#others = reading.others;
    this.#foreign = reading.foreign_crs;
  }

  #document(): ReturnType<typeof to_document> {
    return to_document(this.structures, this.#parcels, this.#others);
  }

  #run_check(wait: number): void {
    this.#check.run(to_document(checkable(this.structures), this.#parcels, this.#others), this.#parcels, wait);
  }

  // A drawn outline is checked at once, typing after a moment.
  #changed(structures: Structure[], wait = TYPING_MS): void {
    this.structures = structures;
    this.#foreign = undefined;
    this.shown = undefined;
    this.store.change({ design: this.#document() });
    this.#run_check(wait);
  }

  #change(id: string, change: Partial<Structure>): void {
    this.#changed(this.structures.map((structure) => (structure.id === id ? { ...structure, ...change } : structure)));
  }

  #set_ring(id: string, ring: Position[]): void {
    this.#changed(this.structures.map((structure) => (structure.id === id ? with_ring(structure, ring) : structure)), 0);
  }

  readonly #add = (): void => {
    let count = this.structures.length + 1;
    while (this.structures.some((structure) => structure.id === `b${count}`)) count += 1;
    const structure = new_structure(`b${count}`, t(text.building_new_name, { count }));
    this.structures = [...this.structures, structure];
    this.opened = structure.id;
    void this.updateComplete.then(() => document.getElementById(`${structure.id}-name`)?.focus());
  };

  #remove(id: string): void {
    this.drawing = this.changing = '';
    this.#changed(this.structures.filter((structure) => structure.id !== id));
    this.querySelector<HTMLElement>('#add-building')?.focus();
  }

  async #from_parcel(id: string): Promise<void> {
    const parcel = (await parcels_of(this.#parcels).catch(() => []))[0];
    const ring = parcel && outer_ring(parcel.feature.geometry);
    if (ring) this.#set_ring(id, ring);
  }

  // A file with one building fills this one; with several it brings them all.
  async #from_file(id: string, event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    this.file_error = '';
    try {
      const reading = from_document(JSON.parse(await file.text()));
      if (reading.foreign_crs) this.file_error = t(text.file_crs, { crs: reading.foreign_crs });
      else if (reading.structures.length === 0) this.file_error = t(text.file_bad);
      else this.#insert(id, reading);
    } catch {
      this.file_error = t(text.file_bad);
    }
  }

  #insert(id: string, reading: Reading): void {
    this.#others = [...this.#others.filter((feature) => feature.properties['kind'] !== 'plot'), ...reading.others];
    const added = reading.structures.map((structure, index) => ({ ...structure, id: index === 0 ? id : `${id}-${index + 1}`, name: structure.name || `${t(text.kind_building)} ${index + 1}` }));
    this.#changed(this.structures.flatMap((structure) => (structure.id === id ? added : [structure])));
  }

  override render(): TemplateResult {
    const findings = this.#check.findings;
    const marks = this.shown ? [this.shown] : (findings?.findings.filter((finding) => ['setback', 'setback-overlap', 'inside-plot'].includes(finding.check)) ?? []);
    return html`<div class="fw-split fw-split--map">
      <div class="fw-stack fw-stack--wide">
        <p class="fw-muted">${t(text.buildings_lead)}</p>
        ${this.#foreign ? notice('info', t(text.design_foreign, { crs: this.#foreign })) : nothing}
        <div class="fw-buildings">
          ${this.structures.length === 0 ? html`<p class="fw-muted">${t(text.building_none)}</p>` : nothing}
          ${repeat(this.structures, (structure) => structure.id, (structure) => this.#structure(structure))}
          <div><button type="button" id="add-building" class="kern-btn kern-btn--secondary" @click=${this.#add}><span class="kern-label">${t(text.building_add)}</span></button></div>
        </div>
      </div>
      <div class="fw-check-pane">
      <div class="fw-map-pane fw-map-pane--short"><fw-map .mode=${this.drawing ? 'draw' : this.changing ? 'modify' : 'view'} .active=${this.changing} .selected=${this.#parcels}
        .outlines=${this.#outlines()} .evidence=${evidence_of(marks)}
        @drawn=${(event: CustomEvent<{ ring: Position[] }>) => this.#drawn(event.detail.ring)}
        @modified=${(event: CustomEvent<{ id: string; ring: Position[] }>) => this.#set_ring(event.detail.id, event.detail.ring)}></fw-map></div>
        <section class="fw-stack fw-stack--tight" aria-labelledby="check-title">
          <h2 id="check-title">${t(text.check_title)}</h2>
          ${this.#check.problem ? problem_notice(this.#check.problem) : nothing}
          ${findings ? html`<fw-findings map .findings=${findings} @show=${(event: CustomEvent<Finding>) => this.#show(event.detail)}></fw-findings><p class="fw-small fw-muted">${t(text.check_note)}</p>`
            : html`<p class="fw-muted">${this.#check.running ? t(text.check_running) : t(text.check_waiting)}</p>`}
        </section>
      </div>
    </div>`;
  }

  // The same array while nothing changed, so that the map does not redraw under the pointer.
  #outlines_of: Structure[] = [];
  #drawn_outlines: { id: string; name: string; ring: Position[] }[] = [];
  #outlines(): { id: string; name: string; ring: Position[] }[] {
    if (this.#outlines_of !== this.structures) {
      this.#outlines_of = this.structures;
      this.#drawn_outlines = this.structures.map(({ id, name, ring }) => ({ id, name, ring }));
    }
    return this.#drawn_outlines;
  }

  #drawn(ring: Position[]): void {
    const id = this.drawing;
    this.drawing = '';
    if (ring.length >= 3) this.#set_ring(id, ring);
  }

  #show(finding: Finding): void {
    this.shown = this.shown === finding ? undefined : finding;
    const evidence = evidence_of([finding]).features;
    if (evidence.length > 0) this.#map?.fit_features(evidence);
    this.#map?.scrollIntoView({ block: 'nearest' });
  }

  #structure(structure: Structure): TemplateResult {
    const { id } = structure;
    const size = structure.ring.length >= 3 ? t(text.ground_area, { area: number(area(structure.ring), 1) }) : t(text.status_open);
    return html`<details class="fw-building" ?open=${this.opened === id} @toggle=${(event: Event) => this.#toggled(event, id)}>
      <summary>${structure.name || t(text.kind_building)} <span class="fw-small fw-muted">${t(text[`kind_${structure.kind}`])} · ${size}</span></summary>
      ${this.opened === id ? html`<div class="fw-building__body">
        <section class="fw-stack fw-stack--tight" aria-label=${t(text.outline)}><h2 class="fw-sub">${t(text.outline)}</h2>
          ${structure.kept_geometry ? notice('info', t(text.outline_kept)) : nothing}
          <div class="fw-row">
            ${this.drawing === id || this.changing === id
              ? button(t(text.outline_stop), () => (this.drawing = this.changing = ''), 'primary')
              : html`${button(t(text.outline_draw), () => this.#edit_on_map(id, 'draw'), 'secondary')}
                ${structure.ring.length >= 3 && !structure.kept_geometry ? button(t(text.outline_modify), () => this.#edit_on_map(id, 'modify'), 'secondary') : nothing}`}
          </div>
          <div class="fw-row">
            ${this.#parcels.length > 0 ? html`<button type="button" class="fw-plain" @click=${() => void this.#from_parcel(id)}>${t(text.outline_parcel)}</button>` : nothing}
            <label class="fw-plain fw-file">${t(text.outline_file)}<input type="file" accept=".geojson,.json,application/geo+json" @change=${(event: Event) => void this.#from_file(id, event)} /></label>
          </div>
          ${this.file_error ? notice('bad', this.file_error, nothing, true) : nothing}
          <fw-outline-editor .ring=${structure.ring} .group=${id} @ring=${(event: CustomEvent<Position[]>) => this.#set_ring(id, event.detail)}></fw-outline-editor>
        </section>
        ${structure_form(structure, (change) => this.#change(id, change))}
        <div><button type="button" class="fw-plain" @click=${() => this.#remove(id)}>${t(text.building_remove, { name: structure.name || t(text.kind_building) })}</button></div>
      </div>` : nothing}
    </details>`;
  }

  #edit_on_map(id: string, how: 'draw' | 'modify'): void {
    this.drawing = how === 'draw' ? id : '';
    this.changing = how === 'modify' ? id : '';
    this.#map?.scrollIntoView({ block: 'nearest' });
  }

  #toggled(event: Event, id: string): void {
    const open = (event.target as HTMLDetailsElement).open;
    if (open && this.opened !== id) this.opened = id;
    else if (!open && this.opened === id) this.opened = '';
  }
}

// Step 2: the buildings, drawn on the map or typed, with the check running along.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Feature, Finding, Position } from '../../api/types';
import '../../components/findings';
import { evidence_of } from '../../components/findings';
import { icon } from '../../components/icon';
import { notice, problem_notice } from '../../components/notice';
import { print_links } from '../../components/print-links';
import { checkable, from_document, new_structure, type Reading, type Structure, to_document, with_ring, with_wall_height } from '../../design/design';
import { area, outer_ring } from '../../design/ring';
import { moved, turned } from '../../design/transform';
import { number } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import type { Grasp } from '../../map/grip';
import type { MapElement, MapMode, Outline } from '../../map/map-element';
import './drawing-import';
import { LiveCheck } from './live-check';
import { map_tools } from './map-tools';
import './outline-editor';
import './outline-transform';
import { parcels_of } from './parcels';
import { DraftStep } from './step';
import { structure_form } from './structure-form';

const TYPING_MS = 250;

@customElement('fw-step-buildings')
export class StepBuildings extends DraftStep {
  @state() private structures: Structure[] = [];
  @state() private mode: MapMode = 'view'; // what the pointer does on the map
  @state() private opened = ''; // id of the structure at hand: its form is open, its outline is what the tools change
  @state() private file_error = '';
  @state() private drawing: { id: string; file: File } | undefined; // a DXF on its way into the design
  @state() private picked: Position | undefined; // the point that its form asked the map for
  @state() private shown: Finding | undefined; // the finding whose evidence stands alone on the map
  @state() private boundaries: Position[][] = []; // of the plot's parcels
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#check.stop();
  }

  override firstUpdated(): void {
    void import('../../map/map-element').then(async () => {
      const parcels = await parcels_of(this.#parcels).catch(() => []);
      this.boundaries = parcels.map((parcel) => outer_ring(parcel.feature.geometry) ?? []).filter((ring) => ring.length > 0);
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

  // A tool of the map: drawing without a building at hand begins a new one.
  #choose(mode: MapMode): void {
    if (mode === 'draw' && !this.#at_hand) this.#begin();
    if (mode === 'walls' && this.#at_hand) this.#wall_by_wall(this.#at_hand);
    this.mode = mode;
  }

  get #at_hand(): Structure | undefined {
    return this.structures.find((structure) => structure.id === this.opened);
  }

  #wall_by_wall(structure: Structure): void {
    if (structure.heights !== 'walls') this.#change(structure.id, with_wall_height(structure));
  }

  #grasped(id: string, grasp: Grasp): void {
    const structure = this.structures.find((one) => one.id === id);
    if (structure) this.#set_ring(id, 'degrees' in grasp ? turned(structure.ring, grasp.degrees) : moved(structure.ring, grasp.east, grasp.north));
  }

  #wall_height(id: string, index: number, height: string): void {
    this.#changed(this.structures.map((structure) => (structure.id === id ? { ...structure, ...with_wall_height(structure, index, height) } : structure)), 0);
  }

  readonly #add = (): void => {
    const id = this.#begin();
    void this.updateComplete.then(() => document.getElementById(`${id}-name`)?.focus());
  };

  #begin(): string {
    let count = this.structures.length + 1;
    while (this.structures.some((structure) => structure.id === `b${count}`)) count += 1;
    const structure = new_structure(`b${count}`, t(text.building_new_name, { count }));
    this.structures = [...this.structures, structure];
    this.opened = structure.id;
    return structure.id;
  }

  #remove(id: string): void {
    this.mode = 'view';
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
    if (/\.dxf$/i.test(file.name)) {
      this.drawing = { id, file };
      return;
    }
    try {
      this.#take_document(id, JSON.parse(await file.text()));
    } catch {
      this.file_error = t(text.file_bad);
    }
  }

  #take_document(id: string, document: unknown): void {
    const reading = from_document(document);
    if (reading.foreign_crs) this.file_error = t(text.file_crs, { crs: reading.foreign_crs });
    else if (reading.structures.length === 0) this.file_error = t(text.file_bad);
    else this.#insert(id, reading);
  }

  #drawing_form(id: string): TemplateResult | typeof nothing {
    if (this.drawing?.id !== id) return nothing;
    const away = (): void => {
      this.drawing = this.picked = undefined;
      this.mode = 'view';
    };
    return html`<fw-drawing-import .file=${this.drawing.file} .picked=${this.picked} @pick=${() => (this.mode = 'point')} @cancel=${away}
      @design=${(event: CustomEvent<unknown>) => {
        away();
        this.#take_document(id, event.detail);
      }}></fw-drawing-import>`;
  }

  #insert(id: string, reading: Reading): void {
    this.#others = [...this.#others.filter((feature) => feature.properties['kind'] !== 'plot'), ...reading.others];
    const added = reading.structures.map((structure, index) => ({ ...structure, id: index === 0 ? id : `${id}-${index + 1}`, name: structure.name || `${t(text.kind_building)} ${index + 1}` }));
    this.#changed(this.structures.flatMap((structure) => (structure.id === id ? added : [structure])));
  }

  override render(): TemplateResult {
    const findings = this.#check.findings;
    const marks = this.shown ? [this.shown] : (findings?.findings.filter((finding) => ['setback', 'setback-overlap', 'inside-plot'].includes(finding.check)) ?? []);
    const at_hand = this.#at_hand;
    return html`<div class="fw-bench">
      <div class="fw-bench__forms fw-stack">
        <p class="fw-muted">${t(text.buildings_lead)}</p>
        ${this.store.draft.parcels?.length ? nothing : notice('warn', t(text.buildings_no_plot), html`<p>${t(text.buildings_no_plot_text)}</p><p><a href="/antraege/${encodeURIComponent(this.store.id)}/entwurf/grundstueck">${t(text.step_plot)}</a></p>`)}
        ${this.#foreign ? notice('info', t(text.design_foreign, { crs: this.#foreign })) : nothing}
        <div class="fw-buildings">
          ${this.structures.length === 0 ? html`<p class="fw-muted">${t(text.building_none)}</p>` : nothing}
          ${repeat(this.structures, (structure) => structure.id, (structure) => this.#structure(structure))}
          <div><button type="button" id="add-building" class="kern-btn kern-btn--secondary" @click=${this.#add}>${icon('add')}<span class="kern-label">${t(text.building_add)}</span></button></div>
        </div>
      </div>
      <div class="fw-bench__map">
        ${map_tools(this.mode, (at_hand?.ring.length ?? 0) >= 3 && !at_hand?.kept_geometry, (mode) => this.#choose(mode))}
        <fw-map .mode=${this.mode} .active=${this.opened} .selected=${this.#parcels} .outlines=${this.#outlines()} .evidence=${this.#evidence(marks)}
          @drawn=${(event: CustomEvent<{ ring: Position[] }>) => this.#drawn(event.detail.ring)}
          @modified=${(event: CustomEvent<{ id: string; ring: Position[] }>) => this.#set_ring(event.detail.id, event.detail.ring)}
          @grasped=${(event: CustomEvent<{ id: string; grasp: Grasp }>) => this.#grasped(event.detail.id, event.detail.grasp)}
          @wall-height=${(event: CustomEvent<{ id: string; index: number; height: string }>) => this.#wall_height(event.detail.id, event.detail.index, event.detail.height)}
          @pointed=${(event: CustomEvent<{ at: Position }>) => {
            this.picked = event.detail.at;
            this.mode = 'view';
          }}
          @outline=${(event: CustomEvent<{ id: string }>) => (this.opened = event.detail.id)}
          @cancel=${() => (this.mode = 'view')}></fw-map>
      </div>
      <section class="fw-bench__check fw-stack fw-stack--tight" aria-labelledby="check-title" data-answers=${this.#check.answers}>
        <h2 id="check-title">${t(text.check_title)}</h2>
        ${this.#check.problem ? problem_notice(this.#check.problem) : nothing}
        ${findings ? html`<fw-findings map .findings=${findings} @show=${(event: CustomEvent<Finding>) => this.#show(event.detail)}></fw-findings><p class="fw-small fw-muted">${t(text.check_note)}</p>
          <div>${print_links(this.store.id)}${(this.store.application.draft_version ?? 0) > 1 ? html`<a class="fw-plain" href="/antraege/${encodeURIComponent(this.store.id)}/fassungen">${icon('corners')}${t(shell.versions)}</a>` : nothing}</div>`
          : html`<p class="fw-muted">${this.#check.running ? t(text.check_running) : t(text.check_waiting)}</p>`}
      </section>
    </div>`;
  }

  // The same marks while the findings are the same, so that the map does not draw them anew.
  #marks_of: readonly Finding[] = [];
  #marks = evidence_of([]);
  #evidence(findings: readonly Finding[]): ReturnType<typeof evidence_of> {
    if (this.#marks_of.length !== findings.length || this.#marks_of.some((finding, index) => finding !== findings[index])) {
      this.#marks_of = findings;
      this.#marks = evidence_of(findings);
    }
    return this.#marks;
  }

  // The same array while nothing changed, so that the map does not redraw under the pointer.
  #outlines_of: Structure[] = [];
  #drawn_outlines: Outline[] = [];
  #outlines(): Outline[] {
    if (this.#outlines_of !== this.structures) {
      this.#outlines_of = this.structures;
      this.#drawn_outlines = this.structures.map(({ id, name, ring, heights, wall_heights }) => ({ id, name, ring, ...(heights === 'walls' ? { heights: wall_heights } : {}) }));
    }
    return this.#drawn_outlines;
  }

  #drawn(ring: Position[]): void {
    this.mode = 'view';
    if (ring.length >= 3) this.#set_ring(this.opened, ring);
  }

  #show(finding: Finding): void {
    this.shown = finding;
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
            ${this.#parcels.length > 0 ? html`<button type="button" class="fw-plain" @click=${() => void this.#from_parcel(id)}>${t(text.outline_parcel)}</button>` : nothing}
            <label class="fw-plain fw-file">${t(text.outline_file)}<input type="file" accept=".geojson,.json,.dxf,application/geo+json" @change=${(event: Event) => void this.#from_file(id, event)} /></label>
          </div>
          ${this.file_error ? notice('bad', this.file_error, nothing, true) : nothing}
          ${this.#drawing_form(id)}
          <fw-outline-editor .ring=${structure.ring} .group=${id} @ring=${(event: CustomEvent<Position[]>) => this.#set_ring(id, event.detail)}></fw-outline-editor>
          ${structure.kept_geometry ? nothing : html`<fw-outline-transform .ring=${structure.ring} .boundaries=${this.boundaries} .group=${id} @ring=${(event: CustomEvent<Position[]>) => this.#set_ring(id, event.detail)}></fw-outline-transform>`}
        </section>
        ${structure_form(structure, (change) => this.#change(id, change))}
        <div><button type="button" class="fw-plain" @click=${() => this.#remove(id)}>${t(text.building_remove, { name: structure.name || t(text.kind_building) })}</button></div>
      </div>` : nothing}
    </details>`;
  }

  #toggled(event: Event, id: string): void {
    const open = (event.target as HTMLDetailsElement).open;
    if (open && this.opened !== id) this.opened = id;
    else if (!open && this.opened === id) {
      this.opened = '';
      this.mode = 'view';
    }
  }
}

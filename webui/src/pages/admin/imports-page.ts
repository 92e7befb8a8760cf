// The administrator's imports: send a file, watch it being read, read the report, see what there is and since when.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Feature, Import, Imports, MapInfo, Position } from '../../api/types';
import { FwPage } from '../../base/element';
import '../../components/control-points';
import { select_field } from '../../components/fields';
import { badge, loading, notice, problem_notice, type Tone } from '../../components/notice';
import '../../components/upload';
import { control_text, empty_points, type ControlInput } from '../../design/drawing';
import { bytes, date, instant, number } from '../../format';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import './import-report';
import { text } from './imports-texts';
import './imports.css';

const POLL_MS = 700;
const LOCAL = 'local';
const places = (): { value: string; label: string }[] => [
  { value: '', label: t(text.place_file) },
  ...[25832, 25833, 4647, 31466, 31467, 31468, 4258, 4326, 3857].map((epsg) => ({ value: String(epsg), label: `EPSG:${epsg}` })),
  { value: LOCAL, label: t(text.place_local) },
];
const tones: Record<Import['state'], Tone | 'plain'> = { waiting: 'plain', running: 'info', done: 'good', refused: 'bad', cancelled: 'plain', interrupted: 'warn' };

@customElement('fw-imports-page')
export class ImportsPage extends FwPage {
  @state() private list: Imports | undefined;
  @state() private info: MapInfo | undefined;
  @state() private as = 'parcels';
  @state() private place = ''; // EPSG number of the file, LOCAL, or empty: it says so itself
  @state() private points: ControlInput[] = empty_points();
  @state() private picking = false; // a point is being asked for on the map
  @state() private picked: Position | undefined;
  @state() private opened: Import | undefined; // with its report
  @state() private shown: Feature[] = []; // on the map: the place of a finding, the area where a layer is complete
  @state() private problem: Problem | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(() => clearTimeout(this.#timer));
    void import('../../map/map-element');
    void this.#load();
  }

  // As long as something waits or runs, asks again.
  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const over = this.#over;
      this.list = (await call(api.GET('/api/v1/imports'))).data;
      if (!this.info || over !== this.#over) this.info = (await call(api.GET('/api/v1/map'))).data;
      if (this.opened && !this.opened.ended_at) await this.#open(this.opened.id);
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
    if (this.#busy && this.isConnected) this.#timer = setTimeout(() => void this.#load(), POLL_MS);
  }

  get #over(): number {
    return this.list?.imports.filter((one) => one.ended_at).length ?? -1;
  }
  get #busy(): boolean {
    return this.list?.imports.some((one) => !one.ended_at) ?? false;
  }

  async #open(id: string): Promise<void> {
    try {
      this.opened = (await call(api.GET('/api/v1/imports/{import}', { params: { path: { import: id } } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #cancel(id: string): Promise<void> {
    try {
      await call(api.POST('/api/v1/imports/{import}/cancel', { params: { path: { import: id } } }));
    } catch (error) {
      this.problem = caught(error);
    }
    await this.#load();
  }

  // Where the file is sent to; undefined while a control point lacks a number.
  #url(): string | undefined {
    const query = new URLSearchParams({ as: this.as });
    if (this.place === LOCAL) {
      for (const point of this.points) {
        const control = control_text(point);
        if (control === undefined) return undefined;
        query.append('control', control);
      }
    } else if (this.place !== '') {
      query.set('crs', this.place);
    }
    return `/api/v1/imports?${query.toString()}`;
  }

  #point(at: Position): void {
    this.picked = at;
    this.picking = false;
  }

  #kind_name(as: string): string {
    if (as === 'parcels') return t(text.kind_parcels);
    if (as === 'plan') return t(text.kind_plan);
    if (as === 'buildings') return t(text.kind_buildings);
    if (as === '') return t(text.kind_by_content);
    const id = as.replace(/^layer:/, '');
    const covered = id.replace(/^coverage-/, '');
    const layer = this.info?.layers.find((one) => one.id === covered);
    if (!layer) return id;
    return covered === id ? t(layer.name) : t(text.kind_coverage, { name: t(layer.name) });
  }

  override render(): TemplateResult {
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${t(text.lead)}</p></div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.list && this.info ? this.#body(this.list, this.info) : this.problem ? nothing : loading()}`;
  }

  #body(list: Imports, info: MapInfo): TemplateResult {
    const layers = info.layers.filter(({ id }) => !['parcels', 'buildings', 'plan-areas'].includes(id));
    const kinds = [{ value: 'parcels', label: t(text.kind_parcels) }, { value: 'buildings', label: t(text.kind_buildings) }, { value: 'plan', label: t(text.kind_plan) }, ...layers.map((layer) => ({ value: `layer:${layer.id}`, label: t(text.kind_layer, { name: t(layer.name) }) })),
      ...info.layers.filter(({ id, available }) => available && id !== 'parcels').map((layer) => ({ value: `layer:coverage-${layer.id}`, label: t(text.kind_coverage, { name: t(layer.name) }) }))];
    const url = this.#url();
    return html`<div class="fw-imports">
      <div class="fw-stack fw-stack--wide">
        <section class="fw-stack fw-stack--tight"><h2 class="fw-sub">${t(text.new_import)}</h2>
          ${select_field({ id: 'import-kind', label: t(text.kind), value: this.as, on_input: (value) => (this.as = value) }, kinds)}
          ${select_field({ id: 'import-place', label: t(text.place), hint: t(text.place_hint), value: this.place, on_input: (value) => (this.place = value) }, places())}
          ${this.place === LOCAL ? html`<fw-control-points .points=${this.points} .picked=${this.picked} lead=${t(text.place_lead)} @points=${(event: CustomEvent<ControlInput[]>) => (this.points = event.detail)} @pick=${() => (this.picking = true)}></fw-control-points>` : nothing}
          ${url === undefined ? notice('info', t(text.place_incomplete)) : html`<fw-upload .url=${url} .label=${t(text.file)} accept=".xml,.gml,.gz,.gpkg,.zip,.geojson,.json,.jsonl,.fgb,.dxf" .hint=${t(text.formats)} @uploaded=${() => void this.#load()}></fw-upload>`}</section>
        <section class="fw-stack fw-stack--tight"><h2 class="fw-sub">${t(text.running)}</h2>
          ${list.imports.length === 0 ? html`<p class="fw-muted">${t(text.none)}</p>` : html`<ul class="fw-plainlist fw-imports__list">${list.imports.map((one) => this.#import(one))}</ul>`}</section>
        ${this.opened ? html`<fw-import-report .job=${this.opened} @place=${(event: CustomEvent<Feature>) => this.#show(event.detail)}></fw-import-report>` : nothing}
      </div>
      <div class="fw-imports__map"><fw-map .mode=${this.picking ? 'point' : 'view'} .label=${t(text.map)} @pointed=${(event: CustomEvent<{ at: Position }>) => this.#point(event.detail.at)} @cancel=${() => (this.picking = false)} .evidence=${this.shown.length > 0 ? { type: 'FeatureCollection', features: this.shown } : null}></fw-map></div>
    </div>
    <div class="fw-imports__tables">${this.#layers(info)}${this.#sources(list)}</div>`;
  }

  #import(one: Import): TemplateResult {
    const running = one.state === 'running';
    return html`<li data-import=${one.id} data-state=${one.state}><div class="fw-imports__head"><span><strong>${one.file_name}</strong><br /><span class="fw-small fw-muted">${this.#kind_name(one.as)} · ${bytes(one.size_bytes)} · ${instant(one.asked_at)} · ${one.asked_by ?? t(text.command_line)}${this.#lasted(one)}</span></span>
        <span role="status">${badge(tones[one.state], t(text[`state_${one.state}`]))}</span></div>
      ${running ? html`<progress max="1" .value=${one.progress} aria-label=${one.file_name}></progress>` : nothing}
      ${one.state === 'interrupted' ? notice('warn', t(text.interrupted)) : nothing}
      ${one.refusal ? notice('bad', t(one.refusal.text), one.refusal.cure ? t(one.refusal.cure) : nothing) : nothing}
      <div class="fw-row">${one.ended_at ? nothing : html`<button type="button" class="fw-plain" @click=${() => void this.#cancel(one.id)}>${t(text.cancel)}<span class="fw-sr"> – ${t(text.cancel_of, { name: one.file_name })}</span></button>`}
        ${one.state === 'done' ? html`<button type="button" class="fw-plain" @click=${() => void this.#open(one.id)}>${t(text.report)}<span class="fw-sr"> – ${one.file_name}</span></button>` : nothing}</div></li>`;
  }

  #lasted(one: Import): string {
    if (!one.started_at || !one.ended_at || one.state === 'interrupted') return '';
    return ` · ${t(text.lasted, { seconds: number((Date.parse(one.ended_at) - Date.parse(one.started_at)) / 1000, 0) })}`;
  }

  #layers(info: MapInfo): TemplateResult {
    return html`<section class="fw-stack fw-stack--tight"><h2 class="fw-sub">${t(text.layers)}</h2><table class="fw-table fw-table--blocks">
      <thead><tr><th scope="col">${t(text.layer)}</th><th scope="col" class="fw-number">${t(text.objects)}</th><th scope="col">${t(text.as_of)}</th><th scope="col">${t(text.coverage)}</th></tr></thead>
      <tbody>${info.layers.map((layer) => html`<tr data-layer=${layer.id}><td data-label=${t(text.layer)}>${t(layer.name)}</td>
        ${layer.available ? html`<td class="fw-number" data-label=${t(text.objects)}>${number(layer.count, 0)}</td><td data-label=${t(text.as_of)}>${date(layer.imported_at)}</td><td data-label=${t(text.coverage)}>${this.#coverage(layer)}</td>`
          : html`<td class="fw-number" data-label=${t(text.objects)}>–</td><td class="fw-muted" colspan="2" data-label=${t(text.as_of)}>${t(text.missing)}</td>`}</tr>`)}</tbody></table></section>`;
  }

  #coverage(layer: MapInfo['layers'][number]): TemplateResult | string {
    if (layer.id === 'parcels') return '–'; // outside of it every check says that the land is unknown
    if (layer.coverage !== 'declared') return html`<span class="fw-muted">${t(text.coverage_assumed)}</span>`;
    return html`<button type="button" class="fw-plain" @click=${() => void this.#show_coverage(layer.id)}>${t(text.coverage_declared)}<span class="fw-sr"> – ${t(text.coverage_show, { name: t(layer.name) })}</span></button>`;
  }

  async #show_coverage(id: string): Promise<void> {
    const box = this.info?.extent;
    if (!box) return;
    try {
      this.shown = (await call(api.GET('/api/v1/map/{layer}', { params: { path: { layer: `coverage-${id}` }, query: { bbox: box.join(',') } } }))).data.features as Feature[];
      this.querySelector<MapElement>('fw-map')?.fit(box as [number, number, number, number]);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #sources(list: Imports): TemplateResult {
    return html`<section class="fw-stack fw-stack--tight"><h2 class="fw-sub">${t(text.sources)}</h2><table class="fw-table fw-table--blocks">
      <thead><tr><th scope="col">${t(text.source_file)}</th><th scope="col">${t(text.source_kind)}</th><th scope="col">${t(text.as_of)}</th></tr></thead>
      <tbody>${list.sources.map((source) => html`<tr><td data-label=${t(text.source_file)}>${source.file_name}</td><td data-label=${t(text.source_kind)}>${this.#kind_name(source.as)}</td><td data-label=${t(text.as_of)}>${instant(source.imported_at)}</td></tr>`)}</tbody></table></section>`;
  }

  #show(place: Feature): void {
    this.shown = [place];
    const map = this.querySelector<MapElement>('fw-map');
    const [east, north] = place.geometry.coordinates as [number, number];
    map?.fit([east - 20, north - 20, east + 20, north + 20]);
    map?.scrollIntoView({ block: 'nearest' });
  }
}

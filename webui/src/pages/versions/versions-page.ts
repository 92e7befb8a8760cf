// Two versions of a design against each other: changed findings in words, both outlines on the map.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Draft, Feature, Finding, FeatureCollection } from '../../api/types';
import { FwPage } from '../../base/element';
import { compare_findings, type ChangeKind, type FindingChange } from '../../components/compare-findings';
import { select_field } from '../../components/fields';
import { evidence_of, verdict_badge } from '../../components/findings';
import { badge, loading, notice, problem_notice, type Tone } from '../../components/notice';
import { icon } from '../../components/icon';
import { from_document } from '../../design/design';
import { quantity } from '../../format';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import type { MapElement, Outline } from '../../map/map-element';
import { set_query } from '../../router';
import { text } from './texts';
import './versions.css';

interface Version {
  number: number;
  outlines: Outline[];
  findings: Finding[] | undefined; // none: nothing is drawn in it
}
const SHOWN = 60; // versions to choose from; the newest
const tones: Record<ChangeKind, Tone | 'plain'> = { worse: 'bad', better: 'good', numbers: 'info', new: 'warn', gone: 'plain' };

@customElement('fw-versions-page')
export class VersionsPage extends FwPage {
  @state() private application: Application | undefined;
  @state() private former: Version | undefined;
  @state() private later: Version | undefined;
  @state() private shown: FindingChange | undefined;
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../../map/map-element').then(() => this.#load());
  }

  get #id(): string {
    return this.params['id'] ?? '';
  }

  async #load(): Promise<void> {
    try {
      this.application = (await call(api.GET('/api/v1/applications/{application}', { params: { path: { application: this.#id } } }))).data;
      const newest = this.application.draft_version ?? 0;
      const asked = (name: string, otherwise: number): number => Math.min(newest, Math.max(1, Number(this.query.get(name)) || otherwise));
      if (newest > 1) await this.#compare(asked('vorher', newest - 1), asked('nachher', newest));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #compare(before: number, after: number): Promise<void> {
    try {
      [this.former, this.later] = await Promise.all([this.#version(before), this.#version(after)]);
      this.shown = undefined;
      set_query(new URLSearchParams({ vorher: String(before), nachher: String(after) }));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #version(number: number): Promise<Version> {
    const draft = (await call(api.GET('/api/v1/applications/{application}/draft-versions/{draft_version}', { params: { path: { application: this.#id, draft_version: number } } }))).data as Draft;
    const outlines = from_document(draft.design).structures.map(({ id, name, ring }) => ({ id, name, ring }));
    if (!draft.design) return { number, outlines, findings: undefined };
    const { data } = await call(api.POST('/api/v1/checks', { params: { query: { parcel: draft.parcels ?? [] } }, body: draft.design }));
    return { number, outlines, findings: data.findings };
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    const newest = this.application?.draft_version ?? 0;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${this.application ? `${this.application.title}` : ''}</p><p class="fw-muted">${t(text.lead)}</p></div>
      ${!this.application ? loading() : newest < 2 ? notice('info', t(text.one_only)) : this.former && this.later ? this.#both(newest, this.former, this.later) : loading()}`;
  }

  #both(newest: number, before: Version, after: Version): TemplateResult {
    const numbers = Array.from({ length: Math.min(newest, SHOWN) }, (_, index) => newest - index);
    const options = numbers.map((number) => ({ value: String(number), label: t(number === newest ? text.newest : text.version, { number }) }));
    return html`<div class="fw-split fw-split--map">
      <div class="fw-stack">
        <div class="fw-fields fw-fields--pair">
          ${select_field({ id: 'before', label: t(text.before), value: String(before.number), on_input: (value) => void this.#compare(Number(value), after.number) }, options)}
          ${select_field({ id: 'after', label: t(text.after), value: String(after.number), on_input: (value) => void this.#compare(before.number, Number(value)) }, options)}
        </div>
        <section class="fw-stack fw-stack--tight" aria-labelledby="changes-title"><h2 id="changes-title" class="fw-sub">${t(text.changes)}</h2>
          <div role="status">${this.#changes(before, after)}</div></section>
      </div>
      <div class="fw-versions__map">
        <ul class="fw-plainlist fw-versions__legend"><li><span class="fw-versions__after"></span>${t(text.legend_after)}</li><li><span class="fw-versions__before"></span>${t(text.legend_before)}</li></ul>
        <fw-map mode="view" .label=${t(text.map)} .selected=${this.application?.draft?.parcels ?? []} .outlines=${after.outlines} .former=${before.outlines}
          .evidence=${this.shown ? evidence_of([this.shown.after, this.shown.before].filter((finding) => finding !== undefined).slice(0, 1)) : null}
          @ready=${(event: Event) => this.#fit(event.target as MapElement)}></fw-map>
      </div>
    </div>`;
  }

  #changes(before: Version, after: Version): TemplateResult {
    const empty = [before, after].find((version) => !version.findings);
    if (!before.findings || !after.findings) return notice('info', t(text.no_design, { number: empty?.number ?? 0 }));
    const changes = compare_findings(before.findings, after.findings);
    const same = after.findings.length - changes.filter((change) => change.after).length;
    return html`${changes.length === 0 ? html`<p>${t(text.none)}</p>` : html`<ul class="fw-plainlist fw-versions__list">${changes.map((change) => this.#change(change))}</ul>`}
      ${same > 0 ? html`<p class="fw-muted fw-small">${t(text.same, { count: same })}</p>` : nothing}`;
  }

  #change(change: FindingChange): TemplateResult {
    const side = (name: string, finding: Finding | undefined): TemplateResult | typeof nothing => finding ? html`<div class="fw-versions__side"><dt>${name}</dt>
      <dd>${verdict_badge(finding.verdict)}${finding.measured ? html` <strong>${quantity(finding.measured)}</strong>` : nothing}<p>${t(finding.message)}</p></dd></div>` : nothing;
    const marked = change.after ?? change.before;
    const place = ((marked?.evidence as Partial<FeatureCollection> | undefined)?.features ?? []) as Feature[];
    return html`<li data-change=${change.kind} data-check=${marked?.check ?? ''}><p>${badge(tones[change.kind], t(text[`kind_${change.kind}`]))} <span class="fw-muted fw-small">${marked?.legal_basis ?? ''}</span></p>
      <dl>${side(t(text.was), change.before)}${side(t(text.is), change.after)}</dl>
      ${place.length > 0 ? html`<button type="button" class="fw-plain" @click=${() => this.#show(change, place)}>${icon('map')}${t(shell.show_on_map)}</button>` : nothing}</li>`;
  }

  #show(change: FindingChange, place: readonly Feature[]): void {
    this.shown = change;
    this.querySelector<MapElement>('fw-map')?.fit_features(place);
  }

  #fit(map: MapElement): void {
    const points = [...(this.former?.outlines ?? []), ...(this.later?.outlines ?? [])].flatMap((outline) => outline.ring);
    if (points.length === 0) return;
    const [east, north] = [points.map(([x]) => x), points.map(([, y]) => y)];
    map.fit([Math.min(...east) - 8, Math.min(...north) - 8, Math.max(...east) + 8, Math.max(...north) + 8]);
  }
}

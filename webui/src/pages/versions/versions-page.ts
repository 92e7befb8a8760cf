// Two versions of a design against each other: changed findings in words, both outlines on the map.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Comparison, Draft, Feature, Finding, FeatureCollection } from '../../api/types';
import { FwPage } from '../../base/element';
import { select_field, text_field } from '../../components/fields';
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

type FindingChange = Comparison['changes'][number];
interface Side {
  number: number; // of the version
  law_on: string; // empty: today's law
}
interface Version extends Side {
  draft: Draft;
  outlines: Outline[];
}
const SHOWN = 60; // versions to choose from; the newest
const tones: Record<FindingChange['kind'], Tone | 'plain'> = { worse: 'bad', added: 'warn', better: 'good', removed: 'plain', other: 'info' }; // the gravest first

@customElement('fw-versions-page')
export class VersionsPage extends FwPage {
  @state() private application: Application | undefined;
  @state() private former: Version | undefined;
  @state() private later: Version | undefined;
  @state() private comparison: Comparison | undefined; // none: nothing is drawn in one of them
  @state() private refused: Problem | undefined;
  @state() private shown: FindingChange | undefined;
  @state() private problem: Problem | undefined;
  #turn = 0; // the last comparison asked for; answers to former ones come too late

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
      const law_on = (name: string): string => this.query.get(name) ?? '';
      if (newest > 0) await this.#compare({ number: asked('vorher', newest - 1), law_on: law_on('recht_vorher') }, { number: asked('nachher', newest), law_on: law_on('recht_nachher') });
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #compare(before: Side, after: Side): Promise<void> {
    const turn = ++this.#turn;
    try {
      const [former, later] = await Promise.all([this.#version(before), this.#version(after)]);
      if (turn !== this.#turn) return;
      [this.former, this.later, this.shown] = [former, later, undefined];
      const query = new URLSearchParams({ vorher: String(before.number), nachher: String(after.number) });
      if (before.law_on) query.set('recht_vorher', before.law_on);
      if (after.law_on) query.set('recht_nachher', after.law_on);
      set_query(query);
      await this.#check(turn, former, later);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // A refusal stands where the answer would: a day half typed is one, and the fields have to stay.
  async #check(turn: number, former: Version, later: Version): Promise<void> {
    let [comparison, refused]: [Comparison?, Problem?] = [];
    try {
      if (former.draft.design && later.draft.design) comparison = (await call(api.POST('/api/v1/checks/comparison', { body: { before: this.#asked(former), after: this.#asked(later) } }))).data;
    } catch (error) {
      refused = caught(error);
    }
    if (turn === this.#turn) [this.comparison, this.refused] = [comparison, refused];
  }

  #asked({ draft, law_on }: Version): { design: Record<string, unknown>; parcels: string[]; on?: string } {
    return { design: draft.design as Record<string, unknown>, parcels: draft.parcels ?? [], ...(law_on ? { on: law_on } : {}) };
  }

  async #version(side: Side): Promise<Version> {
    const draft = (await call(api.GET('/api/v1/applications/{application}/draft-versions/{draft_version}', { params: { path: { application: this.#id, draft_version: side.number } } }))).data as Draft;
    return { ...side, draft, outlines: from_document(draft.design).structures.map(({ id, name, ring }) => ({ id, name, ring })) };
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    const newest = this.application?.draft_version ?? 0;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${this.application ? `${this.application.title}` : ''}</p><p class="fw-muted">${t(text.lead)}</p></div>
      ${!this.application ? loading() : newest < 1 ? notice('info', t(text.none_stored)) : this.former && this.later ? this.#both(newest, this.former, this.later) : loading()}`;
  }

  #both(newest: number, before: Version, after: Version): TemplateResult {
    const numbers = Array.from({ length: Math.min(newest, SHOWN) }, (_, index) => newest - index);
    const options = numbers.map((number) => ({ value: String(number), label: t(number === newest ? text.newest : text.version, { number }) }));
    return html`<div class="fw-split fw-split--map">
      <div class="fw-stack">
        <div class="fw-fields fw-fields--pair">
          ${select_field({ id: 'before', label: t(text.before), value: String(before.number), on_input: (value) => void this.#compare({ ...before, number: Number(value) }, after) }, options)}
          ${select_field({ id: 'after', label: t(text.after), value: String(after.number), on_input: (value) => void this.#compare(before, { ...after, number: Number(value) }) }, options)}
          ${text_field({ id: 'before-law', label: t(text.law_before), hint: t(text.law_hint), value: before.law_on, on_input: (value) => void this.#compare({ ...before, law_on: value }, after) }, { type: 'date' })}
          ${text_field({ id: 'after-law', label: t(text.law_after), hint: t(text.law_hint), value: after.law_on, on_input: (value) => void this.#compare(before, { ...after, law_on: value }) }, { type: 'date' })}
        </div>
        <section class="fw-stack fw-stack--tight" aria-labelledby="changes-title"><h2 id="changes-title" class="fw-sub">${t(text.changes)}</h2>
          <div role="status">${this.#changes(before, after)}</div></section>
      </div>
      <div class="fw-versions__map">
        <ul class="fw-plainlist fw-versions__legend"><li><span class="fw-versions__after"></span>${t(text.legend_after)}</li><li><span class="fw-versions__before"></span>${t(text.legend_before)}</li></ul>
        <fw-map mode="view" .label=${t(text.map)} .selected=${this.application?.draft?.parcels ?? []} .outlines=${after.outlines} .former=${before.outlines}
          .evidence=${this.shown ? evidence_of([this.shown.after, this.shown.before].filter((finding) => finding !== null).slice(0, 1)) : null}
          @ready=${(event: Event) => this.#fit(event.target as MapElement)}></fw-map>
      </div>
    </div>`;
  }

  #changes(before: Version, after: Version): TemplateResult {
    if (this.refused) return problem_notice(this.refused);
    if (!before.draft.design || !after.draft.design) return notice('info', t(text.no_design, { number: (before.draft.design ? after : before).number }));
    if (!this.comparison) return loading();
    const order = Object.keys(tones);
    const changes = [...this.comparison.changes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return html`${changes.length === 0 ? html`<p>${t(text.none)}</p>` : html`<ul class="fw-plainlist fw-versions__list">${changes.map((change) => this.#change(change))}</ul>`}
      ${this.comparison.unchanged > 0 ? html`<p class="fw-muted fw-small">${t(this.comparison.unchanged === 1 ? text.same_one : text.same, { count: this.comparison.unchanged })}</p>` : nothing}`;
  }

  #change(change: FindingChange): TemplateResult {
    const side = (name: string, finding: Finding | null): TemplateResult | typeof nothing => finding ? html`<div class="fw-versions__side"><dt>${name}</dt>
      <dd>${verdict_badge(finding.verdict)}${finding.measured ? html` <strong>${quantity(finding.measured)}</strong>` : nothing}<p>${t(finding.message)}</p></dd></div>` : nothing;
    const marked = change.after ?? change.before;
    const place = ((marked?.evidence as Partial<FeatureCollection> | undefined)?.features ?? []) as Feature[];
    return html`<li data-change=${change.kind} data-check=${marked?.check ?? ''}><p>${badge(tones[change.kind], t(text[`kind_${change.kind}`]))} <span class="fw-muted fw-small">${marked?.legal_basis ?? ''}</span></p>
      <dl>${side(t(text.was), change.before)}${side(t(text.is), change.after)}</dl>
      ${change.before && change.after && change.why.length > 0 ? html`<details><summary>${t(text.why)}</summary><ul>${change.why.map((reason) => html`<li>${t(reason)}</li>`)}</ul></details>` : nothing}
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

// The register of agencies: whom the authority asks, for what, where they are competent, who answers for them.
// An entry is saved as one line of the CSV that can also be taken away and read in: one way into the register.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { can } from '../../api/session';
import type { operations } from '../../api/contract';
import type { Authority } from '../../api/types';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import '../../components/dialog';
import { button, check_field, radio_group, select_field, text_area, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import '../../components/upload';
import { date } from '../../format';
import { agency_kind_name, agency_kinds } from '../../i18n/names';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import { act_name, length_name, silence_name } from '../case/words';
import { agencies as text } from './agencies-texts';
import { outer_rings } from './area';
import { authority_choice, chosen_authority, own_authorities } from './authority-choice';
import './area-field';
import { channels, csv_of, flaws_of, known_acts, type Channel, type Entry } from './register';
import './agencies.css';

type Listed = operations['list_agencies']['responses'][200]['content']['application/json'];
type Agency = Listed['agencies'][number];

// Clerks read the register; an administrator keeps it.
const keeps = (): boolean => can('import_agencies');

@customElement('fw-agencies-page')
export class AgenciesPage extends FwPage {
  @state() private agencies: Agency[] | undefined;
  @state() private others: NonNullable<Listed['others']> = []; // of other registers
  @state() private ending: Agency | undefined; // that is to be removed
  @state() private entry: Entry | undefined; // being written
  @state() private fresh = false; // the entry is a new one
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private said = '';
  @state() private busy = false;
  @state() private own: Authority[] = []; // whose registers one may keep
  @state() private authority: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../../map/map-element');
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      if (!this.own.length) {
        this.own = await own_authorities();
        this.authority = chosen_authority(this.own, this.query);
      }
      const { agencies, others } = (await call(api.GET('/api/v1/agencies', { params: { query: this.#which() } }))).data;
      this.agencies = [...agencies].sort((a, b) => a.name.localeCompare(b.name, 'de'));
      this.others = others ?? [];
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #address(): string {
    return new URLSearchParams(this.#which()).toString();
  }

  #which(): { authority?: string } {
    return this.authority ? { authority: this.authority } : {};
  }

  override render(): TemplateResult {
    const areas = (this.agencies ?? []).filter(({ area }) => area);
    return html`<div class="fw-head"><div class="fw-head__row"><h1>${t(text.title)}</h1>${this.entry || !keeps() ? nothing : button(t(text.add), () => this.#open(undefined), 'primary', { sign: 'add' })}</div>
        <p class="fw-lead">${t(text.lead)}${keeps() ? nothing : html` ${t(text.lead_reading)}`}</p></div>
      <div class="fw-stack fw-stack--wide">
        <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${authority_choice(this.own, this.authority, (id) => {
          this.authority = id;
          this.entry = undefined;
          void this.#load();
        })}
        ${this.entry ? this.#form(this.entry) : nothing}
        ${this.agencies ? html`<ul class="fw-plainlist fw-register">${this.agencies.map((agency) => this.#agency(agency))}</ul>` : this.problem ? nothing : loading()}
        ${keeps() && this.others.length ? this.#others() : nothing}
        ${areas.length ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.areas)}</h2>
          <fw-map class="fw-register__map" mode="view" .label=${t(text.areas)} .outlines=${outlines_of(areas)} @ready=${(event: Event) => this.#fit(event.target as MapElement, areas)}></fw-map></section>` : nothing}
        <section class="fw-card fw-stack fw-stack--tight"><h2>${t(text.file)}</h2><p>${t(keeps() ? text.file_text : text.file_reading)}</p>
          <p><a class="fw-plain" href="/api/v1/agencies.csv?${this.#address()}" download>${t(text.take_away)}</a></p>
          ${keeps() ? html`<fw-upload url="/api/v1/agencies.csv?${this.#address()}" .label=${t(text.read_in)} accept=".csv" .hint=${t(text.csv_hint)} @uploaded=${() => void this.#taken_over(t(text.taken_over))}></fw-upload>` : nothing}</section>
      </div>${this.#remove_dialog()}`;
  }

  #agency(agency: Agency): TemplateResult {
    const away = agency.absent_from && agency.absent_until ? t(text.away, { from: date(agency.absent_from), until: date(agency.absent_until) }) : '';
    return html`<li data-agency=${agency.id}><div class="fw-row fw-row--between"><h2>${agency.name}</h2>
        <div class="fw-row">${agency.own ? nothing : badge('plain', agency.kept_by ? t(text.kept_by, { name: agency.kept_by.name }) : t(text.shared))}${agency.second_person ? badge('info', t(text.second_person)) : nothing}
        ${agency.own && keeps() ? html`<button class="fw-plain" type="button" @click=${() => this.#open(agency)}>${t(text.edit)}<span class="fw-sr">: ${agency.name}</span></button>` : nothing}${keeps() && agency.kept_by ? html`<button class="fw-plain" type="button" @click=${() => (this.ending = agency)}>${t(text.remove)}<span class="fw-sr">: ${agency.name}</span></button>` : nothing}</div></div>
      ${!agency.own && agency.kept_by ? html`<p class="fw-small fw-muted">${t(text.kept_by_text, { name: agency.kept_by.name })}</p>` : nothing}
      <dl class="fw-facts fw-facts--wide">
        <div><dt>${t(shell.email)}</dt><dd>${agency.email}${agency.deputy ? html`<br /><span class="fw-muted">${t(text.deputy_is, { email: agency.deputy })} ${away}</span>` : nothing}</dd></div>
        <div><dt>${t(text.channel)}</dt><dd>${t(text[`channel_${agency.channel}`])}${agency.channel === 'post' ? html`: <span class="fw-prewrap">${agency.postal_address}</span>` : agency.channel === 'account' && agency.members && !agency.members.length ? html` <span class="fw-muted">(${t(text.channel_no_account)})</span>` : nothing}</dd></div>
        <div><dt>${t(text.kind)}</dt><dd>${agency_kind_name(agency.kind)}</dd></div>
        ${agency.topics ? html`<div><dt>${t(text.topics)}</dt><dd>${agency.topics}</dd></div>` : nothing}
        <div><dt>${t(text.area)}</dt><dd>${t(agency.area ? text.area_set : text.area_everywhere)}</dd></div>
        <div><dt>${t(text.rules)}</dt><dd>${agency.rules.length ? html`<ul class="fw-plain-list">${agency.rules.map((rule) => html`<li>${act_name(rule.act)}: ${length_name(rule.period)} · ${silence_name(rule.on_silence)} <span class="fw-small fw-muted">${rule.legal_basis}</span></li>`)}</ul>` : t(text.no_rules)}</dd></div>
        ${agency.members ? html`<div><dt>${t(text.members)}</dt><dd>${agency.members.length ? agency.members.map(({ name }) => name).join(', ') : t(text.no_members)}</dd></div>` : nothing}
      </dl></li>`;
  }

  // One entry and one account for an agency that several authorities ask.
  #others(): TemplateResult {
    return html`<section class="fw-card fw-stack fw-stack--tight"><h2>${t(text.others)}</h2><p>${t(text.others_text)}</p>
      <ul class="fw-plainlist fw-register__others">${this.others.map((one) => html`<li data-other=${one.id}><div class="fw-row fw-row--between"><div><strong>${one.name}</strong><div class="fw-small fw-muted">${agency_kind_name(one.kind)} · ${t(text.kept_by, { name: one.kept_by?.name ?? '' })}</div></div>
        <button class="fw-plain" type="button" ?disabled=${this.busy} @click=${() => void this.#act('use', one)}>${t(text.use)}<span class="fw-sr">: ${one.name}</span></button></div></li>`)}</ul></section>`;
  }

  #remove_dialog(): TemplateResult {
    const one = this.ending;
    const close = (): void => void (this.ending = undefined);
    return html`<fw-dialog .heading=${t(text.remove_named, { name: one?.name ?? '' })} .open=${!!one} @close=${close}
      .body=${one ? html`<p>${one.own ? t(text.remove_text) : t(text.remove_used_text, { name: one.kept_by?.name ?? '' })}</p>` : nothing}
      .footer=${one ? html`${button(t(shell.cancel), close, 'secondary')}${button(t(text.remove), () => void this.#act('removal', one), 'primary', { disabled: this.busy })}` : nothing}></fw-dialog>`;
  }

  async #act(act: 'use' | 'removal', { id, name }: { id: string; name: string }): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const params = { path: { agency: id }, query: this.#which() };
    try {
      await call(act === 'use' ? api.POST('/api/v1/agencies/{agency}/use', { params }) : api.POST('/api/v1/agencies/{agency}/removal', { params }));
      await this.#taken_over(t(act === 'use' ? text.used : text.removed, { name }));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.ending = undefined;
      this.busy = false;
    }
  }

  #open(agency: Agency | undefined): void {
    this.fresh = !agency;
    this.errors = [];
    this.said = '';
    this.entry = agency
      ? { id: agency.id, name: agency.name, kind: agency.kind, email: agency.email, topics: agency.topics, acts: agency.acts.split(',').map((act) => act.trim()).filter(Boolean), area: agency.area, deputy: agency.deputy, absent_from: agency.absent_from ?? '', absent_until: agency.absent_until ?? '', second_person: agency.second_person, channel: agency.channel, postal_address: agency.postal_address }
      : { id: '', name: '', kind: '', email: '', topics: '', acts: [], area: '', deputy: '', absent_from: '', absent_until: '', second_person: false, channel: 'link', postal_address: '' };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#entry-title')?.focus());
  }

  #form(entry: Entry): TemplateResult {
    const set = (patch: Partial<Entry>): void => void (this.entry = { ...(this.entry ?? entry), ...patch }); // an area is read later than typed
    const field = (name: 'id' | 'name' | 'email' | 'topics' | 'deputy' | 'absent_from' | 'absent_until', extra: { hint?: string; optional?: boolean } = {}, type: 'text' | 'email' | 'date' = 'text'): TemplateResult =>
      text_field({ id: `entry-${name}`, label: t(text[name]), value: entry[name], error: error_of(this.errors, `entry-${name}`), on_input: (value) => set({ [name]: value }), ...extra }, { type, maxlength: 400 });
    return html`<form class="fw-card fw-stack" novalidate aria-labelledby="entry-title" @submit=${this.#save}>
      <h2 id="entry-title" tabindex="-1">${this.fresh ? t(text.add) : entry.name}</h2>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      <div class="fw-fields">
        ${this.fresh ? field('id', { hint: t(text.id_hint) }) : nothing}
        <div class="fw-fields fw-fields--pair fw-register__pair">${field('name')}${this.#kind(entry, set)}${field('email', {}, 'email')}${field('topics', { optional: true })}</div>
        <fieldset class="fw-fieldset"><legend>${t(text.acts)}</legend><p class="fw-small fw-muted">${t(text.acts_hint)}</p>
          ${known_acts.map((act) => check_field(`entry-act-${act}`, act_name(act), entry.acts.includes(act), (on) => set({ acts: on ? [...entry.acts, act] : entry.acts.filter((other) => other !== act) })))}</fieldset>
        <fw-area-field .value=${entry.area} .error=${error_of(this.errors, 'entry-area') ?? ''} @fw-area=${(event: CustomEvent<string>) => {
          this.errors = this.errors.filter(({ field: one }) => one !== 'entry-area');
          set({ area: event.detail });
        }}></fw-area-field>
        <div class="fw-fields fw-fields--pair fw-register__pair">${field('deputy', { optional: true, hint: t(text.deputy_hint) }, 'email')}<span></span>${field('absent_from', { optional: true }, 'date')}${field('absent_until', { optional: true }, 'date')}</div>
        ${radio_group({ id: 'entry-channel', legend: t(text.channel), value: entry.channel, error: error_of(this.errors, 'entry-channel'), on_change: (channel) => set({ channel: channel as Channel }) },
          channels.map((value) => ({ value, label: t(text[`channel_${value}`]), ...(value === 'link' ? {} : { hint: t(text[`channel_${value}_hint`]) }) })))}
        ${text_area({ id: 'entry-postal_address', label: t(text.postal_address), hint: t(text.postal_address_hint), value: entry.postal_address, optional: entry.channel !== 'post', error: error_of(this.errors, 'entry-postal_address'), on_input: (postal_address) => set({ postal_address }) }, 3)}
        ${check_field('entry-second-person', html`${t(text.second_person)} <span class="fw-small fw-muted">${t(text.second_person_hint)}</span>`, entry.second_person, (second_person) => set({ second_person }))}
      </div>
      <div class="fw-actions">${button(t(text.save), undefined, 'primary', { type: 'submit', disabled: this.busy })}${button(t(shell.cancel), () => (this.entry = undefined), 'secondary')}</div>
    </form>`;
  }

  // In words; of the kinds that the rules know, since no rule names any other.
  #kind(entry: Entry, set: (patch: Partial<Entry>) => void): TemplateResult {
    const known = Object.keys(agency_kinds);
    const options = known.map((value) => ({ value, label: agency_kind_name(value) })).sort((a, b) => a.label.localeCompare(b.label, 'de'));
    const unknown = known.includes(entry.kind) ? [] : [{ value: entry.kind, label: entry.kind || t(text.kind_choose) }];
    return select_field({ id: 'entry-kind', label: t(text.kind), hint: t(text.kind_hint), value: entry.kind, error: error_of(this.errors, 'entry-kind'), on_input: (kind) => set({ kind }) }, [...unknown, ...options]);
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { entry } = this;
    if (!entry || this.busy) return;
    this.errors = flaws_of(entry).map((flaw) => ({ field: `entry-${flaw.column}`, message: t(text[flaw.text]) }));
    if (this.errors.length) return;
    this.busy = true;
    try {
      await call(api.POST('/api/v1/agencies.csv', { params: { query: this.#which() }, body: csv_of(entry), bodySerializer: (body: string) => body, headers: { 'Content-Type': 'application/octet-stream' } }));
      this.entry = undefined;
      await this.#taken_over(t(text.saved, { name: entry.name }));
    } catch (error) {
      const problem = caught(error);
      const column = problem.field?.split('/').at(-1) ?? '';
      if (problem.code === 'csv-line' && column) this.errors = [{ field: `entry-${column}`, message: t(problem.text) }];
      else this.problem = problem;
    } finally {
      this.busy = false;
    }
  };

  async #taken_over(said: string): Promise<void> {
    this.said = said;
    await this.#load();
  }

  #fit(map: MapElement, areas: readonly Agency[]): void {
    const points = areas.flatMap(({ area }) => outer_rings(area)).flat();
    if (!points.length) return;
    const [east, north] = [points.map(([x]) => x), points.map(([, y]) => y)];
    map.fit([Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)]);
  }
}

const outlines_of = (areas: readonly Agency[]): { id: string; name: string; ring: [number, number][] }[] =>
  areas.flatMap(({ id, name, area }) => outer_rings(area).map((ring, index) => ({ id: `${id}-${index}`, name, ring })));

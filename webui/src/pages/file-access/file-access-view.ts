// Inspection of the file: who may read what on which ground until when, what was read, granting, ending. § 29 HVwVfG.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, FileAccess, FileAccessCode, FileAccesses } from '../../api/types';
import { button } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { chosen, HearingView, type Choice } from '../hearing/hearing-parts';
import '../hearing/hearing.css';
import { text } from './texts';

// Every version of every document, so that a redacted copy can be chosen in place of what it covers.
const versions_of = (application: Application): Choice[] =>
  application.documents.flatMap(({ id, title, versions }) =>
    [...versions].reverse().map(({ version, redacted_from }) => ({ value: `${id}:${version}`, label: t(redacted_from ? text.redacted : text.version, { title, n: version }) })),
  );

@customElement('fw-file-access-view')
export class FileAccessView extends HearingView {
  @property({ attribute: false }) override application!: Application;
  @state() private seen: FileAccesses | undefined;
  @state() private problem: Problem | undefined;
  @state() private given: (FileAccessCode & { name: string }) | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('application')) void this.#load();
  }
  protected override version(): number {
    return this.application.version;
  }
  #may(action: string): boolean {
    return this.application.allowed_actions.includes(action);
  }
  readonly #path = (): { path: { application: string } } => ({ path: { application: this.application.id } });
  readonly #of = (access: FileAccess): { path: { application: string; access: string } } => ({ path: { application: this.application.id, access: access.id } });

  async #load(): Promise<void> {
    try {
      this.seen = (await call(api.GET('/api/v1/applications/{application}/file-accesses', { params: { ...this.#path(), query: as_of(this.application) } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (!this.seen) return this.problem ? problem_notice(this.problem) : loading();
    const { accesses } = this.seen;
    return html`<div class="fw-stack fw-stack--wide">
      <div><p class="fw-muted">${t(text.lead)}</p>
        <details class="fw-why"><summary>${t(text.grounds)}</summary><ul>${this.seen.capacities.map(({ name, basis, note }) => html`<li><strong>${t(name)}</strong>, ${basis}${note ? html`<br />${t(note)}` : nothing}</li>`)}</ul></details></div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.#link()}
      ${this.#may('grant_file_access') ? html`<div class="fw-actions">${button(t(text.grant), () => this.#grant(), 'primary')}</div>` : nothing}
      ${accesses.length ? html`<ul class="fw-plainlist fw-hearing">${accesses.map((access) => this.#access(access))}</ul>` : html`<p class="fw-muted">${t(text.none)}</p>`}
    </div>${this.dialog()}`;
  }

  #link(): TemplateResult | typeof nothing {
    const { given } = this;
    if (!given?.url || !given.code) return nothing;
    const { origin } = new URL(given.url, location.href);
    return notice('good', t(text.link_title, { name: given.name }), html`<p><a class="fw-break" href=${given.url} target="_blank" rel="noopener">${given.url}</a></p>
      <p>${t(text.link_code, { url: `${origin}/n`, code: given.code })}</p>
      <p>${t(text.link_text)} ${given.mailed ? t(text.link_mailed) : nothing}</p>
      <p><button class="fw-plain" type="button" @click=${() => (this.given = undefined)}>${t(text.link_close)}</button></p>`, true);
  }

  #access(access: FileAccess): TemplateResult {
    const state = access.open ? badge('good', t(text.open, { date: date(access.until) })) : access.ended_on ? badge('plain', t(text.over, { date: date(access.ended_on) })) : badge('plain', t(text.lapsed, { date: date(access.until) }));
    const { person } = access;
    const name = person?.name ?? t(text.erased);
    return html`<li class="fw-card">
      <div class="fw-row fw-row--between"><h3>${name}</h3>${state}</div>
      ${person ? html`<p class="fw-small fw-muted">${[person.street, [person.postcode, person.city].filter(Boolean).join(' '), person.email].filter(Boolean).join(', ')}</p>` : nothing}
      <p class="fw-small">${t(text.basis, { capacity: t(access.capacity), basis: access.basis })} · ${t(text.granted_on, { date: date(access.granted_on) })}</p>
      ${access.reason ? html`<p class="fw-prewrap">${access.reason}</p>` : nothing}
      ${access.ended_because ? html`<p class="fw-prewrap">${access.ended_because}</p>` : nothing}
      <ul>${access.documents.map(({ document, version, title }) => html`<li><a href="/api/v1/applications/${this.application.id}/documents/${document}/versions/${version}" target="_blank" rel="noopener">${t(text.version, { title, n: version })}</a></li>`)}</ul>
      <details class="fw-why"><summary>${t(text.uses)} (${access.uses.length})</summary>${access.uses.length ? html`<ul>${access.uses.map(({ on, document }) => html`<li>${date(on)}: ${document ? t(text.version, { title: document.title, n: document.version }) : t(text.use_list)}</li>`)}</ul>` : html`<p>${t(text.no_uses)}</p>`}</details>
      ${access.open && !this.application.as_of ? html`<div class="fw-row">
        ${this.#may('renew_file_access') ? html`<button class="fw-plain" type="button" @click=${() => void this.#renew(access, name)}>${t(text.renew)}<span class="fw-sr">: ${name}</span></button>` : nothing}
        ${this.#may('end_file_access') ? html`<button class="fw-plain" type="button" @click=${() => this.#end(access)}>${t(text.end)}<span class="fw-sr">: ${name}</span></button>` : nothing}</div>` : nothing}
    </li>`;
  }

  #grant(): void {
    const capacities = this.seen?.capacities ?? [];
    const latest = capacities.map((one) => one.latest ?? '').sort()[0] ?? '';
    this.ask({
      title: t(text.grant), explain: text.grant_text, done: t(text.granted),
      fields: [
        { id: 'name', label: text.name, kind: 'text' },
        { id: 'street', label: text.street, kind: 'text', optional: true },
        { id: 'postcode', label: text.postcode, kind: 'text', optional: true },
        { id: 'city', label: text.city, kind: 'text', optional: true },
        { id: 'email', label: text.email, kind: 'text', optional: true },
        { id: 'capacity', label: text.capacity, kind: 'select', choices: capacities.map(({ id, name, basis }) => ({ value: id, label: `${t(name)} – ${basis}` })) },
        { id: 'reason', label: text.reason, hint: text.reason_hint, kind: 'area', optional: true },
        { id: 'released', label: text.released, kind: 'many', choices: versions_of(this.application) },
        { id: 'until', label: text.until, hint: { de: text.until_hint.de.replace('{date}', date(latest)), en: text.until_hint.en.replace('{date}', date(latest)) }, kind: 'date' },
      ],
      send: async (values, header) => {
        const of = (field: string): string => (values[field] ?? '').trim();
        const person = { name: of('name'), street: of('street'), postcode: of('postcode'), city: of('city'), email: of('email') };
        const released = chosen(values['released']).map((one) => ({ document: one.slice(0, one.lastIndexOf(':')), version: Number(one.slice(one.lastIndexOf(':') + 1)) }));
        const body = { person, capacity: of('capacity'), reason: of('reason'), released, until: of('until') };
        const { data } = await call(api.POST('/api/v1/applications/{application}/file-accesses', { params: { ...this.#path(), header }, body }));
        this.given = { ...data, name: person.name };
      },
    }, { capacity: capacities[0]?.id ?? '' });
  }

  async #renew(access: FileAccess, name: string): Promise<void> {
    this.problem = undefined;
    try {
      const { data } = await call(api.POST('/api/v1/applications/{application}/file-accesses/{access}/link', { params: this.#of(access) }));
      this.given = { ...data, name };
      await this.updateComplete;
      this.querySelector('.fw-notice--good')?.scrollIntoView({ block: 'center' });
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #end(access: FileAccess): void {
    this.ask({
      title: t(text.end), explain: text.end_text, done: t(text.ended), fields: [{ id: 'reason', label: text.reason, kind: 'area' }],
      send: (values, header) => call(api.POST('/api/v1/applications/{application}/file-accesses/{access}/end', { params: { ...this.#of(access), header }, body: { reason: values['reason'] ?? '' } })),
    });
  }
}

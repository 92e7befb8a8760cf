// Public announcements of a case: announcing, what is on display until when, objections. § 72 HBO.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Announcement, Announcements, Application, Objection, PermitAnnouncement } from '../../api/types';
import { button } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { why_not } from '../case/case-acts';
import { chosen, document_link, HearingView, plans_of } from './hearing-parts';
import { on_display } from './on-display';
import { text } from './texts';
import './hearing.css';

@customElement('fw-publicity-view')
export class PublicityView extends HearingView {
  @property({ attribute: false }) override application!: Application;
  @state() private seen: Announcements | undefined;
  @state() private problem: Problem | undefined;

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

  async #load(): Promise<void> {
    try {
      this.seen = (await call(api.GET('/api/v1/applications/{application}/announcements', { params: { ...this.#path(), query: as_of(this.application) } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.seen) return loading();
    const { announcements, objections, grounds } = this.seen;
    const running = announcements.some(({ published }) => published);
    const may = this.#may('announce_project') && grounds.length > 0;
    return html`<div class="fw-stack fw-stack--wide">
      ${running ? nothing : html`<div class="fw-actions">${button(t(text.announce), () => this.#announce(), announcements.length ? 'secondary' : 'primary', { disabled: !may, describe: 'announce-why' })}</div>
        ${may ? nothing : html`<p class="fw-small fw-muted" id="announce-why">${why_not(this.application, 'announce_project')}</p>`}`}
      ${announcements.length ? html`<ul class="fw-plainlist fw-hearing">${[...announcements].reverse().map((one) => this.#announcement(one))}</ul>` : html`<p class="fw-muted">${t(text.no_announcement)}</p>`}
      ${announcements.length ? html`<section class="fw-stack fw-stack--tight"><h3>${t(text.objection)}</h3>
        ${objections.length ? html`<ul class="fw-plainlist fw-hearing">${objections.map((one) => this.#objection(one))}</ul>` : html`<p class="fw-muted">${t(text.no_objections)}</p>`}</section>` : nothing}
      ${this.#permits(this.seen)}
    </div>${this.dialog()}`;
  }

  #announcement(one: Announcement): TemplateResult {
    const standing = one.withdrawn_on ? badge('bad', t(text.withdrawn, { date: date(one.withdrawn_on), reason: one.withdrawn_because })) : one.on_display ? badge('info', t(text.on_display)) : one.published ? badge('info', t(text.published)) : badge('plain', t(text.over));
    return html`<li class="fw-card"><div class="fw-row fw-row--between"><h3>${one.subject.split('\n')[0]}</h3>${standing}</div>
      <p class="fw-small fw-muted">${one.basis}</p>
      <p>${t(text.display, { from: date(one.display_from), until: date(one.display.end) })} · <strong>${t(text.until, { date: date(one.objections.end) })}</strong></p>
      ${one.published ? html`<p><a href="/bekanntmachungen/${one.id}" target="_blank" rel="noopener">${t(text.page)}</a></p>${this.#papers(one)}` : nothing}
      <div class="fw-row">${!one.withdrawn_on && this.#may('enter_objection') ? html`<button class="fw-plain" type="button" @click=${() => this.#enter(one)}>${t(text.enter_objection)}</button>` : nothing}
        ${one.published && this.#may('withdraw_announcement') ? html`<button class="fw-plain" type="button" @click=${() => this.#withdraw(one)}>${t(text.withdraw)}</button>` : nothing}</div></li>`;
  }

  // Everybody reads them: which still show whatever names they were filed with.
  #papers(one: Announcement): TemplateResult {
    const papers = on_display(this.application.documents, one.released);
    const plain = papers.filter(({ redacted }) => !redacted).length;
    return html`${plain ? notice('warn', plain === 1 ? t(text.papers_plain_one) : t(text.papers_plain, { n: plain }), html`<p>${t(text.papers_plain_text)}</p>`) : nothing}
      <details class="fw-why"><summary>${t(text.papers_shown, { n: papers.length })}</summary><ul class="fw-plain-list">${papers.map(({ title, redacted }) => html`<li class="fw-row">${title} ${redacted ? badge('good', t(text.shown_redacted), 'good') : badge('warn', t(text.shown_plain), 'warn')}</li>`)}</ul></details>`;
  }

  // The permit is announced as well, § 72 (4): may be or has to be, as the ground of the project's announcement says.
  #permits({ permits, permit }: Announcements): TemplateResult | typeof nothing {
    if (!permit) return nothing;
    const live = this.#may('announce_permit') && !permits.some(({ published }) => published);
    return html`<section class="fw-stack fw-stack--tight"><h3>${t(text.permit)}</h3>
      ${permits.length ? nothing : html`<p>${t(permit.required ? text.permit_must : text.permit_may)}</p>`}
      ${live ? html`<div>${button(t(text.permit_announce), () => this.#announce_permit(permit), permit.required && !permits.length ? 'primary' : 'secondary')}</div>` : nothing}
      ${permits.length ? html`<ul class="fw-plainlist fw-hearing">${[...permits].reverse().map((one) => this.#permit(one))}</ul>` : nothing}</section>`;
  }

  #permit(one: PermitAnnouncement): TemplateResult {
    const standing = one.withdrawn_on ? badge('bad', t(text.withdrawn, { date: date(one.withdrawn_on), reason: one.withdrawn_because })) : one.published ? badge('info', t(text.published)) : badge('plain', t(text.over));
    return html`<li class="fw-card"><div class="fw-row fw-row--between"><h4>${t(text.permit_on, { date: date(one.published_on) })}</h4>${standing}</div>
      <p>${t(text.permit_display, { until: date(one.display.end) })} · ${t(text.permit_remedies, { date: date(one.remedies.end) })}</p>
      <div class="fw-row">${one.published ? html`<a href="/bekanntmachungen/${one.id}" target="_blank" rel="noopener">${t(text.page)}</a>` : nothing}
        ${one.published && this.#may('withdraw_announcement') ? html`<button class="fw-plain" type="button" @click=${() => this.#withdraw(one)}>${t(text.withdraw)}</button>` : nothing}</div></li>`;
  }

  #announce_permit(permit: NonNullable<Announcements['permit']>): void {
    this.ask({
      title: t(text.permit_announce), explain: text.permit_text, done: t(text.permit_announced),
      fields: [{ id: 'tenor', label: text.permit_tenor, kind: 'area' }, { id: 'remedies_text', label: text.permit_remedies_text, kind: 'area' }, { id: 'place', label: text.place, kind: 'area', hint: text.permit_on_display }],
      send: (values, headers) => call(api.POST('/api/v1/applications/{application}/permit-announcements', { params: { ...this.#path(), header: headers }, body: { tenor: values['tenor'] ?? '', remedies_text: values['remedies_text'] ?? '', place: values['place'] ?? '' } })),
    }, { tenor: permit.tenor, remedies_text: permit.remedies_text, place: this.application.authority.name });
  }

  #objection(one: Objection): TemplateResult {
    const { person } = one;
    const address = [person.street, [person.postcode, person.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
    return html`<li class="fw-card"><div class="fw-row fw-row--between"><h4>${t(text.objection_of, { n: one.number })}: ${person.name}</h4>${one.late ? badge('warn', t(text.late), 'warn') : nothing}</div>
      <p class="fw-small fw-muted">${address} · ${date(one.received_on)} (${t(text[`from_${one.entered_from}`])})${one.source ? html` · ${document_link(this.application, one.source, t(text.source))}` : nothing}</p>
      <p class="fw-prose">${one.text}</p></li>`;
  }

  #announce(): void {
    const grounds = this.seen?.grounds ?? [];
    this.ask({
      title: t(text.announce), explain: text.announce_text, done: t(text.announced),
      fields: [
        { id: 'ground', label: text.ground, kind: 'radio', choices: grounds.map((one) => ({ value: one.id, label: `${t(one.name)} (${one.basis})` })) },
        { id: 'applied_on', label: text.applied_on, kind: 'date', optional: true },
        { id: 'subject', label: text.announcement_subject, kind: 'area' },
        { id: 'place', label: text.place, kind: 'area' },
        { id: 'released', label: text.released, kind: 'many', choices: plans_of(this.application) },
        { id: 'display_from', label: text.display_from, kind: 'date' },
      ],
      send: (values, headers) => call(api.POST('/api/v1/applications/{application}/announcements', { params: { ...this.#path(), header: headers }, body: { ground: values['ground'] ?? '', subject: values['subject'] ?? '', place: values['place'] ?? '', released: chosen(values['released']), display_from: values['display_from'] ?? '', ...(values['applied_on'] ? { applied_on: values['applied_on'] } : {}) } })),
    }, { display_from: day_after(this.application.today), place: this.application.authority.name });
  }

  #withdraw(one: { id: string }): void {
    const params = { path: { application: this.application.id, announcement: one.id } };
    this.ask({
      title: t(text.withdraw), explain: text.withdraw_text, done: t(text.done), fields: [{ id: 'reason', label: text.reason, kind: 'text' }],
      send: (values) => call(api.POST('/api/v1/applications/{application}/announcements/{announcement}/withdraw', { params, body: { reason: values['reason'] ?? '' } })),
    });
  }

  #enter(one: Announcement): void {
    const path = { application: this.application.id, announcement: one.id };
    this.ask({
      title: t(text.enter_objection), done: t(text.done),
      fields: [
        { id: 'source', label: text.source, kind: 'letter' },
        { id: 'name', label: text.name, kind: 'text' }, { id: 'street', label: text.street, kind: 'text', optional: true }, { id: 'postcode', label: text.postcode, kind: 'text', optional: true }, { id: 'city', label: text.city, kind: 'text', optional: true },
        { id: 'text', label: text.words, kind: 'area' },
        { id: 'entered_from', label: text.came_by, kind: 'select', choices: (['paper', 'mail'] as const).map((value) => ({ value, label: t(text[`from_${value}`]) })) },
        { id: 'received_on', label: text.came_on, kind: 'date' },
      ],
      send: (values, { 'Idempotency-Key': key }) => call(api.POST('/api/v1/applications/{application}/announcements/{announcement}/objections', { params: { path, header: { 'Idempotency-Key': key } }, body: { person: { name: values['name'] ?? '', street: values['street'] ?? '', postcode: values['postcode'] ?? '', city: values['city'] ?? '' }, text: values['text'] ?? '', received_on: values['received_on'] ?? '', entered_from: values['entered_from'] as 'paper', source: values['source'] ?? '' } })),
    }, { entered_from: 'paper', received_on: this.application.today });
  }
}

function day_after(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

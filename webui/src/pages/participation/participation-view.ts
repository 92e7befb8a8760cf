// Participation of a case: the matrix of requests by round, and the acts on them. Basis: § 70 Abs. 1 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, check_field } from '../../components/fields';
import { matrix, matrix_filter } from '../../components/matrix/matrix';
import { standings_of, type Standing } from '../../components/matrix/states';
import { notice, problem_notice } from '../../components/notice';
import { clock_time, instant } from '../../format';
import { t } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { why_not } from '../case/case-acts';
import { hearing_note } from '../hearing/hearing-note';
import './agreements';
import './composer';
import './delta';
import { delta } from './delta-texts';
import { referred } from './instead';
import { links, type Link } from './links';
import './reminders';
import { act_text, request_acts, type RequestDialog } from './request-dialog';
import './participation.css';
import { text } from './texts';

@customElement('fw-participation-view')
export class ParticipationView extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private composing = false;
  @state() private instead: StatementRequest | undefined; // the composer asks whom its answer names
  @state() private deciding = false; // about changed plans
  @state() private links: readonly Link[] = []; // of the round just opened
  @state() private renewed: (Link & { expires_at: string }) | undefined;
  @state() private standing: Standing | '' = ''; // that alone is shown
  @state() private by_due = false; // across the rounds
  @state() private said = '';
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('fw-begun', () => (this.said = ''));
  }

  override render(): TemplateResult {
    const { application } = this;
    const may_open = application.allowed_actions.includes('open_round');
    return html`<div class="fw-stack fw-stack--wide">
      ${hearing_note(application)}
      <div role="status">${this.said ? notice('info', this.said) : nothing}</div>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${this.#undoable()}
      ${this.links.length ? html`<section class="fw-card">${notice('good', t(text.links_title), t(text.links_text), true)}${links(this.links, (said) => (this.said = said))}</section>` : nothing}
      ${this.renewed ? html`<section class="fw-card"><h3>${t(text.renewed, { agency: this.renewed.agency })}</h3><p>${t(text.renewed_text, { at: instant(this.renewed.expires_at) })}</p>${links([this.renewed], (said) => (this.said = said))}</section>` : nothing}
      ${this.#changed_plans()}
      ${this.deciding ? nothing : this.composing
        ? html`<fw-composer .application=${application} .instead=${this.instead} @fw-cancel=${() => this.#compose(false)} @fw-opened=${(event: CustomEvent<readonly Link[]>) => {
            this.#compose(false);
            this.links = event.detail;
            announce(this, t(text.opened));
          }}></fw-composer>`
        : html`${application.round_draft && may_open ? notice('info', t(text.draft_kept), html`<div class="fw-actions">${button(t(text.draft_open), () => this.#compose(true), 'secondary')}${button(t(text.draft_discard), () => void this.#discard(), 'tertiary')}</div>`) : nothing}
          <div>${button(t(text.new_round), () => this.#compose(true), application.requests.length ? 'secondary' : 'primary', { disabled: !may_open, sign: 'add', describe: 'round-why' })}
            ${may_open ? nothing : html`<p class="fw-small fw-muted" id="round-why">${why_not(application, 'open_round')}</p>`}</div>`}
      <fw-agreements .application=${application}></fw-agreements>
      <fw-reminders .application=${application}></fw-reminders>
      ${application.requests.length ? this.#requests() : html`<p class="fw-muted">${t(text.none)}</p>`}
    </div><fw-request-dialog .today=${application.today}></fw-request-dialog>`;
  }

  #compose(on: boolean, instead?: StatementRequest): void {
    this.composing = on;
    this.instead = instead;
  }

  // By round, or all of them by due date; those of one state alone where that is asked for.
  #requests(): TemplateResult {
    const { requests, today } = this.application;
    const shown = requests.filter((request) => !this.standing || standings_of(request, today).includes(this.standing));
    const table = (some: readonly StatementRequest[]): TemplateResult => matrix(some, today, (request) => this.#actions(request));
    const rounds = [...new Map(shown.map(({ round }) => [round?.id ?? '', round])).values()].reverse();
    const several = new Set(requests.map(({ round }) => round?.id)).size > 1;
    return html`<section class="fw-stack fw-stack--tight" aria-labelledby="requests-title"><h3 id="requests-title">${t(text.requests)}</h3>
      ${matrix_filter(requests, today, this.standing, (standing) => (this.standing = standing))}
      ${several ? check_field('requests-by-due', t(text.by_due), this.by_due, (on) => (this.by_due = on)) : nothing}
      <p class="fw-sr" role="status">${this.standing ? t(text.shown, { n: shown.length, m: requests.length }) : nothing}</p>
      ${shown.length ? nothing : html`<p class="fw-muted">${t(text.none_shown)}</p>`}
      ${several && this.by_due ? table(shown) : rounds.map((round) => html`<section><h4>${round?.name ?? t(text.round)}</h4>${table(shown.filter((request) => (request.round?.id ?? '') === (round?.id ?? '')))}</section>`)}</section>`;
  }

  // A round that has not left yet.
  #undoable(): TemplateResult | typeof nothing {
    const round = this.application.undoable_round;
    if (!round || !this.application.allowed_actions.includes('undo_round')) return nothing;
    const [title, body] = round.leaves_at
      ? [t(text.undo_title, { title: round.title, at: clock_time(round.leaves_at) }), t(round.changed_plans ? text.undo_changed_text : text.undo_text)]
      : [t(text.undo_carried_title), t(text.undo_carried_text)];
    return notice('info', title, html`<p>${body}</p>
      <div class="fw-actions">${button(t(round.leaves_at ? text.undo : text.undo_carried), () => void this.#undo(round.id, t(!round.leaves_at ? text.undone_carried : round.changed_plans ? text.undone_changed : text.undone)), 'secondary', { disabled: this.#act.busy })}</div>`);
  }

  async #undo(round: string, said: string): Promise<void> {
    const params = { path: { application: this.application.id, round } };
    if (!(await this.#act.run(this.application.version, (headers) => call(api.POST('/api/v1/applications/{application}/rounds/{round}/undo', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] } }))))) return;
    this.links = [];
    announce(this, said);
  }

  // Plans changed after somebody was asked: the way to decide who is asked again.
  #changed_plans(): TemplateResult | typeof nothing {
    const { application } = this;
    if (this.deciding) {
      return html`<fw-delta .application=${application} @fw-cancel=${() => (this.deciding = false)} @fw-opened=${(event: CustomEvent<readonly Link[]>) => {
        this.deciding = false;
        this.links = event.detail;
        announce(this, t(delta.done));
      }}></fw-delta>`;
    }
    const warning = (application.warnings ?? []).find(({ code }) => code === 'asked-about-former-plans');
    if (!warning || !application.allowed_actions.includes('open_delta_round')) return nothing;
    return notice('warn', t(warning.text), html`<div>${button(t(delta.start), () => (this.deciding = true), 'secondary')}</div>`);
  }

  #actions(request: StatementRequest): TemplateResult | typeof nothing {
    const live = request.status === 'open' || request.status === 'silent' ? (request.allowed_actions ?? []) : [];
    const agency = request.agency.name;
    const entry = (name: string, label: string, run: () => void): TemplateResult | typeof nothing =>
      name !== 'renew_link' || live.includes(name) ? html`<button class="fw-plain" type="button" @click=${run}>${label}<span class="fw-sr">: ${agency}</span></button>` : nothing;
    const name = this.composing || this.deciding || !this.application.allowed_actions.includes('open_round') ? '' : referred(request, this.application.requests);
    return html`<div class="fw-matrix__actions">
      ${name ? html`<button class="fw-plain" type="button" @click=${() => this.#compose(true, request)}>${name.length > 80 ? t(text.instead_long) : t(text.instead, { name })}<span class="fw-sr">: ${agency}</span></button>` : nothing}
      ${entry('renew_link', t(text.renew), () => void this.#renew(request))}
      ${request_acts(request).map((name) => entry(name, t(act_text(request, name, 'do')), () => this.querySelector<RequestDialog>('fw-request-dialog')?.show(request, name)))}</div>`;
  }

  async #discard(): Promise<void> {
    const params = { path: { application: this.application.id } };
    if (await this.#act.run(this.application.version, () => call(api.POST('/api/v1/applications/{application}/round-draft/discard', { params })))) announce(this, t(text.draft_discarded));
  }

  async #renew(request: StatementRequest): Promise<void> {
    const params = { path: { request: request.id } };
    await this.#act.run(request.version ?? this.application.version, async (headers) => {
      const { data } = await call(api.POST('/api/v1/statement-requests/{request}/link', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] } }));
      this.renewed = { request: request.id, agency: request.agency.name, url: data.url, expires_at: data.expires_at };
      this.said = t(text.renewed, { agency: request.agency.name });
    });
  }
}

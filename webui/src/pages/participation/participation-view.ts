// Participation of a case: the matrix of requests by round, and the acts on them. Basis: § 70 Abs. 1 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { button, text_area } from '../../components/fields';
import { matrix } from '../../components/matrix/matrix';
import { notice, problem_notice } from '../../components/notice';
import { instant } from '../../format';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { why_not } from '../case/case-acts';
import './composer';
import { links, type Link } from './links';
import './participation.css';
import { text } from './texts';

@customElement('fw-participation-view')
export class ParticipationView extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private composing = false;
  @state() private links: readonly Link[] = []; // of the round just opened
  @state() private renewed: (Link & { expires_at: string }) | undefined;
  @state() private withdrawing: StatementRequest | undefined;
  @state() private reason = '';
  @state() private reason_missing = false;
  @state() private said = '';
  readonly #act = new Act(this);

  override render(): TemplateResult {
    const { application } = this;
    const may_open = application.allowed_actions.includes('open_round');
    const rounds = [...new Map(application.requests.map(({ round }) => [round?.id ?? '', round])).values()].reverse();
    return html`<div class="fw-stack fw-stack--wide">
      <div role="status">${this.said ? notice('info', this.said) : nothing}</div>
      ${this.#act.problem && !this.withdrawing ? problem_notice(this.#act.problem) : nothing}
      ${this.links.length ? html`<section class="fw-card">${notice('good', t(text.links_title), t(text.links_text), true)}${links(this.links, (said) => (this.said = said))}</section>` : nothing}
      ${this.renewed ? html`<section class="fw-card"><h3>${t(text.renewed, { agency: this.renewed.agency })}</h3><p>${t(text.renewed_text, { at: instant(this.renewed.expires_at) })}</p>${links([this.renewed], (said) => (this.said = said))}</section>` : nothing}
      ${this.composing
        ? html`<fw-composer .application=${application} @fw-cancel=${() => (this.composing = false)} @fw-opened=${(event: CustomEvent<readonly Link[]>) => {
            this.composing = false;
            this.links = event.detail;
            announce(this, t(text.opened));
          }}></fw-composer>`
        : html`<div>${button(t(text.new_round), () => (this.composing = true), application.requests.length ? 'secondary' : 'primary', { disabled: !may_open, sign: 'add', describe: 'round-why' })}
            ${may_open ? nothing : html`<p class="fw-small fw-muted" id="round-why">${why_not(application, 'open_round')}</p>`}</div>`}
      ${application.requests.length ? rounds.map((round) => html`<section><h3>${round?.name ?? t(text.round)}</h3>
        ${matrix(application.requests.filter((request) => (request.round?.id ?? '') === (round?.id ?? '')), application.today, (request) => this.#actions(request))}</section>`) : html`<p class="fw-muted">${t(text.none)}</p>`}
    </div>${this.#dialog()}`;
  }

  #actions(request: StatementRequest): TemplateResult | typeof nothing {
    const live = request.status === 'open' || request.status === 'silent' ? (request.allowed_actions ?? []) : [];
    const agency = request.agency.name;
    const entry = (name: string, label: string, run: () => void): TemplateResult | typeof nothing =>
      live.includes(name) && (name === 'renew_link' || request.status === 'open') ? html`<button class="fw-plain" type="button" @click=${run}>${label}<span class="fw-sr">: ${agency}</span></button>` : nothing;
    return html`<div class="fw-matrix__actions">
      ${entry('renew_link', t(text.renew), () => void this.#renew(request))}
      ${entry('withdraw_request', t(text.withdraw), () => {
        this.#act.clear();
        this.reason = '';
        this.reason_missing = false;
        this.withdrawing = request;
      })}</div>`;
  }

  async #renew(request: StatementRequest): Promise<void> {
    const params = { path: { request: request.id } };
    await this.#act.run(request.version ?? this.application.version, async (headers) => {
      const { data } = await call(api.POST('/api/v1/statement-requests/{request}/link', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] } }));
      this.renewed = { request: request.id, agency: request.agency.name, url: data.url, expires_at: data.expires_at };
      this.said = t(text.renewed, { agency: request.agency.name });
    });
  }

  #dialog(): TemplateResult {
    const request = this.withdrawing;
    const agency = request?.agency.name ?? '';
    return html`<fw-dialog .heading=${t(text.withdraw_named, { agency })} .open=${!!request} @close=${() => (this.withdrawing = undefined)}
      .body=${request ? html`<p>${t(text.withdraw_text)}</p>${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
        ${text_area({ id: 'withdraw-reason', label: t(text.reason), value: this.reason, error: this.reason_missing ? t(text.reason_missing) : undefined, on_input: (value) => (this.reason = value) }, 3)}` : nothing}
      .footer=${request ? html`${button(t(shell.cancel), () => (this.withdrawing = undefined), 'secondary')}${button(t(text.withdraw), () => void this.#withdraw(request), 'primary', { disabled: this.#act.busy })}` : nothing}></fw-dialog>`;
  }

  async #withdraw(request: StatementRequest): Promise<void> {
    this.reason_missing = !this.reason.trim();
    if (this.reason_missing) return this.querySelector<HTMLElement>('#withdraw-reason')?.focus();
    const body = { reason: this.reason.trim() };
    const done = await this.#act.run(this.application.version, (headers) =>
      call(api.POST('/api/v1/statement-requests/{request}/withdraw', { params: { path: { request: request.id } }, headers: { 'Idempotency-Key': headers['Idempotency-Key'] }, body })));
    if (!done) return;
    this.withdrawing = undefined;
    announce(this, t(text.withdrawn, { agency: request.agency.name }));
  }
}

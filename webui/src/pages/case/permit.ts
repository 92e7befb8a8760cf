// What has happened since the decision, and what can be done now; the same for applicant and authority, each their part.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { has_role } from '../../api/session';
import type { Application, TextBlocks } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, select_field, text_area, text_field } from '../../components/fields';
import { badge, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import { Act, announce } from './act';
import { label_of, live_acts, type ActField, type PermitAct, type Values } from './permit-acts';
import { addressee_role, text } from './permit-texts';
import { service_name } from './words';

const notice_name = { start: text.notice_start, shell: text.notice_shell, completion: text.notice_completion, early_use: text.notice_early_use };
const occasion_name = (occasion: string): string => t(({ shell: text.occasion_shell, completion: text.occasion_completion } as Record<string, Text>)[occasion] ?? text.occasion_other);

@customElement('fw-permit')
export class Permit extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private open: PermitAct | undefined;
  @state() private values: Values = {};
  @state() private errors: FormError[] = [];
  @state() private blocks: TextBlocks | undefined;
  readonly #act = new Act(this);

  override render(): TemplateResult {
    const acts = live_acts(this.application);
    return html`<div class="fw-stack">
      ${this.#standing()}
      ${acts.length ? html`<section class="fw-card fw-card--hued fw-permit-acts"><h3>${t(text.what_next)}</h3>
        <div class="fw-todo">${acts.map((act, index) => button(t(label_of(act, has_role('clerk', 'approver'))), () => void this.#ask(act), index === 0 ? 'primary' : 'secondary'))}</div></section>` : nothing}
      ${this.#list(text.notices, (this.application.site_notices ?? []).map((given) => html`<li><strong>${t(notice_name[given.notice])}</strong> ${given.late ? badge('warn', t(text.late), 'warn') : nothing}<br />
        ${t(text.planned, { date: date(given.planned_on) })} · ${t(text.received, { date: date(given.received_on) })}${given.earliest_on ? html` · ${t(text.earliest, { date: date(given.earliest_on) })}` : nothing}
        ${given.site_manager ? html`<br /><span class="fw-small fw-muted">${t(text.people, { manager: given.site_manager, contractor: given.contractor ?? '' })}</span>` : nothing}</li>`))}
      ${this.#list(text.inspections, (this.application.inspections ?? []).map((seen) => html`<li><strong>${date(seen.on)} · ${occasion_name(seen.occasion)}</strong> ${seen.defects ? badge('bad', t(text.defects), 'bad') : badge('good', t(text.no_defects))}<p class="fw-prose">${seen.findings}</p></li>`))}
      ${this.#list(text.addressees, (this.application.addressees ?? []).map((served) => html`<li>${t(text.addressee, { role: addressee_role(served.role), date: date(served.served_on), service: service_name(served.service) })}${served.name ? html` <span class="fw-muted">${served.name}</span>` : nothing}</li>`))}
      ${this.#list(text.corrections, (this.application.corrections ?? []).map((corrected) => html`<li>${t(text.instead, { wrong: corrected.wrong, right: corrected.right })}<br /><span class="fw-small fw-muted">${corrected.reason}</span> ${this.#file(corrected.notice)}</li>`))}
    </div>${this.#dialog()}`;
  }

  #standing(): unknown {
    const { interrupted_since, expired_on, validity_requested_on, cancellation } = this.application;
    return [
      cancellation ? notice('bad', t(text.cancelled, { date: date(cancellation.effective_on), basis: cancellation.basis }), html`<p class="fw-prose">${cancellation.reasons}</p><p>${this.#file(cancellation.notice)}</p>`) : nothing,
      expired_on ? notice('bad', t(text.expired, { date: date(expired_on) })) : nothing,
      interrupted_since ? notice('warn', t(text.interrupted, { date: date(interrupted_since) })) : nothing,
      validity_requested_on ? notice('info', t(text.requested, { date: date(validity_requested_on) })) : nothing,
    ];
  }

  #file(document: string): TemplateResult {
    return html`<a href="/api/v1/applications/${this.application.id}/documents/${document}/versions/1" target="_blank" rel="noopener">${t(text.notice_file)}</a>`;
  }

  #list(title: Text, items: TemplateResult[]): TemplateResult | typeof nothing {
    return items.length ? html`<section class="fw-stack fw-stack--tight"><h3>${t(title)}</h3><ul class="fw-plainlist fw-stack fw-stack--tight">${items}</ul></section>` : nothing;
  }

  async #ask(act: PermitAct): Promise<void> {
    if (act.operation === 'cancel_permit' && !this.blocks) {
      this.blocks = (await call(api.GET('/api/v1/applications/{application}/text-blocks', { params: { path: { application: this.application.id } } }))).data;
    }
    this.values = Object.fromEntries(act.fields.map(({ id, start }) => [id, start?.(this.application) ?? '']));
    this.errors = [];
    this.#act.clear();
    this.open = act;
  }

  #dialog(): TemplateResult {
    const act = this.open;
    const body = act ? html`<div class="fw-stack"><p>${t(act.explain)}</p><fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}<div class="fw-fields">${act.fields.map((field) => this.#field(field))}</div></div>` : nothing;
    const footer = html`${button(t(shell.cancel), () => (this.open = undefined), 'secondary')}${button(act ? t(label_of(act, has_role('clerk', 'approver'))) : t(text.record), () => void this.#send(), 'primary', { disabled: this.#act.busy })}`;
    return html`<fw-dialog .heading=${act ? t(label_of(act, has_role('clerk', 'approver'))) : ''} .open=${act !== undefined} .body=${body} .footer=${footer} @close=${() => (this.open = undefined)}></fw-dialog>`;
  }

  #optional({ optional }: ActField): boolean {
    return typeof optional === 'function' ? optional(this.values) : optional === true;
  }

  #field(field: ActField): TemplateResult {
    const id = `permit-${field.id}`;
    const common = { id, label: t(field.label), value: this.values[field.id] ?? '', optional: this.#optional(field), error: error_of(this.errors, id), on_input: (value: string) => (this.values = { ...this.values, [field.id]: value }) };
    switch (field.kind) {
      case 'choice': return select_field(common, field.choices?.(this.blocks) ?? []);
      case 'area': return text_area(common, 3);
      case 'date': return text_field(common, { type: 'date' });
      case 'text': return text_field(common);
    }
  }

  async #send(): Promise<void> {
    const act = this.open;
    if (!act) return;
    this.errors = act.fields.filter((field) => !this.#optional(field) && !(this.values[field.id] ?? '').trim()).map((field) => ({ field: `permit-${field.id}`, message: t(text.missing, { field: t(field.label) }) }));
    if (this.errors.length) return;
    if (await this.#act.run(this.application.version, (headers) => act.send(this.application, headers, this.values))) {
      this.open = undefined;
      announce(this, `${t(label_of(act, has_role('clerk', 'approver')))}: ${t(text.done)}`);
    }
  }
}

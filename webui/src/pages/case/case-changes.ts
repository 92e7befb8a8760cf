// Changes of a case under review, and the form in which the authority says what the last one does to the periods.
// Basis: no provision says it; the choices and what they leave open come from the law data.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { change_list } from '../../components/change-list';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, radio_group, select_field, text_area, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { changes as text } from '../../i18n/changes';
import { t } from '../../i18n/text';
import { Act, announce } from './act';
import { text as case_text } from './texts';

@customElement('fw-case-changes')
export class CaseChanges extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private effect = '';
  @state() private on = '';
  @state() private procedure = '';
  @state() private reason = '';
  @state() private errors: FormError[] = [];
  readonly #act = new Act(this);

  // The decision period begins anew only where one has begun.
  get #asks_day(): boolean {
    return !!this.application.complete_on && !!this.application.change_effects?.find(({ id }) => id === this.effect)?.restarts;
  }

  // Into which the chosen effect can move the case; the one that the applicant asks for comes first.
  get #procedures(): { id: string; name: { de: string; en: string } }[] {
    return this.application.change_effects?.find(({ id }) => id === this.effect)?.procedures ?? [];
  }
  get #procedure(): string {
    const wanted = this.application.changes?.at(-1)?.procedure?.id;
    return this.procedure || this.#procedures.find(({ id }) => id === wanted)?.id || this.#procedures[0]?.id || '';
  }

  override render(): TemplateResult | typeof nothing {
    const { application } = this;
    if (!application.changes?.length) return nothing;
    return html`<section class="fw-stack"><h3>${t(text.list)}</h3>${change_list(application, `/vorgaenge/${application.id}`)}
      ${application.allowed_actions.includes('assess_change') ? this.#form() : nothing}</section>`;
  }

  #form(): TemplateResult {
    const effects = this.application.change_effects ?? [];
    return html`<form class="fw-card fw-stack" novalidate aria-label=${t(text.assess)} @submit=${(event: Event) => {
      event.preventDefault();
      void this.#send();
    }}>
      ${notice('warn', t(text.assess_text))}
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${radio_group({ id: 'effect', legend: t(text.effect), value: this.effect, error: error_of(this.errors, 'effect'), on_change: (value) => (this.effect = value) },
        effects.map(({ id, name, note }) => ({ value: id, label: t(name), hint: note ? t(note) : nothing })))}
      ${this.#procedures.length ? select_field({ id: 'effect-procedure', label: t(text.procedure), value: this.#procedure, on_input: (value) => (this.procedure = value) }, this.#procedures.map(({ id, name }) => ({ value: id, label: t(name) }))) : nothing}
      ${this.#asks_day ? text_field({ id: 'effect-on', label: t(text.assess_on), value: this.on || this.application.today, error: error_of(this.errors, 'effect-on'), on_input: (value) => (this.on = value) }, { type: 'date' }) : nothing}
      ${text_area({ id: 'effect-reason', label: t(text.assess_reason), value: this.reason, error: error_of(this.errors, 'effect-reason'), on_input: (value) => (this.reason = value) }, 4)}
      <div class="fw-actions">${button(t(text.assess), undefined, 'primary', { type: 'submit', disabled: this.#act.busy })}</div></form>`;
  }

  async #send(): Promise<void> {
    const { application } = this;
    const open = application.changes?.at(-1);
    this.errors = [
      ...(this.effect ? [] : [{ field: 'effect', message: t(text.effect_missing) }]),
      ...(this.reason.trim() ? [] : [{ field: 'effect-reason', message: t(text.assess_reason_missing) }]),
    ];
    if (this.errors.length || !open) return;
    const body = { effect: this.effect, reason: this.reason.trim(), ...(this.#asks_day ? { complete_on: this.on || application.today } : {}), ...(this.#procedure ? { procedure: this.#procedure } : {}) };
    const params = { path: { application: application.id, change: open.id } };
    if (await this.#act.run(application.version, (headers) => call(api.POST('/api/v1/applications/{application}/changes/{change}/assessment', { params, headers, body })))) {
      announce(this, `${t(text.assessed)} ${t(case_text.recorded)}`);
    }
  }
}

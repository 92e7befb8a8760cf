// Agencies that agreed before the procedure began, and recording that one did. Basis: § 70 Abs. 1 Satz 2 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, select_field, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { act_name } from '../case/words';
import { acts, releasable, type Act as Kind, type Agency } from './round';
import { text } from './texts';

@customElement('fw-agreements')
export class Agreements extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private agencies: Agency[] = [];
  @state() private agency = '';
  @state() private kind: Kind = 'opinion';
  @state() private agreed_on = '';
  @state() private source = '';
  @state() private missing = false;
  readonly #act = new Act(this);

  override render(): TemplateResult | typeof nothing {
    const agreed = this.application.agreements ?? [];
    const may = this.application.allowed_actions.includes('record_agreement');
    if (!agreed.length && !may) return nothing;
    return html`<section class="fw-stack fw-stack--tight">${agreed.length ? html`<h3>${t(text.agreements)}</h3><ul>${agreed.map((one) => html`<li>${t(text.agreement_one, { agency: one.agency.name, act: act_name(one.act), date: date(one.agreed_on) })}</li>`)}</ul>` : nothing}
      ${may ? html`<details class="fw-why" @toggle=${(event: Event) => void this.#load(event.target as HTMLDetailsElement)}><summary>${t(text.agreement_save)}</summary>${this.#form()}</details>` : nothing}</section>`;
  }

  async #load({ open }: HTMLDetailsElement): Promise<void> {
    if (open && !this.agencies.length) this.agencies = (await call(api.GET('/api/v1/agencies'))).data.agencies;
  }

  #form(): TemplateResult {
    const choose = { value: '', label: t(text.agency_choose) };
    const letters = releasable(this.application.documents).map((document) => ({ value: document.id, label: document.title || (document.versions[0]?.file_name ?? '') }));
    return html`<form class="fw-fields fw-plan__fields" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <p class="fw-small">${t(text.agreements_text)}</p>${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${this.missing ? html`<p class="kern-error" role="alert">${t(text.agreement_missing)}</p>` : nothing}
      ${select_field({ id: 'agreement-agency', label: t(text.agency), value: this.agency, on_input: (value) => (this.agency = value) }, [choose, ...this.agencies.map(({ id, name }) => ({ value: id, label: name }))])}
      ${select_field({ id: 'agreement-act', label: t(text.act), value: this.kind, on_input: (value) => (this.kind = value as Kind) }, acts.map((value) => ({ value, label: act_name(value) })))}
      ${text_field({ id: 'agreement-on', label: t(text.agreement_on), value: this.agreed_on, on_input: (value) => (this.agreed_on = value) }, { type: 'date' })}
      ${select_field({ id: 'agreement-source', label: t(text.agreement_source), hint: t(text.agreement_source_hint), value: this.source, on_input: (value) => (this.source = value) }, [choose, ...letters])}
      <div>${button(t(text.agreement_save), undefined, 'secondary', { type: 'submit', disabled: this.#act.busy })}</div></form>`;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    this.missing = !this.agency || !this.agreed_on || !this.source;
    if (this.missing) return;
    const params = { path: { application: this.application.id } };
    const body = { agency: this.agency, act: this.kind, agreed_on: this.agreed_on, source: this.source };
    if (!(await this.#act.run(this.application.version, (headers) => call(api.POST('/api/v1/applications/{application}/agreements', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] }, body }))))) return;
    this.agency = this.agreed_on = this.source = '';
    announce(this, t(text.agreement_saved));
  }
}

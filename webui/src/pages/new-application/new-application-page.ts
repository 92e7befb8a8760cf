// Starting a draft: a name, the authority, the procedure. Everything else follows in the form. The address can name the procedure
// (`verfahren`) and the authority (`behoerde`), or its Land (`land`), as the procedure finder does.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call, idempotency_key } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Authority, Procedures } from '../../api/types';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, radio_group, select_field, text_field } from '../../components/fields';
import { can, has_role } from '../../api/session';
import { loading, notice, problem_notice } from '../../components/notice';
import { applicant as text } from '../../i18n/applicant';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { navigate } from '../../router';
import { offered } from '../draft/offered';

@customElement('fw-new-application-page')
export class NewApplicationPage extends FwPage {
  @state() private name = '';
  @state() private authority = '';
  @state() private procedure = 'simplified';
  @state() private authorities: Authority[] | undefined;
  @state() private procedures: Procedures | undefined;
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  #key = idempotency_key();
  #busy = false;

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    try {
      this.authorities = (await call(api.GET('/api/v1/authorities'))).data.authorities;
      this.procedure = this.query.get('verfahren') ?? this.procedure;
      const [first] = this.authorities;
      const asked = this.authorities.find(({ id, land }) => (this.query.has('behoerde') ? id === this.query.get('behoerde') : land === this.query.get('land')));
      if (asked ?? first) await this.#choose((asked ?? first)?.id ?? '');
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // Each Land has procedures of its own; one that the other has, too, stays chosen.
  async #choose(authority: string): Promise<void> {
    this.authority = authority;
    const land = this.authorities?.find(({ id }) => id === authority)?.land;
    if (this.procedures && this.procedures.land === land) return;
    const { data } = await call(api.GET('/api/v1/procedures', { params: { query: land ? { land } : {} } }));
    if (this.authority !== authority) return; // another one was chosen meanwhile
    this.procedures = data;
    if (!offered(data).some(({ id }) => id === this.procedure)) this.procedure = '';
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    this.errors = [
      ...(this.name.trim() ? [] : [{ field: 'name', message: t(text.need_name) }]),
      ...(this.authority ? [] : [{ field: 'authority', message: t(text.need_authority) }]),
      ...(this.procedure ? [] : [{ field: 'procedure', message: t(text.need_procedure) }]),
    ];
    if (this.errors.length > 0) return;
    this.#busy = true;
    this.problem = undefined;
    try {
      const body = { authority: this.authority, procedure: this.procedure, title: this.name.trim() };
      const { data } = await call(api.POST('/api/v1/applications', { params: { header: { 'Idempotency-Key': this.#key } }, body }));
      await navigate(`/antraege/${encodeURIComponent(data.application)}/entwurf`, { replace: true });
    } catch (error) {
      this.problem = caught(error);
      this.#key = idempotency_key(); // what is sent next may be something else
    } finally {
      this.#busy = false;
    }
  };

  override render(): TemplateResult {
    if (!can('start_application')) {
      return html`<div class="fw-head"><h1>${t(shell.new_application)}</h1></div>
        ${notice('info', t(text.new_not_yours), html`<p>${t(text.new_not_yours_text)} <a href="/verfahren">${t(shell.procedure_finder)}</a></p>`)}`;
    }
    return html`<div class="fw-head"><h1>${t(text.new_title)}</h1><p class="fw-lead">${t(text.new_lead)}</p></div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.authorities?.length === 0 ? notice('info', t(text.new_no_authority)) : this.authorities && this.procedures ? this.#form(this.authorities, this.procedures) : this.problem ? nothing : loading()}`;
  }

  #form(authorities: readonly Authority[], procedures: Procedures): TemplateResult {
    return html`<form class="fw-stack fw-stack--wide fw-measure" novalidate @submit=${this.#submit}>
      ${has_role('designer') ? nothing : notice('info', t(text.new_designer), html`<p>${t(text.new_designer_text)}</p>`)}
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${text_field({ id: 'name', label: t(text.new_name), hint: t(text.new_name_hint), value: this.name, error: error_of(this.errors, 'name'), on_input: (value) => (this.name = value) }, { maxlength: 200 })}
      ${select_field({ id: 'authority', label: t(text.new_authority), value: this.authority, error: error_of(this.errors, 'authority'), on_input: (value) => void this.#choose(value).catch((error: unknown) => (this.problem = caught(error))) }, authorities.map(({ id, name }) => ({ value: id, label: name })))}
      ${radio_group({ id: 'procedure', legend: t(text.new_procedure), hint: t(text.new_procedure_hint), value: this.procedure, error: error_of(this.errors, 'procedure'), on_change: (value) => (this.procedure = value) },
        offered(procedures).map((procedure) => ({ value: procedure.id, label: t(procedure.name), hint: procedure.basis })))}
      <p><a href="/verfahren?land=${procedures.land}" target="_blank">${t(text.new_finder)}</a></p>
      <div class="fw-actions">${button(t(text.new_start), undefined, 'primary', { type: 'submit' })}</div>
    </form>`;
  }
}

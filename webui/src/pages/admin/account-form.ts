// The form of an account, a new one or one to be changed; each role belongs to an authority, an agency, or to nobody but itself.
// Events: `fw-done` with the account, `fw-cancel`.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Account, Named } from '../../api/types';
import { begin, FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { role_name } from '../case/words';
import { text } from './texts';

type Membership = Account['memberships'][number];
const roles: readonly Membership['role'][] = ['clerk', 'approver', 'agency_member', 'designer', 'principal', 'administrator'];
const of_authority = (role: string): boolean => role === 'clerk' || role === 'approver';

@customElement('fw-account-form')
export class AccountForm extends FwElement {
  @property({ attribute: false }) account: Account | undefined; // none: a new one
  @property({ attribute: false }) authorities: readonly Named[] = [];
  @property({ attribute: false }) agencies: readonly Named[] = [];
  @state() private name = '';
  @state() private email = '';
  @state() private password = '';
  @state() private memberships: Membership[] = [{ role: 'clerk' }];
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.account) return;
    ({ name: this.name, email: this.email } = this.account);
    this.memberships = this.account.memberships.map((one) => ({ ...one }));
  }

  override firstUpdated(): void {
    if (this.account) this.querySelector<HTMLElement>('h2')?.focus();
  }

  override render(): TemplateResult {
    const error = (id: string): string | undefined => error_of(this.errors, id);
    return html`<form class="fw-card" novalidate aria-labelledby="new-account" @submit=${this.#submit}>
      <h2 id="new-account" tabindex="-1">${this.account ? t(text.change_named, { name: this.account.name }) : t(text.add)}</h2>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${this.problem ? problem_notice(this.problem) : nothing}
      <div class="fw-fields">
        ${text_field({ id: 'name', label: t(text.name), value: this.name, error: error('name'), on_input: (value) => (this.name = value) }, { maxlength: 200 })}
        ${text_field({ id: 'email', label: t(shell.email), value: this.email, error: error('email'), on_input: (value) => (this.email = value) }, { type: 'email', maxlength: 254 })}
        ${text_field({ id: 'password', label: t(this.account ? text.new_password : shell.password), hint: t(this.account ? text.new_password_hint : text.password_hint), value: this.password, error: error('password'), on_input: (value) => (this.password = value) }, { type: 'password', autocomplete: 'new-password' })}
        ${this.memberships.map((one, index) => this.#membership(one, index))}
      </div>
      <div>${button(t(text.add_role), () => (this.memberships = [...this.memberships, { role: 'agency_member' }]), 'secondary', { sign: 'add' })}</div>
      <div class="fw-actions">${button(t(this.account ? shell.save : text.save), undefined, 'primary', { type: 'submit', disabled: this.busy })}${button(t(shell.cancel), () => this.dispatchEvent(new CustomEvent('fw-cancel')), 'secondary')}</div>
    </form>`;
  }

  #membership(one: Membership, index: number): TemplateResult {
    const set = (next: Membership): void => void (this.memberships = this.memberships.map((old, at) => (at === index ? next : old)));
    const place = (field: 'authority' | 'agency', label: string, list: readonly Named[]): TemplateResult => {
      const shared = { id: `place-${index}`, label, value: one[field] ?? '', error: error_of(this.errors, `place-${index}`), on_input: (value: string) => set({ role: one.role, ...(value ? { [field]: value } : {}) }) };
      const none = one.role === 'administrator' ? text.of_all : text.choose;
      return list.length ? select_field(shared, [{ value: '', label: t(none) }, ...list.map(({ id, name }) => ({ value: id, label: name }))]) : text_field(shared);
    };
    return html`<fieldset class="fw-fieldset"><legend class="fw-sr">${t(text.role_n, { n: index + 1 })}</legend><div class="fw-fields fw-fields--pair">
      ${select_field({ id: `role-${index}`, label: t(text.role_n, { n: index + 1 }), value: one.role, on_input: (role) => set({ role: role as Membership['role'] }) }, roles.map((value) => ({ value, label: role_name(value) })))}
      ${of_authority(one.role) || one.role === 'administrator' ? place('authority', t(text.authority), this.authorities) : one.role === 'agency_member' ? place('agency', t(text.agency), this.agencies) : nothing}
      ${this.memberships.length > 1 ? html`<div><button class="fw-plain" type="button" @click=${() => (this.memberships = this.memberships.filter((_, at) => at !== index))}>${t(shell.remove)}<span class="fw-sr">: ${t(text.role_n, { n: index + 1 })}</span></button></div>` : nothing}
    </div></fieldset>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    begin(this);
    this.problem = undefined;
    this.errors = [
      ...(this.name.trim() ? [] : [{ field: 'name', message: t(text.name_missing) }]),
      ...(/^\S+@\S+$/.test(this.email.trim()) ? [] : [{ field: 'email', message: t(shell.required_email) }]),
      ...(this.password.length >= 12 || (this.account && !this.password) ? [] : [{ field: 'password', message: t(text.password_short) }]),
      ...this.memberships.flatMap((one, index) => (of_authority(one.role) && !one.authority ? [{ field: `place-${index}`, message: t(text.authority_missing) }] : one.role === 'agency_member' && !one.agency ? [{ field: `place-${index}`, message: t(text.agency_missing) }] : [])),
    ];
    if (this.errors.length || this.busy) return;
    this.busy = true;
    try {
      const who = { name: this.name.trim(), email: this.email.trim(), memberships: this.memberships };
      const { data } = await (this.account
        ? call(api.PUT('/api/v1/accounts/{account}', { params: { path: { account: this.account.id } }, body: { ...who, disabled: this.account.disabled, ...(this.password ? { password: this.password } : {}) } }))
        : call(api.POST('/api/v1/accounts', { body: { ...who, password: this.password } })));
      this.dispatchEvent(new CustomEvent('fw-done', { detail: data }));
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  };
}

// Accounts of the installation: who is here with which role, a new one, changing one, and the end of one.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { session } from '../../api/session';
import type { Account, Named } from '../../api/types';
import { FwPage } from '../../base/element';
import '../../components/dialog';
import { button } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { role_name } from '../case/words';
import './account-form';
import { text } from './texts';

@customElement('fw-accounts-page')
export class AccountsPage extends FwPage {
  @state() private accounts: Account[] | undefined;
  @state() private authorities: Named[] = [];
  @state() private agencies: Named[] = [];
  @state() private form: Account | 'new' | undefined;
  @state() private ending: Account | undefined;
  @state() private said = '';
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [accounts, authorities] = await Promise.all([call(api.GET('/api/v1/accounts')), call(api.GET('/api/v1/authorities'))]);
      this.authorities = authorities.data.authorities;
      this.accounts = [...accounts.data.accounts].sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name, 'de'));
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
    // Only somebody of an authority may see its agencies; without them an id can be typed.
    this.agencies = await call(api.GET('/api/v1/agencies')).then(({ data }) => data.agencies, () => []);
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-head"><div class="fw-head__row"><h1>${t(text.title)}</h1>
        ${this.form ? nothing : button(t(text.add), () => (this.form = 'new'), 'primary', { sign: 'add' })}</div></div>
      <div class="fw-stack">
        <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${this.form ? keyed(this.form, this.#form(this.form)) : nothing}
        ${this.accounts ? this.#table(this.accounts) : this.problem ? nothing : loading()}
      </div>${this.#dialog()}`;
  }

  #form(form: Account | 'new'): TemplateResult {
    return html`<fw-account-form .account=${form === 'new' ? undefined : form} .authorities=${this.authorities} .agencies=${this.agencies} @fw-begun=${() => (this.said = '')} @fw-cancel=${() => (this.form = undefined)} @fw-done=${(event: CustomEvent<Account>) => {
      this.form = undefined;
      this.said = t(form === 'new' ? text.added : text.changed, { name: event.detail.name });
      void this.#load();
    }}></fw-account-form>`;
  }

  #table(accounts: readonly Account[]): TemplateResult {
    const place = (list: readonly Named[], id: string | undefined): string => (id ? ` – ${list.find((one) => one.id === id)?.name ?? id}` : '');
    return html`<table class="fw-table fw-table--blocks">
      <thead><tr><th scope="col">${t(text.name)}</th><th scope="col">${t(shell.email)}</th><th scope="col">${t(text.roles)}</th><th scope="col">${t(text.state)}</th><th scope="col"><span class="fw-sr">${t(text.actions)}</span></th></tr></thead>
      <tbody>${accounts.map((account) => html`<tr>
        <td data-label=${t(text.name)}><strong>${account.name}</strong></td>
        <td data-label=${t(shell.email)}>${account.email}</td>
        <td data-label=${t(text.roles)}><div>${account.memberships.map((one) => html`<div>${role_name(one.role)}<span class="fw-muted">${place(this.authorities, one.authority)}${place(this.agencies, one.agency)}</span></div>`)}</div></td>
        <td data-label=${t(text.state)}><span>${account.disabled ? badge('plain', t(text.disabled), 'bad') : badge('good', t(text.active), 'good')}</span></td>
        <td>${act(t(text.change), account, () => (this.form = account))}
          ${account.id === session().account?.id ? nothing : account.disabled ? act(t(text.enable), account, () => void this.#set_disabled(account, false)) : act(t(text.disable), account, () => (this.ending = account))}</td>
      </tr>`)}</tbody></table>`;
  }

  #dialog(): TemplateResult {
    const account = this.ending;
    return html`<fw-dialog .heading=${t(text.disable_named, { name: account?.name ?? '' })} .open=${!!account} @close=${() => (this.ending = undefined)}
      .body=${html`<p>${t(text.disable_text)}</p>`}
      .footer=${account ? html`${button(t(shell.cancel), () => (this.ending = undefined), 'secondary')}${button(t(text.disable), () => void this.#set_disabled(account, true))}` : nothing}></fw-dialog>`;
  }

  async #set_disabled({ id, name, email, memberships }: Account, disabled: boolean): Promise<void> {
    this.ending = undefined;
    this.said = '';
    try {
      await call(api.PUT('/api/v1/accounts/{account}', { params: { path: { account: id } }, body: { name, email, memberships, disabled } }));
      this.said = t(disabled ? text.disabled_done : text.enabled_done, { name });
      await this.#load();
    } catch (error) {
      this.problem = caught(error);
    }
  }
}

const act = (label: string, account: Account, on_click: () => void): TemplateResult =>
  html`<button class="fw-plain" type="button" @click=${on_click}>${label}<span class="fw-sr">: ${account.name}</span></button>`;

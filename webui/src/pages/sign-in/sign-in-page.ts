// Signing in; on a server with the sample town its accounts can be taken over with one click.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { caught, type Problem } from '../../api/problem';
import { on_session, session, sign_in, start_path } from '../../api/session';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { open_pages as text } from '../../i18n/public';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import { match, navigate, safe_target } from '../../router';

const roles: Record<string, Text> = {
  principal: text.role_principal, designer: text.role_designer, clerk: text.role_clerk,
  approver: text.role_approver, agency_member: text.role_agency_member, administrator: text.role_administrator,
};

@customElement('fw-sign-in-page')
export class SignInPage extends FwPage {
  @state() private email = '';
  @state() private password = '';
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(on_session(() => this.requestUpdate()));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.problem = undefined;
    this.errors = [
      ...(this.email.trim() ? [] : [{ field: 'email', message: t(shell.required_email) }]),
      ...(this.password ? [] : [{ field: 'password', message: t(shell.required_password) }]),
    ];
    if (this.errors.length > 0) return;
    this.busy = true;
    try {
      await sign_in(this.email.trim(), this.password);
      const target = safe_target(this.query.get('weiter'));
      await navigate(target !== '/' && match(target.split('?')[0] ?? '') ? target : start_path(), { replace: true });
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  };

  override render(): TemplateResult {
    const account = session().account;
    return html`
      <div class="fw-head"><h1>${t(shell.sign_in)}</h1><p class="fw-lead">${t(text.sign_in_lead)}</p></div>
      <div class="fw-split">
        <form class="fw-stack" novalidate @submit=${this.#submit}>
          ${account ? notice('info', t(text.signed_in_as, { name: account.name }), html`<a href=${start_path()}>${t(text.to_work)}</a>`) : nothing}
          <fw-error-summary .errors=${this.errors}></fw-error-summary>
          ${this.problem ? problem_notice(this.problem) : nothing}
          ${text_field({ id: 'email', label: t(shell.email), value: this.email, error: error_of(this.errors, 'email'), on_input: (value) => (this.email = value) }, { type: 'email', autocomplete: 'username' })}
          ${text_field({ id: 'password', label: t(shell.password), value: this.password, error: error_of(this.errors, 'password'), on_input: (value) => (this.password = value) }, { type: 'password', autocomplete: 'current-password' })}
          <div class="fw-actions">${button(t(shell.sign_in), undefined, 'primary', { type: 'submit', disabled: this.busy })}</div>
        </form>
        ${this.#demo()}
      </div>`;
  }

  #demo(): TemplateResult | typeof nothing {
    const accounts = session().demo_accounts ?? [];
    if (accounts.length === 0) return nothing;
    return html`<section class="fw-card fw-card--hued" aria-labelledby="demo-title">
      <h2 id="demo-title">${t(text.demo_title)}</h2><p class="fw-small fw-muted">${t(text.demo_text)}</p>
      <ul class="fw-demo">${accounts.map((account) => html`<li>
        <button type="button" @click=${() => {
          this.email = account.email;
          this.password = account.password;
          this.errors = [];
        }}><strong>${account.name}</strong><span>${this.#role(account.role)}</span></button></li>`)}
      </ul>
    </section>`;
  }

  #role(role: string): string {
    const name = roles[role];
    return name ? t(name) : role;
  }
}

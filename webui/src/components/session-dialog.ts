// Asks to sign in again when the session ended under an open page; the waiting requests then go on, so nothing is lost.
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { set_sign_in_again } from '../api/client';
import { caught, type Problem } from '../api/problem';
import { session, sign_in } from '../api/session';
import { FwElement } from '../base/element';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { navigate } from '../router';
import './dialog';
import { button, text_field } from './fields';
import { problem_notice } from './notice';

@customElement('fw-session-dialog')
export class SessionDialog extends FwElement {
  @state() private open = false;
  @state() private email = '';
  @state() private password = '';
  @state() private problem: Problem | undefined;
  #waiting: ((signed_in: boolean) => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    set_sign_in_again(() => this.#ask());
  }

  #ask(): Promise<boolean> {
    const account = session().account;
    if (!account) {
      void navigate(`/anmelden?weiter=${encodeURIComponent(location.pathname + location.search)}`, { force: true });
      return Promise.resolve(false);
    }
    if (!this.open) this.email = account.email;
    this.open = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #answer(signed_in: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.open = false;
    this.password = '';
    this.problem = undefined;
    for (const resolve of waiting) resolve(signed_in);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await sign_in(this.email, this.password);
      this.#answer(true);
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    const body = html`<p>${t(shell.session_over_text)}</p>
      ${this.problem ? problem_notice(this.problem) : ''}
      <form id="again" class="fw-fields" @submit=${this.#submit}>
        ${text_field({ id: 'again-email', label: t(shell.email), value: this.email, on_input: (value) => (this.email = value) }, { type: 'email', autocomplete: 'username' })}
        ${text_field({ id: 'again-password', label: t(shell.password), value: this.password, on_input: (value) => (this.password = value) }, { type: 'password', autocomplete: 'current-password' })}
        <div class="fw-actions">${button(t(shell.sign_in), undefined, 'primary', { type: 'submit' })}${button(t(shell.cancel), () => this.#answer(false), 'tertiary')}</div>
      </form>`;
    return html`<fw-dialog .heading=${t(shell.session_over)} .open=${this.open} .body=${body} @close=${() => this.#answer(false)}></fw-dialog>`;
  }
}

// Withdrawing an application: asked once more, with a reason.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { button, text_area } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { applicant as text } from '../../i18n/applicant';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';

@customElement('fw-withdraw')
export class Withdraw extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private open = false;
  @state() private reason = '';
  @state() private error = '';
  @state() private problem: Problem | undefined;

  readonly #withdraw = async (): Promise<void> => {
    this.error = this.reason.trim() ? '' : t(text.withdraw_need);
    if (this.error) return;
    try {
      await call(api.POST('/api/v1/applications/{application}/withdraw', { params: { path: { application: this.application.id } }, body: { reason: this.reason.trim() } }));
      this.open = false;
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    const body = html`<p>${t(text.withdraw_text)}</p>${this.problem ? problem_notice(this.problem) : nothing}
      ${text_area({ id: 'withdraw-reason', label: t(text.withdraw_reason), value: this.reason, error: this.error || undefined, on_input: (value) => (this.reason = value) }, 3)}`;
    const footer = html`${button(t(shell.cancel), () => (this.open = false), 'secondary')}${button(t(text.withdraw), () => void this.#withdraw())}`;
    return html`<div><button type="button" class="fw-plain" @click=${() => (this.open = true)}>${t(text.withdraw)}</button></div>
      <fw-dialog .heading=${t(text.withdraw)} .open=${this.open} .body=${body} .footer=${footer} @close=${() => (this.open = false)}></fw-dialog>`;
  }
}

// From this application to the next: a change while it is reviewed, another application that begins with what it held.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call, idempotency_key } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, State } from '../../api/types';
import { FwElement } from '../../base/element';
import { change_list } from '../../components/change-list';
import { button } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { changes as text } from '../../i18n/changes';
import { t } from '../../i18n/text';
import { navigate } from '../../router';

// Whoever stands here has nothing to build on yet.
const in_vain: readonly State[] = ['refused', 'rejected', 'withdrawn', 'withdrawn_deemed', 'procedure_demanded', 'start_prohibited', 'expired', 'cancelled'];

@customElement('fw-anew')
export class Anew extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private problem: Problem | undefined;
  #key = idempotency_key();
  #busy = false;

  async #copy(as: 'new' | 'change'): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.problem = undefined;
    try {
      const params = { path: { application: this.application.id }, header: { 'Idempotency-Key': `${as}-${this.#key}` } };
      const { data } = await call(api.POST('/api/v1/applications/{application}/copies', { params, body: { as } }));
      await navigate(`/antraege/${encodeURIComponent(data.application)}/entwurf`);
    } catch (error) {
      this.problem = caught(error);
      this.#key = idempotency_key();
    } finally {
      this.#busy = false;
    }
  }

  override render(): TemplateResult {
    const { application } = this;
    const live = (name: string): boolean => application.allowed_actions.includes(name);
    const again = in_vain.includes(application.state);
    return html`${application.changes?.length ? html`<section class="fw-stack fw-below"><h2>${t(text.list)}</h2>${change_list(application, `/antraege/${encodeURIComponent(application.id)}`)}</section>` : nothing}
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${live('change_application') ? html`<section class="fw-stack fw-stack--tight fw-below"><h2>${t(text.change)}</h2><p>${t(text.change_text)}</p>
        <div class="fw-actions">${button(t(text.change_start), () => void this.#copy('change'), 'secondary')}</div></section>` : nothing}
      ${live('copy_application') ? html`<section class="fw-stack fw-stack--tight"><h2>${t(again ? text.anew : text.copy)}</h2><p>${t(text.anew_text)}</p>
        <div class="fw-actions">${button(t(again ? text.anew : text.copy_start), () => void this.#copy('new'), again ? 'primary' : 'secondary')}</div></section>` : nothing}`;
  }
}

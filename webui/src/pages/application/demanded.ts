// What the authority demanded: a task list in which each item has its own upload, and the act that ends it.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, check_field } from '../../components/fields';
import { badge, notice, problem_notice } from '../../components/notice';
import '../../components/upload';
import { date } from '../../format';
import { applicant as text } from '../../i18n/applicant';
import { t } from '../../i18n/text';
import { document_name } from '../draft/steps';

@customElement('fw-demanded')
export class Demanded extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) etag = '';
  @property({ attribute: false }) procedures: Procedures | undefined;
  @state() private problem: Problem | undefined;
  @state() private done = false;
  @state() private partial = false; // something asked for does not come, and the applicant says so

  readonly #supply = async (partial: boolean): Promise<void> => {
    this.problem = undefined;
    try {
      await call(api.POST('/api/v1/applications/{application}/supply', { params: { path: { application: this.application.id }, header: { 'If-Match': this.etag } }, body: { partial } }));
      this.done = true;
      this.#changed();
    } catch (error) {
      this.problem = caught(error);
      if (this.problem.status === 412) this.#changed();
    }
  };

  #changed(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }

  override render(): TemplateResult {
    const { application } = this;
    const open = application.demanded_items.filter((item) => !item.answered_by);
    const due = application.deadlines.find((deadline) => deadline.status === 'running' && /cure|supply|demand/.test(deadline.rule));
    const may_supply = application.allowed_actions.includes('supply_documents');
    return html`<section class="fw-stack" aria-labelledby="demanded-title"><h2 id="demanded-title" tabindex="-1">${t(text.demanded_title)}</h2>
      ${may_supply ? html`<p>${due ? t(text.demanded_text, { date: date(due.end) }) : t(text.demanded_text_open)}</p>` : nothing}
      ${application.demanded_items.map((item) => {
        const name = document_name(item.type, this.procedures);
        const query = new URLSearchParams({ type: item.type, title: name, demanded_item: item.id });
        return html`<div class="fw-card" data-item=${item.id}><div class="fw-row fw-row--between"><h3>${name}</h3>${item.answered_by ? badge('good', t(text.demanded_done), 'good') : badge('warn', t(text.demanded_open), 'open')}</div>
          <p>${item.reason}</p>
          ${may_supply && !item.answered_by ? html`<fw-upload .url="/api/v1/applications/${encodeURIComponent(application.id)}/documents?${query}" .label=${name} @uploaded=${() => this.#changed()}></fw-upload>` : nothing}</div>`;
      })}
      <div aria-live="polite">${this.problem ? problem_notice(this.problem) : nothing}${this.done ? notice('good', t(text.supplied)) : nothing}</div>
      ${may_supply && open.length > 0 ? html`<p class="fw-small fw-muted">${t(text.supply_hint)}</p>
        ${check_field('supply-partial', t(text.supply_partial), this.partial, (on) => (this.partial = on))}` : nothing}
      ${may_supply ? html`<div class="fw-actions">${button(t(text.supply), () => void this.#supply(open.length > 0), 'primary', { disabled: open.length > 0 && !this.partial })}</div>` : nothing}
    </section>`;
  }
}

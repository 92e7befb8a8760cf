// How long the persons of closed cases are kept, by how the case ended; no statute says it, so the authority does.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { error_of } from '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import { notice } from '../../components/notice';
import { t } from '../../i18n/text';
import { length_name } from '../case/words';
import { RulePart, span } from './part';
import { text } from './texts';

const keys = { refused: text.ended_refused, withdrawn: text.ended_withdrawn, rejected: text.ended_rejected, not_built: text.ended_not_built, built: text.ended_built } as const;
type Key = keyof typeof keys;

@customElement('fw-rule-retention')
export class RuleRetention extends RulePart {
  @state() private key: Key = 'refused';
  @state() private years = '';
  @state() private basis = '';

  override render(): TemplateResult {
    return html`<div class="fw-stack fw-stack--wide">${notice('warn', '', t(text.retention_note))}
      <dl class="fw-facts fw-facts--wide">${(Object.keys(keys) as Key[]).map((key) => {
        const rules = this.data.retention.filter((rule) => rule.key === key);
        return html`<div data-retention=${key}><dt>${t(keys[key])}</dt><dd>${rules.length ? html`<ul class="fw-plainlist">${rules.map((rule) => html`<li><strong>${length_name(rule.after)}</strong> ${span(rule.valid_from, rule.valid_to, this.data.today)} <span class="fw-small fw-muted">${rule.basis} · ${rule.reason}</span></li>`)}</ul>` : t(text.kept)}</dd></div>`;
      })}</dl>
      <form class="fw-card fw-stack" novalidate @submit=${(event: Event) => void this.#submit(event)}><h2>${t(text.set_retention)}</h2>${this.messages()}
        <div class="fw-fields fw-fields--pair">
          ${select_field({ id: 'retention-key', label: t(text.cases), value: this.key, on_input: (value) => (this.key = value as Key) }, (Object.keys(keys) as Key[]).map((value) => ({ value, label: t(keys[value]) })))}
          ${text_field({ id: 'retention-years', label: t(text.years), hint: t(text.years_hint), value: this.years, error: error_of(this.errors, 'retention-years'), on_input: (value) => (this.years = value) }, { inputmode: 'numeric', maxlength: 3 })}
          ${text_field({ id: 'retention-basis', label: t(text.basis), value: this.basis, on_input: (value) => (this.basis = value) }, { maxlength: 200 })}</div>
        ${this.when_and_why()}
        <div class="fw-actions">${button(t(text.set), undefined, 'primary', { type: 'submit' })}</div></form>${nothing}</div>`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const missing = /^[1-9]\d{0,2}$/.test(this.years) && this.basis.trim() ? [] : [{ field: 'retention-years', message: t(text.retention_missing) }];
    if (await this.save({ kind: 'retention', key: this.key, content: { after: `${this.years}Y`, basis: this.basis.trim() } }, missing)) this.years = this.basis = '';
  }
}

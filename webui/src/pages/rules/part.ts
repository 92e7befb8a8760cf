// What every section of the page has: the rules, saving a change with its day and reason, and what came of it.
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components, operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

export type HouseRules = components['schemas']['HouseRules'];
export type FeeTable = components['schemas']['FeeTableContent'];
type Input = operations['add_house_rule']['requestBody']['content']['application/json'];

export const span = (from: string, to: string | null, today: string): string =>
  to ? t(text.span, { from: date(from), to: date(to) }) : t(from > today ? text.from : text.since, { from: date(from) });

export abstract class RulePart extends FwElement {
  @property({ attribute: false }) data!: HouseRules;
  @state() protected errors: FormError[] = [];
  @state() protected problem: Problem | undefined;
  @state() protected said = '';
  @state() protected from = '';
  @state() protected reason = '';

  // True once it is saved; the page then reads the rules anew.
  protected async save(rule: Pick<Input, 'kind' | 'key' | 'content'>, missing: FormError[] = []): Promise<boolean> {
    const dated = rule.kind !== 'holiday';
    this.said = '';
    this.problem = undefined;
    this.errors = [
      ...missing,
      ...(dated && !this.from ? [{ field: 'rule-from', message: t(text.day_missing) }] : []),
      ...(this.reason.trim() ? [] : [{ field: 'rule-reason', message: t(text.reason_missing) }]),
    ];
    if (this.errors.length) return false;
    try {
      const { data } = await call(api.POST('/api/v1/house-rules/changes', { params: { query: { authority: this.data.authority.id } }, body: { ...rule, reason: this.reason, ...(dated ? { valid_from: this.from } : {}) } }));
      this.said = `${t(text.saved, { from: date(data.valid_from) })}${data.cases_moved ? ` ${t(text.moved, { cases: data.cases_moved, deadlines: data.deadlines_moved })}` : ''}`;
      this.reason = this.from = '';
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
      return true;
    } catch (error) {
      this.problem = caught(error);
      return false;
    }
  }

  protected messages(): TemplateResult {
    return html`<div role="status">${this.said ? notice('good', this.said) : nothing}</div>${this.problem ? problem_notice(this.problem) : nothing}
      <fw-error-summary .errors=${this.errors}></fw-error-summary>`;
  }

  protected when_and_why(dated = true): TemplateResult {
    return html`<div class="fw-fields fw-fields--pair">
      ${dated ? text_field({ id: 'rule-from', label: t(text.from_day), value: this.from, error: error_of(this.errors, 'rule-from'), on_input: (value) => (this.from = value) }, { type: 'date' }) : nothing}
      ${text_field({ id: 'rule-reason', label: t(text.reason), hint: t(text.reason_hint), value: this.reason, error: error_of(this.errors, 'rule-reason'), on_input: (value) => (this.reason = value) }, { maxlength: 500 })}</div>`;
  }
}

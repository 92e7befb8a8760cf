// The authority's log of its own rules: who set what, when, from which day, and why.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import { FwElement } from '../../base/element';
import { loading, problem_notice } from '../../components/notice';
import { date, instant } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

type Change = operations['list_house_rule_changes']['responses'][200]['content']['application/json']['changes'][number];
const kinds = { law_switch: text.switches, fee_table: text.fees, text_block: text.blocks, holiday: text.holidays, retention: text.retention } as const;
const said = ({ content }: Change): string => {
  if (!content) return t(text.ended);
  const { option, name, after } = content as { option?: string; name?: string; after?: string };
  return option ?? name ?? after ?? '';
};

@customElement('fw-rule-changes')
export class RuleChanges extends FwElement {
  @property() authority = '';
  @state() private list: Change[] | undefined;
  @state() private problem: Problem | undefined;

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('authority')) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.list = (await call(api.GET('/api/v1/house-rules/changes', { params: { query: { authority: this.authority } } }))).data.changes;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.list) return loading();
    if (!this.list.length) return html`<p>${t(text.no_changes)}</p>`;
    return html`<table class="fw-table fw-table--blocks"><thead><tr><th scope="col">${t(text.at)}</th><th scope="col">${t(text.by)}</th><th scope="col">${t(text.what)}</th><th scope="col">${t(text.from_day)}</th><th scope="col">${t(text.reason)}</th></tr></thead>
      <tbody>${this.list.map((one) => html`<tr data-change=${one.seq}><td data-label=${t(text.at)}>${instant(one.at)}</td><td data-label=${t(text.by)}>${one.by}</td>
        <td data-label=${t(text.what)}>${t(kinds[one.kind])}${one.key ? html` · ${one.kind === 'holiday' ? date(one.key) : one.key}` : nothing} ${said(one)}</td><td data-label=${t(text.from_day)}>${date(one.valid_from)}</td><td data-label=${t(text.reason)}>${one.reason}</td></tr>`)}</tbody></table>`;
  }
}

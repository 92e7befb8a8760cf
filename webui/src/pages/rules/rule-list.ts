// Every rule of the law on a day: name, length and effect of silence, basis, since when, how sure.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { check_field, text_field } from '../../components/fields';
import { badge } from '../../components/notice';
import { t } from '../../i18n/text';
import { length_name, silence_name } from '../case/words';
import { RulePart, span, type HouseRules } from './part';
import { text } from './texts';

type Rule = HouseRules['rules'][number];
export const matches = (rule: Rule, words: string): boolean => {
  const all = `${t(rule.name)} ${rule.basis} ${t(text[rule.topic])}`.toLocaleLowerCase('de');
  return words.toLocaleLowerCase('de').split(/\s+/).every((word) => all.includes(word));
};

@customElement('fw-rule-list')
export class RuleList extends RulePart {
  @state() private words = '';
  @state() private unsure = false;

  override render(): TemplateResult {
    const found = this.data.rules.filter((rule) => (!this.unsure || rule.confidence === 'unsure') && matches(rule, this.words));
    return html`<div class="fw-stack">
      <div class="fw-measure">${text_field({ id: 'rule-search', label: t(text.search), value: this.words, on_input: (value) => (this.words = value) })}</div>
      ${check_field('rule-unsure', t(text.only_unsure), this.unsure, (on) => (this.unsure = on))}
      <p role="status">${t(text.count, { n: found.length })}</p>
      <table class="fw-table fw-table--blocks"><thead><tr><th scope="col">${t(text.name)}</th><th scope="col">${t(text.basis)}</th><th scope="col">${t(text.valid)}</th></tr></thead>
        <tbody>${found.map((rule) => html`<tr data-rule="${rule.topic}/${rule.id}">
          <td data-label=${t(text.name)}><div><span class="fw-small fw-muted">${t(text[rule.topic])}</span><br /><strong>${t(rule.name)}</strong>${rule.length ? html` · ${length_name(rule.length)}` : nothing}
            ${rule.on_silence && rule.on_silence !== 'none' ? html`<br /><span class="fw-small">${silence_name(rule.on_silence)}</span>` : nothing}
            ${rule.note ? html`<br /><span class="fw-small">${rule.confidence === 'unsure' ? badge('warn', t(text.unsure)) : nothing} ${t(rule.note)}</span>` : nothing}</div></td>
          <td data-label=${t(text.basis)}>${rule.basis}</td>
          <td data-label=${t(text.valid)}>${span(rule.valid_from, rule.valid_to, this.data.today)}</td></tr>`)}</tbody></table></div>`;
  }
}

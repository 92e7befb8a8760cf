// Every rule of the law on a day, by topic: name, length and effect of silence, basis, since when, how sure.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { check_field, text_field } from '../../components/fields';
import { badge } from '../../components/notice';
import { t } from '../../i18n/text';
import { length_name, silence_name } from '../case/words';
import { RulePart, span, type HouseRules } from './part';
import { text } from './texts';

export type Rule = HouseRules['rules'][number];
type Topic = Rule['topic'];

export const matches = (rule: Rule, words: string): boolean => {
  const all = `${t(rule.name)} ${rule.basis} ${t(text[rule.topic])}`.toLocaleLowerCase('de');
  return words.toLocaleLowerCase('de').split(/\s+/).every((word) => all.includes(word));
};

// In the order in which the server lists the topics.
export function by_topic(rules: readonly Rule[]): [Topic, Rule[]][] {
  const topics = new Map<Topic, Rule[]>();
  for (const rule of rules) topics.set(rule.topic, [...(topics.get(rule.topic) ?? []), rule]);
  return [...topics];
}

@customElement('fw-rule-list')
export class RuleList extends RulePart {
  @state() private words = '';
  @state() private unsure = false;

  override render(): TemplateResult {
    const found = this.data.rules.filter((rule) => (!this.unsure || rule.confidence === 'unsure') && matches(rule, this.words));
    const topics = by_topic(found);
    return html`<div class="fw-stack">
      <div class="fw-measure">${text_field({ id: 'rule-search', label: t(text.search), value: this.words, on_input: (value) => (this.words = value) }, { type: 'search' })}</div>
      ${check_field('rule-unsure', t(text.only_unsure), this.unsure, (on) => (this.unsure = on))}
      <p role="status">${found.length ? t(found.length === 1 ? text.count_one : text.count, { n: found.length }) : t(text.count_none)}</p>
      ${topics.length > 1 ? html`<nav class="fw-rules__topics" aria-label=${t(text.topics)}><ul>${topics.map(([topic, rules]) => html`<li><a href="#topic-${topic}" @click=${(event: Event) => this.#go(event, topic)}>${t(text[topic])} <span class="fw-muted">(${rules.length})</span></a></li>`)}</ul></nav>` : nothing}
      ${topics.map(([topic, rules]) => html`<section class="fw-stack fw-stack--tight" aria-labelledby="topic-${topic}">
        <h2 id="topic-${topic}" tabindex="-1">${t(text[topic])}</h2>
        <table class="fw-table fw-table--blocks fw-rules__table"><thead><tr><th scope="col">${t(text.name)}</th><th scope="col">${t(text.basis)}</th><th scope="col">${t(text.valid)}</th></tr></thead>
          <tbody>${rules.map((rule) => this.#rule(rule))}</tbody></table>
        ${topics.length > 1 ? html`<p><a class="fw-small" href="#rule-search" @click=${(event: Event) => this.#back(event)}>${t(text.to_search)}</a></p>` : nothing}</section>`)}</div>`;
  }

  #rule(rule: Rule): TemplateResult {
    return html`<tr data-rule="${rule.topic}/${rule.id}">
      <td><div><strong>${t(rule.name)}</strong>${rule.length ? html` · ${length_name(rule.length)}` : nothing}
        ${rule.on_silence && rule.on_silence !== 'none' ? html`<br /><span class="fw-small">${silence_name(rule.on_silence)}</span>` : nothing}
        ${rule.note ? html`<br /><span class="fw-small">${rule.confidence === 'unsure' ? badge('warn', t(text.unsure)) : nothing} ${t(rule.note)}</span>` : nothing}</div></td>
      <td data-label=${t(text.basis)}>${rule.basis}</td>
      <td data-label=${t(text.valid)}>${span(rule.valid_from, rule.valid_to, this.data.today)}</td></tr>`;
  }

  // The address stays: it names the section and the day.
  #go(event: Event, topic: Topic): void {
    event.preventDefault();
    const title = this.querySelector<HTMLElement>(`#topic-${topic}`);
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'start' });
  }

  #back(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#rule-search')?.focus();
  }
}

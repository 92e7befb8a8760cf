// Questions that the statute leaves open, and how the authority proceeds until they are settled.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button, radio_group } from '../../components/fields';
import { notice } from '../../components/notice';
import { t } from '../../i18n/text';
import { RulePart, span, type HouseRules } from './part';
import { text } from './texts';

type Switch = HouseRules['switches'][number];

@customElement('fw-rule-switches')
export class RuleSwitches extends RulePart {
  @state() private open = ''; // the switch being settled
  @state() private option = '';

  override render(): TemplateResult {
    return html`<div class="fw-stack fw-stack--wide"><p class="fw-measure">${t(text.switches_lead)}</p>
      ${this.open ? nothing : this.messages()}
      ${this.data.switches.map((one) => this.#card(one))}</div>`;
  }

  #card(one: Switch): TemplateResult {
    const name = (id: string): string => t(one.options.find((option) => option.id === id)?.name ?? { de: id, en: id });
    return html`<section class="fw-card fw-stack fw-stack--tight" data-switch=${one.id}><h2>${t(one.name)}</h2>
      <p class="fw-small fw-muted">${one.basis}</p>
      ${one.note ? notice('warn', '', t(one.note)) : nothing}
      <dl class="fw-facts fw-facts--wide"><div><dt>${t(text.chosen)}</dt><dd><strong>${name(one.chosen)}</strong></dd></div>
        ${one.choices.length ? html`<div><dt>${t(text.choices)}</dt><dd><ul class="fw-plainlist">${one.choices.map((choice) => html`<li>${span(choice.valid_from, choice.valid_to, this.data.today)}: ${name(choice.option)} <span class="fw-small fw-muted">${choice.reason}</span></li>`)}</ul></dd></div>` : nothing}</dl>
      ${this.open === one.id ? this.#form(one) : html`<div class="fw-actions">${button(t(text.change), () => this.#begin(one), 'secondary')}</div>`}</section>`;
  }

  #begin(one: Switch): void {
    this.open = one.id;
    this.option = one.chosen;
    this.said = '';
  }

  #form(one: Switch): TemplateResult {
    return html`<form class="fw-stack" novalidate @submit=${(event: Event) => void this.#submit(event, one)}>${this.messages()}
      ${radio_group({ id: 'switch-option', legend: t(one.name), value: this.option, on_change: (value) => (this.option = value) }, one.options.map((option) => ({ value: option.id, label: t(option.name) })))}
      ${this.when_and_why()}
      <div class="fw-actions">${button(t(text.set), undefined, 'primary', { type: 'submit' })}${button(t(text.cancel), () => (this.open = ''), 'tertiary')}</div></form>`;
  }

  async #submit(event: Event, one: Switch): Promise<void> {
    event.preventDefault();
    if (await this.save({ kind: 'law_switch', key: one.id, content: { option: this.option } })) this.open = '';
  }
}

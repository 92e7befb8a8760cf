// Law and rules: what applies on a day with its basis and how sure it is, and what the authority sets for itself.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Authority } from '../../api/types';
import { FwPage } from '../../base/element';
import { text_field } from '../../components/fields';
import { loading, problem_notice } from '../../components/notice';
import { t } from '../../i18n/text';
import { authority_choice, chosen_authority, own_authorities } from '../admin/authority-choice';
import type { HouseRules } from './part';
import { text } from './texts';
import './changes';
import './fees';
import './holidays';
import './retention';
import './rule-list';
import './switches';
import './text-blocks';
import './rules.css';

const parts = ['rules', 'switches', 'fees', 'blocks', 'holidays', 'retention', 'changes'] as const;
type Part = (typeof parts)[number];

@customElement('fw-rules-page')
export class RulesPage extends FwPage {
  @state() private data: HouseRules | undefined;
  @state() private section: Part = 'rules';
  @state() private problem: Problem | undefined;
  @state() private own: Authority[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.section = parts.find((part) => part === this.query.get('teil')) ?? 'rules';
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      this.own = await own_authorities();
    } catch (error) {
      this.problem = caught(error);
      return;
    }
    await this.#load(this.query.get('am') ?? undefined, chosen_authority(this.own, this.query));
  }

  async #load(on?: string, authority = this.data?.authority.id): Promise<void> {
    try {
      this.data = (await call(api.GET('/api/v1/house-rules', { params: { query: { ...(on ? { on } : {}), ...(authority ? { authority } : {}) } } }))).data;
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    const data = this.data;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1>${data ? html`<p class="fw-lead">${t(text.lead, { authority: data.authority.name })}</p>` : nothing}</div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${data ? html`<div class="fw-stack fw-stack--wide">
        ${authority_choice(this.own, data.authority.id, (id) => void this.#load(data.on, id))}
        <div class="fw-rules__day">${text_field({ id: 'rules-day', label: t(text.day), value: data.on, on_input: (value) => void (/^[12]\d{3}-/.test(value) && this.#load(value)) }, { type: 'date' })}</div>
        <nav class="fw-tabs" aria-label=${t(text.parts)}><ul>${parts.map((part) => html`<li><a href="/verwaltung/regeln?teil=${part}${data.on === data.today ? '' : `&am=${data.on}`}${this.own.length > 1 ? `&behoerde=${data.authority.id}` : ''}" aria-current=${part === this.section ? 'page' : nothing}>${t(text[part])}</a></li>`)}</ul></nav>
        <div @changed=${() => void this.#load(data.on)}>${this.#part(data)}</div></div>` : this.problem ? nothing : loading()}`;
  }

  #part(data: HouseRules): TemplateResult {
    switch (this.section) {
      case 'rules': return html`<fw-rule-list .data=${data}></fw-rule-list>`;
      case 'switches': return html`<fw-rule-switches .data=${data}></fw-rule-switches>`;
      case 'fees': return html`<fw-rule-fees .data=${data}></fw-rule-fees>`;
      case 'blocks': return html`<fw-rule-blocks .data=${data}></fw-rule-blocks>`;
      case 'holidays': return html`<fw-rule-holidays .data=${data}></fw-rule-holidays>`;
      case 'retention': return html`<fw-rule-retention .data=${data}></fw-rule-retention>`;
      case 'changes': return html`<fw-rule-changes .authority=${data.authority.id}></fw-rule-changes>`;
    }
  }
}

// Facts and heights of a case that somebody assumes otherwise; each change is told to the page at once.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FwElement } from '../../base/element';
import '../../components/deadline/deadline.css'; // how what opens looks
import { select_field, text_field } from '../../components/fields';
import { number, parse_number, sentence } from '../../format';
import { t } from '../../i18n/text';
import { assume, assumes, nothing_assumed, type Fact, type Rules, type WhatIf } from './rules';
import { text } from './texts';

const most = 1000; // metres
const known = (value: boolean | null): string => t(value === null ? text.unknown : value ? text.yes : text.no);
const sources = { stated: text.from_stated, measured: text.from_measured, follows: text.from_follows, assumed: text.from_assumed } as const;

@customElement('fw-assumptions')
export class Assumptions extends FwElement {
  @property({ attribute: false }) data!: Rules;
  @property({ attribute: false }) what_if: WhatIf = nothing_assumed;
  @state() private typed: { height?: string; floor?: string } = {};
  @state() private wrong = new Set<'height' | 'floor'>();

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('what_if') && !assumes(this.what_if)) this.typed = {};
  }

  #tell(what_if: WhatIf): void {
    this.dispatchEvent(new CustomEvent('assumed', { detail: what_if }));
  }

  #measure(which: 'height' | 'floor', value: string): void {
    const metres = value.trim() ? parse_number(value) : undefined;
    const bad = value.trim() !== '' && (metres === undefined || metres < 0 || metres > most);
    this.wrong = new Set([...this.wrong].filter((one) => one !== which).concat(bad ? [which] : []));
    if (!bad && metres !== this.what_if[which]) this.#tell({ ...this.what_if, [which]: metres });
  }

  override render(): TemplateResult {
    const facts = this.data.facts ?? [];
    const group = (title: string, some: readonly Fact[]): TemplateResult | typeof nothing =>
      some.length ? html`<fieldset class="fw-fieldset"><legend>${title}</legend><div class="fw-fields fw-fields--pair">${some.map((fact) => this.#fact(fact))}</div></fieldset>` : nothing;
    return html`<details class="fw-why" ?open=${assumes(this.what_if)}><summary>${t(text.what_if)}</summary><div class="fw-stack">
      <p>${t(text.what_if_hint)}</p>
      ${group(t(text.plan_situation), facts.filter(({ plan_situation }) => plan_situation))}
      ${group(t(text.project), facts.filter(({ plan_situation }) => !plan_situation))}
      <fieldset class="fw-fieldset"><legend>${t(text.heights)}</legend><div class="fw-fields fw-fields--pair">
        ${this.#metres('height', t(text.height), this.data.height_m?.as_is)}
        ${this.#metres('floor', t(text.floor), this.data.upper_floor_m?.as_is, t(text.floor_hint))}</div></fieldset></div></details>`;
  }

  #fact(fact: Fact): TemplateResult {
    const name = t(fact.name);
    const said = [known(fact.value) + (fact.source ? `: ${t(sources[fact.source])}` : ''), ...(fact.value === fact.as_is ? [] : [t(text.otherwise, { value: known(fact.as_is) })])].join(', ');
    return select_field({ id: `assume-${fact.fact}`, label: sentence(name), hint: said, value: this.what_if.facts[fact.fact] ?? '', on_input: (value) => this.#tell(assume(this.what_if, fact.fact, value)) },
      [{ value: '', label: t(text.as_is) }, ...(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(text[value]) }))]);
  }

  #metres(which: 'height' | 'floor', label: string, drawn: number | null | undefined, hint = ''): TemplateResult {
    const says = drawn === null || drawn === undefined ? t(text.not_drawn) : t(text.drawn, { metres: number(drawn) });
    const value = this.typed[which] ?? (this.what_if[which] === undefined ? '' : number(this.what_if[which]));
    return text_field({ id: `assume-${which}`, label, hint: `${hint} ${says}`.trim(), value, optional: true, error: this.wrong.has(which) ? t(text.metres_bad) : undefined, on_input: (typed) => (this.typed = { ...this.typed, [which]: typed }) },
      { inputmode: 'decimal', unit: 'm', on_change: (typed) => this.#measure(which, typed) });
  }
}

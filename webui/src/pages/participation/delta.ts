// Plans changed after agencies were asked: what changed, and for each request whether it is asked again or its answer
// stays. The program proposes with its reasons, the person decides. Basis: § 70 Abs. 1 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, radio_group, text_area, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { agency_kind_name } from '../../i18n/names';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { Act } from '../case/act';
import { act_name } from '../case/words';
import { delta as text } from './delta-texts';
import type { Link } from './links';

type Delta = operations['get_delta']['responses'][200]['content']['application/json'];
type Overtaken = Delta['requests'][number];
interface Choice {
  again: boolean;
  because: string;
  released: string[];
}

@customElement('fw-delta')
export class DeltaRound extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private delta: Delta | undefined;
  @state() private choices = new Map<string, Choice>();
  @state() private name = t(text.title_default);
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.delta = (await call(api.GET('/api/v1/applications/{application}/delta', { params: { path: { application: this.application.id } } }))).data;
      this.choices = new Map(this.delta.requests.map((one) => [one.request, { again: one.ask_again, because: reason_of(one), released: one.released }]));
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #change(request: string, patch: Partial<Choice>): void {
    const before = this.choices.get(request);
    if (before) this.choices = new Map(this.choices).set(request, { ...before, ...patch });
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.delta) return loading();
    const again = [...this.choices.values()].filter((one) => one.again).length;
    return html`<form class="fw-card fw-composer" novalidate aria-labelledby="delta-title" @submit=${this.#submit}>
      <div><h3 id="delta-title">${t(text.heading)}</h3><p class="fw-muted">${t(text.lead)}</p></div>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${this.#what_changed(this.delta)}
      ${text_field({ id: 'delta-name', label: t(text.title), value: this.name, error: error_of(this.errors, 'delta-name'), on_input: (value) => (this.name = value) }, { maxlength: 200 })}
      <ul class="fw-plainlist fw-plans">${this.delta.requests.map((one) => this.#request(one))}</ul>
      ${this.#further(this.delta)}
      <div class="fw-actions">${button(again === 0 ? t(text.send_none) : again === 1 ? t(text.send_one) : t(text.send, { n: again }), undefined, 'primary', { type: 'submit', disabled: this.#act.busy })}
        ${button(t(shell.cancel), () => this.dispatchEvent(new CustomEvent('fw-cancel')), 'secondary')}</div>
    </form>`;
  }

  #what_changed(delta: Delta): TemplateResult {
    const documents = new Map(delta.requests.flatMap((one) => one.documents).map((one) => [one.document, one]));
    const versions = (this.application.draft_version ?? 0) > 1 ? html`<p><a href="/vorgaenge/${this.application.id}/fassungen">${t(text.on_map)}</a></p>` : nothing;
    return html`<section class="fw-stack fw-stack--tight" aria-labelledby="delta-changed"><h4 id="delta-changed">${t(text.changed)}</h4>
      ${documents.size ? html`<div><strong>${t(text.documents)}</strong><ul>${[...documents.values()].map((one) => html`<li>${one.title}: ${one.before ? t(text.version, { before: one.before, now: one.now }) : t(text.filed)}</li>`)}</ul></div>` : html`<p>${t(text.no_documents)}</p>`}
      ${delta.not_compared ? notice('warn', t(delta.not_compared)) : nothing}
      ${delta.findings.length ? html`<details class="fw-why"><summary>${t(delta.findings.length === 1 ? text.findings_one : text.findings, { n: delta.findings.length })}</summary><ul>${delta.findings.map((one) => html`<li data-change=${one.kind}>
        ${one.after ? t(one.after.message) : one.before ? html`<del>${t(one.before.message)}</del>` : nothing} <span class="fw-small fw-muted">${(one.after ?? one.before)?.legal_basis ?? ''}</span></li>`)}</ul></details>` : delta.not_compared ? nothing : html`<p>${t(text.no_findings)}</p>`}
      ${versions}</section>`;
  }

  #request(one: Overtaken): TemplateResult {
    const choice = this.choices.get(one.request);
    if (!choice) return html``;
    const id = (field: string): string => `delta-${one.request}-${field}`;
    return html`<li class="fw-plan ${choice.again ? 'fw-plan--chosen' : ''}" data-agency=${one.agency.id}>
      <div class="fw-row"><strong>${one.agency.name}</strong> <span class="fw-muted">${act_name(one.act)}</span>
        ${badge(one.status === 'answered' ? 'good' : one.status === 'silent' ? 'warn' : 'info', t(text[one.status]))} ${badge('plain', t(one.ask_again ? text.proposed_again : text.proposed_carry))}</div>
      <div class="fw-plan__body">
        <ul>${one.why.map((reason) => html`<li>${t(reason)}</li>`)}</ul>
        ${radio_group({ id: id('choice'), legend: t(text.choice), value: choice.again ? 'again' : 'carry', on_change: (value) => this.#change(one.request, { again: value === 'again' }) },
          [{ value: 'again', label: t(text.again), hint: t(one.status === 'open' ? text.again_open : text.again_hint) }, { value: 'carry', label: t(one.status === 'open' ? text.carry_open : text.carry) }])}
        ${text_area({ id: id('because'), label: t(choice.again ? text.because_again : text.because_carry), hint: choice.again ? t(text.because_shown) : undefined, value: choice.because, error: error_of(this.errors, id('because')), on_input: (because) => this.#change(one.request, { because }) }, 3)}
        ${choice.again ? html`<details class="fw-why" ?open=${!!error_of(this.errors, id('released'))}><summary>${t(text.released_count, { n: choice.released.length })}</summary><fieldset class="fw-fieldset"><legend id=${id('released')} tabindex="-1">${t(text.released)}</legend>
          ${error_of(this.errors, id('released')) ? html`<p class="kern-error">${error_of(this.errors, id('released'))}</p>` : nothing}
          ${this.application.documents.filter(({ type }) => !kept_back.has(type)).map((document) => check_field(id(`document-${document.id}`), html`${document.title} <span class="fw-small fw-muted">${t(text.in_version, { n: document.versions.at(-1)?.version ?? 1 })}</span>`, choice.released.includes(document.id), (on) =>
            this.#change(one.request, { released: on ? [...choice.released, document.id] : choice.released.filter((other) => other !== document.id) })))}</fieldset></details>` : nothing}
      </div></li>`;
  }

  #further(delta: Delta): TemplateResult | typeof nothing {
    if (!delta.further.length) return nothing;
    return notice('info', t(text.further), html`<ul>${delta.further.map((one) => html`<li>${one.agency?.name ?? agency_kind_name(one.agency_kind)}: ${t(one.reason)} <span class="fw-small fw-muted">${one.legal_basis}</span></li>`)}</ul><p>${t(text.further_how)}</p>`);
  }

  #flaws(delta: Delta): FormError[] {
    const flaws: FormError[] = this.name.trim() ? [] : [{ field: 'delta-name', message: t(text.title_missing) }];
    for (const one of delta.requests) {
      const choice = this.choices.get(one.request);
      const said = (field: string, message: string): number => flaws.push({ field: `delta-${one.request}-${field}`, message: `${one.agency.name}: ${message}` });
      if (!choice?.because.trim()) said('because', t(text.because_missing));
      if (choice?.again && !choice.released.length) said('released', t(text.released_missing));
    }
    return flaws;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.delta) return;
    this.errors = this.#flaws(this.delta);
    if (this.errors.length) return;
    const all = [...this.choices].map(([request, choice]) => ({ request, ...choice, because: choice.because.trim() }));
    const body = {
      title: this.name.trim(),
      again: all.filter(({ again }) => again).map(({ request, because, released }) => ({ request, because, released })),
      carried: all.filter(({ again }) => !again).map(({ request, because }) => ({ request, reason: because })),
    };
    const names = new Map(this.delta.requests.map(({ agency }) => [agency.id, agency.name]));
    const params = { path: { application: this.application.id } };
    await this.#act.run(this.application.version, async (headers) => {
      const { data } = await call(api.POST('/api/v1/applications/{application}/delta-rounds', { params, headers, body }));
      const detail: Link[] = (data.links ?? []).map((link) => ({ ...link, agency: names.get(link.agency) ?? link.agency }));
      this.dispatchEvent(new CustomEvent('fw-opened', { detail }));
    });
  };
}

const kept_back = new Set(['notice', 'letter', 'statement_attachment', 'neighbour_letter', 'letter_received']);
// What the form begins with: the program's own reasons, to be read and changed.
const reason_of = (one: Overtaken): string => one.why.map((reason) => t(reason)).join('\n');

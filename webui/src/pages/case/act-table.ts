// Acts as rows of a table, which fields each form asks for and what goes to the server, and the buttons with their one dialog.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { has_role } from '../../api/session';
import type { Application, TextBlocks } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, select_field, text_area, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import { Act, announce, type ActHeaders } from './act';
import { text } from './permit-texts';
import { service_choices, type Service } from './words';

export type Values = Record<string, string>;
export interface ActField {
  id: string;
  label: Text;
  kind: 'date' | 'text' | 'area' | 'choice';
  choices?: (blocks: TextBlocks | undefined, application: Application) => { value: string; label: string }[];
  optional?: boolean | ((values: Values) => boolean); // otherwise it must be filled in
  asked?: (values: Values, application: Application) => boolean; // otherwise it always is
  start?: (application: Application) => string;
}
export interface TableAct {
  id: string;
  operation: string; // of the contract
  states?: readonly string[]; // finer than the operation: the kinds of notices
  label: Text;
  entered?: Text; // what the authority calls it, which enters what came on paper
  explain: Text;
  needs_blocks?: boolean; // the choices come with the authority's text blocks
  fields: ActField[];
  send: (application: Application, headers: ActHeaders, values: Values) => Promise<unknown>;
}

export const today = (application: Application): string => application.today;
export const day = (id: string, label: Text): ActField => ({ id, label, kind: 'date', start: today });
export const choice = (id: string, label: Text, all: [string, Text][]): ActField => ({ id, label, kind: 'choice', choices: () => all.map(([value, words]) => ({ value, label: t(words) })), start: () => all[0]?.[0] ?? '' });
export const services: ActField[] = [
  { id: 'service', label: text.service, kind: 'choice', choices: () => service_choices(), start: () => 'certificate' },
  day('on', text.served_day),
];
export const where = (application: Application, headers: ActHeaders) => ({ params: { path: { application: application.id } }, headers });
export const of = (values: Values, id: string): string => (values[id] ?? '').trim();
export const service = (values: Values) => ({ service: of(values, 'service') as Service, on: of(values, 'on') });

export const label_of = (act: TableAct, authority: boolean): Text => (authority ? act.entered : undefined) ?? act.label;
export const live_of = (acts: readonly TableAct[], application: Application): readonly TableAct[] =>
  acts.filter(({ operation, states }) => application.allowed_actions.includes(operation) && (!states || states.includes(application.state)));

@customElement('fw-acts')
export class Acts extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) acts: readonly TableAct[] = [];
  @property({ type: Boolean }) quiet = false; // none of them is what most come for
  @state() private open: TableAct | undefined;
  @state() private values: Values = {};
  @state() private errors: FormError[] = [];
  @state() private blocks: TextBlocks | undefined;
  readonly #act = new Act(this);

  override render(): TemplateResult {
    return html`<div class="fw-todo">${this.acts.map((act, index) => button(this.#label(act), () => void this.#ask(act), index === 0 && !this.quiet ? 'primary' : 'secondary'))}</div>${this.#dialog()}`;
  }

  #label(act: TableAct): string {
    return t(label_of(act, has_role('clerk', 'approver')));
  }

  async #ask(act: TableAct): Promise<void> {
    if (act.needs_blocks && !this.blocks) {
      this.blocks = (await call(api.GET('/api/v1/applications/{application}/text-blocks', { params: { path: { application: this.application.id } } }))).data;
    }
    this.values = Object.fromEntries(act.fields.map(({ id, start }) => [id, start?.(this.application) ?? '']));
    this.errors = [];
    this.#act.clear();
    this.open = act;
  }

  #dialog(): TemplateResult {
    const act = this.open;
    const body = act ? html`<div class="fw-stack"><p>${t(act.explain)}</p><fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}<div class="fw-fields">${this.#asked(act).map((field) => this.#field(field))}</div></div>` : nothing;
    const footer = html`${button(t(shell.cancel), () => (this.open = undefined), 'secondary')}${button(act ? this.#label(act) : t(text.record), () => void this.#send(), 'primary', { disabled: this.#act.busy })}`;
    return html`<fw-dialog .heading=${act ? this.#label(act) : ''} .open=${act !== undefined} .body=${body} .footer=${footer} @close=${() => (this.open = undefined)}></fw-dialog>`;
  }

  #asked(act: TableAct): ActField[] {
    return act.fields.filter(({ asked }) => !asked || asked(this.values, this.application));
  }

  #optional({ optional }: ActField): boolean {
    return typeof optional === 'function' ? optional(this.values) : optional === true;
  }

  #field(field: ActField): TemplateResult {
    const id = `act-${field.id}`;
    const common = { id, label: t(field.label), value: this.values[field.id] ?? '', optional: this.#optional(field), error: error_of(this.errors, id), on_input: (value: string) => (this.values = { ...this.values, [field.id]: value }) };
    switch (field.kind) {
      case 'choice': return select_field(common, field.choices?.(this.blocks, this.application) ?? []);
      case 'area': return text_area(common, 3);
      case 'date': return text_field(common, { type: 'date' });
      case 'text': return text_field(common);
    }
  }

  async #send(): Promise<void> {
    const act = this.open;
    if (!act) return;
    this.errors = this.#asked(act).filter((field) => !this.#optional(field) && !(this.values[field.id] ?? '').trim()).map((field) => ({ field: `act-${field.id}`, message: t(text.missing, { field: t(field.label) }) }));
    if (this.errors.length) return;
    if (await this.#act.run(this.application.version, (headers) => act.send(this.application, headers, this.values))) {
      this.open = undefined;
      announce(this, `${this.#label(act)}: ${t(text.done)}`);
    }
  }
}

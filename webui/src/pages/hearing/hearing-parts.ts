// What the views on neighbours and the public share: a dialog of fields, the choice of documents, a letter's upload.
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, radio_group, select_field, text_area, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import '../../components/upload';
import type { Uploaded } from '../../components/upload';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { text } from './texts';

export interface Choice { value: string; label: string }
interface HearingField {
  id: string;
  label: Text;
  kind: 'text' | 'area' | 'date' | 'select' | 'radio' | 'many' | 'letter';
  hint?: Text;
  optional?: boolean;
  choices?: readonly Choice[];
}
export interface HearingForm {
  title: string;
  explain?: Text;
  fields: readonly HearingField[];
  done: string;
  send: (values: Record<string, string>, headers: { 'If-Match': string; 'Idempotency-Key': string }) => Promise<unknown>;
}

// Several chosen values stand in one text, one a line.
export const chosen = (value: string | undefined): string[] => (value ? value.split('\n') : []);

export const plans_of = (application: Application): Choice[] =>
  application.documents.filter((document) => document.versions[0]?.filed_by_side === 'applicant').map(({ id, title, versions }) => ({ value: id, label: title || (versions[0]?.file_name ?? id) }));

export const document_link = (application: Application, id: string, label: string): TemplateResult =>
  html`<a href="/api/v1/applications/${application.id}/documents/${id}/versions/1" target="_blank" rel="noopener">${label}</a>`;

export abstract class HearingView extends FwElement {
  @state() protected form: HearingForm | undefined;
  @state() private values: Record<string, string> = {};
  @state() private errors: FormError[] = [];
  protected readonly act = new Act(this);
  abstract application: Application;
  protected abstract version(): number;

  protected ask(form: HearingForm, start: Record<string, string> = {}): void {
    this.act.clear();
    this.errors = [];
    this.values = start;
    this.form = form;
  }

  protected dialog(): TemplateResult {
    const { form } = this;
    const close = (): void => {
      // A letter uploaded here is on file, whether or not the rest is sent.
      if (this.form?.fields.some(({ id, kind }) => kind === 'letter' && this.values[id])) announce(this, t(text.source_there));
      this.form = undefined;
    };
    return html`<fw-dialog .heading=${form?.title ?? ''} .open=${form !== undefined} @close=${close}
      .body=${form ? html`<div class="fw-stack">${form.explain ? html`<p>${t(form.explain)}</p>` : nothing}<fw-error-summary .errors=${this.errors}></fw-error-summary>
        ${this.act.problem ? problem_notice(this.act.problem) : nothing}<div class="fw-fields">${form.fields.map((field) => this.#field(field))}</div></div>` : nothing}
      .footer=${form ? html`${button(t(shell.cancel), close, 'secondary')}${button(form.title, () => void this.#send(form), 'primary', { disabled: this.act.busy })}` : nothing}></fw-dialog>`;
  }

  #set(id: string, value: string): void {
    this.values = { ...this.values, [id]: value };
  }

  #field(field: HearingField): TemplateResult {
    const id = `hearing-${field.id}`;
    const value = this.values[field.id] ?? '';
    const error = error_of(this.errors, id);
    const common = { id, label: t(field.label), value, optional: field.optional ?? false, hint: field.hint ? t(field.hint) : undefined, error, on_input: (typed: string) => this.#set(field.id, typed) };
    switch (field.kind) {
      case 'text': return text_field(common);
      case 'date': return text_field(common, { type: 'date' });
      case 'area': return text_area(common, 5);
      case 'select': return select_field(common, field.choices ?? []);
      case 'radio': return radio_group({ id, legend: t(field.label), value, error, on_change: (typed) => this.#set(field.id, typed) }, field.choices ?? []);
      case 'many': return this.#many(field, id, value, error);
      case 'letter': return value ? notice('good', t(text.source_there)) : html`<div id=${id} tabindex="-1"><p class="kern-label">${t(field.label)}</p>${error ? html`<p class="kern-error">${error}</p>` : nothing}
        <fw-upload .url="/api/v1/applications/${encodeURIComponent(this.application.id)}/documents?${new URLSearchParams({ type: 'letter_received', title: t(text.source) })}" .label=${t(field.label)} @uploaded=${(event: CustomEvent<Uploaded>) => this.#set(field.id, event.detail.id ?? '')}></fw-upload></div>`;
    }
  }

  #many(field: HearingField, id: string, value: string, error: string | undefined): TemplateResult {
    const all = chosen(value);
    return html`<fieldset class="kern-fieldset ${error ? 'kern-fieldset--error' : ''}"><legend class="kern-label" id=${id} tabindex="-1">${t(field.label)}</legend>
      ${error ? html`<p class="kern-error">${error}</p>` : nothing}
      <div class="kern-fieldset__body">${(field.choices ?? []).map((choice) => check_field(`${id}-${choice.value}`, choice.label, all.includes(choice.value), (on) =>
        this.#set(field.id, (on ? [...all, choice.value] : all.filter((one) => one !== choice.value)).join('\n'))))}</div></fieldset>`;
  }

  async #send(form: HearingForm): Promise<void> {
    this.errors = form.fields.filter((field) => !field.optional && !(this.values[field.id] ?? '').trim())
      .map((field) => ({ field: `hearing-${field.id}`, message: t(['many', 'radio', 'letter'].includes(field.kind) ? text.missing_choice : text.missing, { field: t(field.label) }) }));
    if (this.errors.length) return;
    if (await this.act.run(this.version(), (headers) => form.send(this.values, headers))) {
      this.form = undefined;
      announce(this, form.done);
    }
  }
}

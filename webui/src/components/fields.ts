// Labelled form fields as templates, in KERN's markup, wired for screen readers (hint, error, required).
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { icon } from './icon';

export interface Field {
  id: string;
  label: string;
  value: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean; // says so beside the label; required ones say nothing
  on_input: (value: string) => void;
}
interface TextOptions {
  type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'search';
  autocomplete?: string;
  inputmode?: 'decimal' | 'numeric' | 'text';
  unit?: string; // shown behind the field: 'm'
  maxlength?: number;
  suggestions?: readonly string[]; // to choose from; anything else may be typed
  on_change?: (value: string) => void; // when the field is left
  disabled?: boolean;
}

const described = (field: Field): string | typeof nothing =>
  [field.hint ? `${field.id}-hint` : '', field.error ? `${field.id}-error` : ''].filter(Boolean).join(' ') || nothing;

const frame = (field: Field, control: TemplateResult): TemplateResult => html`
  <div class="kern-form-input ${field.error ? 'kern-form-input--error' : ''}">
    <label class="kern-label" for=${field.id}>${field.label}${field.optional ? html` <span class="kern-label__optional">– ${t(shell.optional)}</span>` : nothing}</label>
    ${field.hint ? html`<div class="kern-hint" id="${field.id}-hint">${field.hint}</div>` : nothing}
    ${control}
    ${field.error ? html`<p class="kern-error" id="${field.id}-error">${icon('bad')}<span>${field.error}</span></p>` : nothing}
  </div>`;

const typed = (event: Event): string => (event.target as HTMLInputElement).value;

export function text_field(field: Field, options: TextOptions = {}): TemplateResult {
  const input = html`<input class="kern-form-input__input ${field.error ? 'kern-form-input__input--error' : ''}" id=${field.id} name=${field.id}
    type=${options.type ?? 'text'} autocomplete=${options.autocomplete ?? 'off'} inputmode=${options.inputmode ?? nothing}
    maxlength=${options.maxlength ?? nothing} list=${options.suggestions?.length ? `${field.id}-list` : nothing} aria-describedby=${described(field)} aria-invalid=${field.error ? 'true' : nothing}
    ?disabled=${options.disabled ?? false} .value=${live(field.value)} @input=${(event: Event) => field.on_input(typed(event))}
    @change=${(event: Event) => options.on_change?.(typed(event))} />`;
  const known = options.suggestions?.length ? html`<datalist id="${field.id}-list">${options.suggestions.map((value) => html`<option value=${value}></option>`)}</datalist>` : nothing;
  return frame(field, options.unit ? html`<div class="fw-unit">${input}<span aria-hidden="true">${options.unit}</span></div>` : html`${input}${known}`);
}

export function text_area(field: Field, rows = 6): TemplateResult {
  return frame(field, html`<textarea class="kern-form-input__input ${field.error ? 'kern-form-input__input--error' : ''}" id=${field.id} rows=${rows}
    aria-describedby=${described(field)} aria-invalid=${field.error ? 'true' : nothing} .value=${live(field.value)}
    @input=${(event: Event) => field.on_input(typed(event))}></textarea>`);
}

export function select_field(field: Field, options: readonly { value: string; label: string }[]): TemplateResult {
  return frame(field, html`<div class="kern-form-input__select-wrapper">
    <select class="kern-form-input__select ${field.error ? 'kern-form-input__select--error' : ''}" id=${field.id} aria-describedby=${described(field)}
      aria-invalid=${field.error ? 'true' : nothing} @change=${(event: Event) => field.on_input(typed(event))}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === field.value}>${option.label}</option>`)}
    </select></div>`);
}

export function check_field(id: string, label: unknown, checked: boolean, on_change: (checked: boolean) => void): TemplateResult {
  return html`<div class="kern-form-check">
    <input class="kern-form-check__checkbox" type="checkbox" id=${id} .checked=${live(checked)}
      @change=${(event: Event) => on_change((event.target as HTMLInputElement).checked)} />
    <label class="kern-label" for=${id}>${label}</label>
  </div>`;
}

export function radio_group(
  field: { id: string; legend: string; value: string; hint?: string; error?: string | undefined; on_change: (value: string) => void },
  options: readonly { value: string; label: unknown; hint?: unknown }[],
): TemplateResult {
  return html`<fieldset class="kern-fieldset ${field.error ? 'kern-fieldset--error' : ''}" aria-describedby=${field.error ? `${field.id}-error` : nothing}>
    <legend class="kern-label">${field.legend}</legend>
    ${field.hint ? html`<div class="kern-hint">${field.hint}</div>` : nothing}
    <div class="kern-fieldset__body">
      ${options.map((option, index) => html`<div class="kern-form-check">
        <input class="kern-form-check__radio" type="radio" id=${index === 0 ? field.id : `${field.id}-${index}`} name=${field.id} value=${option.value}
          .checked=${live(option.value === field.value)} @change=${() => field.on_change(option.value)} />
        <label class="kern-label" for=${index === 0 ? field.id : `${field.id}-${index}`}>${option.label}${option.hint ? html`<br /><span class="fw-small fw-muted">${option.hint}</span>` : nothing}</label>
      </div>`)}
    </div>
    ${field.error ? html`<p class="kern-error" id="${field.id}-error">${icon('bad')}<span>${field.error}</span></p>` : nothing}
  </fieldset>`;
}

type ButtonKind = 'primary' | 'secondary' | 'tertiary';
export function button(label: unknown, on_click: ((event: Event) => void) | undefined, kind: ButtonKind = 'primary', options: { type?: 'button' | 'submit'; disabled?: boolean; describe?: string; sign?: Parameters<typeof icon>[0] } = {}): TemplateResult {
  return html`<button type=${options.type ?? 'button'} class="kern-btn kern-btn--${kind}" aria-disabled=${options.disabled ? 'true' : nothing}
    aria-describedby=${options.describe ?? nothing} @click=${(event: Event) => {
      if (options.disabled) event.preventDefault();
      else on_click?.(event);
    }}>${options.sign ? icon(options.sign) : nothing}<span class="kern-label">${label}</span></button>`;
}
export const link_button = (label: unknown, href: string, kind: ButtonKind = 'primary'): TemplateResult =>
  html`<a class="kern-btn kern-btn--${kind}" href=${href}><span class="kern-label">${label}</span></a>`;

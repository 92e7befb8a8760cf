// The list of what is wrong, on top of a form: takes focus, links to each field, marks the window's title.
// Pattern: GOV.UK error summary; WCAG 2.2 3.3.1, 2.4.3.
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { begin, FwElement } from '../base/element';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { icon } from './icon';

export interface FormError {
  field: string; // id of the field it leads to; '' if none
  message: string; // the same words that stand at the field
}

@customElement('fw-error-summary')
export class ErrorSummary extends FwElement {
  // A new array announces and focuses the summary again; typing must not replace it.
  @property({ attribute: false }) errors: readonly FormError[] = [];

  override render(): unknown {
    if (this.errors.length === 0) return nothing;
    return html`<div class="fw-notice fw-notice--bad" role="alert" tabindex="-1">
      ${icon('bad')}
      <div class="fw-notice__body">
        <h2 class="fw-summary__title">${t(shell.error_summary)}</h2>
        <ul>${this.errors.map((error) => html`<li>${error.field ? html`<a href="#${error.field}" @click=${(event: Event) => this.#go(event, error.field)}>${error.message}</a>` : error.message}</li>`)}</ul>
      </div>
    </div>`;
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('errors')) return;
    const prefix = t(shell.error_prefix);
    const bare = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
    document.title = this.errors.length > 0 ? prefix + bare : bare;
    if (this.errors.length === 0) return;
    begin(this);
    this.querySelector<HTMLElement>('.fw-notice')?.focus();
  }

  #go(event: Event, id: string): void {
    event.preventDefault();
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }
}

// The message of a field, for the `error` of the field templates.
export const error_of = (errors: readonly FormError[], id: string): string | undefined => errors.find((error) => error.field === id)?.message;

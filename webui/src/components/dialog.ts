// A modal question over the page, in KERN's markup on the browser's own <dialog> (focus stays inside, Escape closes).
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FwElement } from '../base/element';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { icon } from './icon';

let count = 0;

@customElement('fw-dialog')
export class Dialog extends FwElement {
  @property() heading = '';
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) body: unknown; // template, as light DOM has no slots
  @property({ attribute: false }) footer: unknown;

  readonly #title = `dialog-title-${(count += 1)}`;

  override render(): TemplateResult {
    return html`<dialog class="kern-dialog" aria-labelledby=${this.#title} @close=${() => this.#closed()}>
      <header class="kern-dialog__header">
        <h2 class="kern-title kern-title--large" id=${this.#title}>${this.heading}</h2>
        <button type="button" class="kern-btn kern-btn--tertiary" @click=${() => this.#dialog.close()}>${icon('bad')}<span class="kern-label kern-sr-only">${t(shell.close)}</span></button>
      </header>
      <section class="kern-dialog__body">${this.body}</section>
      ${this.footer ? html`<footer class="kern-dialog__footer">${this.footer}</footer>` : nothing}
    </dialog>`;
  }

  override updated(): void {
    if (this.open && !this.#dialog.open) this.#dialog.showModal();
    else if (!this.open && this.#dialog.open) this.#dialog.close();
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') as HTMLDialogElement;
  }

  // Event `close`: the person is done with it, by whichever way.
  #closed(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent('close'));
  }
}

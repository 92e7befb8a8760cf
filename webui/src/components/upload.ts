// Uploads one file as a raw body with progress; says how far it is, also to screen readers, and can be cancelled.
// Event `uploaded` with the answer (a Receipt, an Import, a fee table) and the file's name; the server tells the type from the content.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask_sign_in, csrf_token, idempotency_key } from '../api/client';
import { no_answer, type Problem, to_problem } from '../api/problem';
import type { Receipt } from '../api/types';
import { FwElement } from '../base/element';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { problem_notice } from './notice';

export type Uploaded = Receipt & { file_name: string };

let count = 0;

@customElement('fw-upload')
export class Upload extends FwElement {
  @property() url = ''; // with its query, without file_name
  @property() label = ''; // what is uploaded, read together with "choose file"
  @property() accept = '.pdf,.png,.jpg,.jpeg';
  @property() hint = ''; // which files; documents if empty
  @state() private percent: number | undefined;
  @state() private said = '';
  @state() private problem: Problem | undefined;
  @state() private over = false;
  #running: XMLHttpRequest | undefined;
  readonly #id = `upload-${(count += 1)}`;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-upload ${this.over ? 'fw-upload--over' : ''}" @dragover=${this.#drag} @dragleave=${() => (this.over = false)} @drop=${this.#drop}>
        ${this.percent === undefined
          ? html`<input type="file" id=${this.#id} accept=${this.accept} @change=${this.#chosen} />
            <label class="kern-btn kern-btn--secondary" for=${this.#id}><span class="kern-label">${t(shell.choose_file)}<span class="fw-sr"> – ${this.label}</span></span></label>
            <span class="fw-small fw-muted">${this.hint || t(shell.file_hint)}</span>`
          : html`<progress max="100" .value=${this.percent} aria-label=${this.label}></progress><span class="fw-number">${this.percent} %</span>
            <button type="button" class="fw-plain" @click=${() => this.#running?.abort()}>${t(shell.cancel)}</button>`}
      </div>
      <p class="fw-small fw-muted" aria-live="polite">${this.said}</p>
      ${this.problem ? problem_notice(this.problem) : nothing}`;
  }

  readonly #drag = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };
  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file && this.percent === undefined) void this.#send(file, idempotency_key());
  };
  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) void this.#send(file, idempotency_key());
  };

  async #send(file: File, key: string): Promise<void> {
    this.problem = undefined;
    this.percent = 0;
    const { status, body } = await this.#transfer(file, key);
    this.#running = undefined;
    if (status === 401 && (await ask_sign_in())) return this.#send(file, key);
    this.percent = undefined;
    if (status >= 200 && status < 300) {
      this.said = t(shell.uploaded, { name: file.name });
      this.dispatchEvent(new CustomEvent<Uploaded>('uploaded', { detail: { ...(body as Receipt), file_name: file.name } }));
    } else if (status < 0) {
      this.said = t(shell.upload_cancelled);
    } else {
      this.said = t(shell.upload_failed, { name: file.name });
      this.problem = status === 0 ? no_answer() : to_problem(body, status);
    }
  }

  // XMLHttpRequest, as fetch tells nothing about the progress of a body. Status -1: cancelled, 0: no answer.
  #transfer(file: File, key: string): Promise<{ status: number; body: unknown }> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      this.#running = request;
      let spoken = -1;
      request.upload.onprogress = (event) => {
        this.percent = event.total > 0 ? Math.floor((event.loaded / event.total) * 100) : 0;
        if (Math.floor(this.percent / 25) === spoken) return; // a screen reader hears quarters
        spoken = Math.floor(this.percent / 25);
        this.said = t(shell.uploading, { name: file.name, percent: this.percent });
      };
      request.onload = () => resolve({ status: request.status, body: json(request.responseText) });
      request.onerror = () => resolve({ status: 0, body: undefined });
      request.onabort = () => resolve({ status: -1, body: undefined });
      request.open('POST', `${this.url}${this.url.includes('?') ? '&' : '?'}file_name=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('Idempotency-Key', key);
      const token = csrf_token();
      if (token) request.setRequestHeader('X-CSRF-Token', token);
      request.send(file);
    });
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

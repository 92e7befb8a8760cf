// The messages of a case that the caller may read, each with who else reads it, and the form for a new one.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Message, Messages } from '../../api/types';
import { FwElement } from '../../base/element';
import { instant } from '../../format';
import { t } from '../../i18n/text';
import { Act, announce } from '../../pages/case/act';
import { button, check_field, text_area } from '../fields';
import { icon } from '../icon';
import { badge, loading, notice, problem_notice } from '../notice';
import './messages.css';
import { first_choice, readers_of, type Choice } from './readers';
import { text } from './texts';

@customElement('fw-messages')
export class FwMessages extends FwElement {
  @property() application = ''; // id
  @property({ type: Number }) version = 0;
  @property() day = ''; // as of which they are shown; empty: now
  @property({ type: Boolean }) writable = false;
  @state() private seen: Messages | undefined;
  @state() private problem: Problem | undefined;
  @state() private words = '';
  @state() private missing = '';
  @state() private said = '';
  @state() private choice: Choice = { applicant: false, agencies: [] };
  readonly #act = new Act(this);
  #visible: IntersectionObserver | undefined;
  #marked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#visible = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void this.#mark());
    this.#visible.observe(this);
  }
  override disconnectedCallback(): void {
    this.#visible?.disconnect();
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('application') || changed.has('version') || changed.has('day')) void this.#load();
  }

  async #load(): Promise<void> {
    const path = { application: this.application };
    try {
      const { data } = await call(api.GET('/api/v1/applications/{application}/messages', { params: { path, query: this.day ? { as_of: this.day } : {} } }));
      if (!this.seen || !this.words) this.choice = first_choice(data);
      this.seen = data;
      this.problem = undefined;
      // Looked at again now that they are there.
      this.#visible?.unobserve(this);
      this.#visible?.observe(this);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // Read is what has been on the screen. The page goes on showing which were new.
  async #mark(): Promise<void> {
    const last = this.seen?.messages.at(-1)?.id;
    if (!last || last === this.#marked || !this.seen?.unread || this.day) return;
    this.#marked = last;
    try {
      await call(api.POST('/api/v1/applications/{application}/messages/read', { params: { path: { application: this.application } }, body: { last }, keepalive: true })); // whoever reads and goes has read
      this.dispatchEvent(new CustomEvent('fw-messages-read', { bubbles: true }));
    } catch {
      this.#marked = ''; // the next look tries again
    }
  }

  override render(): TemplateResult {
    if (!this.seen) return this.problem ? problem_notice(this.problem) : loading();
    const { messages, not_writable } = this.seen;
    const write = this.writable && !this.day;
    return html`<div class="fw-stack">
      ${messages.length ? html`<ol class="fw-messages">${messages.map((message) => this.#message(message, write))}</ol>` : html`<p class="fw-muted">${t(text.none)}</p>`}
      <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
      ${write ? (not_writable ? notice('info', t(not_writable)) : this.#form(this.seen)) : nothing}
    </div>`;
  }

  #message(message: Message, write: boolean): TemplateResult {
    const mine = message.side === this.seen?.side;
    const from = message.side === 'agency' ? (message.to_agencies[0]?.name ?? t(text.agency)) : t(text[message.side]);
    return html`<li class="fw-message ${mine ? 'fw-message--mine' : ''}">
      <p class="fw-row fw-small"><strong>${from}</strong>${message.author ? html`<span>${message.author}</span>` : nothing}<time class="fw-muted" datetime=${message.at}>${instant(message.at)}</time>${message.unread ? badge('info', t(text.new)) : nothing}</p>
      <p class="fw-prewrap">${message.text ?? html`<em class="fw-muted">${t(text.erased)}</em>`}</p>
      <p class="fw-readers fw-small fw-muted">${icon('people')}<span>${this.#readers({ applicant: message.to_applicant, agencies: message.to_agencies.map(({ id }) => id) }, message)}</span></p>
      ${write && this.seen?.side === 'authority' ? html`<p><button class="fw-plain" type="button" @click=${() => this.#answer(message)}>${t(text.answer)}<span class="fw-sr">: ${from}, ${instant(message.at)}</span></button></p>` : nothing}
    </li>`;
  }

  #readers(choice: Choice, message?: Message): string {
    const names = readers_of(choice, message?.to_agencies ?? this.seen?.agencies ?? []);
    return t(text.readers, { readers: names.map((name) => (typeof name === 'string' ? name : t(name))).join(', ') });
  }

  // To the same readers.
  #answer(message: Message): void {
    const known = this.seen?.agencies.map(({ id }) => id) ?? [];
    this.choice = { applicant: message.to_applicant, agencies: message.to_agencies.map(({ id }) => id).filter((id) => known.includes(id)) };
    this.querySelector<HTMLElement>('#message')?.focus();
  }

  #form({ side, agencies }: Messages): TemplateResult {
    const { choice } = this;
    const chooses = side === 'authority';
    return html`<form class="fw-card fw-stack fw-stack--tight" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#send();
    }}><h3>${t(text.write)}</h3>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${text_area({ id: 'message', label: t(text.words), value: this.words, error: this.missing === 'message' ? t(text.missing) : undefined, on_input: (value) => (this.words = value) }, 5)}
      ${chooses ? html`<fieldset class="kern-fieldset ${this.missing === 'readers' ? 'kern-fieldset--error' : ''}"><legend class="kern-label" id="readers" tabindex="-1">${t(text.who)}</legend>
        ${this.missing === 'readers' ? html`<p class="kern-error">${icon('bad')}<span>${t(text.nobody)}</span></p>` : nothing}
        <div class="kern-fieldset__body">${check_field('to-applicant', t(text.applicant), choice.applicant, (on) => (this.choice = { ...choice, applicant: on }))}
          ${agencies.map(({ id, name }) => check_field(`to-${id}`, name, choice.agencies.includes(id), (on) => (this.choice = { ...choice, agencies: on ? [...choice.agencies, id] : choice.agencies.filter((one) => one !== id) })))}</div></fieldset>` : nothing}
      <p class="fw-readers fw-strong" aria-live="polite" data-readers>${icon('people')}<span>${chooses ? this.#readers(choice) : t(side === 'applicant' ? text.readers_applicant : text.readers_agency)}</span></p>
      <div>${button(t(text.send), undefined, 'primary', { type: 'submit', disabled: this.#act.busy })}</div>
    </form>`;
  }

  async #send(): Promise<void> {
    const words = this.words.trim();
    const { applicant, agencies } = this.choice;
    const chooses = this.seen?.side === 'authority';
    this.said = '';
    this.missing = !words ? 'message' : chooses && !applicant && !agencies.length ? 'readers' : '';
    if (this.missing) {
      await this.updateComplete;
      return this.querySelector<HTMLElement>(`#${this.missing}`)?.focus();
    }
    const params = { path: { application: this.application } };
    const body = { text: words, ...(chooses ? { to_applicant: applicant, to_agencies: [...agencies] } : {}) };
    if (!(await this.#act.run(this.version, (given) => call(api.POST('/api/v1/applications/{application}/messages', { params, headers: { 'Idempotency-Key': given['Idempotency-Key'] }, body }))))) return;
    this.words = '';
    await this.#load();
    if (!chooses) this.said = t(text.sent); // the case page says it itself
    announce(this, t(text.sent), true);
  }
}

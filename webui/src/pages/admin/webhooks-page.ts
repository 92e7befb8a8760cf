// Programs that are told of events (webhooks): who, what waits for them, a new one with its secret, trying again.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Named, Webhook } from '../../api/types';
import { FwPage } from '../../base/element';
import '../../components/dialog';
import '../../components/error-summary';
import { error_of, type FormError } from '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { instant } from '../../format';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { text } from './webhooks-texts';

@customElement('fw-webhooks-page')
export class WebhooksPage extends FwPage {
  @state() private webhooks: Webhook[] | undefined;
  @state() private authorities: Named[] = [];
  @state() private authority = '';
  @state() private url = '';
  @state() private errors: FormError[] = [];
  @state() private adding = false;
  @state() private ending: Webhook | undefined;
  @state() private secret = ''; // of the one just added; shown once
  @state() private said = '';
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [webhooks, authorities] = await Promise.all([call(api.GET('/api/v1/webhooks')), call(api.GET('/api/v1/authorities'))]);
      this.authorities = authorities.data.authorities;
      this.authority ||= this.authorities[0]?.id ?? '';
      this.webhooks = webhooks.data.webhooks;
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-head"><div class="fw-head__row"><h1>${t(shell.webhooks)}</h1>
        ${this.adding ? nothing : button(t(text.add), () => (this.adding = true), 'primary', { sign: 'add' })}</div>
        <p class="fw-lead">${t(text.lead)}</p></div>
      <div class="fw-stack">
        <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
        ${this.secret ? html`<section class="fw-card" aria-labelledby="secret-title"><h2 id="secret-title" class="fw-sub">${t(text.secret)}</h2><p>${t(text.secret_text)}</p><p><code class="fw-break">${this.secret}</code></p>
          <div>${button(t(text.secret_kept), () => (this.secret = ''), 'secondary')}</div></section>` : nothing}
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${this.adding ? this.#form() : nothing}
        ${this.webhooks ? this.#list(this.webhooks) : this.problem ? nothing : loading()}
        <p class="fw-small"><a href="/api/v1/docs">${t(text.contract)}</a></p>
      </div>${this.#dialog()}`;
  }

  #form(): TemplateResult {
    return html`<form class="fw-card fw-stack" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#add();
    }}><h2 class="fw-sub">${t(text.add)}</h2><fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${select_field({ id: 'authority', label: t(text.authority), value: this.authority, on_input: (value) => (this.authority = value) }, this.authorities.map(({ id, name }) => ({ value: id, label: name })))}
      ${text_field({ id: 'url', label: t(text.url), hint: t(text.url_hint), value: this.url, error: error_of(this.errors, 'url'), on_input: (value) => (this.url = value) }, { maxlength: 2000 })}
      <div class="fw-actions">${button(t(text.add_do), undefined, 'primary', { type: 'submit' })}${button(t(shell.cancel), () => (this.adding = false), 'secondary')}</div></form>`;
  }

  #list(webhooks: readonly Webhook[]): TemplateResult {
    if (!webhooks.length) return html`<p class="fw-muted">${t(text.none)}</p>`;
    return html`<table class="fw-table fw-table--blocks"><thead><tr><th scope="col">${t(text.receiver)}</th><th scope="col">${t(text.state)}</th><th scope="col">${t(text.waiting)}</th><th scope="col"><span class="fw-sr">${t(text.acts)}</span></th></tr></thead>
      <tbody>${webhooks.map((one) => html`<tr>
        <td data-label=${t(text.receiver)}><div><strong class="fw-break">${one.url}</strong><div class="fw-small fw-muted">${this.authorities.find(({ id }) => id === one.authority)?.name ?? one.authority}</div></div></td>
        <td data-label=${t(text.state)}><div class="fw-stack fw-stack--tight">${this.#standing(one)}${one.taken_at ? html`<span class="fw-small fw-muted">${t(text.taken, { at: instant(one.taken_at) })}</span>` : nothing}</div></td>
        <td data-label=${t(text.waiting)}>${one.waiting}</td>
        <td><div class="fw-row">${one.trouble ? html`<button class="fw-plain" type="button" @click=${() => void this.#act(one, 'retry')}>${t(text.retry)}<span class="fw-sr">: ${one.url}</span></button>` : nothing}
          <button class="fw-plain" type="button" @click=${() => (this.ending = one)}>${t(text.remove)}<span class="fw-sr">: ${one.url}</span></button></div></td></tr>`)}</tbody></table>`;
  }

  #standing({ trouble, taken_at }: Webhook): TemplateResult {
    if (!trouble) return html`<div>${taken_at ? badge('good', t(text.well), 'good') : badge('info', t(text.fresh), 'clock')}</div>`;
    return html`<div>${badge(trouble.given_up ? 'bad' : 'warn', t(trouble.given_up ? text.given_up : text.trouble), trouble.given_up ? 'bad' : 'warn')}</div>
      <span class="fw-small">${t(trouble.attempts === 1 ? text.why_one : text.why, { kind: trouble.kind, n: trouble.attempts, why: trouble.why })}</span>
      ${trouble.next_try_at ? html`<span class="fw-small fw-muted">${t(text.next, { at: instant(trouble.next_try_at) })}</span>` : nothing}`;
  }

  #dialog(): TemplateResult {
    const one = this.ending;
    return html`<fw-dialog .heading=${t(text.remove)} .open=${!!one} @close=${() => (this.ending = undefined)} .body=${html`<p class="fw-break">${one?.url ?? ''}</p><p>${t(text.remove_text)}</p>`}
      .footer=${one ? html`${button(t(shell.cancel), () => (this.ending = undefined), 'secondary')}${button(t(text.remove), () => void this.#act(one, 'removal'))}` : nothing}></fw-dialog>`;
  }

  async #add(): Promise<void> {
    this.errors = this.url.trim() ? [] : [{ field: 'url', message: t(text.url_missing) }];
    this.said = '';
    if (this.errors.length) return;
    try {
      const { data } = await call(api.POST('/api/v1/webhooks', { body: { authority: this.authority, url: this.url.trim() } }));
      this.secret = data.secret;
      this.adding = false;
      this.url = '';
      this.said = t(text.added);
      await this.#load();
    } catch (error) {
      const problem = caught(error);
      if (problem.field === '/url') this.errors = [{ field: 'url', message: [t(problem.text), problem.cure ? t(problem.cure) : ''].filter(Boolean).join(' ') }];
      else this.problem = problem;
    }
  }

  async #act(one: Webhook, act: 'retry' | 'removal'): Promise<void> {
    this.ending = undefined;
    this.said = '';
    const params = { path: { webhook: one.id } };
    try {
      await (act === 'retry' ? call(api.POST('/api/v1/webhooks/{webhook}/retry', { params })) : call(api.POST('/api/v1/webhooks/{webhook}/removal', { params })));
      this.said = t(act === 'retry' ? text.retried : text.removed);
      await this.#load();
    } catch (error) {
      this.problem = caught(error);
    }
  }
}

// What the authority asks the applicant because of a statement or of papers that an agency misses, and the answer.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/document-list';
import { button, text_area } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { topic_texts } from '../../components/topic-texts';
import { date } from '../../format';
import { t, texts } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { kind_name } from '../case/words';

const text = texts({
  title: { de: 'Rückfragen an Sie', en: 'Questions to you' },
  asked: { de: 'Rückfrage vom {date} zu: {agency}', en: 'Question of {date} because of: {agency}' },
  statement: { de: 'Die Stellungnahme, um die es geht', en: 'The statement that it is about' },
  attachments: { de: 'Anlagen der Stellungnahme, die Sie lesen dürfen', en: 'Attachments of the statement that you may read' },
  reply: { de: 'Ihre Antwort', en: 'Your reply' },
  reply_hint: { de: 'Sollen die Pläne anders werden, ändern Sie den Antrag; hier genügt dann ein Satz dazu.', en: 'If the plans are to change, change the application; a sentence about it is enough here.' },
  missing: { de: 'Schreiben Sie Ihre Antwort', en: 'Write your reply' },
  send: { de: 'Antworten', en: 'Reply' },
  sent: { de: 'Ihre Antwort ist eingegangen.', en: 'Your reply has been received.' },
  former: { de: 'Frühere Rückfragen', en: 'Former questions' },
  not_needed: { de: 'Diese Rückfrage blieb ohne Antwort; es ist keine mehr nötig.', en: 'This question was not answered; no answer is needed any more.' },
  replied: { de: 'Ihre Antwort vom {date}', en: 'Your reply of {date}' },
});

type Question = NonNullable<StatementRequest['questions']>[number];

// What waits for the applicant's reply, the oldest first; nothing once no reply can be given.
export const open_questions = (application: Pick<Application, 'requests' | 'allowed_actions'>): Question[] =>
  application.allowed_actions.includes('reply_to_request')
    ? application.requests.flatMap(({ questions }) => (questions ?? []).filter(({ replied_on }) => !replied_on)).sort((a, b) => a.on.localeCompare(b.on)) : [];

@customElement('fw-questions')
export class Questions extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private words: Record<string, string> = {};
  @state() private missing = '';
  readonly #act = new Act(this);

  override render(): TemplateResult | typeof nothing {
    const asked = this.application.requests.filter(({ questions }) => questions?.length);
    if (!asked.length) return nothing;
    const body = html`${this.#act.problem ? problem_notice(this.#act.problem) : nothing}${asked.map((request) => this.#request(request))}`;
    if (!this.application.allowed_actions.includes('reply_to_request')) return html`<details class="fw-why"><summary>${t(text.former)}</summary><div class="fw-card fw-stack fw-stack--tight">${body}</div></details>`;
    return html`<section class="fw-card fw-stack fw-stack--tight" aria-labelledby="rueckfragen"><h2 id="rueckfragen" tabindex="-1">${t(text.title)}</h2>${body}</section>`;
  }

  #request(request: StatementRequest): TemplateResult {
    const questions = request.questions ?? [];
    return html`${questions.map((one) => html`<article class="fw-stack fw-stack--tight"><h3>${t(text.asked, { date: date(one.on), agency: request.agency.name })}</h3>
        <p class="fw-prewrap">${one.text}</p>
        ${one.attachments.length ? html`<div><h4>${t(text.attachments)}</h4><fw-document-list .base=${`/api/v1/applications/${this.application.id}/documents`} .documents=${one.attachments}></fw-document-list></div>` : nothing}
        ${one.replied_on ? html`<p class="fw-small fw-muted">${t(text.replied, { date: date(one.replied_on) })}</p><p class="fw-prewrap">${one.reply}</p>` : html`${this.#statement(request)}${this.#reply(request)}`}</article>`)}`;
  }

  #statement({ statement }: StatementRequest): TemplateResult | typeof nothing {
    if (!statement) return nothing;
    return html`<details class="fw-why" open><summary>${t(text.statement)}</summary>${statement.text ? html`<p class="fw-prewrap">${statement.text}</p>` : nothing}
      ${topic_texts(statement.topics)}
      ${statement.conditions.length ? html`<ol>${statement.conditions.map((condition) => html`<li><span class="fw-small fw-muted">${kind_name(condition.kind)}</span> ${condition.text}${condition.mark ? html`<br /><span class="fw-small fw-muted">${t(condition.mark.text)}</span>` : nothing}</li>`)}</ol>` : nothing}</details>`;
  }

  #reply(request: StatementRequest): TemplateResult {
    if (!this.application.allowed_actions.includes('reply_to_request')) return html`<p class="fw-small fw-muted">${t(text.not_needed)}</p>`;
    const id = `reply-${request.id}`;
    return html`${text_area({ id, label: t(text.reply), hint: t(text.reply_hint), value: this.words[request.id] ?? '', error: this.missing === id ? t(text.missing) : undefined, on_input: (value) => (this.words = { ...this.words, [request.id]: value }) }, 4)}
      <div>${button(t(text.send), () => void this.#send(request, id), 'primary', { disabled: this.#act.busy })}</div>`;
  }

  async #send(request: StatementRequest, id: string): Promise<void> {
    const words = (this.words[request.id] ?? '').trim();
    this.missing = words ? '' : id;
    if (!words) return this.querySelector<HTMLElement>(`[id="${id}"]`)?.focus();
    const params = { path: { request: request.id } };
    if (await this.#act.run(this.application.version, (headers) => call(api.POST('/api/v1/statement-requests/{request}/replies', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] }, body: { text: words } })))) announce(this, t(text.sent));
  }
}

// The questions of a preliminary enquiry, answered one by one. Basis: § 76 Abs. 1 HBO.
import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '../../api/contract';
import { error_of, type FormError } from '../../components/error-summary';
import { button, radio_group, text_area } from '../../components/fields';
import { badge } from '../../components/notice';
import { t } from '../../i18n/text';
import { text } from './texts';

type Question = components['schemas']['QuestionRuling'];
type Answer = Question['answer'];
export interface QuestionEntry extends Question {
  key: number;
}

const answer_name = (answer: Answer): string => t({ yes: text.answer_yes, no: text.answer_no, not_answered: text.answer_not_answered }[answer]);

export const question_input = ({ question, answer, reason }: QuestionEntry): { question: string; answer: Answer; reason: string } => ({ question: question.trim(), answer, reason: reason.trim() });

export const question_flaws = (entries: readonly QuestionEntry[]): FormError[] =>
  entries.flatMap((entry, index) => [
    ...(entry.question.trim() ? [] : [{ field: `question-${entry.key}-question`, message: t(text.question_missing, { n: index + 1 }) }]),
    ...(entry.answer === 'yes' || entry.reason.trim() ? [] : [{ field: `question-${entry.key}-reason`, message: t(text.question_reason_missing, { n: index + 1 }) }]),
  ]);

export function question_list(entries: QuestionEntry[], errors: readonly FormError[], put: (entries: QuestionEntry[]) => void): TemplateResult {
  const fresh = (): QuestionEntry => ({ key: 1 + Math.max(0, ...entries.map(({ key }) => key)), id: '', question: '', answer: 'yes', reason: '' });
  return html`<section class="fw-stack fw-stack--tight" aria-labelledby="questions-title"><h3 id="questions-title">${t(text.questions)}</h3>
    <p class="fw-small fw-muted">${t(text.questions_text)}</p>
    <ol class="fw-plainlist fw-entries">${entries.map((entry, index) => {
      const id = (field: string): string => `question-${entry.key}-${field}`;
      const set = (patch: Partial<QuestionEntry>): void => put(entries.map((one) => (one.key === entry.key ? { ...one, ...patch } : one)));
      return html`<li class="fw-entry"><div class="fw-entry__head"><h4>${t(text.question_n, { n: index + 1 })}</h4><div class="fw-entry__tools">
          <button class="fw-plain" type="button" @click=${() => put(entries.filter(({ key }) => key !== entry.key))}>${t(text.remove_short)}<span class="fw-sr">: ${t(text.question_n, { n: index + 1 })}</span></button></div></div>
        <div class="fw-fields">
          ${text_area({ id: id('question'), label: t(text.question), value: entry.question, error: error_of(errors, id('question')), on_input: (question) => set({ question }) }, 3)}
          ${radio_group({ id: id('answer'), legend: t(text.question_answer), value: entry.answer, on_change: (answer) => set({ answer: answer as Answer }) }, (['yes', 'no', 'not_answered'] as const).map((value) => ({ value, label: answer_name(value) })))}
          ${text_area({ id: id('reason'), label: t(text.question_reason), value: entry.reason, optional: entry.answer === 'yes', error: error_of(errors, id('reason')), on_input: (reason) => set({ reason }) }, 3)}
        </div></li>`;
    })}</ol>
    <div>${button(t(text.add_question), () => put([...entries, fresh()]), 'secondary', { sign: 'add' })}</div></section>`;
}

export const answer_list = (questions: readonly Question[]): TemplateResult =>
  html`<ol class="fw-conditions">${questions.map((one) => html`<li><p class="fw-prose">${one.question} ${badge(one.answer === 'yes' ? 'good' : one.answer === 'no' ? 'bad' : 'plain', answer_name(one.answer))}</p>
    ${one.reason ? html`<p class="fw-small fw-prose">${one.reason}</p>` : nothing}</li>`)}</ol>`;

// A message of the page: information, success, warning, refusal. `problem_notice` shows a refusal as the server gave it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/problem';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { icon } from './icon';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

// `live` announces it to screen readers when it appears later than the page.
export function notice(tone: Tone, title: unknown, body: unknown = nothing, live = false): TemplateResult {
  return html`<div class="fw-notice fw-notice--${tone}" role=${live ? (tone === 'bad' ? 'alert' : 'status') : nothing}>
    ${icon(tone)}
    <div class="fw-notice__body">
      ${title ? html`<p class="fw-strong">${title}</p>` : nothing}
      ${body === nothing ? nothing : html`<div>${body}</div>`}
    </div>
  </div>`;
}

export function problem_notice(problem: Problem, after: unknown = nothing): TemplateResult {
  const body = html`${problem.cure ? html`<p>${t(problem.cure)}</p>` : nothing}
    ${problem.legal_basis ? html`<p class="fw-small">${t(shell.legal_basis, { basis: problem.legal_basis })}</p>` : nothing}${after}`;
  return notice('bad', t(problem.text), body, true);
}

export const badge = (tone: Tone | 'plain', word: string, sign?: Parameters<typeof icon>[0]): TemplateResult =>
  html`<span class="fw-badge fw-badge--${tone}">${sign ? icon(sign) : nothing}${word}</span>`;

export const loading = (): TemplateResult =>
  html`<div class="fw-spinner" role="status"><div class="kern-loader kern-loader--visible" aria-hidden="true"></div>${t(shell.loading)}</div>`;

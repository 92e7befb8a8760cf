// A message of the page: information, success, warning, refusal. `problem_notice` shows a refusal as the server gave it.
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
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

// A refusal of what was just pressed or typed comes into view; one that a page begins with moves nothing.
function bring_into_view(element?: Element): void {
  if (!document.activeElement?.matches('button, input, select, textarea')) return;
  requestAnimationFrame(() => element?.scrollIntoView({ block: 'nearest' }));
}

export function problem_notice(problem: Problem, after: unknown = nothing): TemplateResult {
  const body = html`${problem.cure ? html`<p>${t(problem.cure)}</p>` : nothing}
    ${problem.legal_basis ? html`<p class="fw-small">${t(shell.legal_basis, { basis: problem.legal_basis })}</p>` : nothing}${after}`;
  return html`<div ${ref(bring_into_view)}>${notice('bad', t(problem.text), body, true)}</div>`;
}

export const badge = (tone: Tone | 'plain', word: string, sign?: Parameters<typeof icon>[0]): TemplateResult =>
  html`<span class="fw-badge fw-badge--${tone}">${sign ? icon(sign) : nothing}${word}</span>`;

export const loading = (): TemplateResult =>
  html`<div class="fw-spinner" role="status"><div class="kern-loader kern-loader--visible" aria-hidden="true"></div>${t(shell.loading)}</div>`;

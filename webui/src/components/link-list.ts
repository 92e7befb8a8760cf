// What a case stands on, and what stands on it: the ruling that binds with its answers, the whole, the parts.
// Basis: § 76 Abs. 1 Satz 4, § 77 HBO; words and notes come from the server.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application } from '../api/types';
import { date } from '../format';
import { links as text } from '../i18n/links';
import { t } from '../i18n/text';
import { answer_list } from '../pages/decision/questions';
import { notice } from './notice';

// `base`: the pages of this reader, "/vorgaenge" or "/antraege".
export function link_list(application: Application, base: string): TemplateResult | typeof nothing {
  const links = application.links ?? [];
  if (!links.length) return nothing;
  return html`${links.map((link) => notice('info', html`${t(link.name)}: ${link.application
    ? html`<a href="${base}/${link.application.id}">${[link.application.file_number, link.application.title].filter(Boolean).join(' ')}</a>` : link.file_number || t(text.not_filed)}`,
  html`<p>${t(link.note)}</p>${link.valid_until ? html`<p>${t(text.valid_until, { date: date(link.valid_until) })}</p>` : nothing}
    ${link.answers.length ? answer_list(link.answers) : nothing}<p class="fw-small">${link.basis}</p>`))}`;
}

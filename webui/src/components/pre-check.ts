// What an automatic look into a PDF suggests: a line to be opened. It never decides, and says so.
import { html, nothing, type TemplateResult } from 'lit';
import type { PreCheck } from '../api/types';
import { date } from '../format';
import { documents as text } from '../i18n/documents';
import { t } from '../i18n/text';
import { badge } from './notice';

export function pre_check(check: PreCheck | undefined, type_name: (type: string) => string): TemplateResult | typeof nothing {
  if (!check) return nothing;
  if (check.state === 'waiting') return html`<span class="fw-small fw-muted">${t(text.pre_check_waiting)}</span>`;
  if (check.state === 'not_checked') return html`<span class="fw-small">${t(text.pre_check)}: ${t(text.pre_check_not, { because: check.because ? t(check.because) : '' })}</span>`;
  const remarks = check.remarks ?? [];
  const missing = remarks.filter((remark) => remark.missing).length;
  const others = remarks.length - missing;
  return html`<details class="fw-small fw-pre-check"><summary>${t(text.pre_check)}
      ${missing ? badge('warn', t(text.pre_check_missing, { count: missing }), 'open') : nothing}
      ${others ? badge('info', t(text.pre_check_remarks, { count: others }), 'info') : nothing}
      ${remarks.length === 0 ? html`<span class="fw-muted">${t(text.pre_check_fine)}</span>` : nothing}</summary>
    <p class="fw-muted">${t(text.pre_check_lead)}</p>
    ${remarks.length ? html`<ul>${remarks.map((remark) => html`<li>${t(remark.text)}</li>`)}</ul>` : nothing}
    <dl class="fw-facts">
      ${fact(t(text.pages), String(check.pages ?? 0))}
      ${fact(t(text.formats), (check.formats ?? []).map(({ name, pages }) => (pages > 1 ? `${pages} × ${t(name)}` : t(name))).join(', '))}
      ${fact(t(text.scales), (check.scales ?? []).map(({ denominator }) => `1:${denominator}`).join(', ') || t(text.none_found))}
      ${check.title_block ? fact(t(text.title_block), title_block(check.title_block)) : nothing}
      ${check.suggested_types?.length ? fact(t(text.suggested_types), check.suggested_types.map(({ type, word }) => t(text.suggested_word, { type: type_name(type), word })).join(', ')) : nothing}
    </dl>
    ${check.recognised ? html`<p class="fw-muted">${t(text.recognised)}</p>` : nothing}
  </details>`;
}

const fact = (name: string, value: string): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const title_block = (block: NonNullable<PreCheck['title_block']>): string =>
  [t(text.title_block_page, { page: block.page }), block.drawing_number ? t(text.drawing_number, { number: block.drawing_number }) : '', block.drawn_on ? t(text.drawn_on, { date: date(block.drawn_on) }) : '']
    .filter(Boolean)
    .join(', ');

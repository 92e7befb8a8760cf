// Who is waited for beside the agencies, in one note; on the case's and the participation's page.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application } from '../../api/types';
import { notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

export function hearing_note(application: Application): TemplateResult | typeof nothing {
  const hearing = application.hearing;
  if (!hearing) return nothing;
  const lines = [
    hearing.next_due ? t(hearing.waiting === 1 ? text.waiting_one : text.waiting, { n: hearing.waiting, date: date(hearing.next_due) }) : hearing.waiting ? t(text.waiting_receipt, { n: hearing.waiting }) : '',
    hearing.announced_until ? t(text.waiting_public, { date: date(hearing.announced_until) }) : '',
    hearing.objected ? t(text.objected, { n: hearing.objected }) : '',
    hearing.objections ? t(text.objections, { n: hearing.objections }) : '',
    hearing.returned ? t(text.unreached, { n: hearing.returned }) : '',
  ].filter(Boolean);
  return lines.length ? notice(hearing.objected + hearing.objections + hearing.returned ? 'warn' : 'info', nothing, html`${lines.map((line) => html`<p>${line}</p>`)}`) : nothing;
}

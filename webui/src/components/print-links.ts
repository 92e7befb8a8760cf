// The links to the sheet of an application, at the scales that rulers have.
import { html, type TemplateResult } from 'lit';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { icon } from './icon';

export const print_links = (application: string, as_of?: string | null): TemplateResult => html`${([[500, shell.print_500], [1000, shell.print_1000]] as const).map(([scale, words]) =>
  html`<a class="fw-plain" href="/api/v1/applications/${encodeURIComponent(application)}/drawing.pdf?scale=${scale}${as_of ? `&as_of=${as_of}` : ''}" target="_blank" rel="noopener">${icon('file')}${t(words)}</a>`)}`;

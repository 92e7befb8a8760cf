// Signed links to copy: shown once, each named by its agency.
import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/text';
import { text } from './texts';

export interface Link {
  request: string;
  agency: string; // its name
  url: string;
}

export function links(list: readonly Link[], say: (said: string) => void): TemplateResult {
  const copy = async (link: Link): Promise<void> => {
    try {
      await navigator.clipboard.writeText(absolute(link.url));
      say(t(text.copied, { agency: link.agency }));
    } catch {
      say(t(text.copy_failed));
    }
  };
  return html`<ul class="fw-plainlist fw-links">${list.map((link) => html`<li>
    <label for="link-${link.request}">${t(text.link_of, { agency: link.agency })}</label>
    <div class="fw-links__row"><input class="kern-form-input__input fw-mono" id="link-${link.request}" type="text" readonly .value=${absolute(link.url)} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      <button class="kern-btn kern-btn--secondary" type="button" @click=${() => void copy(link)}><span class="kern-label">${t(text.copy)}<span class="fw-sr">: ${link.agency}</span></span></button></div></li>`)}</ul>`;
}

const absolute = (url: string): string => new URL(url, location.origin).href;

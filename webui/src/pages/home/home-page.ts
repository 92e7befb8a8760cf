// The first page: what this is, and the three ways in.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { can, on_session, signed_in, start_path } from '../../api/session';
import { FwPage } from '../../base/element';
import { icon, type IconName } from '../../components/icon';
import { link_button } from '../../components/fields';
import { open_pages as text } from '../../i18n/public';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import './home.css';

@customElement('fw-home-page')
export class HomePage extends FwPage {
  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(on_session(() => this.requestUpdate()));
  }

  override render(): TemplateResult {
    return html`<div class="fw-home">
      <div class="fw-home__lead">
        <h1>${t(text.home_title)}</h1>
        <p class="fw-lead">${t(text.home_lead)}</p>
        <div class="fw-actions">
          ${can('start_application') ? link_button(t(text.start), '/antraege/neu') : nothing}
          ${signed_in() ? link_button(t(text.to_work), start_path(), can('start_application') ? 'secondary' : 'primary') : link_button(t(shell.sign_in), '/anmelden')}
        </div>
      </div>
      <div class="fw-columns">
        ${this.#way('plot', signed_in() ? '/antraege' : '/anmelden?weiter=/antraege', text.for_applicants, text.for_applicants_text)}
        ${this.#way('map', signed_in() ? '/karte' : '/anmelden?weiter=/karte', text.for_map, text.for_map_text)}
        ${this.#way('check_list', '/verfahren', text.for_finder, text.for_finder_text)}
        ${this.#way('people', '/bekanntmachungen', text.for_public, text.for_public_text)}
        ${this.#way('clock', '/fristen', text.for_periods, text.for_periods_text)}
      </div>
    </div>`;
  }

  #way(sign: IconName, href: string, title: Text, words: Text): TemplateResult {
    return html`<div class="fw-card fw-card--link fw-way">${icon(sign)}<h2><a class="fw-card__link" href=${href}>${t(title)}</a></h2><p class="fw-muted">${t(words)}</p></div>`;
  }
}

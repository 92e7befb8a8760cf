// A letter lies ready in the portal: said without a word of what it says, and retrieved by whom it is for.
// Basis: § 41 (2a) VwVfG; the retrieval serves it.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { button } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t, texts } from '../../i18n/text';
import { announce } from '../case/act';

const text = texts({
  title: { de: 'Ein Schreiben liegt zum Abruf bereit', en: 'A letter is ready for retrieval' },
  until: { de: 'Bereit bis {date}. Mit dem Abruf wird es bekannt gegeben: Es gilt am Tag danach als bekannt gegeben, und ab dann laufen die Fristen, die darin stehen.', en: 'Ready until {date}. Retrieving it serves it: it counts as served on the day after, and from then on the periods run that it names.' },
  others: { de: 'Abrufen kann es nur die Bauherrschaft oder das Konto, das den Antrag gestellt hat.', en: 'Only the principal, or the account that applied, can retrieve it.' },
  retrieve: { de: 'Jetzt abrufen', en: 'Retrieve now' },
  over_title: { de: 'Ein Schreiben wurde nicht abgerufen', en: 'A letter was not retrieved' },
  over: { de: 'Ein Schreiben lag bis {date} zum Abruf bereit und wurde nicht abgerufen. Es ist damit nicht bekannt gegeben; die Bauaufsichtsbehörde stellt es erneut bereit oder sendet es auf anderem Weg.', en: 'A letter was ready for retrieval until {date} and was not retrieved. So it was not served; the authority makes it ready anew or sends it in another way.' },
  retrieved: { de: 'Das Schreiben ist abgerufen; es steht jetzt auf dieser Seite.', en: 'The letter has been retrieved; it stands on this page now.' },
});

@customElement('fw-retrieval')
export class Retrieval extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private problem: Problem | undefined;
  @state() private busy = false;
  @state() private said = '';

  override render(): TemplateResult {
    return html`<div role="status" class="fw-sr">${this.said}</div>${this.#offer()}`;
  }

  #offer(): TemplateResult | typeof nothing {
    const offer = this.application.notice_offer;
    if (!offer) return nothing;
    const until = { date: date(offer.until) };
    const live = this.application.allowed_actions.includes('retrieve_notice');
    return html`<section class="fw-card fw-card--hued fw-stack fw-stack--tight" aria-labelledby="abruf"><h2 id="abruf" tabindex="-1">${t(offer.not_retrieved ? text.over_title : text.title)}</h2>
      ${this.problem ? problem_notice(this.problem) : nothing}
      <p id="abruf-text">${t(offer.not_retrieved ? text.over : text.until, until)}</p>
      ${offer.not_retrieved ? nothing : live ? html`<div>${button(t(text.retrieve), () => void this.#retrieve(), 'primary', { disabled: this.busy, describe: 'abruf-text' })}</div>` : html`<p class="fw-small fw-muted">${t(text.others)}</p>`}</section>`;
  }

  async #retrieve(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const { data } = await call(api.POST('/api/v1/applications/{application}/retrieve', { params: { path: { application: this.application.id } } }));
      this.said = t(text.retrieved);
      announce(this, this.said);
      if (data.id) location.assign(`/api/v1/applications/${encodeURIComponent(this.application.id)}/documents/${encodeURIComponent(data.id)}/versions/1?download=true`);
    } catch (error) {
      this.problem = caught(error);
    } finally {
      this.busy = false;
    }
  }
}

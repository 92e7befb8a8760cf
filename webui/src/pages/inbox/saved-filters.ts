// The saved filters of the inbox: views under a name, each user's own.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import { FwElement } from '../../base/element';
import { button, text_field } from '../../components/fields';
import { icon } from '../../components/icon';
import { problem_notice } from '../../components/notice';
import { office as text } from '../../i18n/office';
import { t } from '../../i18n/text';

type SavedFilter = components['schemas']['SavedFilter'];

// Event `pick`: the query of the filter that was chosen.
@customElement('fw-saved-filters')
export class SavedFilters extends FwElement {
  @property() query = ''; // of the view as it is
  @state() private list: SavedFilter[] = [];
  @state() private name = '';
  @state() private need_name = false;
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.list = (await call(api.GET('/api/v1/filters'))).data.filters;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #run(act: Promise<unknown>): Promise<void> {
    this.problem = undefined;
    try {
      await act;
      await this.#load();
    } catch (error) {
      this.problem = caught(error);
    }
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const name = this.name.trim();
    this.need_name = !name;
    if (!name) return;
    this.name = '';
    void this.#run(call(api.PUT('/api/v1/filters', { body: { name, query: this.query } })));
  };

  override render(): TemplateResult {
    return html`<details class="fw-why fw-inbox__filters" ?open=${this.list.length > 0}><summary>${t(text.filters)}</summary>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.list.length ? html`<ul class="fw-plainlist fw-row">${this.list.map(({ name, query }) => html`<li class="fw-row">
        <a class="fw-plain" href="/eingang${query ? `?${query}` : ''}" aria-current=${query === this.query ? 'true' : nothing} @click=${(event: Event) => {
          event.preventDefault();
          this.dispatchEvent(new CustomEvent('pick', { detail: query }));
        }}>${name}</a>
        <button class="fw-plain" type="button" @click=${() => void this.#run(call(api.POST('/api/v1/filters/removal', { body: { name } })))}>${icon('bad')}<span class="fw-sr">${t(text.filter_forget, { name })}</span></button></li>`)}</ul>` : nothing}
      <form class="fw-row fw-row--end" novalidate @submit=${this.#save}>
        ${text_field({ id: 'filter-name', label: t(text.filter_name), value: this.name, error: this.need_name ? t(text.filter_need) : undefined, on_input: (value) => (this.name = value) }, { maxlength: 100 })}
        ${button(t(text.filter_save), undefined, 'secondary', { type: 'submit' })}</form></details>`;
  }
}

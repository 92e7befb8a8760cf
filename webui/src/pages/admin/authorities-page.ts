// Building authorities of the installation: a new one, and changing what stands in its letters.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Authority } from '../../api/types';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { lands as land_names } from '../../i18n/lands';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { text } from './authorities-texts';

type Entry = Omit<Authority, 'own'>;
const fields = ['id', 'name', 'land', 'street', 'postal_code', 'city', 'email', 'file_prefix'] as const;
type Field = (typeof fields)[number];

@customElement('fw-authorities-page')
export class AuthoritiesPage extends FwPage {
  @state() private authorities: Authority[] | undefined;
  @state() private lands: readonly string[] = [];
  @state() private entry: Entry | undefined; // being written
  @state() private fresh = false; // the entry is a new one
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private said = '';
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [authorities, finder] = await Promise.all([call(api.GET('/api/v1/authorities')), call(api.GET('/api/v1/procedure-finder'))]);
      this.authorities = authorities.data.authorities;
      this.lands = finder.data.lands;
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    return html`<div class="fw-head"><div class="fw-head__row"><h1>${t(shell.authorities)}</h1>${this.entry ? nothing : button(t(text.add), () => this.#open(undefined), 'primary', { sign: 'add' })}</div>
        <p class="fw-lead">${t(text.lead)}</p></div>
      <div class="fw-stack">
        <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${this.entry ? this.#form(this.entry) : nothing}
        ${this.authorities ? this.#table(this.authorities) : this.problem ? nothing : loading()}
      </div>`;
  }

  #table(authorities: readonly Authority[]): TemplateResult {
    if (!authorities.length) return html`<p>${t(text.none)}</p>`;
    return html`<table class="fw-table fw-table--blocks">
      <thead><tr><th scope="col">${t(text.name)}</th><th scope="col">${t(text.land)}</th><th scope="col">${t(text.address)}</th><th scope="col">${t(shell.email)}</th><th scope="col">${t(text.file_prefix)}</th><th scope="col"><span class="fw-sr">${t(text.actions)}</span></th></tr></thead>
      <tbody>${authorities.map((one) => html`<tr>
        <td data-label=${t(text.name)}><strong>${one.name}</strong></td>
        <td data-label=${t(text.land)}>${land_names[one.land] ?? one.land}</td>
        <td data-label=${t(text.address)}>${one.street}, ${one.postal_code} ${one.city}</td>
        <td data-label=${t(shell.email)}>${one.email}</td>
        <td data-label=${t(text.file_prefix)}>${one.file_prefix}</td>
        <td><button class="fw-plain" type="button" @click=${() => this.#open(one)}>${t(text.change)}<span class="fw-sr">: ${one.name}</span></button></td>
      </tr>`)}</tbody></table>`;
  }

  #open(authority: Authority | undefined): void {
    this.fresh = !authority;
    this.errors = [];
    this.said = '';
    this.problem = undefined;
    this.entry = authority ? { ...authority } : { id: '', name: '', land: this.lands.includes('HE') ? 'HE' : (this.lands[0] ?? ''), street: '', postal_code: '', city: '', email: '', file_prefix: '' };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#authority-title')?.focus());
  }

  #form(entry: Entry): TemplateResult {
    const set = (field: Field) => (value: string): void => void (this.entry = { ...(this.entry ?? entry), [field]: value });
    const shared = (field: Field): { id: string; label: string; value: string; error: string | undefined; on_input: (value: string) => void } =>
      ({ id: `authority-${field}`, label: t(text[field]), value: entry[field], error: error_of(this.errors, `authority-${field}`), on_input: set(field) });
    const typed = (field: Field, maxlength: number, hint?: string): TemplateResult => text_field({ ...shared(field), ...(hint ? { hint } : {}) }, { maxlength, type: field === 'email' ? 'email' : 'text' });
    return html`<form class="fw-card fw-stack" novalidate aria-labelledby="authority-title" @submit=${this.#save}>
      <h2 id="authority-title" tabindex="-1">${this.fresh ? t(text.add) : entry.name}</h2>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      <div class="fw-fields">
        ${this.fresh ? typed('id', 64, t(text.id_hint)) : nothing}
        ${typed('name', 200, t(text.name_hint))}
        ${select_field({ ...shared('land'), hint: t(text.land_hint) }, this.lands.map((value) => ({ value, label: land_names[value] ?? value })))}
        ${typed('street', 200)}
        ${typed('postal_code', 5)}
        ${typed('city', 200)}
        ${typed('email', 254, t(text.email_hint))}
        ${typed('file_prefix', 20, t(text.file_prefix_hint, { prefix: entry.file_prefix || 'LIN', year: new Date().getFullYear() }))}
      </div>
      <div class="fw-actions">${button(t(shell.save), undefined, 'primary', { type: 'submit', disabled: this.busy })}${button(t(shell.cancel), () => (this.entry = undefined), 'secondary')}</div>
    </form>`;
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { entry } = this;
    if (!entry || this.busy) return;
    this.problem = undefined;
    this.errors = fields.filter((field) => !entry[field].trim()).map((field) => ({ field: `authority-${field}`, message: t(text.missing, { field: t(text[field]) }) }));
    if (this.errors.length) return;
    this.busy = true;
    const { id, name, land, street, postal_code, city, email, file_prefix } = entry;
    try {
      await call(api.PUT('/api/v1/authorities/{authority}', { params: { path: { authority: id.trim() } }, body: { name: name.trim(), land, street: street.trim(), postal_code: postal_code.trim(), city: city.trim(), email: email.trim(), file_prefix: file_prefix.trim() } }));
      this.entry = undefined;
      this.said = t(this.fresh ? text.added : text.changed, { name });
      await this.#load();
    } catch (error) {
      const problem = caught(error);
      const field = fields.find((one) => problem.field === `/${one}`);
      if (field) this.errors = [{ field: `authority-${field}`, message: t(problem.text) }];
      else this.problem = problem;
    } finally {
      this.busy = false;
    }
  };
}

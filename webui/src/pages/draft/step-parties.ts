// Step 4: principal and designer. HBO § 56 (Bauherrschaft), § 57 (Entwurfsverfasser), § 67 (Bauvorlageberechtigung).
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { has_role, session } from '../../api/session';
import type { Person } from '../../api/types';
import { text_field } from '../../components/fields';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { DraftStep } from './step';

type Part = 'principal' | 'designer';

@customElement('fw-step-parties')
export class StepParties extends DraftStep {
  override render(): TemplateResult {
    return html`<div class="fw-columns fw-columns--wide">${this.#person('principal')}${this.#person('designer')}</div>`;
  }

  #person(part: Part): TemplateResult {
    const person = this.store.draft[part] ?? { name: '' };
    const set = (field: keyof Person, value: string): void => {
      const next: Person = { ...person, [field]: value };
      if (value === '' && field !== 'name') delete next[field];
      // A person without a name is none; the contract knows no nameless ones.
      this.store.change({ [part]: next.name === '' && Object.keys(next).length === 1 ? null : next });
    };
    const field = (name: keyof Person, label: string, type: 'text' | 'email' | 'tel' = 'text', hint?: string): TemplateResult =>
      text_field({ id: `${part}-${name}`, label, hint, value: person[name] ?? '', optional: name !== 'name', on_input: (value) => set(name, value) }, { type, maxlength: name === 'postcode' ? 20 : 200 });
    const account = session().account;
    return html`<fieldset class="fw-fieldset fw-card"><legend class="fw-sr">${t(text[part])}</legend>
      <h2 aria-hidden="true">${t(text[part])}</h2>
      ${account && !person.name && has_role(part) ? html`<button type="button" class="fw-plain" @click=${() => this.store.change({ [part]: { ...person, name: account.name, email: account.email } })}>${t(text.person_me)}</button>` : nothing}
      <div class="fw-fields">
        ${field('name', t(text.person_name))}
        ${field('street', t(text.person_street))}
        <div class="fw-fields fw-fields--pair">${field('postcode', t(text.person_postcode))}${field('city', t(text.person_city))}</div>
        ${field('email', t(text.person_email), 'email')}
        ${field('phone', t(text.person_phone), 'tel')}
        ${part === 'designer' ? field('qualification', t(text.person_qualification), 'text', t(text.person_qualification_hint)) : nothing}
      </div>
    </fieldset>`;
  }
}

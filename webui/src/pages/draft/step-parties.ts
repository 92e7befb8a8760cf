// Step 4: principal and designer. HBO § 56 (Bauherrschaft), § 57 (Entwurfsverfasser), § 67 (Bauvorlageberechtigung).
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { has_role, session } from '../../api/session';
import type { Person } from '../../api/types';
import { select_field, text_field } from '../../components/fields';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { earlier_parties, person_label, persons_of, type Part } from './known-persons';
import { DraftStep } from './step';
import { plans_needed } from './steps';

@customElement('fw-step-parties')
export class StepParties extends DraftStep {
  @state() private earlier: Awaited<ReturnType<typeof earlier_parties>> = [];

  // Without them the fields can be filled in all the same.
  override connectedCallback(): void {
    super.connectedCallback();
    void earlier_parties(this.store.id).then((found) => (this.earlier = found), () => undefined);
  }

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
    const needed = part === 'principal' || plans_needed(this.store.draft, this.store.procedures).designer;
    const field = (name: keyof Person, label: string, type: 'text' | 'email' | 'tel' = 'text', hint?: string): TemplateResult =>
      text_field({ id: `${part}-${name}`, label, hint, value: person[name] ?? '', optional: name !== 'name' || !needed, on_input: (value) => set(name, value) }, { type, maxlength: name === 'postcode' ? 20 : 200 });
    const account = session().account;
    return html`<fieldset class="fw-fieldset fw-card"><legend class="fw-sr">${t(text[part])}</legend>
      <h2 aria-hidden="true">${t(text[part])}</h2>
      ${account && !person.name && has_role(part) ? html`<button type="button" class="fw-plain" @click=${() => this.store.change({ [part]: { ...person, name: account.name, email: account.email } })}>${t(text.person_me)}</button>` : nothing}
      ${this.#known(part, person)}
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

  // Given before, so not asked again.
  #known(part: Part, person: Person): TemplateResult | typeof nothing {
    const known = persons_of(this.earlier, part, person);
    if (!known.length) return nothing;
    return select_field({ id: `${part}-known`, label: t(text.person_known), value: '', on_input: (value) => {
      const chosen = known[Number(value)];
      if (value && chosen) this.store.change({ [part]: { ...chosen } });
    } }, [{ value: '', label: t(text.person_known_choose) }, ...known.map((one, index) => ({ value: String(index), label: person_label(one) }))]);
  }
}

// Step 3: what is to be built, in words; the procedure; the facts that decide who is asked.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { FeatureCollection } from '../../api/types';
import { check_field, radio_group, text_area, text_field } from '../../components/fields';
import { draft_texts as text } from '../../i18n/draft';
import { fact_name } from '../../i18n/names';
import { t } from '../../i18n/text';
import './basis';
import { finder_address, known_answers } from './known-answers';
import { offered } from './offered';
import { LiveCheck } from './live-check';
import { DraftStep } from './step';

// Facts that agency rules ask for (permit-core/law, triggers).
export const facts = ['special_building', 'class_4_or_5', 'plan_area', 'plan_exception', 'draft_plan', 'infill', 'outlying', 'approval_situation', 'commercial', 'farming', 'care_or_school', 'tall_over_100_m'] as const;

@customElement('fw-step-project')
export class StepProject extends DraftStep {
  readonly #check = new LiveCheck(() => this.requestUpdate()); // what the finder need not ask

  override connectedCallback(): void {
    super.connectedCallback();
    const { design, parcels } = this.store.draft;
    this.#check.run((design as FeatureCollection | null | undefined) ?? null, parcels ?? [], 0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#check.stop();
  }

  override render(): TemplateResult {
    const { draft, procedures } = this.store;
    const set_fact = (fact: string, on: boolean): void => {
      const next = { ...draft.facts };
      if (on) next[fact] = true;
      else delete next[fact];
      this.store.change({ facts: next });
    };
    return html`<div class="fw-stack fw-stack--wide fw-measure">
      <div class="fw-fields">
        ${text_field({ id: 'title', label: t(text.project_title), hint: t(text.project_title_hint), value: draft.title, error: draft.title.trim() ? undefined : t(text.missing_title), on_input: (title) => this.store.change({ title }) }, { maxlength: 200 })}
        ${text_area({ id: 'description', label: t(text.project_description), hint: t(text.project_description_hint), value: draft.description ?? '', on_input: (description) => this.store.change({ description }) })}
      </div>
      ${radio_group({ id: 'procedure', legend: t(text.project_procedure), value: draft.procedure, on_change: (procedure) => this.store.change({ procedure }) },
        offered(procedures, draft.procedure).map((procedure) => ({ value: procedure.id, label: t(procedure.name), hint: procedure.basis })))}
      <p><a href=${finder_address(procedures.land, known_answers(draft, this.#check.findings))} target="_blank">${t(text.project_finder)}</a></p>
      <fw-draft-basis .store=${this.store}></fw-draft-basis>
      <fieldset class="fw-fieldset"><legend>${t(text.project_facts)}</legend><p class="kern-hint">${t(text.project_facts_hint)}</p>
        ${facts.map((fact) => check_field(`fact-${fact}`, fact_name(fact), draft.facts?.[fact] === true, (on) => set_fact(fact, on)))}
      </fieldset>
      ${procedures.notes.length > 0 ? html`<details class="fw-tool"><summary>${t(text.project_notes)}</summary><div><ul>${procedures.notes.map((note) => html`<li>${t(note)}</li>`)}</ul></div></details>` : nothing}
    </div>`;
  }
}

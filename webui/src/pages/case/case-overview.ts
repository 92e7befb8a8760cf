// Overview of a case: what it is about, who is in it, and what the caller can do now.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Application, Person, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import { date, number, parcel_label } from '../../format';
import { t } from '../../i18n/text';
import './case-acts';
import { text } from './texts';

@customElement('fw-case-overview')
export class CaseOverview extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) procedures: Procedures | undefined;

  override render(): TemplateResult {
    const { application } = this;
    const draft = application.draft;
    const procedure = this.procedures?.procedures.find(({ id }) => id === application.procedure);
    const facts = Object.entries(draft?.facts ?? {});
    return html`<div class="fw-split">
      <div class="fw-stack fw-stack--wide">
        <dl class="fw-facts fw-facts--wide">
          ${fact(t(text.file_number), application.file_number || '–')}
          ${fact(t(text.authority), application.authority.name)}
          ${fact(t(text.procedure), procedure ? html`${t(procedure.name)} <span class="fw-small fw-muted">${procedure.basis}</span>` : application.procedure)}
          ${fact(t(text.received_on), date(application.received_on))}
          ${fact(t(text.complete_since), date(application.complete_on))}
          ${fact(t(text.parcels), draft?.parcels?.length ? html`<ul class="fw-plainlist">${draft.parcels.map((key) => html`<li>${parcel_label(key)} <span class="fw-small fw-muted fw-mono">${key}</span></li>`)}</ul>` : '–')}
          ${fact(t(text.principal), person(draft?.principal))}
          ${fact(t(text.designer), person(draft?.designer))}
          ${draft?.description ? fact(t(text.description), html`<span class="fw-prose">${draft.description}</span>`) : nothing}
          ${application.draft_version ? fact(t(text.draft_version), application.draft_version) : nothing}
        </dl>
        ${facts.length ? html`<section><h3>${t(text.facts)}</h3><dl class="fw-facts fw-facts--wide">${facts.map(([name, value]) => fact(name, fact_value(value)))}</dl></section>` : nothing}
      </div>
      <fw-case-acts .application=${application} .procedures=${this.procedures}></fw-case-acts>
    </div>`;
  }
}

const fact = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const fact_value = (value: boolean | number | string): string =>
  typeof value === 'boolean' ? t(value ? text.yes : text.no) : typeof value === 'number' ? number(value) : value;

function person(value: Person | null | undefined): unknown {
  if (!value) return '–';
  const place = [value.street, [value.postcode, value.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return html`${value.name}${value.qualification ? html` <span class="fw-small fw-muted">${value.qualification}</span>` : nothing}
    ${place ? html`<br /><span class="fw-small">${place}</span>` : nothing}
    ${value.email ? html`<br /><a class="fw-small" href="mailto:${value.email}">${value.email}</a>` : nothing}
    ${value.phone ? html`<br /><span class="fw-small">${value.phone}</span>` : nothing}`;
}

// Overview of a case: what it is about, who is in it, and what the caller can do now.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../../api/problem';
import type { Application, Findings, Person, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import { count_verdicts } from '../../components/findings';
import { link_list } from '../../components/link-list';
import { loading, notice } from '../../components/notice';
import { date, number, parcel_label } from '../../format';
import { fact_name } from '../../i18n/names';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { hearing_note } from '../hearing/hearing-note';
import './case-acts';
import './case-changes';
import './case-erasure';
import './case-office';
import './decision-time';
import { text } from './texts';

@customElement('fw-case-overview')
export class CaseOverview extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) procedures: Procedures | undefined;
  @property({ attribute: false }) findings: Findings | Problem | undefined;
  @state() private map_ready = false; // its chunk is large: the words come first

  override firstUpdated(): void {
    void import('../../components/site-map').then(() => (this.map_ready = true));
  }

  #verdicts(): TemplateResult | typeof nothing {
    if (!this.findings || this.findings instanceof Problem) return nothing;
    const counts = count_verdicts(this.findings.findings);
    const said = t(shell.findings_count, { fail: counts.fail, warning: counts.warning, open: counts.not_checked, pass: counts.pass });
    return notice(counts.fail ? 'bad' : counts.warning + counts.not_checked ? 'warn' : 'good', said, html`<a href="/vorgaenge/${this.application.id}?ansicht=pruefung">${t(text.findings)}</a>`);
  }

  override render(): TemplateResult {
    const { application } = this;
    const draft = application.draft;
    const procedure = this.procedures?.procedures.find(({ id }) => id === application.procedure);
    const facts = Object.entries(draft?.facts ?? {});
    return html`<div class="fw-split">
      <div class="fw-stack fw-stack--wide">
        ${application.changes?.length ? html`<fw-case-changes .application=${application}></fw-case-changes>` : nothing}
        ${link_list(application, '/vorgaenge')}
        ${hearing_note(application)}
        <dl class="fw-facts fw-facts--wide">
          ${fact(t(text.file_number), application.file_number || '–')}
          ${fact(t(text.authority), application.authority.name)}
          ${fact(t(text.procedure), procedure ? html`${t(procedure.name)} <span class="fw-small fw-muted">${procedure.basis}</span>` : application.procedure)}
          ${application.copied_from ? fact(t(text.copied_from), html`<a href="/vorgaenge/${application.copied_from.id}">${application.copied_from.file_number} ${application.copied_from.title}</a>`) : nothing}
          ${fact(t(text.received_on), date(application.received_on))}
          ${fact(t(text.complete_since), date(application.complete_on))}
          ${fact(t(text.parcels), draft?.parcels?.length ? html`<ul class="fw-plainlist">${draft.parcels.map((key) => html`<li>${parcel_label(key)} <span class="fw-small fw-muted fw-mono">${key}</span></li>`)}</ul>` : '–')}
          ${fact(t(text.principal), person(draft?.principal))}
          ${fact(t(text.designer), person(draft?.designer))}
          ${draft?.description ? fact(t(text.description), html`<span class="fw-prose">${draft.description}</span>`) : nothing}
          ${application.draft_version ? fact(t(text.draft_version), application.draft_version) : nothing}
        </dl>
        <div class="fw-row"><a href="/vorgaenge/${application.id}/statistik">${t(shell.statistics)}</a>
          ${application.allowed_actions.includes('get_case_participation_rules') ? html`<a href="/beteiligungsregeln?vorgang=${application.id}">${t(text.rules_on_case)}</a>` : nothing}</div>
        ${facts.length ? html`<section><h3>${t(text.facts)}</h3><dl class="fw-facts fw-facts--wide">${facts.map(([name, value]) => fact(fact_name(name), fact_value(value)))}</dl></section>` : nothing}
        ${draft?.parcels?.length || draft?.design ? html`<section class="fw-stack fw-stack--tight"><h3>${t(text.map)}</h3>${this.#verdicts()}
          ${this.map_ready ? html`<fw-site-map .label=${t(text.map)} .parcels=${draft.parcels ?? []} .design=${draft.design} .findings=${this.findings} .day=${application.as_of ?? ''}></fw-site-map>` : loading()}</section>` : nothing}
      </div>
      <div class="fw-stack"><fw-case-acts .application=${application} .procedures=${this.procedures}></fw-case-acts>
        <fw-decision-time .application=${application}></fw-decision-time>
        <fw-case-office class="fw-stack" .application=${application}></fw-case-office>
        <fw-case-erasure .application=${application}></fw-case-erasure></div>
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

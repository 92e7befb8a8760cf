// All statements side by side: topics as rows, agencies as columns, conditions numbered and ready to be taken over.
// Basis: § 70 Abs. 1, § 74 Abs. 4 HBO.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { date, parcel_name, sentence } from '../../format';
import { t, texts } from '../../i18n/text';
import { act_name, kind_name } from '../../pages/case/words';
import { same_wording, take_over, taken_over, unweighed, type Entry } from '../../pages/decision/conditions';
import { put_draft, type DecisionDraft } from '../../pages/decision/draft';
import { Act, announce } from '../../pages/case/act';
import { shell } from '../../i18n/shell';
import '../dialog';
import { button, check_field, radio_group, text_area } from '../fields';
import '../mark/mark';
import { matrix_text, request_state } from '../matrix/matrix';
import { badge, loading, notice, problem_notice } from '../notice';
import { open_acts } from './open-acts';
import { repeated, rows, type Comparison, type NumberedCondition, type Row, type SynopsisObjection } from './rows';
import './synopsis.css';
import { condition_place, objection_place } from './to-weigh';

const text = texts({
  none: { de: 'Noch keine Stelle wurde gefragt.', en: 'No agency has been asked yet.' },
  topic: { de: 'Thema', en: 'Topic' },
  without_topic: { de: 'Ohne Thema', en: 'Without a topic' },
  statement: { de: 'Stellungnahme', en: 'Statement' },
  received: { de: 'eingegangen am {date}', en: 'received on {date}' },
  attachments: { de: 'Anlagen', en: 'Attachments' },
  take: { de: 'In Entscheidung übernehmen', en: 'Take over into decision' },
  taken: { de: 'Übernommen als Nr. {n}', en: 'Taken over as no. {n}' },
  taken_saved: { de: 'Übernommen', en: 'Taken over' },
  same: { de: 'gleichlautend mit Nr. {n}', en: 'same wording as no. {n}' },
  merged: { de: 'Nr. {n} steht mit gleichem Wortlaut schon in der Entscheidung.', en: 'No. {n} already stands in the decision with the same wording.' },
  done: { de: 'Nr. {n} ist in die Entscheidung übernommen, noch nicht gespeichert.', en: 'No. {n} is taken over into the decision, not saved yet.' },
  take_all: { de: 'Alle übernehmen', en: 'Take all over' },
  done_all_one: { de: '1 Nebenbestimmung übernommen, noch nicht gespeichert.', en: '1 condition taken over, not saved yet.' },
  done_all: { de: '{n} Nebenbestimmungen übernommen, noch nicht gespeichert.', en: '{n} conditions taken over, not saved yet.' },
  to_decision: { de: 'Zur Entscheidung', en: 'To the decision' },
  no_conditions: { de: 'Bisher hat keine Stelle Nebenbestimmungen genannt.', en: 'No agency has named conditions so far.' },
  contradicts: { de: 'möglicher Widerspruch zu Nr. {n}', en: 'may contradict no. {n}' },
  weigh: { de: 'Abwägen', en: 'Weigh' },
  weighed: { de: 'Abgewogen', en: 'Weighed' },
  weighed_taken_over: { de: 'Übernommen', en: 'Taken over' },
  weighed_adapted: { de: 'Angepasst übernommen', en: 'Adapted' },
  weighed_rejected: { de: 'Nicht übernommen', en: 'Rejected' },
  weighing: { de: 'Nr. {n} abwägen', en: 'Weigh no. {n}' },
  weighing_result: { de: 'Ergebnis', en: 'Result' },
  weighing_reason: { de: 'Begründung', en: 'Reason' },
  weighing_missing: { de: 'Begründen Sie das Ergebnis', en: 'Give the reason' },
  weighing_save: { de: 'Abwägung speichern', en: 'Save the weighing' },
  weighing_saved: { de: 'Nr. {n} ist abgewogen.', en: 'No. {n} is weighed.' },
  weigh_many: { de: 'Mehrere zugleich abwägen', en: 'Weigh several at once' },
  weigh_many_which: { de: 'Welche Nebenbestimmungen?', en: 'Which conditions?' },
  weigh_many_none: { de: 'Wählen Sie mindestens eine aus', en: 'Choose at least one' },
  weighing_saved_one: { de: '1 Nebenbestimmung ist abgewogen.', en: '1 condition is weighed.' },
  weighing_saved_many: { de: '{n} Nebenbestimmungen sind abgewogen.', en: '{n} conditions are weighed.' },
  unweighed_only: { de: 'Die Nebenbestimmung ist noch nicht abgewogen.', en: 'The condition is not weighed yet.' },
  unweighed_one: { de: '1 von {m} Nebenbestimmungen ist noch nicht abgewogen.', en: '1 of {m} conditions is not weighed yet.' },
  unweighed: { de: '{n} von {m} Nebenbestimmungen sind noch nicht abgewogen.', en: '{n} of {m} conditions are not weighed yet.' },
  all_weighed: { de: 'Alle Nebenbestimmungen sind abgewogen.', en: 'All conditions are weighed.' },
  export: { de: 'Synopse mitnehmen', en: 'Take the synopsis away' },
  export_odt: { de: 'Textdokument (ODT)', en: 'Text document (ODT)' },
  export_xlsx: { de: 'Tabelle (XLSX)', en: 'Spreadsheet (XLSX)' },
  export_pdf: { de: 'PDF', en: 'PDF' },
  objections: { de: 'Einwendungen', en: 'Objections' },
  neighbour: { de: 'Nachbar {n}', en: 'Neighbour {n}' },
  objection: { de: 'Einwendung {n}', en: 'Objection {n}' },
  objection_taken_over: { de: 'Berücksichtigt', en: 'Allowed for' },
  objection_adapted: { de: 'Teilweise berücksichtigt', en: 'Allowed for in part' },
  objection_rejected: { de: 'Zurückgewiesen', en: 'Rejected' },
  objection_saved: { de: 'Die Einwendung ist abgewogen.', en: 'The objection is weighed.' },
  late: { de: 'verspätet', en: 'late' },
  table: { de: 'Texte und Nebenbestimmungen nach Themen und Stellen', en: 'Texts and conditions by topic and agency' },
});

type WeighingResult = 'taken_over' | 'adapted' | 'rejected';

@customElement('fw-synopsis')
export class Synopsis extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) draft: DecisionDraft | undefined;
  @state() private comparison: Comparison | undefined;
  @state() private problem: Problem | undefined;
  @state() private said = '';
  @state() private weighing: NumberedCondition | undefined;
  @state() private weighed: SynopsisObjection | undefined; // an objection being weighed
  @state() private many: NumberedCondition[] | undefined; // being weighed together
  @state() private chosen = new Set<number>(); // their numbers
  @state() private none_chosen = false;
  @state() private result: WeighingResult = 'taken_over';
  @state() private reason = '';
  @state() private reason_missing = false;
  #unshown = true;
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('fw-begun', () => (this.said = ''));
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('application')) void this.#load();
    if (this.#unshown && this.comparison) this.#show();
  }

  // The condition or objection that the address asks for.
  #show(): void {
    this.#unshown = false;
    const asked = document.getElementById(new URLSearchParams(location.search).get('zu') ?? '');
    if (!asked || !this.contains(asked)) return;
    asked.focus();
    asked.scrollIntoView({ block: 'center' });
  }

  async #load(): Promise<void> {
    try {
      this.comparison = (await call(api.GET('/api/v1/applications/{application}/statements', { params: { path: { application: this.application.id }, query: as_of(this.application) } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    const comparison = this.comparison;
    if (!comparison) return loading();
    if (!comparison.requests.length && !comparison.objections.length) return html`<p>${t(text.none)}</p>`;
    const may = this.application.allowed_actions.includes('draft_decision');
    return html`<div class="fw-stack">
      ${open_acts(this.application, comparison)}
      <div class="fw-columns">${comparison.requests.map((request) => this.#statement(request))}</div>
      <div role="status">${this.said ? notice('good', this.said, html`<a href="/vorgaenge/${this.application.id}?ansicht=entscheidung">${t(text.to_decision)}</a>`) : nothing}</div>
      ${comparison.conditions.length || comparison.requests.some(({ statement }) => statement?.topics.length)
        ? html`${may && comparison.conditions.length ? html`<div>${button(t(text.take_all), () => this.#take_all(comparison), 'secondary')}</div>` : nothing}${comparison.conditions.length ? this.#progress(comparison) : nothing}${this.#table(comparison, may)}`
        : html`<p class="fw-muted">${t(text.no_conditions)}</p>`}
      ${this.#objections(comparison)}
      ${this.application.as_of ? nothing : this.#exports()}
    </div>${this.#dialog()}`;
  }

  #exports(): TemplateResult {
    const base = `/api/v1/applications/${this.application.id}/synopsis/`;
    return html`<nav class="fw-synopsis__exports" aria-label=${t(text.export)}><strong>${t(text.export)}:</strong>
      ${(['odt', 'xlsx', 'pdf'] as const).map((format) => html`<a class="fw-plain" href=${base + format} download>${t(text[`export_${format}`])}</a>`)}</nav>`;
  }

  #progress(comparison: Comparison): TemplateResult {
    const open = unweighed(comparison.conditions, this.draft?.entries).length;
    const several = open > 1 && this.application.allowed_actions.includes('weigh_conditions');
    return html`<div class="fw-row"><p class="fw-small fw-muted">${open ? t(comparison.conditions.length === 1 ? text.unweighed_only : open === 1 ? text.unweighed_one : text.unweighed, { n: open, m: comparison.conditions.length }) : t(text.all_weighed)}</p>
      ${several ? html`<button class="fw-plain" type="button" @click=${() => this.#open_many(comparison)}>${t(text.weigh_many)}</button>` : nothing}</div>`;
  }

  #dialog(): TemplateResult {
    const one = this.weighing ?? this.weighed;
    const condition = one ?? this.many;
    const close = (): void => void (this.weighing = this.weighed = this.many = undefined);
    return html`<fw-dialog .heading=${this.weighed ? objector(this.weighed) : one ? t(text.weighing, { n: one.number }) : t(text.weigh_many)} .open=${!!condition} @close=${close}
      .body=${condition ? html`<div class="fw-stack fw-stack--tight">${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
        ${one ? html`<p class="fw-synopsis__text">${one.text}</p>` : this.#which()}
        ${radio_group({ id: 'weighing-result', legend: t(text.weighing_result), value: this.result, on_change: (value) => (this.result = value as WeighingResult) }, (['taken_over', 'adapted', 'rejected'] as const).map((value) => ({ value, label: t(text[`weighed_${value}`]) })))}
        ${text_area({ id: 'weighing-reason', label: t(text.weighing_reason), value: this.reason, optional: this.result === 'taken_over' && !this.weighed, error: this.reason_missing ? t(text.weighing_missing) : undefined, on_input: (value) => (this.reason = value) }, 4)}</div>` : nothing}
      .footer=${condition ? html`${button(t(shell.cancel), close, 'secondary')}${button(t(text.weighing_save), () => void this.#weigh(), 'primary', { disabled: this.#act.busy })}` : nothing}></fw-dialog>`;
  }

  #start_weighing({ weighing }: Pick<NumberedCondition, 'weighing'>): void {
    this.#act.clear();
    this.result = weighing?.result ?? 'taken_over';
    this.reason = weighing?.reason ?? '';
    this.reason_missing = false;
  }

  #open_many(comparison: Comparison): void {
    this.#start_weighing({ weighing: null });
    this.chosen = new Set();
    this.none_chosen = false;
    this.many = unweighed(comparison.conditions, this.draft?.entries);
  }

  #which(): TemplateResult {
    const choose = (n: number, on: boolean): void => void (this.chosen = new Set(on ? [...this.chosen, n] : [...this.chosen].filter((other) => other !== n)));
    return html`<fieldset class="fw-fieldset"><legend id="weigh-which" tabindex="-1">${t(text.weigh_many_which)}</legend>
      ${this.none_chosen ? html`<p class="kern-error">${t(text.weigh_many_none)}</p>` : nothing}
      ${(this.many ?? []).map((one) => check_field(`weigh-${one.number}`, html`<strong>Nr. ${one.number}</strong> ${one.agency.name}: ${one.text}`, this.chosen.has(one.number), (on) => choose(one.number, on)))}</fieldset>`;
  }

  #open_weighing(condition: NumberedCondition): void {
    this.#start_weighing(condition);
    this.weighing = condition;
  }

  async #weigh(): Promise<void> {
    const { weighing: condition, weighed: objection } = this;
    this.reason_missing = (this.result !== 'taken_over' || !!objection) && !this.reason.trim();
    if (this.reason_missing) return this.querySelector<HTMLElement>('#weighing-reason')?.focus();
    const outcome = { result: this.result, reason: this.reason.trim() };
    const together = (this.many ?? []).filter(({ number }) => this.chosen.has(number));
    this.none_chosen = !!this.many && !together.length;
    if (this.none_chosen) return this.querySelector<HTMLElement>('#weigh-which')?.focus();
    const conditions = condition ? [condition] : together;
    const weighings = objection ? [{ objection: objection.id, ...outcome }] : conditions.map(({ source, id }) => ({ request: source ?? '', condition: id, ...outcome }));
    const params = { path: { application: this.application.id } };
    if (!(await this.#act.run(this.application.version, (headers) => call(api.POST('/api/v1/applications/{application}/weighings', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] }, body: { weighings } }))))) return;
    this.weighing = this.weighed = this.many = undefined;
    this.said = '';
    announce(this, objection ? t(text.objection_saved) : together.length ? t(together.length === 1 ? text.weighing_saved_one : text.weighing_saved_many, { n: together.length }) : t(text.weighing_saved, { n: condition?.number ?? 0 }), true);
  }

  // Neighbours and the public, by number: the synopsis leaves the house.
  #objections(comparison: Comparison): TemplateResult | typeof nothing {
    if (!comparison.objections.length) return nothing;
    const may = this.application.allowed_actions.includes('weigh_conditions');
    return html`<section class="fw-stack fw-stack--tight"><h3>${t(text.objections)}</h3>${comparison.objections.map((one) => html`<article class="fw-card" id=${objection_place(one)} tabindex="-1">
      <div class="fw-row fw-row--between"><h4>${objector(one)}</h4>${one.late ? badge('warn', t(text.late), 'warn') : nothing}</div>
      <p class="fw-small fw-muted">${one.parcels.length ? `${one.parcels.map(parcel_name).join('; ')} · ` : ''}${t(text.received, { date: date(one.received_on) })}</p>
      <p class="fw-synopsis__text">${one.text}</p>
      ${one.weighing ? html`<p class="fw-small"><strong>${t(text[`objection_${one.weighing.result}`])}</strong>: ${one.weighing.reason}</p>` : nothing}
      ${may ? html`<button class="fw-plain" type="button" @click=${() => {
        this.#start_weighing(one);
        this.weighed = one;
      }}>${t(text.weigh)}<span class="fw-sr">: ${objector(one)}</span></button>` : nothing}</article>`)}</section>`;
  }

  #statement(request: StatementRequest): TemplateResult {
    const statement = request.statement;
    return html`<article class="fw-card">
      <div><h3>${request.agency.name}</h3><p class="fw-small fw-muted">${act_name(request.act)}${statement ? html`, ${t(text.received, { date: date(statement.received_on) })}` : nothing}</p></div>
      <div class="fw-row">${request_state(request)}</div>
      ${statement?.refer_to ? html`<p class="fw-small">${t(matrix_text.referred, { name: statement.refer_to })}</p>` : nothing}
      ${request.withdrawn_on && request.withdrawn_because ? html`<p class="fw-small">${t(matrix_text.withdrawn_because, { date: date(request.withdrawn_on), reason: request.withdrawn_because })}</p>` : nothing}
      ${request.consent_replaced ? html`<p class="fw-small">${t(matrix_text.replaced, { date: date(request.consent_replaced.on) })}</p>` : nothing}
      ${request.plans ? html`<p class="fw-small">${sentence(t(request.plans))}</p>` : nothing}
      ${statement?.text ? html`<p class="fw-synopsis__text">${statement.text}</p>` : nothing}
      ${statement?.attachments?.length ? html`<div><p class="fw-small fw-muted">${t(text.attachments)}</p><ul class="fw-plainlist">${statement.attachments.map((document) => html`<li>
        <a href="/api/v1/applications/${this.application.id}/documents/${document.id}/versions/${document.versions.at(-1)?.version ?? 1}" target="_blank" rel="noopener">${document.title || document.versions[0]?.file_name}</a></li>`)}</ul></div>` : nothing}
    </article>`;
  }

  #table(comparison: Comparison, may: boolean): TemplateResult {
    const same = repeated(comparison.conditions);
    const used = comparison.requests.map((request) => !!request.statement?.topics.length || comparison.conditions.some(({ source }) => source === request.id));
    const columns = comparison.requests.filter((_, index) => used[index]);
    const topic = (row: Row): string => row.topic || t(text.without_topic);
    return html`<div class="fw-synopsis" tabindex="0" role="region" aria-label=${t(text.table)}><table>
      <thead><tr><th scope="col">${t(text.topic)}</th>${columns.map((request) => html`<th scope="col">${request.agency.name}</th>`)}</tr></thead>
      <tbody>${rows(comparison).map((row) => html`<tr><th scope="row">${topic(row)}</th>
        ${row.cells.map((cell, index) => (used[index] ? this.#cell(comparison.requests[index]?.agency.name ?? '', row.texts[index] ?? '', cell.map((condition) => this.#condition(condition, same, may))) : nothing))}</tr>`)}</tbody>
    </table></div>`;
  }

  // What the statement says to the topic, then its conditions.
  #cell(agency: string, said: string, conditions: TemplateResult[]): TemplateResult {
    if (!said && !conditions.length) return html`<td data-label=${agency}><span class="fw-muted">–</span></td>`;
    return html`<td data-label=${agency}>${said ? html`<p class="fw-synopsis__text fw-synopsis__said">${said}</p>` : nothing}${conditions}</td>`;
  }

  #condition(condition: NumberedCondition, same: Map<number, number>, may: boolean): TemplateResult {
    const entries = this.draft?.entries ?? [];
    const entry = taken_over(entries, condition) ?? same_wording(entries, condition.text);
    const original = same.get(condition.number);
    return html`<div class="fw-synopsis__condition" id=${condition_place(condition)} tabindex="-1">
      <p><strong>Nr. ${condition.number}</strong> <span class="fw-small fw-muted">${kind_name(condition.kind)}${original ? html` · ${t(text.same, { n: original })}` : nothing}</span></p>
      ${condition.contradicts?.length ? html`<p>${badge('warn', t(text.contradicts, { n: condition.contradicts.join(', ') }), 'warn')}</p>` : nothing}
      <p class="fw-synopsis__text">${condition.text}</p>
      ${condition.legal_basis ? html`<p class="fw-small fw-muted">${condition.legal_basis}</p>` : nothing}
      ${condition.mark ? html`<fw-mark .mark=${condition.mark} .number=${String(condition.number)} .base=${`/api/v1/applications/${this.application.id}/documents`} .documents=${this.application.documents}></fw-mark>` : nothing}
      ${condition.reason ? html`<p class="fw-small">${condition.reason}</p>` : nothing}
      ${entry || (!this.draft && condition.taken_over) ? badge('good', entry ? t(text.taken, { n: place(entries, entry) }) : t(text.taken_saved), 'good')
        : may ? html`<button class="fw-plain" type="button" @click=${() => this.#take(condition)}>${t(text.take)}<span class="fw-sr">: Nr. ${condition.number}</span></button>` : nothing}
      ${condition.weighing ? html`<p class="fw-small">${t(text.weighed)}: <strong>${t(text[`weighed_${condition.weighing.result}`])}</strong>${condition.weighing.reason ? `: ${condition.weighing.reason}` : ''}</p>` : nothing}
      ${this.application.allowed_actions.includes('weigh_conditions') ? html`<button class="fw-plain" type="button" @click=${() => this.#open_weighing(condition)}>${t(text.weigh)}<span class="fw-sr">: Nr. ${condition.number}</span></button>` : nothing}
    </div>`;
  }

  #take(condition: NumberedCondition): void {
    if (!this.draft) return;
    const { entries, merged } = take_over(this.draft.entries, condition);
    this.said = t(merged ? text.merged : text.done, { n: condition.number });
    if (!merged) put_draft(this, { ...this.draft, entries });
  }

  #take_all(comparison: Comparison): void {
    if (!this.draft) return;
    let entries = this.draft.entries;
    for (const condition of comparison.conditions) if (condition.weighing?.result !== 'rejected') entries = take_over(entries, condition).entries;
    const taken = entries.length - this.draft.entries.length;
    this.said = t(taken === 1 ? text.done_all_one : text.done_all, { n: taken });
    if (taken) put_draft(this, { ...this.draft, entries });
  }
}

const objector = (one: SynopsisObjection): string => t(one.neighbour ? text.neighbour : text.objection, { n: one.number });

const place = (entries: readonly Entry[], entry: Entry): number => entries.indexOf(entry) + 1;

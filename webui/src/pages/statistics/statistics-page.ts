// The statistics of one case: what is known and from where, what is asked once, and whether it is reported at all.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { button, check_field, select_field, text_field } from '../../components/fields';
import { loading, notice, problem_notice, type Tone } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { answers, applying, code_list, counts_of, counts_text, is_asked, sent, shown, typed_of, type StatField, type StatSection, type Statistics, type Typed } from './fields';
import { text } from './texts';

const month_name = (day: string): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`;
const tones: Record<StatSection['duty'], Tone> = { reported: 'info', exempt: 'good', not_checked: 'warn', none: 'info' };

@customElement('fw-statistics-page')
export class StatisticsPage extends FwPage {
  @state() private seen: Statistics | undefined;
  @state() private typed: Readonly<Record<string, Typed>> = {}; // by section
  @state() private reason = '';
  @state() private problem: Problem | undefined;
  @state() private errors = new Map<string, string>();
  @state() private said = '';
  @state() private name = '';
  #before: Readonly<Record<string, Typed>> = {};
  #etag = '';
  #may = false;
  #authority = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override may_leave(): boolean {
    return JSON.stringify(this.typed) === JSON.stringify(this.#before) || confirm(t(text.unsaved));
  }

  get #path(): { application: string } {
    return { application: this.params['id'] ?? '' };
  }

  async #load(): Promise<void> {
    try {
      const params = { path: this.#path };
      const { data: application } = await call(api.GET('/api/v1/applications/{application}', { params }));
      const { data, etag } = await call(api.GET('/api/v1/applications/{application}/statistics', { params }));
      this.#may = application.allowed_actions.includes('give_statistics');
      this.#authority = location.pathname.startsWith('/vorgaenge/');
      this.#etag = etag ?? '';
      this.#before = Object.fromEntries(data.sections.map(({ key, fields }) => [key, typed_of(fields)]));
      this.typed = this.#before;
      this.name = application.title;
      this.set_title(`${t(text.title)}: ${application.title}`);
      this.seen = data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // Who answers what: the authority may fill in for the applicant, not the other way round.
  readonly #ours = (field: StatField): boolean => is_asked(field) && this.#may && (this.#authority || !field.by_authority);

  #applying(section: StatSection): StatField[] {
    const project = this.seen?.sections[0];
    const around = project && section.of !== 'project' ? project : undefined;
    return applying(section.fields, this.typed[section.key] ?? {}, around?.fields, this.typed['']);
  }
  #id(section: StatSection, field: StatField): string {
    return `s${this.seen?.sections.indexOf(section) ?? 0}-${field.id}`;
  }

  async #save(): Promise<void> {
    const sections = this.seen?.sections ?? [];
    this.said = '';
    this.problem = undefined;
    const asked = sections.map((section) => ({ section, fields: this.#applying(section).filter(this.#ours) }));
    this.errors = new Map(asked.flatMap(({ section, fields }) => fields.filter((field) => sent(field, this.typed[section.key]?.[field.id] ?? '') === undefined)
      .map((field): [string, string] => [this.#id(section, field), t(field.kind === 'month' ? text.bad_month : text.bad_number)])));
    if (this.errors.size) {
      await this.updateComplete;
      const first = this.querySelector<HTMLElement>(`#${[...this.errors.keys()][0]}`);
      first?.closest('details')?.setAttribute('open', '');
      first?.focus();
      return;
    }
    // The one reason is for what is reported: of who is exempt nothing more is wanted.
    const list = asked.flatMap(({ section, fields }) => answers(fields, this.#before[section.key] ?? {}, this.typed[section.key] ?? {}, section.duty === 'exempt' ? '' : this.reason, section.key));
    if (!list.length) {
      this.said = t(text.nothing_new);
      return;
    }
    try {
      const header = this.#etag ? { 'If-Match': this.#etag } : {};
      await call(api.POST('/api/v1/applications/{application}/statistics', { params: { path: this.#path, header }, body: { answers: list } }));
      this.reason = '';
      await this.#load();
      this.said = t(text.saved);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #put(section: StatSection, field: StatField, value: string): void {
    this.typed = { ...this.typed, [section.key]: { ...this.typed[section.key], [field.id]: value } };
  }

  #duty(section: StatSection): TemplateResult | typeof nothing {
    if (section.duty === 'none') return nothing;
    const body = html`<p>${section.why ? t(section.why) : nothing}</p>
      ${section.steps.length ? html`<ul class="fw-plainlist">${section.steps.map((step) => html`<li>${t(step)}</li>`)}</ul>` : nothing}
      ${section.basis ? html`<p class="fw-small">${section.basis}</p>` : nothing}`;
    return notice(tones[section.duty], t(text[`duty_${section.duty}`]), body);
  }

  #fact(field: StatField): TemplateResult {
    const value = field.value;
    return html`<div><dt>${t(field.name)}</dt><dd>${value?.value ? html`${shown(field, value.value)}<br />` : value?.unknown_because ? nothing : '–'}
      <span class="fw-small fw-muted">${value?.source ? t(text.source, { source: t(value.source) }) : value?.unknown_because ? t(text.unknown, { why: t(value.unknown_because) }) : nothing}</span></dd></div>`;
  }

  #control(section: StatSection, field: StatField): TemplateResult {
    const value = this.typed[section.key]?.[field.id] ?? '';
    const id = this.#id(section, field);
    const unknown = field.value?.unknown_because;
    const from = field.value?.value && field.value.source && value === this.#before[section.key]?.[field.id] ? t(text.source, { source: t(field.value.source) }) : '';
    const of_all = field.value?.of_all ? t(text.of_all, { value: shown(field, field.value.of_all) }) : '';
    const why = !value && unknown && !field.value?.open ? t(text.unknown, { why: t(unknown) }) : '';
    const hint = [field.help ? t(field.help) : '', from, of_all, why, field.note ? t(field.note) : ''].filter(Boolean).join(' ');
    const common = { id, label: t(field.name), value, hint, error: this.errors.get(id), on_input: (typed: string) => this.#put(section, field, typed) };
    if (field.kind === 'code') return select_field(common, [{ value: '', label: t(text.choose) }, ...field.codes.map(({ code, name }) => ({ value: code, label: name }))]);
    if (field.kind === 'codes') return this.#group(field, hint, html`${field.codes.map(({ code, name }) => check_field(`${id}-${code}`, name, code_list(value).includes(code), (on) => {
      const chosen = new Set(code_list(value));
      if (on) chosen.add(code);
      else chosen.delete(code);
      this.#put(section, field, field.codes.map((one) => one.code).filter((one) => chosen.has(one)).join(','));
    }))}`);
    if (field.kind === 'counts') return this.#group(field, hint, html`<div class="fw-row">${field.codes.map(({ code, name }) => text_field({ id: `${id}-${code}`, label: name, value: counts_of(value)[code] ?? '', on_input: (typed) => this.#put(section, field, counts_text({ ...counts_of(value), [code]: typed.trim() })) }, { inputmode: 'numeric', maxlength: 5 }))}</div>`);
    return text_field(common, { inputmode: field.kind === 'text' || field.kind === 'month' ? 'text' : field.kind === 'whole' ? 'numeric' : 'decimal', ...(field.unit ? { unit: field.unit } : {}), maxlength: 200 });
  }

  #group(field: StatField, hint: string, body: TemplateResult): TemplateResult {
    return html`<fieldset class="kern-fieldset"><legend class="kern-label">${t(field.name)}</legend>${hint ? html`<div class="kern-hint">${hint}</div>` : nothing}<div class="kern-fieldset__body">${body}</div></fieldset>`;
  }

  #heading(section: StatSection): string {
    if (section.name) return section.of === 'building' ? t(text.building, { name: t(section.name) }) : t(section.name);
    return t(section.of === 'project' ? text.project : text.one_building);
  }

  #section(section: StatSection, index: number): TemplateResult {
    const fields = this.#applying(section);
    const mine = fields.filter(this.#ours);
    const told = fields.filter((field) => !mine.includes(field));
    const asked = html`<div class="fw-stack fw-measure">${mine.map((field) => this.#control(section, field))}</div>`;
    return html`<section class="fw-stack" aria-labelledby="section-${index}"><h2 id="section-${index}">${this.#heading(section)}</h2>
      ${this.#duty(section)}
      ${section.remarks.map((remark) => notice('warn', t(remark)))}
      ${told.length ? html`<dl class="fw-facts fw-facts--wide">${told.map((field) => this.#fact(field))}</dl>` : nothing}
      ${!mine.length ? nothing : section.duty === 'exempt' ? html`<details class="fw-why"><summary>${t(text.exempt_asked)}</summary>${asked}</details>` : asked}
    </section>`;
  }

  override render(): TemplateResult {
    const seen = this.seen;
    if (!seen) return this.problem ? problem_notice(this.problem) : loading();
    const back = `/${this.#authority ? 'vorgaenge' : 'antraege'}/${this.params['id'] ?? ''}`;
    const asks = seen.sections.some((section) => section.fields.some(this.#ours));
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p><a href=${back}>${this.name}</a></p></div>
      <div class="fw-stack fw-stack--wide">
        ${seen.why_none ? notice('info', t(text.duty_none), t(seen.why_none)) : nothing}
        <div role="status">${this.said ? notice('good', this.said, seen.complete ? t(text.complete) : nothing) : nothing}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${seen.reports.length ? html`<section><h2>${t(text.reports)}</h2><ul class="fw-plain-list">${seen.reports.map((report) => html`<li>${t(text.report, { name: t(report.name), date: report.occasion === 'removal' ? month_name(report.on) : date(report.on), message: report.message })}${report.of_name ? html`: ${t(report.of_name)}` : nothing}</li>`)}</ul></section>` : nothing}
        ${asks ? html`<p class="fw-muted">${t(text.intro)}</p>` : nothing}
        <form class="fw-stack fw-stack--wide" novalidate @submit=${(event: Event) => {
          event.preventDefault();
          void this.#save();
        }}>${seen.sections.map((section, index) => this.#section(section, index))}
          ${asks ? html`<div class="fw-stack fw-measure">${text_field({ id: 's-reason', label: t(text.reason), hint: t(text.reason_hint), optional: true, value: this.reason, on_input: (typed) => (this.reason = typed) }, { maxlength: 500 })}
            <div>${button(t(text.save), undefined, 'primary', { type: 'submit' })}</div></div>` : nothing}</form>
      </div>`;
  }
}

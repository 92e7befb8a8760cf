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
import { answers, applying, code_list, counts_of, counts_text, is_asked, sent, shown, typed_of, type StatField, type Statistics, type Typed } from './fields';
import { text } from './texts';

const tones: Record<Statistics['duty'], Tone> = { reported: 'info', exempt: 'good', not_checked: 'warn', none: 'info' };

@customElement('fw-statistics-page')
export class StatisticsPage extends FwPage {
  @state() private seen: Statistics | undefined;
  @state() private typed: Typed = {};
  @state() private reason = '';
  @state() private problem: Problem | undefined;
  @state() private errors = new Map<string, string>();
  @state() private said = '';
  @state() private name = '';
  #before: Typed = {};
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
      this.#before = typed_of(data.fields);
      this.typed = this.#before;
      this.name = application.title;
      this.set_title(`${t(text.title)}: ${application.title}`);
      this.seen = data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // Who answers what: the authority may fill in for the applicant, not the other way round.
  readonly #ours = (field: StatField): boolean => this.#authority || !field.by_authority;

  async #save(): Promise<void> {
    const fields = this.seen?.fields ?? [];
    this.said = '';
    this.problem = undefined;
    this.errors = new Map(applying(fields, this.typed).filter((field) => is_asked(field) && sent(field, this.typed[field.id] ?? '') === undefined).map(({ id }) => [id, t(text.bad_number)]));
    if (this.errors.size) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    try {
      const header = this.#etag ? { 'If-Match': this.#etag } : {};
      await call(api.POST('/api/v1/applications/{application}/statistics', { params: { path: this.#path, header }, body: { answers: answers(fields, this.#before, this.typed, this.reason, this.#ours) } }));
      this.reason = '';
      await this.#load();
      this.said = t(text.saved);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #put(field: StatField, value: string): void {
    this.typed = { ...this.typed, [field.id]: value };
  }

  #duty(seen: Statistics): TemplateResult {
    const body = html`<p>${seen.why ? t(seen.why) : nothing}</p>
      ${seen.steps.length ? html`<ul class="fw-plainlist">${seen.steps.map((step) => html`<li>${t(step)}</li>`)}</ul>` : nothing}
      ${seen.basis ? html`<p class="fw-small">${seen.basis}</p>` : nothing}`;
    return notice(tones[seen.duty], t(text[`duty_${seen.duty}`]), body);
  }

  #fact(field: StatField): TemplateResult {
    const value = field.value;
    return html`<div><dt>${t(field.name)}</dt><dd>${value?.value ? shown(field, value.value) : '–'}
      <br /><span class="fw-small fw-muted">${value?.source ? t(text.source, { source: t(value.source) }) : value?.unknown_because ? t(text.unknown, { why: t(value.unknown_because) }) : nothing}</span></dd></div>`;
  }

  #control(field: StatField): TemplateResult {
    const value = this.typed[field.id] ?? '';
    const from = field.value?.value && field.value.source && value === this.#before[field.id] ? t(text.source, { source: t(field.value.source) }) : '';
    const why = !value && field.value?.unknown_because && !field.value.open ? t(text.unknown, { why: t(field.value.unknown_because) }) : '';
    const hint = [field.help ? t(field.help) : '', from, why, field.note ? t(field.note) : ''].filter(Boolean).join(' ');
    const common = { id: `s-${field.id}`, label: t(field.name), value, hint, error: this.errors.get(field.id), on_input: (typed: string) => this.#put(field, typed) };
    if (field.kind === 'code') return select_field(common, [{ value: '', label: t(text.choose) }, ...field.codes.map(({ code, name }) => ({ value: code, label: name }))]);
    if (field.kind === 'codes') return this.#group(field, hint, html`${field.codes.map(({ code, name }) => check_field(`s-${field.id}-${code}`, name, code_list(value).includes(code), (on) => {
      const chosen = new Set(code_list(value));
      if (on) chosen.add(code);
      else chosen.delete(code);
      this.#put(field, field.codes.map((one) => one.code).filter((one) => chosen.has(one)).join(','));
    }))}`);
    if (field.kind === 'counts') return this.#group(field, hint, html`<div class="fw-row">${field.codes.map(({ code, name }) => text_field({ id: `s-${field.id}-${code}`, label: name, value: counts_of(value)[code] ?? '', on_input: (typed) => this.#put(field, counts_text({ ...counts_of(value), [code]: typed.trim() })) }, { inputmode: 'numeric', maxlength: 5 }))}</div>`);
    return text_field(common, { inputmode: field.kind === 'text' ? 'text' : field.kind === 'whole' ? 'numeric' : 'decimal', ...(field.unit ? { unit: field.unit } : {}), maxlength: 200 });
  }

  #group(field: StatField, hint: string, body: TemplateResult): TemplateResult {
    return html`<fieldset class="kern-fieldset"><legend class="kern-label">${t(field.name)}</legend>${hint ? html`<div class="kern-hint">${hint}</div>` : nothing}<div class="kern-fieldset__body">${body}</div></fieldset>`;
  }

  override render(): TemplateResult {
    const seen = this.seen;
    if (!seen) return this.problem ? problem_notice(this.problem) : loading();
    const fields = applying(seen.fields, this.typed);
    const mine = fields.filter((field) => is_asked(field) && this.#ours(field) && this.#may);
    const told = fields.filter((field) => !mine.includes(field));
    const back = `/${this.#authority ? 'vorgaenge' : 'antraege'}/${this.params['id'] ?? ''}`;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p><a href=${back}>${this.name}</a></p></div>
      <div class="fw-stack fw-stack--wide">
        ${this.#duty(seen)}
        <div role="status">${this.said ? notice('good', this.said, seen.complete ? t(text.complete) : nothing) : nothing}</div>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${seen.remarks.map((remark) => notice('warn', t(remark)))}
        ${seen.reports.length ? html`<section><h2>${t(text.reports)}</h2><ul class="fw-plainlist">${seen.reports.map((report) => html`<li>${t(text.report, { name: t(report.name), date: date(report.on), message: report.message })}</li>`)}</ul></section>` : nothing}
        ${told.length ? html`<section class="fw-stack"><h2>${t(text.known)}</h2><dl class="fw-facts fw-facts--wide">${told.map((field) => this.#fact(field))}</dl></section>` : nothing}
        ${mine.length ? html`<section class="fw-stack"><h2>${t(text.asked)}</h2><p class="fw-muted">${t(text.intro)}</p>
          <form class="fw-stack fw-measure" novalidate @submit=${(event: Event) => {
            event.preventDefault();
            void this.#save();
          }}>${mine.map((field) => this.#control(field))}
            ${text_field({ id: 's-reason', label: t(text.reason), hint: t(text.reason_hint), optional: true, value: this.reason, on_input: (typed) => (this.reason = typed) }, { maxlength: 500 })}
            <div>${button(t(text.save), undefined, 'primary', { type: 'submit' })}</div></form></section>` : nothing}
      </div>`;
  }
}

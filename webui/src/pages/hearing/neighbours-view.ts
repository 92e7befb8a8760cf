// Neighbours of a case: adjoining parcels with what concerns them, letters with their own periods, answers. § 71 HBO.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Neighbour, Neighbours } from '../../api/types';
import { button } from '../../components/fields';
import { badge, loading, notice, problem_notice, type Tone } from '../../components/notice';
import { date, number, parcel_name } from '../../format';
import { t } from '../../i18n/text';
import { announce } from '../case/act';
import { why_not } from '../case/case-acts';
import { chosen, document_link, HearingView, plans_of } from './hearing-parts';
import { text } from './texts';
import './hearing.css';

const tones: Record<Neighbour['standing'], Tone | 'plain'> = { named: 'plain', on_its_way: 'info', running: 'info', silent: 'plain', consented: 'good', objected: 'warn', returned: 'bad' };

@customElement('fw-neighbours-view')
export class NeighboursView extends HearingView {
  @property({ attribute: false }) override application!: Application;
  @state() private seen: Neighbours | undefined;
  @state() private problem: Problem | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('application')) void this.#load();
  }
  protected override version(): number {
    return this.application.version;
  }
  #may(action: string): boolean {
    return this.application.allowed_actions.includes(action);
  }
  readonly #path = (): { path: { application: string } } => ({ path: { application: this.application.id } });
  readonly #of = (neighbour: Neighbour): { path: { application: string; neighbour: string } } => ({ path: { application: this.application.id, neighbour: neighbour.id } });

  async #load(): Promise<void> {
    try {
      this.seen = (await call(api.GET('/api/v1/applications/{application}/neighbours', { params: { ...this.#path(), query: as_of(this.application) } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.seen) return loading();
    const { neighbours } = this.seen;
    const free = neighbours.filter(({ standing }) => standing === 'named' || standing === 'returned' || standing === 'silent');
    return html`<div class="fw-stack fw-stack--wide">
      ${neighbours.length ? html`<section class="fw-stack fw-stack--tight">
        <div class="fw-actions">${button(t(text.notify), () => this.#notify(free), 'primary', { disabled: !this.#may('notify_neighbours') || !free.length, describe: 'notify-why' })}</div>
        ${this.#may('notify_neighbours') && free.length ? nothing : html`<p class="fw-small fw-muted" id="notify-why">${this.#may('notify_neighbours') ? t(text.notify_nobody) : why_not(this.application, 'notify_neighbours')}</p>`}
        <ul class="fw-plainlist fw-hearing">${neighbours.map((neighbour) => this.#neighbour(neighbour))}</ul></section>` : html`<p class="fw-muted">${t(text.none)}</p>`}
      ${this.application.as_of ? nothing : this.#adjoining(this.seen)}
    </div>${this.dialog()}`;
  }

  #neighbour(neighbour: Neighbour): TemplateResult {
    const sent = neighbour.notification;
    const { answer } = neighbour;
    const acts: [string, string, () => void, boolean][] = [
      ['record_neighbour_receipt', t(text.receipt), () => this.#receipt(neighbour), !!sent && !sent.received_on && !sent.returned_on && !answer],
      ['return_neighbour_letter', t(text.return), () => this.#returned(neighbour), !!sent && !sent.received_on && !sent.returned_on && !answer && !neighbour.opened_on],
      ['enter_neighbour_answer', t(text.answer), () => this.#answer(neighbour), true],
      ['remove_neighbour', t(text.remove), () => this.#remove(neighbour), !sent && !answer],
    ];
    return html`<li class="fw-card">
      <div class="fw-row fw-row--between"><h3>${t(text.named_as, { n: neighbour.number })}: ${neighbour.person.name}</h3>${badge(tones[neighbour.standing], t(text[`standing_${neighbour.standing}`]))}</div>
      <p class="fw-small fw-muted">${neighbour.parcels.map(({ name }) => parcel_name(name)).join('; ')} · ${place(neighbour)}${neighbour.boundary_m ? html` · ${t(text.boundary)} ${number(neighbour.boundary_m)} m` : nothing}</p>
      ${neighbour.concern ? html`<p class="fw-small fw-prose">${neighbour.concern}</p>` : nothing}
      ${sent ? html`<p class="fw-small">${t(text.sent, { date: date(sent.sent_on), service: t(text[sent.service]) })}${sent.received_on ? html` · ${t(text.received, { date: date(sent.received_on) })}` : sent.deadline && sent.service !== 'certificate' ? html` · ${t(text.received_assumed, { date: date(sent.deadline.from) })}` : nothing}${neighbour.opened_on ? html` · ${t(text.opened, { date: date(neighbour.opened_on) })}` : nothing}</p>
        ${sent.deadline && !sent.returned_on ? html`<p><strong>${t(text.until, { date: date(sent.deadline.end) })}</strong></p>` : nothing}
        ${sent.returned_on ? html`<p class="fw-small">${t(text.returned, { date: date(sent.returned_on), reason: sent.returned_because })}</p>` : nothing}
        <p>${document_link(this.application, sent.letter, t(text.letter))}</p>` : nothing}
      ${answer ? html`<p class="fw-small">${t(text.answered, { date: date(answer.received_on) })} (${t(text[`from_${answer.entered_from}`])}) ${answer.late ? badge('warn', t(text.late), 'warn') : nothing}${answer.source ? html` · ${document_link(this.application, answer.source, t(text.source))}` : nothing}</p>
        ${answer.text ? html`<p class="fw-prose">${answer.text}</p>` : nothing}` : nothing}
      <div class="fw-row">${acts.filter(([action, , , shown]) => shown && this.#may(action)).map(([, label, run]) => html`<button class="fw-plain" type="button" @click=${run}>${label}<span class="fw-sr">: ${neighbour.person.name}</span></button>`)}</div>
    </li>`;
  }

  #adjoining({ adjoining, not_checked }: Neighbours): TemplateResult {
    const may = this.#may('name_neighbours');
    return html`<section class="fw-stack fw-stack--tight"><h3>${t(text.adjoining)}</h3><p class="fw-small fw-muted">${t(text.adjoining_hint)}</p>
      ${not_checked ? notice('warn', t(not_checked)) : nothing}
      ${adjoining.length ? html`<table class="fw-table fw-table--blocks">
        <thead><tr><th scope="col">${t(text.parcel)}</th><th scope="col">${t(text.boundary)}</th><th scope="col">${t(text.concern)}</th><th scope="col">${t(text.named)}</th></tr></thead>
        <tbody>${adjoining.map((one) => html`<tr><td data-label=${t(text.parcel)}><div><strong>${parcel_name(one.parcel.name)}</strong> <span class="fw-small fw-muted">${t(text[`use_${one.public_use}`])}</span></div></td>
          <td data-label=${t(text.boundary)}>${one.boundary_m ? html`${number(one.boundary_m)} m` : t(text.corner)}</td>
          <td data-label=${t(text.concern)}><div>${one.concerns.length ? one.concerns.map((concern) => html`<p>${t(concern.text)}</p>`) : html`<span class="fw-muted">${t(text.no_concern)}</span>`}</div></td>
          <td data-label=${t(text.named)}><div>${one.named.map((n) => html`<span>${t(text.named_as, { n })}</span> `)}${may ? html`<button class="fw-plain" type="button" @click=${() => this.#name(one.parcel.name)}>${t(text.name_owner)}<span class="fw-sr">: ${parcel_name(one.parcel.name)}</span></button>` : nothing}</div></td></tr>`)}</tbody></table>` : nothing}
      ${may ? html`<p><a class="fw-plain" href="/api/v1/applications/${this.application.id}/neighbours.csv" download>${t(text.csv_out)}</a></p>
        <fw-upload accept=".csv" .url="/api/v1/applications/${this.application.id}/neighbours.csv?" .label=${t(text.csv_in)} .hint=${t(text.csv_hint)} @uploaded=${() => announce(this, t(text.csv_done))}></fw-upload>` : nothing}
    </section>`;
  }

  #name(parcel: string): void {
    this.ask({
      title: t(text.name_owner), done: t(text.done),
      fields: [{ id: 'parcels', label: text.parcels, kind: 'text' }, { id: 'name', label: text.name, kind: 'text' }, { id: 'street', label: text.street, kind: 'text' }, { id: 'postcode', label: text.postcode, kind: 'text' }, { id: 'city', label: text.city, kind: 'text' }],
      send: (values, headers) => call(api.POST('/api/v1/applications/{application}/neighbours', { params: { ...this.#path(), header: headers }, body: { neighbours: [{ parcels: (values['parcels'] ?? '').split(',').map((one) => one.trim()).filter(Boolean), person: { name: values['name'] ?? '', street: values['street'] ?? '', postcode: values['postcode'] ?? '', city: values['city'] ?? '' } }] } })),
    }, { parcels: parcel });
  }

  #notify(free: readonly Neighbour[]): void {
    this.ask({
      title: t(text.notify), explain: text.notify_text, done: t(text.notify_done),
      fields: [
        { id: 'whom', label: text.whom, kind: 'many', choices: free.map((one) => ({ value: one.id, label: `${t(text.named_as, { n: one.number })}: ${one.person.name}` })) },
        { id: 'subject', label: text.subject, hint: text.subject_hint, kind: 'area' },
        { id: 'released', label: text.released, kind: 'many', choices: plans_of(this.application) },
        { id: 'service', label: text.service, kind: 'select', choices: (['post', 'certificate', 'handed_over'] as const).map((value) => ({ value, label: t(text[value]) })) },
        { id: 'sent_on', label: text.sent_on, kind: 'date' },
      ],
      send: (values, headers) => call(api.POST('/api/v1/applications/{application}/neighbour-notifications', { params: { ...this.#path(), header: headers }, body: { neighbours: chosen(values['whom']), subject: values['subject'] ?? '', released: chosen(values['released']), service: values['service'] as 'post', sent_on: values['sent_on'] ?? '' } })),
    }, { whom: free.filter(({ standing }) => standing !== 'silent').map(({ id }) => id).join('\n'), service: 'post', sent_on: this.application.today });
  }

  #receipt(neighbour: Neighbour): void {
    this.ask({
      title: t(text.receipt), explain: text.receipt_text, done: t(text.done),
      fields: [{ id: 'received_on', label: text.received_on, kind: 'date' }, { id: 'evidence', label: text.evidence, kind: 'text' }],
      send: (values, headers) => call(api.POST('/api/v1/applications/{application}/neighbours/{neighbour}/receipt', { params: { ...this.#of(neighbour), header: headers }, body: { received_on: values['received_on'] ?? '', evidence: values['evidence'] ?? '' } })),
    }, { received_on: this.application.today });
  }

  #returned(neighbour: Neighbour): void {
    this.ask({
      title: t(text.return), explain: text.return_text, done: t(text.done), fields: [{ id: 'reason', label: text.reason, kind: 'text' }],
      send: (values) => call(api.POST('/api/v1/applications/{application}/neighbours/{neighbour}/return', { params: this.#of(neighbour), body: { reason: values['reason'] ?? '' } })),
    });
  }

  #remove(neighbour: Neighbour): void {
    this.ask({
      title: t(text.remove), explain: text.remove_text, done: t(text.done), fields: [{ id: 'reason', label: text.reason, kind: 'text' }],
      send: (values) => call(api.POST('/api/v1/applications/{application}/neighbours/{neighbour}/removal', { params: this.#of(neighbour), body: { reason: values['reason'] ?? '' } })),
    });
  }

  #answer(neighbour: Neighbour): void {
    const corrects = neighbour.answer?.version;
    this.ask({
      title: t(text.answer), explain: text.answer_text, done: t(text.done),
      fields: [
        { id: 'source', label: text.source, kind: 'letter' },
        { id: 'outcome', label: text.outcome, kind: 'radio', choices: (['objection', 'consent'] as const).map((value) => ({ value, label: t(text[value]) })) },
        { id: 'text', label: text.words, kind: 'area', optional: true },
        { id: 'entered_from', label: text.came_by, kind: 'select', choices: (['paper', 'mail'] as const).map((value) => ({ value, label: t(text[`from_${value}`]) })) },
        { id: 'received_on', label: text.came_on, kind: 'date' },
      ],
      send: (values, { 'Idempotency-Key': key }) => call(api.POST('/api/v1/applications/{application}/neighbours/{neighbour}/answer', { params: { ...this.#of(neighbour), header: { 'Idempotency-Key': key } }, body: { outcome: values['outcome'] as 'consent', text: values['text'] ?? '', received_on: values['received_on'] ?? '', entered_from: values['entered_from'] as 'paper', source: values['source'] ?? '', ...(corrects ? { corrects } : {}) } })),
    }, { entered_from: 'paper', received_on: this.application.today });
  }
}

const place = ({ person }: Neighbour): string => [person.street, [person.postcode, person.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

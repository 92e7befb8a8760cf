// The time of a decision beside its own period: that it is put off at the municipality's request, or works are prohibited for
// the time being, and that the deemed permit is waived. Basis: § 15 BauGB; the Land's law for the waiver.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { notice } from '../../components/notice';
import { date } from '../../format';
import { t, type Text } from '../../i18n/text';
import { day, live_of, of, service, services, where, type TableAct } from './act-table';
import { length_name } from './words';

export const text = {
  title: { de: 'Zeit der Entscheidung', en: 'Time of the decision' },
  postpone: { de: 'Entscheidung zurückstellen', en: 'Postpone the decision' },
  prolong: { de: 'Zurückstellung verlängern', en: 'Prolong the postponement' },
  postpone_text: {
    de: 'Nur auf Antrag der Gemeinde. Die Dauer zählt ab der Bekanntgabe der ersten Zurückstellung aus diesem Grund. Solange sie läuft, wird nicht entschieden.',
    en: 'Only at the municipality\'s request. The length counts from the service of the first postponement on this ground. While it runs nothing is decided.',
  },
  prohibit: { de: 'Vorläufig untersagen', en: 'Prohibit for the time being' },
  prohibit_longer: { de: 'Untersagung verlängern', en: 'Prolong the prohibition' },
  prohibit_text: {
    de: 'Die Gemeinde hat die Untersagung beantragt. Die Dauer zählt ab der Bekanntgabe der ersten Untersagung.',
    en: 'The municipality has requested the prohibition. The length counts from the service of the first one.',
  },
  lift: { de: 'Zurückstellung aufheben', en: 'Lift the postponement' },
  lift_prohibition: { de: 'Untersagung aufheben', en: 'Lift the prohibition' },
  lift_text: { de: 'Vor der Zeit, zum Beispiel weil die Gemeinde die Planung aufgegeben hat.', en: 'Before its time, for instance because the municipality has given up its planning.' },
  waive: { de: 'Auf Genehmigungsfiktion verzichten', en: 'Waive the deemed permit' },
  waive_entered: { de: 'Verzicht auf Genehmigungsfiktion eintragen', en: 'Enter a waiver of the deemed permit' },
  waive_text: {
    de: 'Danach gilt die Genehmigung mit dem Ende der Entscheidungsfrist nicht als erteilt; entschieden wird durch Bescheid. Das lässt sich nicht zurücknehmen.',
    en: 'From then on the permit is not deemed granted when the decision period ends; a notice decides. This cannot be taken back.',
  },
  ground: { de: 'Grund', en: 'Ground' },
  requested_on: { de: 'Antrag der Gemeinde eingegangen am', en: 'Municipality\'s request received on' },
  known_since: { de: 'Gemeinde hat förmlich Kenntnis vom Vorhaben seit', en: 'Municipality has formally known of the project since' },
  length: { de: 'Dauer ab der ersten Bekanntgabe', en: 'Length from the first service' },
  reason: { de: 'Begründung', en: 'Reason' },
  postponed: { de: 'Die Entscheidung ist bis zum {date} zurückgestellt.', en: 'The decision is postponed until {date}.' },
  prohibited: { de: 'Der Baubeginn ist bis zum {date} vorläufig untersagt.', en: 'Beginning the works is prohibited until {date} for the time being.' },
  asked: { de: 'Auf Antrag der Gemeinde vom {date}, bekannt gegeben am {served}.', en: 'At the municipality\'s request of {date}, served on {served}.' },
  rests: { de: 'Die Entscheidungsfrist ruht solange.', en: 'The decision period rests meanwhile.' },
  rests_open: { de: 'Ob die Entscheidungsfrist solange ruht, ist nicht festgelegt: Gewarnt wird nach der laufenden Frist, durch ihr Ende gilt nichts als erteilt.', en: 'Whether the decision period rests meanwhile is not settled: warnings follow the running period, and its end grants nothing.' },
  waived: { de: 'Auf die Genehmigungsfiktion ist seit dem {date} verzichtet.', en: 'The deemed permit was waived on {date}.' },
} satisfies Record<string, Text>;

const lengths = ['3M', '6M', '9M', '12M', '24M'];
type Ground = NonNullable<Application['postponement_grounds']>[number];
const grounds = (application: Application): Ground[] => application.postponement_grounds ?? [];
const chosen = (application: Application, id: string | undefined): Ground | undefined => grounds(application).find((ground) => ground.id === id) ?? grounds(application)[0];

const postpone = (label: Text, explain: Text): TableAct => ({
  id: 'postpone', operation: 'postpone_decision', label, explain,
  fields: [
    { id: 'ground', label: text.ground, kind: 'choice', choices: (_, application) => grounds(application).map(({ id, name, basis }) => ({ value: id, label: `${t(name)} (${basis})` })), start: (application) => application.postponement?.ground ?? grounds(application)[0]?.id ?? '' },
    day('requested_on', text.requested_on),
    { ...day('known_since', text.known_since), asked: (values, application) => chosen(application, values['ground'])?.needs_knowledge === true },
    { id: 'length', label: text.length, kind: 'choice', choices: () => lengths.map((value) => ({ value, label: length_name(value) })), start: () => '12M' },
    { id: 'reason', label: text.reason, kind: 'area' },
    ...services,
  ],
  send: (application, headers, values) =>
    call(api.POST('/api/v1/applications/{application}/postpone', {
      ...where(application, headers),
      body: {
        ground: of(values, 'ground'), requested_on: of(values, 'requested_on'), length: of(values, 'length'), reason: of(values, 'reason'), ...service(values),
        ...(chosen(application, values['ground'])?.needs_knowledge ? { known_since: of(values, 'known_since') } : {}),
      },
    })),
});

export const time_acts = (application: Application): readonly TableAct[] => {
  const prohibits = application.state === 'start_prohibited';
  const again = !!application.postponement;
  const acts: TableAct[] = [
    postpone(prohibits ? (again ? text.prohibit_longer : text.prohibit) : again ? text.prolong : text.postpone, prohibits ? text.prohibit_text : text.postpone_text),
    {
      id: 'lift', operation: 'end_postponement', label: prohibits ? text.lift_prohibition : text.lift, explain: text.lift_text,
      fields: [{ id: 'reason', label: text.reason, kind: 'area' }, ...services],
      send: (given, headers, values) => call(api.POST('/api/v1/applications/{application}/end-postponement', { ...where(given, headers), body: { reason: of(values, 'reason'), ...service(values) } })),
    },
    {
      id: 'waive', operation: 'waive_deemed_permit', label: text.waive, entered: text.waive_entered, explain: text.waive_text, fields: [],
      send: (given, headers) => call(api.POST('/api/v1/applications/{application}/waive-deemed-permit', where(given, headers))),
    },
  ];
  return live_of(acts, application);
};

@customElement('fw-decision-time')
export class DecisionTime extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ type: Boolean }) alone = false; // under the page's own heading, not inside a section

  override render(): TemplateResult | typeof nothing {
    const { application } = this;
    const put_off = application.postponement;
    const waiver = application.deemed_permit_waiver;
    const acts = time_acts(application);
    if (!put_off && !waiver?.waived_on && !acts.length) return nothing;
    const prohibited = application.state === 'start_prohibited';
    return html`<section class="fw-card fw-stack fw-stack--tight" aria-labelledby="time-title">${this.alone ? html`<h2 id="time-title">${t(text.title)}</h2>` : html`<h3 id="time-title">${t(text.title)}</h3>`}
      ${put_off ? notice('warn', t(prohibited ? text.prohibited : text.postponed, { date: date(put_off.until) }), html`<div class="fw-stack fw-stack--tight"><p>${t(put_off.name)}. ${t(text.asked, { date: date(put_off.requested_on), served: date(put_off.served_on) })}</p>
        ${prohibited ? nothing : html`<p>${t(put_off.rests ? text.rests : text.rests_open)}</p>`}<p class="fw-prose">${put_off.reason}</p><p class="fw-small fw-muted">${put_off.basis}</p></div>`) : nothing}
      ${waiver?.waived_on ? notice('info', t(text.waived, { date: date(waiver.waived_on) }), html`<p class="fw-small fw-muted">${waiver.basis}</p>`) : nothing}
      ${acts.length ? html`<fw-acts quiet .application=${application} .acts=${acts}></fw-acts>` : nothing}
    </section>`;
  }
}

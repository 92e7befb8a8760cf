// The acts after the decision as a table: which fields a form asks for, and what goes to the server.
// Basis: §§ 74, 75, 84 HBO, §§ 41, 42, 48, 49 HVwVfG; the server's allowed_actions say which are live.
import { api, call } from '../../api/client';
import type { Application } from '../../api/types';
import { length_of } from '../../i18n/periods';
import { t, type Text } from '../../i18n/text';
import { choice, day, live_of, of, service, services, where, type TableAct } from './act-table';
import { text } from './permit-texts';
import { length_name } from './words';

// In whole years up to what the Land allows at once.
const extensions = (): string[] => Array.from({ length: Number.parseInt(length_of('permit-extension') ?? '1', 10) }, (_, index) => `${index + 1}Y`);

type Notice = 'start' | 'shell' | 'completion' | 'early_use';
const site_notice = (notice: Notice, states: readonly string[], label: Text, entered: Text, explain: Text, people: boolean): TableAct => ({
  id: notice,
  operation: 'give_site_notice',
  states,
  label,
  entered,
  explain,
  fields: [
    { id: 'planned_on', label: text.planned_on, kind: 'date' },
    ...(people ? [{ id: 'site_manager', label: text.site_manager, kind: 'text' as const }, { id: 'contractor', label: text.contractor, kind: 'text' as const }] : []),
  ],
  send: (application, headers, values) =>
    call(api.POST('/api/v1/applications/{application}/site-notices', {
      ...where(application, headers),
      body: { notice, planned_on: of(values, 'planned_on'), ...(people ? { site_manager: { name: of(values, 'site_manager') }, contractor: { name: of(values, 'contractor') } } : {}) },
    })),
});

export const permit_acts: readonly TableAct[] = [
  site_notice('start', ['granted', 'granted_partly', 'deemed_granted', 'start_allowed'], text.start, text.start_entered, text.start_text, true),
  site_notice('shell', ['under_construction'], text.shell, text.shell_entered, text.shell_text, false),
  site_notice('completion', ['under_construction'], text.completion, text.completion_entered, text.completion_text, false),
  site_notice('early_use', ['under_construction', 'completion_notified'], text.early_use, text.early_use_entered, text.early_use_text, false),
  {
    id: 'inspect', operation: 'record_inspection', label: text.inspect, explain: text.inspect_text,
    fields: [
      day('on', text.on),
      choice('occasion', text.occasion, [['shell', text.occasion_shell], ['completion', text.occasion_completion], ['other', text.occasion_other]]),
      choice('defects', text.result, [['no', text.no_defects], ['yes', text.defects]]),
      { id: 'findings', label: text.findings, kind: 'area' },
    ],
    send: (application, headers, values) =>
      call(api.POST('/api/v1/applications/{application}/inspections', { ...where(application, headers), body: { on: of(values, 'on'), occasion: of(values, 'occasion') as 'shell' | 'completion' | 'other', findings: of(values, 'findings'), defects: values['defects'] === 'yes' } })),
  },
  {
    id: 'interrupt', operation: 'interrupt_works', label: text.interrupt, explain: text.interrupt_text, fields: [day('since', text.since)],
    send: (application, headers, values) => call(api.POST('/api/v1/applications/{application}/interruption', { ...where(application, headers), body: { since: of(values, 'since') } })),
  },
  {
    id: 'resume', operation: 'resume_works', label: text.resume, explain: text.resume_text, fields: [day('on', text.on)],
    send: (application, headers, values) => call(api.POST('/api/v1/applications/{application}/resumption', { ...where(application, headers), body: { on: of(values, 'on') } })),
  },
  {
    id: 'request_validity', operation: 'request_validity', label: text.request_validity, entered: text.request_validity_entered, explain: text.request_validity_text,
    fields: [day('received_on', text.received_on), { id: 'reason', label: text.reason, kind: 'area', optional: true }],
    send: (application, headers, values) => call(api.POST('/api/v1/applications/{application}/validity/request', { ...where(application, headers), body: { received_on: of(values, 'received_on'), reason: of(values, 'reason') } })),
  },
  {
    id: 'decide_validity', operation: 'decide_validity', label: text.decide_validity, explain: text.decide_validity_text,
    fields: [
      choice('granted', text.result, [['yes', text.granted], ['no', text.refused]]),
      { id: 'length', label: text.length, kind: 'choice', choices: () => extensions().map((value) => ({ value, label: length_name(value) })), start: () => extensions().at(-1) ?? '' },
      { id: 'reason', label: text.reason, kind: 'area', optional: (values) => values['granted'] !== 'no' },
      ...services,
    ],
    send: (application, headers, values) =>
      call(api.POST('/api/v1/applications/{application}/validity/decide', { ...where(application, headers), body: { granted: values['granted'] !== 'no', length: of(values, 'length'), reason: of(values, 'reason'), ...service(values) } })),
  },
  {
    id: 'certify', operation: 'certify_permit', label: text.certify, explain: text.certify_text, fields: [],
    send: (application, headers) => call(api.POST('/api/v1/applications/{application}/deemed-permit-certificate', where(application, headers))),
  },
  {
    id: 'expire', operation: 'confirm_expiry', label: text.expire, explain: text.expire_text, fields: [],
    send: (application, headers) => call(api.POST('/api/v1/applications/{application}/confirm-expiry', where(application, headers))),
  },
  {
    id: 'serve_addressee', operation: 'serve_addressee', label: text.serve_addressee, explain: text.serve_addressee_text,
    fields: [
      choice('role', text.role, [['neighbour', text.role_neighbour], ['representative', text.role_representative], ['municipality', text.role_municipality]]),
      { id: 'name', label: text.name, kind: 'text', optional: (values) => values['role'] !== 'neighbour' },
      ...services,
    ],
    send: (application, headers, values) => {
      const role = of(values, 'role') as 'representative' | 'neighbour' | 'municipality';
      const whom = role === 'neighbour' ? { person: { name: of(values, 'name') } } : {};
      return call(api.POST('/api/v1/applications/{application}/addressees', { ...where(application, headers), body: { role, ...whom, ...service(values) } }));
    },
  },
  {
    id: 'correct', operation: 'correct_notice', label: text.correct, explain: text.correct_text,
    fields: [{ id: 'wrong', label: text.wrong, kind: 'area' }, { id: 'right', label: text.right, kind: 'area' }, { id: 'reason', label: text.obvious, kind: 'area' }],
    send: (application, headers, values) => call(api.POST('/api/v1/applications/{application}/corrections', { ...where(application, headers), body: { wrong: of(values, 'wrong'), right: of(values, 'right'), reason: of(values, 'reason') } })),
  },
  {
    id: 'cancel', operation: 'cancel_permit', label: text.cancel, explain: text.cancel_text, needs_blocks: true,
    fields: [
      { id: 'ground', label: text.ground, kind: 'choice', choices: (blocks) => (blocks?.cancellation_grounds ?? []).map(({ id, name, basis }) => ({ value: id, label: `${t(name)} (${basis})` })), start: () => 'unlawful' },
      { id: 'reasons', label: text.reason, kind: 'area' },
      { id: 'hearing', label: text.hearing, kind: 'area' },
      day('known_on', text.known_on),
      day('effective_on', text.effective_on),
      ...services,
    ],
    send: (application, headers, values) =>
      call(api.POST('/api/v1/applications/{application}/cancellation', {
        ...where(application, headers),
        body: { ground: of(values, 'ground'), reasons: of(values, 'reasons'), hearing: of(values, 'hearing'), known_on: of(values, 'known_on'), effective_on: of(values, 'effective_on'), ...service(values) },
      })),
  },
];

export const live_acts = (application: Application): readonly TableAct[] => live_of(permit_acts, application);

// Names of what the contract names by word: states, sides, acts, effects of silence, outcomes, kinds, events, rules.
// A word that is not here is shown as it is: a newer server may know more.
import type { Tone } from '../../components/notice';
import type { State } from '../../api/types';
import { t, texts, type Text } from '../../i18n/text';

// A row of a word and a procedure, 'start_allowed/demolition', is for that procedure alone.
const named = (names: Readonly<Record<string, Text | undefined>>) => (word: string, procedure = ''): string => {
  const text = names[`${word}/${procedure}`] ?? names[word];
  return text ? t(text) : word;
};

// A demolition is notified, not exempted (§ 63a HBO). A state and `*` is the name for cases of all procedures.
const states: Readonly<Record<State, Text> & Partial<Record<`${State}/${string}`, Text>>> = {
  draft: { de: 'Entwurf', en: 'Draft' },
  submitted: { de: 'Eingereicht', en: 'Submitted' },
  incomplete: { de: 'Unvollständig', en: 'Incomplete' },
  complete: { de: 'Vollständig', en: 'Complete' },
  in_consultation: { de: 'In Beteiligung', en: 'In consultation' },
  granted: { de: 'Genehmigt', en: 'Granted' },
  granted_partly: { de: 'Teilweise genehmigt', en: 'Granted in part' },
  refused: { de: 'Abgelehnt', en: 'Refused' },
  deemed_granted: { de: 'Gilt als genehmigt', en: 'Deemed granted' },
  withdrawn: { de: 'Zurückgenommen', en: 'Withdrawn' },
  withdrawn_deemed: { de: 'Gilt als zurückgenommen', en: 'Deemed withdrawn' },
  rejected: { de: 'Zurückgewiesen', en: 'Rejected' },
  exemption_filed: { de: 'Zur Freistellung eingereicht', en: 'Filed for exemption' },
  start_allowed: { de: 'Freigestellt, Baubeginn zulässig', en: 'Exempted, works may begin' },
  procedure_demanded: { de: 'Genehmigungsverfahren gefordert', en: 'Permit procedure demanded' },
  start_prohibited: { de: 'Untersagung beantragt', en: 'Prohibition requested' },
  under_construction: { de: 'Im Bau', en: 'Under construction' },
  completion_notified: { de: 'Fertigstellung angezeigt', en: 'Completion notified' },
  expired: { de: 'Erloschen', en: 'Expired' },
  cancelled: { de: 'Aufgehoben', en: 'Cancelled' },
  filed_as_change: { de: 'Als Änderung eingereicht', en: 'Filed as a change' },
  'exemption_filed/demolition': { de: 'Beseitigung angezeigt', en: 'Demolition notified' },
  'start_allowed/demolition': { de: 'Angezeigt, Beseitigung zulässig', en: 'Notified, demolition may begin' },
  'under_construction/demolition': { de: 'Beseitigung begonnen', en: 'Demolition begun' },
  'completion_notified/demolition': { de: 'Abschluss der Beseitigung angezeigt', en: 'End of the demolition notified' },
  'exemption_filed/*': { de: 'Zur Freistellung eingereicht oder angezeigt', en: 'Filed for exemption or notified' },
  'start_allowed/*': { de: 'Freigestellt oder angezeigt, Beginn zulässig', en: 'Exempted or notified, works may begin' },
};
export const state_name: (state: State, procedure: string) => string = named(states);
// What cases of all procedures in that state have in common: for a filter.
export const shared_state_name = (state: State): string => state_name(state, '*');

const state_tones: Record<State, Tone | 'plain'> = {
  draft: 'plain', submitted: 'info', incomplete: 'warn', complete: 'info', in_consultation: 'info', granted: 'good', granted_partly: 'good',
  refused: 'bad', deemed_granted: 'good', withdrawn: 'plain', withdrawn_deemed: 'plain', rejected: 'bad',
  exemption_filed: 'info', start_allowed: 'good', procedure_demanded: 'warn', start_prohibited: 'bad',
  under_construction: 'good', completion_notified: 'good', expired: 'bad', cancelled: 'bad', filed_as_change: 'plain',
};
export const state_tone = (state: State): Tone | 'plain' => state_tones[state];

export const side_name = named({
  applicant: { de: 'Antragstellende', en: 'Applicant' },
  authority: { de: 'Bauaufsicht', en: 'Building authority' },
  agencies: { de: 'Beteiligte Stellen', en: 'Agencies' },
  agency: { de: 'Beteiligte Stelle', en: 'Agency' },
  nobody: { de: 'Niemand', en: 'Nobody' },
});

export const act_name = named({
  opinion: { de: 'Stellungnahme', en: 'Opinion' },
  benehmen: { de: 'Benehmen', en: 'Consultation (Benehmen)' },
  einvernehmen: { de: 'Einvernehmen', en: 'Consent (Einvernehmen)' },
  zustimmung: { de: 'Zustimmung', en: 'Approval (Zustimmung)' },
  permit: { de: 'Eigene Genehmigung', en: 'Permit of its own' },
});

// What follows in law from silence; never "no answer is agreement".
export const silence_name = named({
  none: { de: 'Aus Schweigen folgt nichts von selbst', en: 'Silence has no effect by itself' },
  disregarded: { de: 'Ohne Antwort bleibt die Stellungnahme unberücksichtigt', en: 'Without an answer the opinion is disregarded' },
  deemed_given: { de: 'Ohne Versagung in der Frist gilt der Akt als erteilt', en: 'Unless refused in time the act is deemed given' },
  deemed_complete: { de: 'Ohne Nachforderung gilt der Antrag als vollständig', en: 'Without a demand the application is deemed complete' },
  deemed_permit: { de: 'Ohne Entscheidung gilt die Genehmigung als erteilt', en: 'Without a decision the permit is deemed granted' },
  deemed_withdrawn_proposed: { de: 'Ohne Ergänzung gilt der Antrag als zurückgenommen; die Bauaufsicht stellt es fest', en: 'Uncured, the application is deemed withdrawn; the authority confirms it' },
  deemed_served: { de: 'Gilt danach als bekannt gegeben', en: 'Deemed served after that' },
  start_allowed: { de: 'Danach darf begonnen werden', en: 'After that work may begin' },
  lapses: { de: 'Danach erlischt das Recht', en: 'After that the right lapses' },
});

export const outcome_name = named({
  no_objection: { de: 'Keine Bedenken', en: 'No objections' },
  conditions: { de: 'Zustimmung mit Nebenbestimmungen', en: 'Approval with conditions' },
  objection: { de: 'Einwände', en: 'Objections' },
  not_responsible: { de: 'Nicht zuständig', en: 'Not responsible' },
  granted: { de: 'Genehmigung', en: 'Grant' },
  granted_partly: { de: 'Teilweise Genehmigung', en: 'Grant in part' },
  refused: { de: 'Ablehnung', en: 'Refusal' },
});

export const kind_name = named({
  obligation: { de: 'Auflage', en: 'Obligation' },
  condition: { de: 'Bedingung', en: 'Condition' },
  time_limit: { de: 'Befristung', en: 'Time limit' },
  reservation: { de: 'Vorbehalt', en: 'Reservation' },
  hint: { de: 'Hinweis', en: 'Note' },
});
export const condition_kinds = (): { value: string; label: string }[] =>
  ['obligation', 'condition', 'time_limit', 'reservation', 'hint'].map((value) => ({ value, label: kind_name(value) }));

export const deadline_status = named({
  running: { de: 'läuft', en: 'running' },
  met: { de: 'eingehalten', en: 'met' },
  lapsed: { de: 'abgelaufen', en: 'lapsed' },
  replaced: { de: 'ersetzt', en: 'replaced' },
  moot: { de: 'gegenstandslos', en: 'moot' },
});

// Ways of service, one list wherever one is entered; what day is asked for with each.
export const services = ['certificate', 'registered', 'post', 'electronic', 'portal'] as const;
export type Service = (typeof services)[number];
export const service_name = named(texts<Service>({
  certificate: { de: 'Postzustellungsurkunde', en: 'Certificate of service' },
  registered: { de: 'Einschreiben mit Übergabe', en: 'Registered letter, handed over' },
  post: { de: 'Einfacher Brief', en: 'Letter by post' },
  electronic: { de: 'E-Mail oder anderer elektronischer Weg', en: 'E-mail or another electronic way' },
  portal: { de: 'Abruf im Portal', en: 'Retrieval in the portal' },
}));
export const service_day = named(texts<Service>({
  certificate: { de: 'Tag der Zustellung', en: 'Day of delivery' },
  registered: { de: 'Tag der Aufgabe zur Post', en: 'Day of posting' },
  post: { de: 'Tag der Aufgabe zur Post', en: 'Day of posting' },
  electronic: { de: 'Tag der Absendung', en: 'Day of sending' },
  portal: { de: 'Tag des Abrufs', en: 'Day of retrieval' },
}));
export const service_choices = (): { value: Service; label: string }[] => services.map((value) => ({ value, label: service_name(value) }));

export const event_name: (event: string, procedure: string) => string = named({
  ApplicationStarted: { de: 'Antrag begonnen', en: 'Application started' },
  DraftSaved: { de: 'Entwurf gespeichert', en: 'Draft saved' },
  PartyNamed: { de: 'Beteiligte benannt', en: 'Party named' },
  DocumentFiled: { de: 'Unterlage eingereicht', en: 'Document filed' },
  ApplicationSubmitted: { de: 'Antrag eingereicht', en: 'Application submitted' },
  DocumentsDemanded: { de: 'Unterlagen nachgefordert', en: 'Documents demanded' },
  DocumentsSupplied: { de: 'Unterlagen nachgereicht', en: 'Documents supplied' },
  CompletenessConfirmed: { de: 'Vollständigkeit bestätigt', en: 'Completeness confirmed' },
  CompletenessDeemed: { de: 'Gilt als vollständig', en: 'Deemed complete' },
  DecisionPostponed: { de: 'Entscheidung zurückgestellt', en: 'Decision postponed' },
  PostponementEnded: { de: 'Zurückstellung beendet', en: 'Postponement ended' },
  DeemedPermitWaived: { de: 'Auf die Genehmigungsfiktion verzichtet', en: 'Deemed permit waived' },
  DecisionPeriodExtended: { de: 'Entscheidungsfrist verlängert', en: 'Decision period extended' },
  DecisionStartDetermined: { de: 'Beginn der Entscheidungsfrist bestimmt', en: 'Beginning of the decision period determined' },
  WithdrawalProposed: { de: 'Rücknahme durch Fristablauf vorgeschlagen', en: 'Withdrawal by lapse proposed' },
  WithdrawalDeemed: { de: 'Gilt als zurückgenommen', en: 'Deemed withdrawn' },
  ApplicationRejected: { de: 'Antrag zurückgewiesen', en: 'Application rejected' },
  ApplicationWithdrawn: { de: 'Antrag zurückgenommen', en: 'Application withdrawn' },
  ApplicationChanged: { de: 'Antrag geändert', en: 'Application changed' },
  ChangeAssessed: { de: 'Änderung beurteilt', en: 'Change assessed' },
  DraftFiledAsChange: { de: 'Als Änderung eingereicht', en: 'Filed as a change' },
  DecisionDrafted: { de: 'Entscheidung entworfen', en: 'Decision drafted' },
  DecisionReturned: { de: 'Entwurf zurückgegeben', en: 'Draft returned' },
  DecisionApproved: { de: 'Entscheidung freigegeben', en: 'Decision approved' },
  NoticeOffered: { de: 'Schreiben zum Abruf bereitgestellt', en: 'Letter ready for retrieval' },
  DecisionServed: { de: 'Bescheid bekannt gegeben', en: 'Decision served' },
  DeemedPermitArisen: { de: 'Genehmigungsfiktion eingetreten', en: 'Deemed permit arisen' },
  DeadlineMissed: { de: 'Frist verstrichen', en: 'Deadline missed' },
  PeriodEnded: { de: 'Frist planmäßig abgelaufen', en: 'Period has run out' },
  PeriodsStarted: { de: 'Fristen begonnen', en: 'Periods started' },
  ExemptionFiled: { de: 'Unterlagen zur Freistellung eingereicht', en: 'Documents for the exemption filed' },
  ExemptionForwarded: { de: 'Bei der Gemeinde eingegangen', en: 'Received by the municipality' },
  ExemptionAnswered: { de: 'Erklärung zur Freistellung', en: 'Declaration on the exemption' },
  StartAllowed: { de: 'Baubeginn zulässig', en: 'Works may begin' },
  SiteNoticeGiven: { de: 'Anzeige von der Baustelle', en: 'Notice from the site' },
  WorksInterrupted: { de: 'Arbeiten unterbrochen', en: 'Works interrupted' },
  WorksResumed: { de: 'Arbeiten fortgesetzt', en: 'Works resumed' },
  InspectionRecorded: { de: 'Besichtigung festgehalten', en: 'Inspection recorded' },
  ValidityExtensionRequested: { de: 'Verlängerung beantragt', en: 'Extension applied for' },
  ValidityExtensionDecided: { de: 'Über Verlängerung entschieden', en: 'Extension decided' },
  PermitExpired: { de: 'Erlöschen festgestellt', en: 'Expiry confirmed' },
  NoticeCorrected: { de: 'Bescheid berichtigt', en: 'Notice corrected' },
  PermitCancelled: { de: 'Genehmigung aufgehoben', en: 'Permit cancelled' },
  NeighboursNamed: { de: 'Nachbarn benannt', en: 'Neighbours named' },
  NeighbourRemoved: { de: 'Nachbar gestrichen', en: 'Neighbour removed' },
  NeighboursNotified: { de: 'Nachbarn benachrichtigt', en: 'Neighbours notified' },
  NeighbourPageOpened: { de: 'Nachbar hat die Unterlagen geöffnet', en: 'Neighbour opened the papers' },
  NeighbourReceiptRecorded: { de: 'Zugang bei einem Nachbarn festgehalten', en: 'Receipt by a neighbour recorded' },
  NeighbourLetterReturned: { de: 'Schreiben an einen Nachbarn kam zurück', en: 'Letter to a neighbour came back' },
  NeighbourAnswered: { de: 'Antwort eines Nachbarn eingegangen', en: 'Answer of a neighbour received' },
  PublicAnnounced: { de: 'Öffentlich bekannt gemacht', en: 'Announced to the public' },
  PermitAnnounced: { de: 'Genehmigung öffentlich bekannt gegeben', en: 'Permit announced to the public' },
  AnnouncementWithdrawn: { de: 'Bekanntmachung zurückgenommen', en: 'Announcement withdrawn' },
  ObjectionRaised: { de: 'Einwendung der Öffentlichkeit eingegangen', en: 'Objection of the public received' },
  AddresseeServed: { de: 'Weiterem Beteiligten bekannt gegeben', en: 'Further addressee served' },
  RoundOpened: { de: 'Beteiligungsrunde eröffnet', en: 'Round opened' },
  RequestOpened: { de: 'Anforderung geöffnet', en: 'Request opened' },
  RoundDrafted: { de: 'Beteiligungsrunde vorbereitet', en: 'Round drafted' },
  RoundDiscarded: { de: 'Vorbereitete Runde verworfen', en: 'Drafted round discarded' },
  RequestDelivered: { de: 'Zugang der Anforderung festgehalten', en: 'Receipt of the request recorded' },
  RequestAcknowledged: { de: 'Eingang der Anforderung bestätigt', en: 'Request acknowledged' },
  RequestHandedOn: { de: 'Anforderung weitergegeben', en: 'Request handed on' },
  ExtensionAsked: { de: 'Fristverlängerung erbeten', en: 'Extension asked for' },
  ExtensionAnswered: { de: 'Über Fristverlängerung entschieden', en: 'Extension answered' },
  ConsentReplaced: { de: 'Versagtes Einvernehmen ersetzt', en: 'Refused consent replaced' },
  ConditionsWeighed: { de: 'Nebenbestimmungen abgewogen', en: 'Conditions weighed' },
  AnswersCarriedOver: { de: 'Antworten für die geänderten Pläne übernommen', en: 'Answers carried over to the changed plans' },
  RoundTakenBack: { de: 'Beteiligungsrunde vor dem Versand zurückgenommen', en: 'Round taken back before it left' },
  AgreementRecorded: { de: 'Frühere Zustimmung festgehalten', en: 'Earlier agreement recorded' },
  PapersWanted: { de: 'Unterlagen vermisst', en: 'Papers asked for' },
  ApplicantAsked: { de: 'Rückfrage an die Bauherrschaft', en: 'Question to the applicant' },
  ApplicantReplied: { de: 'Rückfrage beantwortet', en: 'Question answered' },
  MessageSent: { de: 'Nachricht geschrieben', en: 'Message written' },
  FileAccessGranted: { de: 'Akteneinsicht gewährt', en: 'Inspection of the file granted' },
  FileAccessUsed: { de: 'Akte eingesehen', en: 'File inspected' },
  FileAccessEnded: { de: 'Akteneinsicht beendet', en: 'Inspection of the file ended' },
  RequestWithdrawn: { de: 'Anforderung zurückgenommen', en: 'Request withdrawn' },
  StatementSubmitted: { de: 'Stellungnahme eingegangen', en: 'Statement received' },
  SilenceRecorded: { de: 'Schweigen festgestellt', en: 'Silence recorded' },
  'ExemptionFiled/demolition': { de: 'Beseitigung angezeigt', en: 'Demolition notified' },
  'ExemptionForwarded/demolition': { de: 'Eingang der Anzeige bestätigt', en: 'Receipt of the notice confirmed' },
  'StartAllowed/demolition': { de: 'Beseitigung zulässig', en: 'Demolition may begin' },
});

export const role_name = named({
  principal: { de: 'Bauherrschaft', en: 'Principal' },
  designer: { de: 'Entwurfsverfassung', en: 'Designer' },
  clerk: { de: 'Sachbearbeitung', en: 'Clerk' },
  approver: { de: 'Freigabe', en: 'Approver' },
  agency_member: { de: 'Beteiligte Stelle', en: 'Agency member' },
  administrator: { de: 'Verwaltung', en: 'Administrator' },
  agency_link: { de: 'Stelle über Link', en: 'Agency by link' },
  system: { de: 'System', en: 'System' },
});

// '4W' -> '4 Wochen'.
const units: Record<string, Text> = {
  D: { de: '{n} Tage', en: '{n} days' }, W: { de: '{n} Wochen', en: '{n} weeks' }, M: { de: '{n} Monate', en: '{n} months' },
  Y: { de: '{n} Jahre', en: '{n} years' }, AT: { de: '{n} Arbeitstage', en: '{n} working days (Mon-Fri)' }, WT: { de: '{n} Werktage', en: '{n} working days (Mon-Sat)' },
};
const single: Record<string, Text> = {
  D: { de: '1 Tag', en: '1 day' }, W: { de: '1 Woche', en: '1 week' }, M: { de: '1 Monat', en: '1 month' }, Y: { de: '1 Jahr', en: '1 year' },
  AT: { de: '1 Arbeitstag', en: '1 working day' }, WT: { de: '1 Werktag', en: '1 working day' },
};
const of_length = texts({
  first_counts: { de: '{length}, der erste Tag zählt mit', en: '{length}, the first day counts' },
  backward: { de: '{length}, rückwärts', en: '{length}, backwards' },
  named: { de: 'bis zu einem bestimmten Tag', en: 'until a day that was named' },
});
export function length_name(length: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(length)) return t(of_length.named);
  const [, minus, n = '', unit = '', zero] = /^(-?)(\d+?)(D|W|M|Y|AT|WT)(0?)$/.exec(length) ?? [];
  const text = n === '1' ? single[unit] : units[unit];
  if (!text) return length;
  const plain = t(text, { n });
  return minus ? t(of_length.backward, { length: plain }) : zero ? t(of_length.first_counts, { length: plain }) : plain;
}

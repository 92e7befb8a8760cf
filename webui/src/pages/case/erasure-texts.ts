// Texts of erasing the persons of a closed case.
import { texts } from '../../i18n/text';

export const erasure = texts({
  title: { de: 'Personendaten löschen', en: 'Erase personal data' },
  due: { de: 'Nach der Löschregel der Behörde möglich ab {due}; die letzte Eintragung ist vom {closed}.', en: "By the authority's rule possible from {due}; the last entry is of {closed}." },
  preview: { de: 'Was gelöscht würde', en: 'What would be erased' },
  goes: { de: 'Gelöscht werden', en: 'Erased are' },
  stays: { de: 'Es bleiben', en: 'What stays' },
  beside: { de: '{notes} Vermerke, {drafts} Entwürfe von Stellungnahmen, {messages} Nachrichten, {mails} E-Mails', en: '{notes} notes, {drafts} drafts of statements, {messages} messages, {mails} e-mails' },
  shared: { de: '„{title}“, weil ein anderer Vorgang dieselbe Datei hat', en: '"{title}", because another case has the same file' },
  words: { de: '{n} Texte des Protokolls (Titel, Begründungen, Stellungnahmen); ihre Prüfsummen bleiben', en: '{n} texts of the log (titles, reasons, statements); their hashes stay' },
  inside: { de: '{n} Texte aus der Zeit, als sie noch im Protokoll selbst standen: Die Prüfkette schließt sie ein', en: '{n} texts from when they stood in the log itself: the hash chain covers them' },
  log: { de: 'das Protokoll mit Kennungen statt Namen und den Prüfsummen der Unterlagen', en: 'the log with ids instead of names, and the hashes of the documents' },
  proposed: { de: '{by} hat die Löschung am {at} vorgeschlagen; eine zweite Person bestätigt sie.', en: '{by} proposed the erasure on {at}; a second person confirms it.' },
  propose: { de: 'Löschung vorschlagen', en: 'Propose the erasure' },
  confirm: { de: 'Endgültig löschen', en: 'Erase for good' },
  final: { de: 'Das lässt sich nicht rückgängig machen.', en: 'This cannot be undone.' },
  erased: { de: 'Die Personendaten sind gelöscht.', en: 'The personal data is erased.' },
});

// Texts of an agency's own desk: draft, co-signatures, release, text blocks.
import { texts } from '../../i18n/text';

export const desk = texts({
  saved: { de: 'Entwurf gespeichert: Fassung {n}, {at}, {name}', en: 'Draft saved: version {n}, {at}, {name}' },
  saving: { de: 'Wird gespeichert …', en: 'Saving …' },
  none: { de: 'Was Sie schreiben, wird als Entwurf gespeichert. Nur Ihre Stelle sieht ihn.', en: 'What you write is saved as a draft. Only your agency sees it.' },
  reload: { de: 'Entwurf neu laden', en: 'Load the draft again' },
  discarded: { de: 'Ihre ungespeicherten Eingaben gehen dabei verloren.', en: 'What you have not saved is lost then.' },
  second_person: { de: 'Ihre Stelle gibt Stellungnahmen nach Freigabe durch eine zweite Person ab.', en: 'Your agency gives statements after a second person has released them.' },
  second_person_text: { de: 'Schreiben Sie den Entwurf; jemand, der ihn nicht zuletzt gespeichert hat, gibt ihn frei.', en: 'Write the draft; somebody who was not the last to save it releases it.' },
  own: { de: 'Sie haben diese Fassung geschrieben. Freigeben muss sie eine andere Person Ihrer Stelle.', en: 'You have written this version. Another person of your agency has to release it.' },
  release: { de: 'Fassung {n} freigeben und absenden', en: 'Release and send version {n}' },
  release_text: { de: '{name} hat geschrieben: {outcome}. Lesen Sie den Entwurf, bevor Sie ihn freigeben.', en: '{name} has written: {outcome}. Read the draft before you release it.' },
  signatures: { de: 'Mitzeichnungen', en: 'Co-signatures' },
  signed: { de: '{name}, {at}, Fassung {n}', en: '{name}, {at}, version {n}' },
  outdated: { de: 'betrifft eine frühere Fassung', en: 'of an earlier version' },
  sign: { de: 'Fassung {n} mitzeichnen', en: 'Co-sign version {n}' },
  remark: { de: 'Bemerkung', en: 'Remark' },
  propose: { de: 'Als Entwurf „Keine Bedenken“ zur Freigabe vorlegen', en: 'Draft "no objections" for release' },
  insert: { de: 'Textbaustein einfügen', en: 'Insert a text block' },
  insert_choose: { de: 'Bitte auswählen', en: 'Please choose' },
  keep: { de: 'Als Textbaustein aufheben', en: 'Keep as a text block' },
  kept: { de: 'Der Textbaustein „{title}“ ist gespeichert.', en: 'The text block "{title}" is kept.' },
  drop: { de: 'Textbaustein „{title}“ löschen', en: 'Remove the text block "{title}"' },
  blocks: { de: 'Textbausteine Ihrer Stelle', en: 'Text blocks of your agency' },
  save_now: { de: 'Entwurf speichern', en: 'Save the draft' },
});

// Texts of the administration of building authorities.
import { texts } from '../../i18n/text';

export const text = texts({
  lead: { de: 'An diese Bauaufsichtsbehörden richten sich Anträge. Ihre Angaben stehen im Kopf von Bescheiden und Schreiben.', en: 'Applications are addressed to these building authorities. What is given here heads their notices and letters.' },
  none: { de: 'Noch gibt es keine Behörde. Legen Sie die erste an; danach kommen ihre Konten, Stellen und das Kataster.', en: 'There is no authority yet. Add the first one; its accounts, agencies and the cadastre come next.' },
  add: { de: 'Behörde anlegen', en: 'Add an authority' },
  added: { de: 'Die Behörde „{name}“ ist angelegt.', en: 'The authority "{name}" has been added.' },
  change: { de: 'Ändern', en: 'Change' },
  changed: { de: 'Die Behörde „{name}“ ist geändert.', en: 'The authority "{name}" has been changed.' },
  actions: { de: 'Schritte', en: 'Actions' },
  address: { de: 'Anschrift', en: 'Address' },
  id: { de: 'Kennung', en: 'Key' },
  id_hint: { de: 'Nur a-z, 0-9, - und _, zum Beispiel „lindenkreis“. Sie bleibt.', en: 'Only a-z, 0-9, - and _, for example "lindenkreis". It stays.' },
  name: { de: 'Name', en: 'Name' },
  name_hint: { de: 'Wie im Kopf eines Bescheids, zum Beispiel „Kreisausschuss des Lindenkreises – Bauaufsicht“', en: 'As it heads a notice, for example "Kreisausschuss des Lindenkreises – Bauaufsicht"' },
  land: { de: 'Land', en: 'Land' },
  land_hint: { de: 'Sein Recht gilt für die Anträge. Sobald es Anträge gibt, bleibt es.', en: 'Its law holds for the applications. Once there are any, it stays.' },
  street: { de: 'Straße und Hausnummer', en: 'Street and number' },
  postal_code: { de: 'Postleitzahl', en: 'Postal code' },
  city: { de: 'Ort', en: 'Town' },
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  email_hint: { de: 'Dorthin gehen Nachrichten an die Behörde.', en: 'Messages to the authority go there.' },
  file_prefix: { de: 'Anfang der Aktenzeichen', en: 'Prefix of file numbers' },
  file_prefix_hint: { de: 'Aktenzeichen lauten dann {prefix}-{year}-0001.', en: 'File numbers then read {prefix}-{year}-0001.' },
  missing: { de: '{field}: Angabe fehlt', en: '{field}: is missing' },
});

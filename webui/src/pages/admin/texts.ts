// Texts of the administration of accounts.
import { texts } from '../../i18n/text';

export const text = texts({
  title: { de: 'Konten', en: 'Accounts' },
  add: { de: 'Konto anlegen', en: 'Add an account' },
  added: { de: 'Das Konto „{name}“ ist angelegt.', en: 'The account "{name}" has been added.' },
  name: { de: 'Name', en: 'Name' },
  roles: { de: 'Rollen', en: 'Roles' },
  role_n: { de: 'Rolle {n}', en: 'Role {n}' },
  add_role: { de: 'Weitere Rolle', en: 'Another role' },
  state: { de: 'Stand', en: 'State' },
  active: { de: 'aktiv', en: 'active' },
  disabled: { de: 'gesperrt', en: 'disabled' },
  actions: { de: 'Schritte', en: 'Actions' },
  disable: { de: 'Sperren', en: 'Disable' },
  disable_named: { de: 'Konto „{name}“ sperren', en: 'Disable the account "{name}"' },
  disable_text: { de: 'Laufende Sitzungen enden sofort. Was die Person getan hat, bleibt im Protokoll.', en: 'Running sessions end at once. What the person did stays in the log.' },
  disabled_done: { de: 'Das Konto „{name}“ ist gesperrt.', en: 'The account "{name}" is disabled.' },
  save: { de: 'Anlegen', en: 'Add' },
  authority: { de: 'Behörde', en: 'Authority' },
  agency: { de: 'Stelle', en: 'Agency' },
  choose: { de: 'Bitte auswählen', en: 'Please choose' },
  password_hint: { de: 'Mindestens 12 Zeichen', en: 'At least 12 characters' },
  password_short: { de: 'Das Kennwort braucht mindestens 12 Zeichen', en: 'The password needs at least 12 characters' },
  name_missing: { de: 'Geben Sie den Namen an', en: 'Give the name' },
  authority_missing: { de: 'Wählen Sie die Behörde aus', en: 'Choose the authority' },
  agency_missing: { de: 'Wählen Sie die Stelle aus', en: 'Choose the agency' },
});

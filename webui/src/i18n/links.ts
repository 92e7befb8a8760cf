// Texts about the cases that a case stands on.
import { texts } from './text';

export const links = texts({
  valid_until: { de: 'Gilt bis {date}', en: 'Holds until {date}' },
  not_filed: { de: 'noch nicht eingereicht', en: 'not filed yet' },
});

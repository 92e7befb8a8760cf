// Texts of the comparison of two versions of a design.
import { texts } from '../../i18n/text';

export const text = texts({
  title: { de: 'Fassungen vergleichen', en: 'Compare versions' },
  lead: { de: 'Was sich an den Prüfergebnissen zwischen zwei gespeicherten Fassungen des Entwurfs geändert hat, beide nach heutigem Recht geprüft.', en: 'What has changed in the findings between two stored versions of the design, both checked under today’s law.' },
  before: { de: 'Frühere Fassung', en: 'Former version' },
  after: { de: 'Spätere Fassung', en: 'Later version' },
  version: { de: 'Fassung {number}', en: 'Version {number}' },
  newest: { de: 'Fassung {number} (neueste)', en: 'Version {number} (newest)' },
  one_only: { de: 'Es gibt erst eine gespeicherte Fassung. Mit der nächsten lässt sie sich hier vergleichen.', en: 'There is only one stored version so far. The next one can be compared here.' },
  no_design: { de: 'In Fassung {number} ist kein Gebäude gezeichnet.', en: 'No building is drawn in version {number}.' },
  changes: { de: 'Geänderte Prüfergebnisse', en: 'Changed findings' },
  none: { de: 'Kein Prüfergebnis hat sich geändert.', en: 'No finding has changed.' },
  same: { de: '{count} Prüfergebnisse sind gleich geblieben.', en: '{count} findings are the same.' },
  kind_worse: { de: 'Verschlechtert', en: 'Worse' },
  kind_better: { de: 'Verbessert', en: 'Better' },
  kind_numbers: { de: 'Andere Werte', en: 'Other numbers' },
  kind_new: { de: 'Neu', en: 'New' },
  kind_gone: { de: 'Entfallen', en: 'Gone' },
  was: { de: 'Vorher', en: 'Before' },
  is: { de: 'Nachher', en: 'After' },
  map: { de: 'Beide Fassungen auf der Karte: die spätere ausgefüllt, die frühere gestrichelt', en: 'Both versions on the map: the later filled, the former dashed' },
  legend_after: { de: 'spätere Fassung', en: 'later version' },
  legend_before: { de: 'frühere Fassung', en: 'former version' },

});

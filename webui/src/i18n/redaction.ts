// Texts of making a redacted copy.
import { texts } from './text';

export const redaction = texts({
  redact: { de: 'Schwärzen', en: 'Redact' },
  heading: { de: 'Schwärzen: {title}', en: 'Redact: {title}' },
  lead: {
    de: 'Ziehen Sie Rahmen um alles, was nicht veröffentlicht werden darf: Namen, Anschriften, Unterschriften, Telefonnummern. Es entsteht eine eigene Unterlage aus Bildern der Seiten; was verdeckt ist, ist in ihr nicht mehr enthalten. Das Original bleibt unverändert.',
    en: 'Draw boxes around everything that must not be published: names, addresses, signatures, telephone numbers. This makes a document of its own out of pictures of the pages; what is covered is not in it any more. The original stays as it is.',
  },
  boxes: { de: 'Rahmen', en: 'Boxes' },
  box: { de: 'Rahmen {box} auf Seite {page}', en: 'Box {box} on page {page}' },
  none: { de: 'Noch kein Rahmen gezogen.', en: 'No box drawn yet.' },
  add: { de: 'Rahmen hinzufügen', en: 'Add a box' },
  go: { de: 'Seite {page} zeigen', en: 'Show page {page}' },
  outside: { de: 'Eine Zahl in Prozent der Seite; der Rahmen muss auf der Seite bleiben', en: 'A number in per cent of the page; the box has to stay on the page' },
  remove: { de: 'Entfernen', en: 'Remove' },
  numbers: { de: 'Lage in Zahlen', en: 'Place in numbers' },
  left: { de: 'Von links (%)', en: 'From the left (%)' },
  top: { de: 'Von oben (%)', en: 'From the top (%)' },
  width: { de: 'Breite (%)', en: 'Width (%)' },
  height: { de: 'Höhe (%)', en: 'Height (%)' },
  make: { de: 'Geschwärzte Fassung ablegen', en: 'File the redacted copy' },
  busy: { de: 'Wird hergestellt …', en: 'Being made …' },
  made: {
    de: 'Die geschwärzte Fassung ist abgelegt und steht unter dem Original. Sehen Sie sie an: Wo das Original öffentlich ausliegt, wird von jetzt an sie gezeigt.',
    en: 'The redacted copy is filed and stands below the original. Look at it: where the original is on public display, the copy is shown from now on.',
  },
  type: { de: 'Geschwärzte Fassungen zur Veröffentlichung', en: 'Redacted copies for publication' },
});

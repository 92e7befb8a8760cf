// Texts of filed documents and their viewer.
import { texts } from './text';

export const documents = texts({
  download: { de: 'Herunterladen', en: 'Download' },
  view: { de: 'Ansehen', en: 'View' },
  not_shown: { de: 'Das Dokument lässt sich hier nicht anzeigen.', en: 'The document cannot be shown here.' },
  previous_page: { de: 'Vorige Seite', en: 'Previous page' },
  next_page: { de: 'Nächste Seite', en: 'Next page' },
  page_of: { de: 'Seite {page} von {pages}', en: 'Page {page} of {pages}' },
  page_image: { de: '{name}, Seite {page}', en: '{name}, page {page}' },
  larger: { de: 'Größer', en: 'Larger' },
  smaller: { de: 'Kleiner', en: 'Smaller' },
  version: { de: 'Fassung {version}', en: 'Version {version}' },
  earlier: { de: 'Frühere Fassungen', en: 'Earlier versions' },
  new_version: { de: 'Neue Fassung hochladen', en: 'Upload a new version' },
  approved: { de: 'Genehmigt: gestempelte Fassung', en: 'Approved: stamped version' },
  hash: { de: 'Prüfsumme (SHA-256)', en: 'Checksum (SHA-256)' },
});

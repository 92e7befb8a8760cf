// Texts of the map.
import { texts } from './text';

export const map_texts = texts({
  label: { de: 'Karte. Pfeiltasten verschieben, Plus und Minus ändern den Maßstab.', en: 'Map. Arrow keys move, plus and minus change the scale.' },
  zoom_in: { de: 'Vergrößern', en: 'Zoom in' },
  zoom_out: { de: 'Verkleinern', en: 'Zoom out' },
  whole: { de: 'Alles zeigen', en: 'Show everything' },
  layers: { de: 'Ebenen', en: 'Layers' },
  no_base: { de: 'Kein Hintergrund', en: 'No background' },
  base: { de: 'Hintergrund', en: 'Background' },
  truncated: { de: 'Im Ausschnitt liegen mehr Flurstücke als gezeigt. Vergrößern Sie die Karte.', en: 'This view holds more parcels than are shown. Zoom in.' },
  failed: { de: 'Die Karte konnte nicht geladen werden.', en: 'The map could not be loaded.' },
  cadastre: { de: 'Liegenschaftskataster', en: 'Land register' },
  legend_pass: { de: 'eingehalten', en: 'met' },
  legend_fail: { de: 'nicht eingehalten', en: 'not met' },
  drawing: { de: 'Klicken Sie die Gebäudeecken nacheinander an; ein Doppelklick schließt den Umring. Ecken rasten an Flurstücksecken und -grenzen ein.', en: 'Click the corners of the building one after another; a double click closes the outline. Corners snap to parcel corners and boundaries.' },
});

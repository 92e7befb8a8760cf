// The kinds of agencies that the suggestion rules name, by their keys in the law data.
import { t, texts } from './text';

export const agency_kinds = texts({
  municipality: { de: 'Gemeinde', en: 'Municipality' },
  'nature-protection': { de: 'Naturschutzbehörde', en: 'Nature protection authority' },
  heritage: { de: 'Denkmalschutzbehörde', en: 'Heritage authority' },
  archaeology: { de: 'Archäologische Denkmalpflege', en: 'State archaeology' },
  water: { de: 'Wasserbehörde', en: 'Water authority' },
  fire: { de: 'Brandschutzdienststelle', en: 'Fire service' },
  health: { de: 'Gesundheitsamt', en: 'Public health office' },
  immission: { de: 'Immissionsschutzbehörde', en: 'Immission control authority' },
  soil: { de: 'Bodenschutzbehörde', en: 'Soil protection authority' },
  forest: { de: 'Forstbehörde', en: 'Forest authority' },
  agriculture: { de: 'Landwirtschaftsbehörde', en: 'Agricultural authority' },
  'state-road': { de: 'Straßenbaubehörde (Landes- und Kreisstraßen)', en: 'Road authority (state and district roads)' },
  'federal-road': { de: 'Straßenbaubehörde (Bundesfernstraßen)', en: 'Road authority (federal roads)' },
  railway: { de: 'Eisenbahnaufsicht', en: 'Railway authority' },
  aviation: { de: 'Luftfahrtbehörde', en: 'Aviation authority' },
  military: { de: 'Bundeswehr', en: 'Armed forces' },
  mining: { de: 'Bergaufsicht', en: 'Mining authority' },
  ordnance: { de: 'Kampfmittelräumdienst', en: 'Ordnance disposal service' },
  utility: { de: 'Versorgungsunternehmen', en: 'Utility company' },
});

// A kind that no rule names stays as it was written.
export const agency_kind_name = (kind: string): string => {
  const text = (agency_kinds as Readonly<Record<string, { de: string; en: string } | undefined>>)[kind];
  return text ? t(text) : kind;
};

// The parts of a draft in words, for checking before submission and for choosing between two versions.
import type { Draft, Person, Procedures } from '../../api/types';
import { from_document } from '../../design/design';
import { area } from '../../design/ring';
import { number, parcel_label } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { fact_name } from '../../i18n/names';
import { t } from '../../i18n/text';
import type { DraftField } from './merge';

const person_lines = (person: Person | null | undefined): string =>
  person ? [person.name, person.street, [person.postcode, person.city].filter(Boolean).join(' '), person.email, person.phone, person.qualification].filter(Boolean).join('\n') : '–';

export function building_lines(design: unknown): string[] {
  const reading = from_document(design);
  if (reading.foreign_crs) return [reading.foreign_crs];
  return reading.structures.map((structure) => {
    const parts = [t(text[`kind_${structure.kind}`])];
    if (structure.ring.length >= 3) parts.push(t(text.ground_area, { area: number(area(structure.ring), 1) }));
    if (structure.heights === 'eaves' && structure.eaves_height) parts.push(`${t(text.eaves_height)} ${structure.eaves_height} m`, t(text[`roof_${structure.roof_shape}`]));
    if (structure.heights === 'walls') parts.push(`${t(text.heights_walls)}: ${structure.wall_heights.join(' / ')} m`);
    if (structure.storeys) parts.push(`${t(text.storeys)}: ${structure.storeys}`);
    return `${structure.name || t(text.kind_building)}: ${parts.join(', ')}`;
  });
}

export function describe(field: DraftField, draft: Draft, procedures: Procedures | undefined): string {
  switch (field) {
    case 'title': return draft.title || '–';
    case 'description': return draft.description || '–';
    case 'procedure': {
      const procedure = procedures?.procedures.find((known) => known.id === draft.procedure);
      return procedure ? t(procedure.name) : draft.procedure;
    }
    case 'parcels': return draft.parcels?.map(parcel_label).join('\n') || '–';
    case 'design': return building_lines(draft.design).join('\n') || '–';
    case 'facts': return Object.entries(draft.facts ?? {}).filter(([, value]) => value !== false).map(([fact, value]) => fact_name(fact) + (value === true ? '' : `: ${String(value)}`)).join('\n') || '–';
    case 'principal': return person_lines(draft.principal);
    case 'designer': return person_lines(draft.designer);
  }
}

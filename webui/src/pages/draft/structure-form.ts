// What is asked about one structure besides its outline: name, kind, heights with roof or walls, storeys, use, areas.
import { html, nothing, type TemplateResult } from 'lit';
import { select_field, radio_group, text_field } from '../../components/fields';
import { type Heights, is_building, is_installation, type Kind, kinds, roof_shapes, type RoofShape, type Structure, unreadable } from '../../design/design';
import { edge_lengths, point_name } from '../../design/ring';
import { number } from '../../format';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';

type Change = (change: Partial<Structure>) => void;

export function structure_form(structure: Structure, change: Change): TemplateResult {
  const bad = unreadable(structure);
  const id = (name: string): string => `${structure.id}-${name}`;
  const amount = (name: 'eaves_height' | 'pitch_deg' | 'ridge_height' | 'ridge_azimuth' | 'storeys' | 'floor_area' | 'height', label: string, unit: string): TemplateResult =>
    text_field({ id: id(name), label, value: structure[name], error: bad.includes(name) ? t(text.not_a_number) : undefined, on_input: (value) => change({ [name]: value }) }, { inputmode: 'decimal', ...(unit ? { unit } : {}) });
  return html`
    <div class="fw-fields fw-fields--pair">
      ${text_field({ id: id('name'), label: t(text.building_name), value: structure.name, on_input: (name) => change({ name }) }, { maxlength: 100 })}
      ${select_field({ id: id('kind'), label: t(text.building_kind), value: structure.kind, on_input: (kind) => change({ kind: kind as Kind, ...(is_building(kind as Kind) ? {} : { heights: 'none' as Heights }) }) }, kinds.map((kind) => ({ value: kind, label: t(text[`kind_${kind}`]) })))}
    </div>
    ${is_building(structure.kind) ? html`${heights_choice(structure, change)}
      ${structure.heights === 'eaves' ? html`<div class="fw-fields fw-fields--pair">
        ${amount('eaves_height', t(text.eaves_height), 'm')}
        ${select_field({ id: id('roof'), label: t(text.roof_shape), value: structure.roof_shape, on_input: (shape) => change({ roof_shape: shape as RoofShape }) }, roof_shapes.map((shape) => ({ value: shape, label: t(text[`roof_${shape}`]) })))}
        ${structure.roof_shape === 'flat' ? nothing : html`${amount('pitch_deg', t(text.pitch), '°')}${amount('ridge_height', t(text.ridge_height), 'm')}${amount('ridge_azimuth', t(text.ridge_azimuth), '°')}`}
      </div>` : nothing}
      ${structure.heights === 'walls' ? wall_fields(structure, bad, change) : nothing}` : nothing}
    <div class="fw-fields fw-fields--pair">
      ${text_field({ id: id('use'), label: t(text.use), value: structure.use, optional: true, on_input: (use) => change({ use }) }, { maxlength: 100 })}
      ${is_installation(structure.kind) ? amount('height', t(text.installation_height), 'm') : html`
      ${amount('storeys', t(text.storeys), '')}
      ${amount('floor_area', t(text.floor_area), 'm²')}`}
    </div>`;
}

function heights_choice(structure: Structure, change: Change): TemplateResult {
  const options: { value: Heights; label: string; hint?: string }[] = [
    { value: 'eaves', label: t(text.heights_eaves) }, { value: 'walls', label: t(text.heights_walls) }, { value: 'none', label: t(text.heights_none), hint: t(text.heights_none_hint) },
  ];
  if (structure.heights === 'kept') options.push({ value: 'kept', label: t(text.heights_kept) });
  return radio_group({
    id: `${structure.id}-heights`, legend: t(text.heights), value: structure.heights,
    on_change: (value) => {
      const { wall_heights: _, ...kept } = structure.kept;
      change({ heights: value as Heights, ...(value === 'kept' ? {} : { kept }) });
    },
  }, options);
}

function wall_fields(structure: Structure, bad: readonly string[], change: Change): TemplateResult {
  const lengths = edge_lengths(structure.ring);
  return html`<div class="fw-fields fw-fields--pair">${structure.ring.map((_, index) => {
    const edge = `${point_name(index)}–${point_name((index + 1) % structure.ring.length)} (${number(lengths[index] ?? 0)} m)`;
    return text_field({
      id: `${structure.id}-wall-${index}`, label: t(text.wall_height, { edge }), value: structure.wall_heights[index] ?? '', error: bad.includes(`wall-${index}`) ? t(text.not_a_number) : undefined,
      on_input: (value) => change({ wall_heights: structure.ring.map((__, at) => (at === index ? value : (structure.wall_heights[at] ?? ''))) }),
    }, { inputmode: 'decimal', unit: 'm' });
  })}</div>`;
}

// What the map shows and how: layers with their sign, number and date; those the rules ask for but nobody has; findings.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MapInfo } from '../api/types';
import { check_field, select_field } from '../components/fields';
import { date, number } from '../format';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import { palette } from './styles';

type Sign = { fill?: string; line?: string; dash?: string; width?: number; hatch?: boolean };

const swatch = (sign: Sign): TemplateResult => html`<svg class="fw-swatch" viewBox="0 0 28 16" aria-hidden="true" focusable="false">
  <rect x="1.5" y="1.5" width="25" height="13" fill=${sign.fill ?? 'none'} stroke=${sign.line ?? 'none'} stroke-width=${sign.width ?? 1.5} stroke-dasharray=${sign.dash ?? 'none'} />
  ${sign.hatch ? svg`<path d="M3 14 15 2M11 14 23 2M19 14 26 7" stroke=${sign.line ?? 'none'} stroke-width="1.5" fill="none" />` : nothing}</svg>`;

function sign_of(id: string): Sign {
  const p = palette();
  switch (id) {
    case 'parcels': return { fill: p.parcel_fill, line: p.parcel };
    case 'buildings': return { fill: p.building, line: p.building_line };
    case 'plan-areas': return { line: p.plan, dash: '5 3', width: 2 };
    default: return { line: p.other, dash: '2 3' };
  }
}

const row = (sign: Sign, words: unknown): TemplateResult => html`<li class="fw-legend__row">${swatch(sign)}<span>${words}</span></li>`;

export function legend(info: MapInfo, hidden: readonly string[], base: string, show: (id: string, visible: boolean) => void, show_base: (id: string) => void): TemplateResult {
  const p = palette();
  const there = info.layers.filter((layer) => layer.available !== false);
  const missing = info.layers.filter((layer) => layer.available === false);
  return html`<div class="fw-legend">
    <ul class="fw-plainlist">${there.map((layer) => html`<li class="fw-legend__layer">${check_field(`layer-${layer.id}`, html`${swatch(sign_of(layer.id))}<span>${t(layer.name)}<span class="fw-legend__note">${number(layer.count, 0)}${layer.imported_at ? ` · ${t(text.as_of, { date: date(layer.imported_at) })}` : ''}</span></span>`,
      !hidden.includes(layer.id), (checked) => show(layer.id, checked))}</li>`)}</ul>
    <ul class="fw-plainlist" aria-label=${t(text.signs)}>
      ${row({ fill: p.design_fill, line: p.design, width: 2 }, t(text.sign_design))}
      ${row({ fill: p.good_fill, line: p.good, dash: '6 4' }, t(text.legend_pass))}
      ${row({ fill: p.bad_fill, line: p.bad, width: 2, hatch: true }, t(text.legend_fail))}
      ${row({ line: p.note, dash: '6 4' }, t(text.legend_open))}
    </ul>
    ${missing.length > 0 ? html`<details class="fw-legend__missing"><summary>${t(text.missing, { count: missing.length })}</summary>
      <p class="fw-legend__note">${t(text.missing_hint)}</p><ul class="fw-plainlist">${missing.map((layer) => html`<li>${t(layer.name)}</li>`)}</ul></details>` : nothing}
    ${info.base_maps.length > 0 ? select_field({ id: 'base-map', label: t(text.base), value: base, on_input: show_base },
      [{ value: '', label: t(text.no_base) }, ...info.base_maps.map((one) => ({ value: one.id, label: one.name }))]) : nothing}
  </div>`;
}

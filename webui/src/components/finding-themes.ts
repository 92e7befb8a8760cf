// The themes under which findings are listed, told from the id of the check.
import type { Finding } from '../api/types';
import { shell } from '../i18n/shell';
import type { Text } from '../i18n/text';

export const themes = ['setback', 'plot', 'plan', 'building', 'place', 'other'] as const;
export type Theme = (typeof themes)[number];

export const theme_title: Record<Theme, Text> = {
  setback: shell.theme_setback, plot: shell.theme_plot, plan: shell.theme_plan, building: shell.theme_building, place: shell.theme_place, other: shell.theme_other,
};

const checks: Readonly<Record<string, Theme>> = {
  setback: 'setback', 'setback-overlap': 'setback', projections: 'setback', 'boundary-building': 'setback', 'boundary-installations': 'setback',
  'plot-known': 'plot', 'plot-continuous': 'plot', 'plot-area': 'plot', 'inside-plot': 'plot', 'street-access': 'plot',
  grz: 'plan', 'grz-2': 'plan', gfz: 'plan', bmz: 'plan', storeys: 'plan', height: 'plan', 'building-window': 'plan', 'building-line': 'plan', 'building-style': 'plan', 'land-use': 'plan',
  'building-class': 'building', 'special-building': 'building', parking: 'building',
  'agency-layers': 'place',
};

export const theme_of = (check: string): Theme => checks[check] ?? 'other';

export const by_theme = (findings: readonly Finding[]): [Theme, Finding[]][] =>
  themes.map((theme): [Theme, Finding[]] => [theme, findings.filter((finding) => theme_of(finding.check) === theme)]).filter(([, list]) => list.length > 0);

// An entry of the register as a line of its CSV.
import { read_area, type AreaFlaw } from './area';

export interface Entry {
  id: string;
  name: string;
  kind: string;
  email: string;
  topics: string;
  acts: string[];
  area: string; // WKT, EPSG:25832
  deputy: string;
  absent_from: string;
  absent_until: string;
  second_person: boolean;
  channel: Channel;
  postal_address: string;
}

// How an agency is asked.
export const channels = ['link', 'account', 'post'] as const;
export type Channel = (typeof channels)[number];

export const known_acts = ['opinion', 'benehmen', 'einvernehmen', 'zustimmung', 'permit'] as const;
const columns = ['id', 'name', 'kind', 'email', 'topics', 'acts', 'area', 'deputy', 'absent_from', 'absent_until', 'second_person', 'channel', 'postal_address'] as const;

// What is missing before the server is asked; it knows the rest.
export interface Flaw {
  column: 'id' | 'name' | 'kind' | 'email' | 'postal_address' | 'area';
  text: 'id_missing' | 'name_missing' | 'kind_missing' | 'email_missing' | 'postal_address_missing' | AreaFlaw;
}
export function flaws_of(entry: Entry): Flaw[] {
  const needed = ['id', 'name', 'kind', entry.channel === 'post' ? 'postal_address' : 'email'] as const;
  const flaws: Flaw[] = needed.filter((column) => !entry[column].trim()).map((column) => ({ column, text: `${column}_missing` as const }));
  const area = read_area(entry.area);
  return typeof area === 'string' ? [...flaws, { column: 'area', text: area }] : flaws;
}

// What a spreadsheet would take for a formula is marked as text, as in the exported file.
const cell = (value: string): string => `"${value.replace(/^([=+\-@\t\r'])/, "'$1").replaceAll('"', '""')}"`;

export function csv_of(entry: Entry): string {
  const cells = columns.map((column) => {
    const value = entry[column];
    if (typeof value === 'boolean') return value ? 'yes' : '';
    return cell(typeof value === 'string' ? value.trim() : value.join(','));
  });
  return `${columns.join(';')}\r\n${cells.join(';')}\r\n`;
}

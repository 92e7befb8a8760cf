// Has texts speak the law of the Land of a case. How it calls the provisions that texts name, the server is asked, but for
// Hesse; its lengths were put into the pages when they were built.
import { periods, state_periods } from '../i18n/periods';
import { name_provisions, provisions, type Named, type Provision } from '../i18n/provisions';
import { api, call } from './client';
import type { Application } from './types';

const known = new Map<string, Named>(); // by Land and day

// Where the server does not answer, each keeps its name and says whose it is, as the server writes it.
const of_hesse = (): Named => each((citation) => `${citation} (Hessen)`);
const each = (called: (citation: string, index: number) => string): Named =>
  Object.fromEntries((Object.keys(provisions) as Provision[]).map((key, index) => [key, called(provisions[key], index)])) as Record<Provision, string>;

// The lengths that hold in a Land on a day, by period: the Land's own before those of the whole country.
function lengths_on(land: string, day: string): Record<string, string> {
  const holds = ({ id, valid_from, valid_to }: (typeof LAW_PERIODS)[string][number]): boolean => (periods as readonly string[]).includes(id) && valid_from <= day && day <= (valid_to ?? day);
  return Object.fromEntries(['de', land.toLowerCase()].flatMap((folder) => (LAW_PERIODS[folder] ?? []).filter(holds).map(({ id, length }) => [id, length])));
}

// From now on texts name the provisions of the case's Land and state its lengths. Wait for it before the case is shown.
export async function speak_law_of({ land, today }: Pick<Application, 'land' | 'today'>): Promise<void> {
  state_periods(land, lengths_on(land, today));
  if (land === 'HE') return name_provisions(provisions);
  const name = `${land} ${today}`;
  if (!known.has(name)) {
    const query = { land, on: today, of: Object.values(provisions) };
    const found = await call(api.GET('/api/v1/citations', { params: { query } })).catch(() => undefined);
    if (!found) return name_provisions(of_hesse());
    known.set(name, each((citation, index) => found.data.citations[index]?.is ?? citation));
  }
  name_provisions(known.get(name) ?? of_hesse());
}

// Asks how the Land of a case calls the provisions that texts name. For Hesse nothing is asked.
import { name_provisions, provisions, type Named, type Provision } from '../i18n/provisions';
import { api, call } from './client';
import type { Application } from './types';

const known = new Map<string, Named>(); // by Land and day

// Where the server does not answer, each keeps its name and says whose it is, as the server writes it.
const of_hesse = (): Named => each((citation) => `${citation} (Hessen)`);
const each = (called: (citation: string, index: number) => string): Named =>
  Object.fromEntries((Object.keys(provisions) as Provision[]).map((key, index) => [key, called(provisions[key], index)])) as Record<Provision, string>;

// From now on texts name the provisions of the case's Land. Wait for it before the case is shown.
export async function speak_law_of({ land, today }: Pick<Application, 'land' | 'today'>): Promise<void> {
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

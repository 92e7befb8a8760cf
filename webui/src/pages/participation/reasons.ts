// The reasons of suggestion rules as people read them: layers and facts by their names, not by the keys of the rules.
import type { MapInfo } from '../../api/types';
import { draft_texts } from '../../i18n/draft';
import { locale, type Text } from '../../i18n/text';

type Layers = Pick<MapInfo, 'layers'>['layers'];

// Layers that rules ask for and the map does not list.
const unlisted: Readonly<Record<string, Text | undefined>> = {
  motorway: { de: 'Bundesautobahnen', en: 'motorways' }, 'federal-road': { de: 'Bundesstraßen', en: 'federal roads' }, airport: { de: 'Flugplätze', en: 'airfields' },
};
const fact_names = draft_texts as unknown as Readonly<Record<string, Text | undefined>>;

// Both languages of `reason`, each key in it replaced by the name of its layer or fact; unknown keys stay.
export function in_words(reason: Text, layers: Layers): Text {
  const word = (key: string, as: 'de' | 'en', otherwise: string): string => layers.find(({ id }) => id === key)?.name[as] ?? unlisted[key]?.[as] ?? fact_names[`fact_${key}`]?.[as] ?? otherwise;
  const said = (as: 'de' | 'en'): string =>
    reason[as]
      .replace(/ \(([a-z0-9_]+)\)\.$/, (whole, key: string) => (fact_names[`fact_${key}`] ? '.' : whole)) // the rule's name says it
      .replace(/"([a-z][a-z0-9-]+)"/g, (whole, key: string) => word(key, as, whole))
      .replace(/: ([a-z0-9_]+)$/, (whole, key: string) => `: ${word(key, as, whole.slice(2))}`);
  return { de: said('de'), en: said('en') };
}

// The agencies of the register that a rule means, in the order people look them up.
export const agencies_of = (kind: string | undefined, register: readonly { kind: string; name: string }[]): string =>
  register.filter((agency) => agency.kind === kind).map(({ name }) => name).sort((a, b) => a.localeCompare(b, locale())).join(', ');

// What still has to be weighed before a permit: each condition and objection on which nothing was decided, with the way to its
// place in the synopsis. Basis: § 74 Abs. 4 HBO, § 39 HVwVfG; participation/weighing.cpp decides the same for what was saved.
import { html, nothing, type TemplateResult } from 'lit';
import { t, texts } from '../../i18n/text';
import { taken_over, type Entry } from '../../pages/decision/conditions';
import { notice } from '../notice';
import type { Comparison, NumberedCondition, SynopsisObjection } from './rows';

const text = texts({
  title: { de: 'Vor einer Genehmigung ist noch abzuwägen', en: 'Still to be weighed before a permit' },
  body: { de: 'Übernehmen, ändern oder verwerfen Sie jede in der Synopse, mit dem Grund.', en: 'Take over, adapt or reject each in the synopsis, with the reason.' },
  condition: { de: 'Nebenbestimmung {n}', en: 'Condition {n}' },
  neighbour: { de: 'Einwendung von Nachbar {n}', en: 'Objection of neighbour {n}' },
  objection: { de: 'Einwendung {n} der Öffentlichkeit', en: 'Objection {n} of the public' },
});

export interface ToWeigh {
  conditions: NumberedCondition[];
  objections: SynopsisObjection[];
}

// `entries`: conditions of the decision as it is being written. Late statements and those to former plans bind nobody; who
// says the same as an earlier one is decided with it.
export function to_weigh({ requests, conditions, objections }: Pick<Comparison, 'requests' | 'conditions' | 'objections'>, entries: readonly Entry[]): ToWeigh {
  const asked_again = (id: string | undefined): boolean => {
    const at = requests.findIndex((request) => request.id === id);
    return requests.slice(at + 1).some(({ agency, act, status }) => agency.id === requests[at]?.agency.id && act === requests[at]?.act && status !== 'withdrawn');
  };
  const late = (id: string | undefined): boolean => requests.some((request) => request.id === id && request.statement?.late);
  const open = new Map<number, NumberedCondition>();
  for (const one of [...conditions].sort((a, b) => a.number - b.number)) {
    const decided = one.weighing || taken_over(entries, one) || (one.same_as && !open.has(one.same_as));
    if (!decided && !late(one.source) && !asked_again(one.source)) open.set(one.number, one);
  }
  return { conditions: [...open.values()], objections: objections.filter(({ weighing }) => !weighing) };
}

// Ids in the synopsis, which a link names as `zu`.
export const condition_place = ({ number }: Pick<NumberedCondition, 'number'>): string => `nebenbestimmung-${number}`;
export const objection_place = ({ number, neighbour }: Pick<SynopsisObjection, 'number' | 'neighbour'>): string => `${neighbour ? 'nachbar' : 'einwendung'}-${number}`;

export function to_weigh_notice(application: string, { conditions, objections }: ToWeigh): TemplateResult | typeof nothing {
  if (!conditions.length && !objections.length) return nothing;
  const link = (place: string, label: string): TemplateResult => html`<a href="/vorgaenge/${application}?ansicht=stellungnahmen&zu=${place}">${label}</a>`;
  return notice('warn', t(text.title), html`<p>${t(text.body)} <span class="fw-small fw-muted">§ 74 Abs. 4 HBO, § 39 HVwVfG</span></p><ul>
    ${conditions.map((one) => html`<li data-to-weigh=${one.number}>${link(condition_place(one), t(text.condition, { n: one.number }))} (${one.agency.name})${one.topic ? html`: ${one.topic}` : nothing}</li>`)}
    ${objections.map((one) => html`<li>${link(objection_place(one), t(one.neighbour ? text.neighbour : text.objection, { n: one.number }))}</li>`)}</ul>`);
}

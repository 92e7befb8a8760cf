// What a draft already says of the questions of the procedure finder; what it does not say stays open there.
import type { Draft, Findings } from '../../api/types';

type Known = Pick<Draft, 'facts' | 'design' | 'procedure'>;
interface Feature { properties?: { kind?: string; use?: string } }

// Question and choice of the finder (permit-core/law/*/finder_questions.json). A Land that does not ask it leaves it out.
export function known_answers({ facts = {}, design, procedure }: Known, findings: Pick<Findings, 'findings'> | undefined): [question: string, choice: string][] {
  const answers: [string, string][] = [];
  if (procedure !== 'preliminary') answers.push(['aim', 'build']);

  const sizes = (findings?.findings ?? []).filter(({ check }) => check === 'special-building');
  if (facts['special_building'] === true) answers.push(['special_building', 'yes']);
  else if (sizes.length && sizes.every(({ verdict }) => verdict === 'pass')) answers.push(['special_building', 'no']);

  const uses = ((design as { features?: Feature[] } | null | undefined)?.features ?? []).filter(({ properties }) => properties?.kind === 'building').map(({ properties }) => properties?.use ?? '');
  if (uses.length && uses.every((use) => /^wohn/i.test(use))) answers.push(['use', 'housing']);

  const classes = (findings?.findings ?? []).filter(({ check, verdict, measured }) => check === 'building-class' && verdict === 'pass' && measured).map(({ measured }) => measured?.value ?? 0);
  if (classes.length) answers.push(['building_class', String(Math.max(...classes))]);

  for (const [fact, choice] of [['outlying', 'outlying'], ['infill', 'infill'], ['draft_plan', 'draft']] as const) if (facts[fact] === true && !answers.some(([question]) => question === 'plan')) answers.push(['plan', choice]);
  if (facts['plan_exception'] === true) answers.push(['deviations', 'yes']);
  return answers;
}

export const finder_address = (land: string, answers: readonly (readonly [string, string])[]): string =>
  `/verfahren?${new URLSearchParams({ land, ...(answers.length ? { answers: answers.map((pair) => pair.join(':')).join(',') } : {}) })}`;

// The steps of the application form, what each still lacks, and where to mend it.
import type { Application, Draft, Procedures } from '../../api/types';
import { from_document, heights_complete, unreadable } from '../../design/design';
import { draft_texts as text } from '../../i18n/draft';
import { links } from '../../i18n/links';
import { t, type Text } from '../../i18n/text';

export const step_names = ['grundstueck', 'gebaeude', 'vorhaben', 'beteiligte', 'unterlagen', 'absenden'] as const;
export type StepName = (typeof step_names)[number];
export const step_title: Record<StepName, Text> = {
  grundstueck: text.step_plot, gebaeude: text.step_buildings, vorhaben: text.step_project, beteiligte: text.step_parties, unterlagen: text.step_documents, absenden: text.step_submit,
};

export interface Missing {
  step: StepName;
  field: string; // id of the field inside the step; '' if none
  message: string;
}

// Whether the procedure takes a drawing, and somebody entitled to draw it; what is drawn may need them, too.
export function plans_needed(draft: Draft, procedures: Procedures): { drawing: boolean; designer: boolean } {
  const by = procedures.procedures.find(({ id }) => id === draft.procedure)?.prepared_by ?? 'designer';
  return { drawing: by === 'designer', designer: by === 'designer' || (by === 'designer_if_drawn' && from_document(draft.design).structures.some(({ kind }) => kind !== 'existing')) };
}

// Everything between this draft and its submission, in the order of the steps.
export function missing_items(draft: Draft, application: Application, procedures: Procedures): Missing[] {
  const missing: Missing[] = [];
  const need = (ok: unknown, step: StepName, field: string, message: string): void => void (ok || missing.push({ step, field, message }));
  need(draft.parcels?.length, 'grundstueck', 'parcel-search', t(text.missing_parcel));
  const reading = from_document(draft.design);
  const { drawing, designer } = plans_needed(draft, procedures);
  need(draft.design || !drawing, 'gebaeude', 'add-building', t(text.missing_building));
  for (const structure of reading.structures) {
    need(structure.ring.length >= 3 || structure.kept_geometry, 'gebaeude', '', t(text.missing_outline, { name: structure.name }));
    need(unreadable(structure).length === 0, 'gebaeude', '', t(text.missing_numbers, { name: structure.name }));
    need(heights_complete(structure) || structure.kept['roof'] !== undefined, 'gebaeude', '', t(text.missing_heights, { name: structure.name }));
  }
  need(draft.title.trim(), 'vorhaben', 'title', t(text.missing_title));
  need(draft.description?.trim(), 'vorhaben', 'description', t(text.missing_description));
  const part = procedures.procedures.find(({ id }) => id === draft.procedure)?.stands_on === 'whole';
  need(!part || application.links?.some(({ relation }) => relation === 'whole'), 'vorhaben', 'basis-case', t(links.missing_whole));
  need(draft.principal?.name?.trim(), 'beteiligte', 'principal-name', t(text.missing_principal));
  need(!designer || draft.designer?.name?.trim(), 'beteiligte', 'designer-name', t(text.missing_designer));
  for (const type of missing_documents(draft, application, procedures)) need(false, 'unterlagen', `document-${type}`, t(text.missing_document, { name: document_name(type, procedures) }));
  return missing;
}

// Required types of the procedure that is chosen now, not of the one the server saw last.
export function missing_documents(draft: Draft, application: Application, procedures: Procedures): string[] {
  const required = procedures.procedures.find((procedure) => procedure.id === draft.procedure)?.required_documents ?? application.missing_documents ?? [];
  const filed = new Set(application.documents.filter((document) => document.versions.length > 0).map((document) => document.type));
  return required.filter((type) => !filed.has(type));
}

export function document_name(type: string, procedures: Procedures | undefined): string {
  const found = procedures?.document_types.find((known) => known.id === type);
  return found ? t(found.name) : type;
}

export type StepStatus = 'done' | 'started' | 'open' | 'blocked';

export function step_status(step: StepName, draft: Draft, missing: readonly Missing[]): StepStatus {
  if (step === 'absenden') return missing.length > 0 ? 'blocked' : 'open';
  if (!missing.some((item) => item.step === step)) return 'done';
  const begun: Record<string, unknown> = { grundstueck: draft.parcels?.length, gebaeude: draft.design, vorhaben: draft.description, beteiligte: draft.principal?.name ?? draft.designer?.name };
  return begun[step] ? 'started' : 'open';
}

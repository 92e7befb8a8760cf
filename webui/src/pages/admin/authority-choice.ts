// Which of several authorities a page of the administration is about; who keeps one alone is asked nothing.
import { html, nothing, type TemplateResult } from 'lit';
import { api, call } from '../../api/client';
import type { Authority } from '../../api/types';
import { select_field } from '../../components/fields';
import { t, texts } from '../../i18n/text';
import { set_query } from '../../router';

const text = texts({ authority: { de: 'Behörde', en: 'Authority' } });

export const own_authorities = async (): Promise<Authority[]> => (await call(api.GET('/api/v1/authorities'))).data.authorities.filter(({ own }) => own);

// The one that the address names, else the first.
export const chosen_authority = (own: readonly Authority[], query: URLSearchParams): string | undefined => own.find(({ id }) => id === query.get('behoerde'))?.id ?? own[0]?.id;

export function authority_choice(own: readonly Authority[], chosen: string | undefined, choose: (id: string) => void): TemplateResult | typeof nothing {
  if (own.length < 2) return nothing;
  const on_input = (id: string): void => {
    const query = new URLSearchParams(location.search);
    query.set('behoerde', id);
    set_query(query);
    choose(id);
  };
  return html`<div class="fw-measure">${select_field({ id: 'authority-choice', label: t(text.authority), value: chosen ?? '', on_input }, own.map(({ id, name }) => ({ value: id, label: name })))}</div>`;
}

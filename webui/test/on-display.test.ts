// What the public sees of a case: a redacted copy stands for the version that it covers, and for no other.
import { describe, expect, it } from 'vitest';
import type { Document } from '../src/api/types';
import { by_type } from '../src/pages/case/case-documents';
import { on_display } from '../src/pages/hearing/on-display';

const filed = (id: string, type: string, title: string, from?: { document: string; version: number }): Document =>
  ({ id, type, title, versions: [{ version: 1, file_name: `${id}.pdf`, redacted_from: from ? { application: 'a', ...from } : null }] }) as unknown as Document;
const documents = [filed('d1', 'site_plan', 'Lageplan'), filed('d2', 'form', ''), filed('d3', 'redacted_copy', 'Geschwärzt: Lageplan', { document: 'd1', version: 1 })];

describe('papers on display', () => {
  it('are redacted where a copy of that version was made', () => {
    expect(on_display(documents, [{ document: 'd1', version: 1 }, { document: 'd2', version: 1 }])).toEqual([{ title: 'Lageplan', redacted: true }, { title: 'd2.pdf', redacted: false }]);
    expect(on_display(documents, [{ document: 'd1', version: 2 }])).toEqual([{ title: 'Lageplan', redacted: false }]);
  });
});

describe('the papers of a case', () => {
  it('stand by type, a redacted copy with what it covers', () => {
    expect(by_type(documents).map(([type, group]) => [type, group.map(({ id }) => id)])).toEqual([['site_plan', ['d1', 'd3']], ['form', ['d2']]]);
  });
  it('name the type of a copy whose original is not to be seen', () => {
    expect(by_type(documents.slice(2)).map(([type]) => type)).toEqual(['redacted_copy']);
  });
});

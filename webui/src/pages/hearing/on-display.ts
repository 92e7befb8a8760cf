// The papers of an announcement as the public sees them: the redacted copy where one was made, else as filed.
import type { Document } from '../../api/types';

export interface OnDisplay {
  title: string;
  redacted: boolean;
}

export function on_display(documents: readonly Document[], released: readonly { document: string; version: number }[]): OnDisplay[] {
  return released.map(({ document, version }) => {
    const filed = documents.find(({ id }) => id === document);
    const redacted = documents.some(({ versions }) => versions.some(({ redacted_from: from }) => from?.document === document && from.version === version));
    return { title: filed?.title || filed?.versions.at(-1)?.file_name || document, redacted };
  });
}

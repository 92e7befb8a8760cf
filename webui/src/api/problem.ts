// A refusal of the server (application/problem+json), or the lack of an answer, as one error type.
// RFC 9457.
import { shell } from '../i18n/shell';
import type { Text } from '../i18n/text';
import type { components } from './contract';

export type ProblemBody = components['schemas']['Problem'];

export class Problem extends Error {
  readonly status: number; // 0: no answer at all
  readonly code: string;
  readonly text: Text;
  readonly cure: Text | undefined;
  readonly legal_basis: string | undefined;
  readonly field: string | undefined; // JSON pointer or parameter name
  readonly current_version: number | undefined; // with 412

  constructor(body: Partial<ProblemBody> & { text: Text; status: number; code: string }) {
    super(body.text.en);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.text = body.text;
    this.cure = body.cure;
    this.legal_basis = body.legal_basis;
    this.field = body.field;
    this.current_version = body.current_version;
  }
}

// Whatever the server sent as an error, made a Problem.
export function to_problem(body: unknown, status: number): Problem {
  if (body && typeof body === 'object' && 'code' in body && 'text' in body) return new Problem(body as ProblemBody);
  const cause = typeof body === 'string' && body.length < 300 ? body : undefined;
  return new Problem({ status, code: `http-${status}`, text: shell.unknown_error, ...(cause ? { detail: cause } : {}) });
}

export const no_answer = (): Problem =>
  new Problem({ status: 0, code: 'network', text: shell.network, cure: shell.network_cure });

// What was caught, as a Problem; anything else is a bug and goes on.
export function caught(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

// The server as typed functions: CSRF header, problems as exceptions, a sign-in in between where the session has ended.
// Use: `const { data, etag } = await call(api.GET('/api/v1/applications/{application}', { params: { path: { application } } }))`.
import createClient from 'openapi-fetch';
import type { paths } from './contract';
import { no_answer, Problem, to_problem } from './problem';

let csrf: string | null = null;
export const set_csrf = (token: string | null): void => void (csrf = token);
export const csrf_token = (): string | null => csrf;

// Asked when a request meets 401 although somebody was signed in; true when they have signed in again.
let sign_in_again: () => Promise<boolean> = () => Promise.resolve(false);
export const set_sign_in_again = (ask: typeof sign_in_again): void => void (sign_in_again = ask);
export const ask_sign_in = (): Promise<boolean> => sign_in_again();

const changes = (request: Request): boolean => !['GET', 'HEAD'].includes(request.method);

async function send(request: Request): Promise<Response> {
  const again = request.clone();
  if (changes(request) && csrf) request.headers.set('X-CSRF-Token', csrf);
  const response = await fetch(request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw no_answer();
  });
  if (response.status !== 401 || new URL(request.url).pathname === '/api/v1/session') return response;
  return (await sign_in_again()) ? send_once(again) : response;
}

async function send_once(request: Request): Promise<Response> {
  if (changes(request) && csrf) request.headers.set('X-CSRF-Token', csrf);
  return fetch(request).catch(() => {
    throw no_answer();
  });
}

export const api = createClient<paths>({ baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin, fetch: send });

interface Answer<T> {
  data: T;
  etag: string | undefined; // send back as If-Match
}

// Waits for an answer; a refusal is thrown as Problem.
export async function call<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<NonNullable<T>>> {
  const { data, error, response } = await answer;
  if (!response.ok) throw to_problem(error, response.status);
  return { data: data as NonNullable<T>, etag: response.headers.get('ETag') ?? undefined };
}

// Asks again for what was read as `etag`; undefined while it is the same. It may run by itself: nobody is asked to sign in, an
// ended session is a Problem like any other.
export async function call_if_changed<T>(etag: string, ask: (options: { headers: { 'If-None-Match': string }; fetch: (request: Request) => Promise<Response> }) => Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<NonNullable<T>> | undefined> {
  const fetch_once = (request: Request): Promise<Response> => fetch(request).catch(() => {
    throw no_answer();
  });
  const { data, error, response } = await ask({ headers: { 'If-None-Match': etag }, fetch: fetch_once });
  if (response.status === 304) return undefined;
  if (!response.ok) throw to_problem(error, response.status);
  return { data: data as NonNullable<T>, etag: response.headers.get('ETag') ?? undefined };
}

// A key that makes a repeated POST harmless; keep it while retrying the same act. (randomUUID is missing on plain http.)
export const idempotency_key = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export { Problem };

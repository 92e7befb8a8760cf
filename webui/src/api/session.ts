// Who is signed in and which operations are live for them; the one place that knows.
import { api, call, set_csrf } from './client';
import type { Session } from './types';

const nobody: Session = { account: null, csrf: null, actions: [], demo_accounts: [] };
let current: Session = nobody;
const listeners = new Set<() => void>();

export const session = (): Session => current;
export const signed_in = (): boolean => current.account !== null;
// Whether some role of the caller may use an operation (its operationId in the contract).
export const can = (operation: string): boolean => current.actions.includes(operation);
export const has_role = (...roles: string[]): boolean => current.account?.memberships.some((m) => roles.includes(m.role)) ?? false;

export const on_session = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function take(next: Session): void {
  current = next;
  set_csrf(next.csrf);
  for (const listener of listeners) listener();
}

export async function load_session(): Promise<void> {
  take((await call(api.GET('/api/v1/session'))).data);
}

export async function sign_in(email: string, password: string): Promise<void> {
  const { data } = await call(api.POST('/api/v1/session', { body: { email, password } }));
  const demo = data.demo_accounts ?? current.demo_accounts;
  take(demo ? { ...data, demo_accounts: demo } : data);
}

export async function sign_out(): Promise<void> {
  await call(api.DELETE('/api/v1/session'));
  take({ ...nobody, ...(current.demo_accounts ? { demo_accounts: current.demo_accounts } : {}) });
  await load_session();
}

// The page somebody starts from, by what they may do.
export function start_path(): string {
  if (has_role('administrator')) return '/verwaltung/konten';
  if (has_role('clerk', 'approver')) return '/eingang';
  if (has_role('agency_member')) return '/stellungnahmen';
  return signed_in() ? '/antraege' : '/';
}

// Clean paths over the History API: matching is pure, the rest moves the browser.
import { routes, type Route } from './routes';

export interface Match {
  route: Route;
  params: Record<string, string>;
}

// The row whose pattern fits, with its `:names` decoded. Fixed segments win over names.
export function match(path: string, table: readonly Route[] = routes): Match | undefined {
  const segments = split(path);
  let best: Match | undefined;
  let best_names = Infinity;
  for (const route of table) {
    const params = fit(split(route.path), segments);
    if (!params || Object.keys(params).length >= best_names) continue;
    best = { route, params };
    best_names = Object.keys(params).length;
  }
  return best;
}

const split = (path: string): string[] => path.split('/').filter(Boolean);

function fit(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) {
      try {
        params[part.slice(1)] = decodeURIComponent(segment);
      } catch {
        return undefined;
      }
    } else if (part !== segment) return undefined;
  }
  return params;
}

// Where a sign-in may lead back to: paths of this site only.
export function safe_target(target: string | null): string {
  return target && /^\/(?![/\\])/.test(target) ? target : '/';
}

const listeners = new Set<() => void>();
let guard: () => boolean | Promise<boolean> = () => true;

export const on_navigate = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const set_leave_guard = (next: typeof guard): void => void (guard = next);

// Where each entry of the history was scrolled to: the way back leads there.
const places = new Map<string, number>();
let entries = 0;
let way_back: number | undefined;
const entry = (): string | undefined => (history.state as { entry?: string } | null)?.entry;
function remember_place(): void {
  const known = entry() ?? `${Date.now()}.${(entries += 1)}`;
  if (!entry()) history.replaceState({ ...(history.state as object | null), entry: known }, '');
  places.set(known, scrollY);
}
// How far down the page is that the browser went back (or on) to; undefined: it was not visited before.
export const place_to_return = (): number | undefined => way_back;

// Goes to a path of this site. `replace` leaves no entry in the history.
export async function navigate(to: string, options: { replace?: boolean; force?: boolean } = {}): Promise<void> {
  if (!options.force && !(await guard())) return;
  way_back = undefined;
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

// Changes only the query of the current page, so that its address reproduces the view.
export function set_query(query: URLSearchParams): void {
  const text = query.toString();
  history.replaceState(history.state, '', location.pathname + (text ? `?${text}` : ''));
}

export function start_router(): void {
  history.scrollRestoration = 'manual'; // the browser would try before the page is there
  addEventListener('scroll', remember_place, { passive: true });
  addEventListener('popstate', () => {
    way_back = places.get(entry() ?? '');
    for (const listener of listeners) listener();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !takes_over(event, link)) return;
    event.preventDefault();
    void navigate(link.pathname + link.search);
  });
}

function takes_over(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return false;
  if (link.hash && link.pathname === location.pathname) return false;
  return match(link.pathname) !== undefined;
}

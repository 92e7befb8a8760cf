// The frame around all pages: header with what this person may do, breadcrumb, page, footer, and the sign-in in between.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { can, has_role, on_session, session, sign_out, signed_in } from '../api/session';
import { FwElement, FwPage } from '../base/element';
import { shell } from '../i18n/shell';
import { language, set_language, t, type Text } from '../i18n/text';
import { match, navigate, on_navigate, set_leave_guard, place_to_return } from '../router';
import { type Route, routes } from '../routes';
import { icon } from './icon';
import { loading, notice } from './notice';
import './session-dialog';

const brand = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h32v32H0z" /><path fill="none" class="fw-brand__lines" stroke-width="2" stroke-linejoin="round" d="M6 8l9-3 11 4-2 17-11 1-8-6zM15 5l-2 22M6 16l19 1" /></svg>`;

// The main navigation: an entry shows where its operation is live for this person.
const entries: { path: string; title: Text; show: () => boolean }[] = [
  { path: '/antraege', title: shell.my_applications, show: () => can('start_application') || has_role('principal', 'designer') },
  { path: '/eingang', title: shell.inbox, show: () => has_role('clerk', 'approver') },
  { path: '/statistik', title: shell.statistics, show: () => has_role('clerk', 'approver') },
  { path: '/kennzahlen', title: shell.figures, show: () => can('export_agency_figures') },
  { path: '/beteiligungsregeln', title: shell.participation_rules, show: () => can('list_participation_rules') },
  { path: '/stellungnahmen', title: shell.statements, show: () => has_role('agency_member') },
  { path: '/verwaltung/konten', title: shell.accounts, show: () => has_role('administrator') },
  { path: '/verwaltung/behoerden', title: shell.authorities, show: () => can('change_authority') },
  { path: '/verwaltung/stellen', title: shell.agencies, show: () => can('list_agencies') },
  { path: '/verwaltung/webhooks', title: shell.webhooks, show: () => has_role('administrator') },
  { path: '/verwaltung/regeln', title: shell.rules, show: () => can('get_house_rules') },
  { path: '/verwaltung/geodaten', title: shell.imports, show: () => has_role('administrator') },
  { path: '/karte', title: shell.map, show: () => can('get_map') },
  { path: '/verfahren', title: shell.procedure_finder, show: () => !signed_in() },
  { path: '/bekanntmachungen', title: shell.announcements, show: () => !signed_in() },
  { path: '/fristen', title: shell.periods, show: () => true },
];

@customElement('fw-app')
export class App extends FwElement {
  @property({ type: Boolean }) ready = false; // the session is known
  @state() private failed = false;
  #page: HTMLElement | undefined;
  #route: Route | undefined;
  #shown = ''; // path and query of the page shown
  #name = ''; // of what the page shows, once it is known

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch(on_navigate(() => void this.#open()));
    this.watch(on_session(() => this.requestUpdate()));
    this.addEventListener('fw-named', (event) => {
      if (event.target !== this.#page) return;
      this.#name = (event as CustomEvent<string>).detail;
      this.requestUpdate();
    });
    set_leave_guard(() => (this.#page instanceof FwPage ? this.#page.may_leave() : true));
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('ready') && this.ready) void this.#open(true);
  }

  async #open(first = false): Promise<void> {
    const here = location.pathname + location.search;
    if (!first && here === this.#shown) return;
    this.#shown = here;
    const found = match(location.pathname);
    if (found?.route.access === 'account' && !signed_in()) {
      await navigate(`/anmelden?weiter=${encodeURIComponent(here)}`, { replace: true, force: true });
      return;
    }
    this.failed = false;
    this.#route = found?.route;
    this.#page = undefined;
    this.#name = '';
    if (found) {
      try {
        await found.route.load();
      } catch {
        this.failed = true;
      }
      if (this.#shown !== here) return; // went on while loading
      if (!this.failed) this.#page = make_page(found.route, found.params);
    }
    document.title = `${t(found?.route.title ?? shell.not_found)} – Flurwerk`;
    this.requestUpdate();
    await this.updateComplete;
    if (!first) this.#arrive();
  }

  // As after a full page load: on top, or where one was before, and the screen reader reads the heading.
  #arrive(): void {
    const place = place_to_return();
    scrollTo(0, 0);
    if (place) this.#return_to(place, this.#shown, Date.now() + 3000);
    const main = this.querySelector<HTMLElement>('main');
    main?.focus({ preventScroll: true });
    this.#read_heading(Date.now() + 3000);
  }

  // The page may only be long enough once its data is there.
  #return_to(place: number, shown: string, until: number): void {
    if (this.#shown !== shown || Date.now() > until) return;
    if (document.documentElement.scrollHeight - innerHeight >= place) scrollTo(0, place);
    else setTimeout(() => this.#return_to(place, shown, until), 50);
  }

  // The heading may only come with the page's data; whoever has moved on by then is left alone.
  #read_heading(until: number): void {
    const main = this.querySelector<HTMLElement>('main');
    if (!main || document.activeElement !== main) return;
    const heading = main.querySelector<HTMLElement>('h1');
    if (!heading) {
      if (Date.now() < until) setTimeout(() => this.#read_heading(until), 50);
      return;
    }
    heading.setAttribute('tabindex', '-1');
    heading.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const width = this.#route?.wide ? 'fw-inner fw-inner--wide' : 'fw-inner';
    return html`
      <a class="fw-skip" href="#inhalt" @click=${this.#skip}>${t(shell.skip)}</a>
      ${this.#header(width)}
      <main class="fw-main" id="inhalt" tabindex="-1"><div class="${width} fw-page">${this.#crumbs()}${this.#content()}</div></main>
      <footer class="fw-footer"><div class=${width}><ul>
        <li>Flurwerk – ${t(shell.tagline)}</li>
        <li><a href="/verfahren">${t(shell.procedure_finder)}</a></li>
        <li><a href="/fristen">${t(shell.periods)}</a></li>
        <li><a href="/bekanntmachungen">${t(shell.announcements)}</a></li>
        <li><a href="/api/v1/docs">${t(shell.contract)}</a></li>
      </ul></div></footer>
      <fw-session-dialog></fw-session-dialog>`;
  }

  #header(width: string): TemplateResult {
    const account = session().account;
    return html`<header class="fw-header"><div class=${width}>
      <div class="fw-header__bar">
        <a class="fw-brand" href="/">${brand}<span>Flurwerk<small>${t(shell.tagline)}</small></span></a>
        <div class="fw-header__tools">
          ${account ? html`<span class="fw-who"><strong>${account.name}</strong></span>` : nothing}
          <button class="fw-plain" type="button" lang=${language() === 'de' ? 'en' : 'de'} @click=${() => set_language(language() === 'de' ? 'en' : 'de')}>${t(shell.switch_language)}</button>
          ${account
            ? html`<button class="fw-plain" type="button" @click=${this.#sign_out}>${icon('sign_out')}${t(shell.sign_out)}</button>`
            : html`<a class="fw-plain" href="/anmelden">${t(shell.sign_in)}</a>`}
        </div>
      </div>
      <nav aria-label=${t(shell.navigation)}><ul class="fw-nav">
        ${entries.filter((entry) => entry.show()).map((entry) => html`<li><a href=${entry.path} aria-current=${this.#current(entry.path)}>${t(entry.title)}</a></li>`)}
      </ul></nav>
    </div></header>`;
  }

  #current(path: string): 'page' | 'true' | typeof nothing {
    if (location.pathname === path) return 'page';
    return location.pathname.startsWith(`${path}/`) || this.#route?.crumbs?.includes(path) ? 'true' : nothing;
  }

  #crumbs(): TemplateResult | typeof nothing {
    const above = this.#route?.crumbs;
    if (!above || !this.#route) return nothing;
    const title = (path: string): string => t(routes.find((route) => route.path === path)?.title ?? shell.home);
    const params = this.#page instanceof FwPage ? this.#page.params : {};
    const filled = (path: string): string => path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    return html`<nav aria-label=${t(shell.breadcrumb)}><ol class="fw-crumbs">
      ${above.map((path) => html`<li><a href=${filled(path)}>${title(path)}</a></li>`)}
      <li aria-current="page">${this.#name || t(this.#route.title)}</li>
    </ol></nav>`;
  }

  #content(): unknown {
    if (this.failed) return notice('bad', t(shell.load_failed), html`<a href=${location.pathname + location.search} target="_self">${t(shell.reload)}</a>`, true);
    if (this.#page) return this.#page;
    if (!this.ready || this.#route) return loading();
    return html`<div class="fw-head"><h1>${t(shell.not_found)}</h1><p class="fw-lead">${t(shell.not_found_text)}</p></div><p><a href="/">${t(shell.to_home)}</a></p>`;
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>('main')?.focus();
  };

  readonly #sign_out = async (): Promise<void> => {
    if (this.#page instanceof FwPage && !(await this.#page.may_leave())) return;
    await sign_out().catch(() => undefined);
    this.#shown = '';
    await navigate('/', { force: true });
  };
}

function make_page(route: Route, params: Record<string, string>): HTMLElement {
  const page = document.createElement(route.element);
  if (page instanceof FwPage) {
    page.params = params;
    page.query = new URLSearchParams(location.search);
  }
  return page;
}

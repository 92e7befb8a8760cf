// Every page: its path, name, element and chunk. One row per page; a page is loaded when it is first visited.
import { office } from './i18n/office';
import { shell } from './i18n/shell';
import type { Text } from './i18n/text';

export interface Route {
  path: string; // segments; `:name` becomes params.name
  title: Text; // name of the page in the window's title and in breadcrumbs
  element: string; // custom element, a FwPage
  load: () => Promise<unknown>; // the chunk that defines it
  access: 'public' | 'account'; // 'account': the sign-in page comes first
  wide?: boolean; // uses the whole width (maps, tables)
  crumbs?: string[]; // paths above it, for the breadcrumb
}

export const routes: readonly Route[] = [
  { path: '/', title: shell.home, element: 'fw-home-page', load: () => import('./pages/home/home-page'), access: 'public' },
  { path: '/anmelden', title: shell.sign_in, element: 'fw-sign-in-page', load: () => import('./pages/sign-in/sign-in-page'), access: 'public' },
  { path: '/verfahren', title: shell.procedure_finder, element: 'fw-procedure-page', load: () => import('./pages/procedure/procedure-page'), access: 'public' },
  { path: '/fristen', title: shell.periods, element: 'fw-periods-page', load: () => import('./pages/periods/periods-page'), access: 'public' },
  { path: '/karte', title: shell.map, element: 'fw-map-page', load: () => import('./pages/map/map-page'), access: 'account', wide: true },
  // Applicant
  { path: '/antraege', title: shell.my_applications, element: 'fw-applications-page', load: () => import('./pages/applications/applications-page'), access: 'account' },
  { path: '/antraege/neu', title: shell.new_application, element: 'fw-new-application-page', load: () => import('./pages/new-application/new-application-page'), access: 'account', crumbs: ['/antraege'] },
  { path: '/antraege/:id', title: shell.application, element: 'fw-application-page', load: () => import('./pages/application/application-page'), access: 'account', crumbs: ['/antraege'] },
  { path: '/antraege/:id/entwurf', title: shell.draft, element: 'fw-draft-page', load: () => import('./pages/draft/draft-page'), access: 'account', crumbs: ['/antraege'] },
  { path: '/antraege/:id/entwurf/:step', title: shell.draft, element: 'fw-draft-page', load: () => import('./pages/draft/draft-page'), access: 'account', wide: true, crumbs: ['/antraege'] },
  { path: '/antraege/:id/statistik', title: shell.statistics, element: 'fw-statistics-page', load: () => import('./pages/statistics/statistics-page'), access: 'account', crumbs: ['/antraege', '/antraege/:id'] },
  { path: '/antraege/:id/fassungen', title: shell.versions, element: 'fw-versions-page', load: () => import('./pages/versions/versions-page'), access: 'account', wide: true, crumbs: ['/antraege', '/antraege/:id'] },
  // Authority, agencies, administration
  { path: '/eingang', title: shell.inbox, element: 'fw-inbox-page', load: () => import('./pages/inbox/inbox-page'), access: 'account', wide: true },
  { path: '/vertretungen', title: office.absences, element: 'fw-absences-page', load: () => import('./pages/absences/absences-page'), access: 'account', crumbs: ['/eingang'] },
  { path: '/vorgaenge/:id', title: shell.case, element: 'fw-case-page', load: () => import('./pages/case/case-page'), access: 'account', wide: true, crumbs: ['/eingang'] },
  { path: '/vorgaenge/:id/statistik', title: shell.statistics, element: 'fw-statistics-page', load: () => import('./pages/statistics/statistics-page'), access: 'account', crumbs: ['/eingang', '/vorgaenge/:id'] },
  { path: '/statistik', title: shell.statistics, element: 'fw-statistics-month-page', load: () => import('./pages/statistics/month-page'), access: 'account' },
  { path: '/kennzahlen', title: shell.figures, element: 'fw-figures-page', load: () => import('./pages/figures/figures-page'), access: 'account', wide: true },
  { path: '/beteiligungsregeln', title: shell.participation_rules, element: 'fw-participation-rules-page', load: () => import('./pages/participation-rules/participation-rules-page'), access: 'account', wide: true },
  { path: '/vorgaenge/:id/fassungen', title: shell.versions, element: 'fw-versions-page', load: () => import('./pages/versions/versions-page'), access: 'account', wide: true, crumbs: ['/eingang', '/vorgaenge/:id'] },
  { path: '/stellungnahmen', title: shell.statements, element: 'fw-requests-page', load: () => import('./pages/agency/requests-page'), access: 'account' },
  { path: '/stellungnahmen/:id', title: shell.statement, element: 'fw-request-page', load: () => import('./pages/agency/request-page'), access: 'account', crumbs: ['/stellungnahmen'] },
  { path: '/verwaltung/konten', title: shell.accounts, element: 'fw-accounts-page', load: () => import('./pages/admin/accounts-page'), access: 'account' },
  { path: '/verwaltung/behoerden', title: shell.authorities, element: 'fw-authorities-page', load: () => import('./pages/admin/authorities-page'), access: 'account', wide: true },
  { path: '/verwaltung/stellen', title: shell.agencies, element: 'fw-agencies-page', load: () => import('./pages/admin/agencies-page'), access: 'account', wide: true },
  { path: '/verwaltung/webhooks', title: shell.webhooks, element: 'fw-webhooks-page', load: () => import('./pages/admin/webhooks-page'), access: 'account', wide: true },
  { path: '/verwaltung/regeln', title: shell.rules, element: 'fw-rules-page', load: () => import('./pages/rules/rules-page'), access: 'account', wide: true },
  { path: '/verwaltung/geodaten', title: shell.imports, element: 'fw-imports-page', load: () => import('./pages/admin/imports-page'), access: 'account', wide: true },
];

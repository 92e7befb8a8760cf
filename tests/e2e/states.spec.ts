// The pages of the participation in the states that samples/README.md lists, each looked at: what it says, accessible,
// fitting 320 px, light and dark, in German.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { look } from './asking';
import { expect, test, watch, window_of, type Role } from './people';
import type { Page } from '@playwright/test';

interface Stop {
  role: Role;
  of: string; // a part of the case's title
  view: string; // of the case; for an agency the path of its page is found
  says: readonly (string | RegExp)[];
}

const running = 'Mehrfamilienhauses';
const over = 'Gemeindehauses';
const changed = 'Reihenendhauses';
const outlasting = 'zweiter Reihe';

const stops: readonly Stop[] = [
  { role: 'clerk', of: running, view: 'beteiligung', says: ['Eine Runde ist vorbereitet', 'Liegt bei Eigenbetrieb Abwasser Lindenau', 'Vermisst Unterlagen', 'Antwort vom', 'Frist ab dem nachgewiesenen Zugang', 'Zuständig sei: Untere Wasserbehörde Lindenkreis', 'Der Kran entfällt', 'Eingang bestätigt'] },
  { role: 'clerk', of: running, view: 'stellungnahmen', says: ['Zuständig sei', 'Der Kran entfällt', 'Eingriff'] },
  { role: 'clerk', of: running, view: 'nachbarn', says: ['Empfänger unter dieser Anschrift nicht zu ermitteln', 'Zugang noch nicht bekannt', 'Nicht benachrichtigt'] },
  { role: 'clerk', of: over, view: 'beteiligung', says: ['bleibt unberücksichtigt', 'gilt als erteilt', 'aus dem Schweigen folgt nichts', 'Einvernehmen ersetzt am', 'Fassung 2', 'verspätet'] },
  { role: 'clerk', of: over, view: 'stellungnahmen', says: ['Einvernehmen ersetzt am', /^Flur\s1, Flurstück\s\d+ · eingegangen am/, 'Das Gemeindehaus wird abends laut.', 'Die Autos parken vor meiner Einfahrt.', 'Der Abstand zum Wald ist zu gering.'] },
  { role: 'clerk', of: over, view: 'nachbarn', says: ['Papier', 'verspätet'] },
  { role: 'clerk', of: changed, view: 'beteiligung', says: ['Erneut gefragt: Der neue Lageplan zeigt die Hecke an der hinteren Grenze.', /Für die geänderten Pläne übernommen am/] },
  { role: 'clerk', of: changed, view: 'oeffentlichkeit', says: ['Der Baulärm trifft die Schule.', 'Die Zufahrt ist zu eng.'] },
  { role: 'clerk', of: outlasting, view: 'beteiligung', says: ['Über die geänderten Pläne entscheiden', 'Bittet um Frist bis', 'Frist verlängert, vorher', 'Fristverlängerung abgelehnt am'] },
  { role: 'clerk', of: outlasting, view: 'oeffentlichkeit', says: ['Neubau eines Wohnhauses in zweiter Reihe'] },
  { role: 'clerk', of: outlasting, view: 'fristen', says: ['Zustimmung'] },
  { role: 'clerk', of: 'Doppelgarage', view: 'beteiligung', says: ['Forstamt Lindenau'] },
];

async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('main .fw-spinner')).toHaveCount(0);
}

test('every state of a case that the sample town shows', async ({ browser }) => {
  test.setTimeout(400_000);
  const clerk = await window_of(browser, 'clerk', { reducedMotion: 'reduce' });
  const heard = watch(clerk);
  const { applications } = (await (await clerk.context().request.get('/api/v1/applications?limit=100')).json()) as { applications: { id: string; title: string }[] };
  for (const { of, view, says } of stops) {
    const id = applications.find(({ title }) => title.includes(of))?.id ?? of;
    await clerk.goto(`/vorgaenge/${id}?ansicht=${view}`);
    await settled(clerk);
    for (const words of says) await expect(clerk.locator('main').getByText(words).first(), `${of}, ${view}`).toBeVisible();
    await look(clerk, `state-${of.split(' ')[0]}-${view}`);
  }
  expect(heard.errors).toEqual([]);
});

test('what is opened from there: a kept round, changed plans, a decision; an agency’s weeks, the register', async ({ browser }) => {
  test.setTimeout(400_000);
  const clerk = await window_of(browser, 'clerk', { reducedMotion: 'reduce' });
  const heard = watch(clerk);
  const { applications } = (await (await clerk.context().request.get('/api/v1/applications?limit=100')).json()) as { applications: { id: string; title: string }[] };
  const open = async (of: string, view: string): Promise<void> => {
    await clerk.goto(`/vorgaenge/${applications.find(({ title }) => title.includes(of))?.id ?? of}?ansicht=${view}`);
    await settled(clerk);
  };
  await open(running, 'beteiligung');
  await clerk.getByRole('button', { name: 'Vorbereitete Runde öffnen' }).click();
  await expect(clerk.locator('fw-composer').getByText('Fernstraßenverwaltung (Beispiel)').first()).toBeVisible();
  await clerk.getByRole('button', { name: 'Alle: Fernstraßenverwaltung (Beispiel)' }).click();
  await expect(clerk.locator('fw-composer').getByText('Bauantrag (BAB 01)').first()).toBeVisible();
  await expect(clerk.locator('fw-composer').getByText('Benachrichtigung Nachbar')).toHaveCount(0); // the authority's alone
  await look(clerk, 'state-composer');
  await open(outlasting, 'beteiligung');
  await clerk.getByRole('button', { name: 'Über die geänderten Pläne entscheiden' }).click();
  await expect(clerk.locator('fw-delta [data-agency]')).toHaveCount(4);
  await look(clerk, 'state-delta');
  await open(over, 'entscheidung');
  await look(clerk, 'state-decision');
  await open(changed, 'uebersicht');
  await look(clerk, 'state-overview');
  await open(outlasting, 'uebersicht');
  for (const agency of ['Gemeinde Lindenau', 'Luftfahrtbehörde (Beispiel)']) await expect(clerk.getByText(`${agency}: Zustimmung kann bis`)).toBeVisible();
  await look(clerk, 'state-warnings');
  expect(heard.errors).toEqual([]);

  const nature = await window_of(browser, 'nature', { reducedMotion: 'reduce' });
  await nature.goto('/stellungnahmen');
  await settled(nature);
  await nature.getByLabel('Anzeigen').selectOption('alle');
  await look(nature, 'state-list');
  const admin = await window_of(browser, 'admin', { reducedMotion: 'reduce' });
  await admin.goto('/verwaltung/stellen');
  await expect(admin.getByText(/vertretung@land\.example/)).toBeVisible();
  await expect(admin.getByText('Freigabe durch eine zweite Person').first()).toBeVisible();
  await look(admin, 'state-register');
});

test('an agency sees the draft that waits for its second person before the way past it', async ({ browser }) => {
  const head = await window_of(browser, 'heritage_head', { reducedMotion: 'reduce' });
  const heard = watch(head);
  await head.goto('/stellungnahmen');
  await settled(head);
  await look(head, 'state-requests');
  await head.getByRole('link', { name: new RegExp(running) }).first().click();
  await expect(head.getByText('Entwurf von Heike Lorenz, Fassung 1')).toBeVisible();
  await expect(head.getByText('Er wartet auf die Freigabe durch eine zweite Person.')).toBeVisible();
  await expect(head.getByText('Zwei Klicks machen daraus einen Entwurf')).toBeVisible();
  await look(head, 'state-draft-waits');
  await head.getByRole('button', { name: 'Entwurf öffnen' }).click();
  await expect(head.locator('#statement')).toHaveValue('Die Scheune ist kein Kulturdenkmal.');
  await expect(head.getByText('Gelesen; Freigabe nach Rücksprache am Freitag.')).toBeVisible();
  await look(head, 'state-draft-opened');
  expect(heard.errors).toEqual([]);
});

test('the links that the start names show what they should, and one past its end names nothing', async ({ browser }) => {
  const { links } = JSON.parse(readFileSync(join(process.env['FLURWERK_PATTERN'] ?? '', 'demo.json'), 'utf8')) as { links: { kind: string; path: string }[] };
  const page = await window_of(browser, undefined, { reducedMotion: 'reduce' });
  for (const [kind, heading, words] of [
    ['open', /Mehrfamilienhauses/, 'Ihre Antwort'], ['answered', /Mehrfamilienhauses/, 'Ihre Stellungnahme ist eingegangen'], ['withdrawn', /Mehrfamilienhauses/, 'Der Kran entfällt'],
    ['replaced', /Dieser Link ist nicht gültig/, 'die angeschriebene Stelle'], ['expired', /Dieser Link ist abgelaufen/, 'die angeschriebene Stelle'], ['inspection', /./, 'Akteneinsicht'],
  ] as const) {
    await page.goto(links.find((link) => link.kind === kind)?.path ?? kind);
    await expect(page.getByRole('heading', { level: 1 }), kind).toHaveText(heading);
    await expect(page.getByText(words).first(), kind).toBeVisible();
    expect(await page.locator('body').innerText(), kind).not.toMatch(/An:\s*$|für \./m);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    await look(page, `state-link-${kind}`);
  }
});

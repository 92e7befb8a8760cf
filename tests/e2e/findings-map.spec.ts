// The applicant's page of an application: what the checks say stands on a map, and reading a finding does not lead away from it.
import { expect, test, window_of } from './people';

test('an applicant sees the findings on a map, and is taken there on request', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const { applications } = (await (await architect.context().request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  await architect.goto(`/antraege/${applications.find(({ state }) => state === 'incomplete')?.id}`);
  const map = architect.locator('fw-site-map fw-map');
  await expect(map.locator('.ol-scale-line-inner')).toBeVisible();
  expect(await map.evaluate((one) => (one as unknown as { outlines: unknown[] }).outlines.length)).toBeGreaterThan(0);
  await architect.locator('fw-findings [data-group=pass] > summary').click();
  const finding = architect.locator('fw-findings [data-check="setback"]').first();
  await finding.locator('summary').click();
  await expect(finding.locator('ol li').first()).toBeVisible();
  await expect(finding.locator('summary')).toBeInViewport();
  await finding.getByRole('button', { name: 'Auf der Karte zeigen' }).click();
  await expect(map).toBeInViewport({ ratio: 0.9 });
});

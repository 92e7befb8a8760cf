// What axe finds wrong with a page as it stands. Put into the page once and asked again: the usual wrapper loads it anew for
// each look and opens a window for the answer, which costs three times as much.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const of_colours = ['color-contrast', 'link-in-text-block'];

// `within`: a selector, else the whole page. `colours_only`: for the dark look at what was seen in light.
export async function flaws_of(page: Page, { within, colours_only = false }: { within?: string; colours_only?: boolean } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations, passes } = await page.evaluate(
    ({ place, runOnly }) => (globalThis as unknown as { axe: typeof axe }).axe.run(place ?? document, { runOnly, resultTypes: ['violations'] }),
    { place: within, runOnly: colours_only ? { type: 'rule' as const, values: of_colours } : { type: 'tag' as const, values: tags } });
  if (!violations.length && !passes.length) throw new Error(`axe looked at nothing in ${within ?? page.url()}`);
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`).join(' || ')}`);
}

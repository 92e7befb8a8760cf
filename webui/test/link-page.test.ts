// The templates of the signed-link page: balanced, the same in both languages, every placeholder documented, no script.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const pages = { de: read('public/link/page.de.html'), en: read('public/link/page.en.html') };
const tags = (page: string): string[] => [...page.matchAll(/\{\{([#/^]?\w+)\}\}/g)].map((found) => found[1] as string);

describe.each(Object.entries(pages))('page.%s.html', (language, page) => {
  it('closes every section in order', () => {
    const open: string[] = [];
    for (const tag of tags(page)) {
      if (/^[#^]/.test(tag)) open.push(tag.slice(1));
      else if (tag.startsWith('/')) expect(open.pop()).toBe(tag.slice(1));
    }
    expect(open).toEqual([]);
  });
  it('uses no placeholder that the README does not explain', () => {
    const known = new Set([...read('link/README.md').matchAll(/`(\w+)`/g)].map((found) => found[1]));
    expect([...new Set(tags(page).map((tag) => tag.replace(/^[#/^]/, '')))].filter((name) => !known.has(name))).toEqual([]);
  });
  it('keeps the strict content security policy: no script, no inline style, nothing foreign', () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/i);
  });
  it('says its language in the document and in every form', () => {
    expect(page).toContain(`<html lang="${language}">`);
    expect(page.match(/<form/g)?.length).toBe(page.match(new RegExp(`name="lang" value="${language}"`, 'g'))?.length);
  });
  it('labels every field', () => {
    for (const [, id] of page.matchAll(/<(?:textarea|select|input)[^>]*\sid="([^"]+)"/g)) expect(page).toContain(`<label for="${id}"`);
  });
});

it('has the same parts in both languages', () => {
  expect(tags(pages.en)).toEqual(tags(pages.de));
});

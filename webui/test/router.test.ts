import { describe, expect, it } from 'vitest';
import { to_problem } from '../src/api/problem';
import { set_language, t } from '../src/i18n/text';
import { match, safe_target } from '../src/router';
import { routes } from '../src/routes';

describe('router', () => {
  const table = [
    { path: '/antraege/:id' }, { path: '/antraege/neu' }, { path: '/antraege/:id/entwurf/:step' }, { path: '/' },
  ] as unknown as typeof routes;
  it('prefers fixed segments over names, wherever they stand in the table', () => {
    expect(match('/antraege/neu', table)?.route.path).toBe('/antraege/neu');
    expect(match('/antraege/17/', table)?.params).toEqual({ id: '17' });
  });
  it('decodes names', () => expect(match('/antraege/a%20b/entwurf/x', table)?.params).toEqual({ id: 'a b', step: 'x' }));
  it('knows no other paths and survives broken ones', () => {
    expect(match('/nirgends', table)).toBeUndefined();
    expect(match('/antraege/%E0%A4%A', table)).toBeUndefined();
  });
  it('leads back to this site only', () => {
    expect(safe_target('/antraege?x=1')).toBe('/antraege?x=1');
    expect([safe_target('//evil.example'), safe_target('/\\evil.example'), safe_target('https://evil.example'), safe_target(null)]).toEqual(['/', '/', '/', '/']);
  });
  it('has each path and element once', () => {
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });
});

describe('problems', () => {
  it('keeps what the server says', () => {
    const problem = to_problem({ code: 'parcel-key-unreadable', status: 422, text: { de: 'Nein', en: 'No' }, legal_basis: '§ 1' }, 422);
    expect([problem.code, problem.text.de, problem.legal_basis]).toEqual(['parcel-key-unreadable', 'Nein', '§ 1']);
  });
  it('makes a problem of anything else', () => expect(to_problem('<html>502</html>', 502).code).toBe('http-502'));
});

describe('texts', () => {
  it('follow the language and fill in values', () => {
    const text = { de: '{count} Flurstücke', en: '{count} parcels' };
    set_language('en');
    expect(t(text, { count: 3 })).toBe('3 parcels');
    set_language('de');
    expect(t(text, { count: 3 })).toBe('3 Flurstücke');
  });
});

/** The pages on which the guard warns: data of the network files, and which address is which page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GUARD_KINDS } from '@/utils/model/guard';
import { GUARDS, guardedPage, networksAt } from '@/utils/networks/guard/all';
import { guardedAt, sitesOf } from '@/utils/networks/guard/page';
import { networks } from '@/utils/networks/index';

test('the light list says what the network files say', () => {
  const said = networks.flatMap(({ id, guard }) => (guard ? [[id, guard] as const] : []));
  expect(GUARDS).toEqual(Object.fromEntries(said));
});

describe.each(networks.filter(({ guard }) => guard))('$id', ({ id, guard = {}, causes, pages }) => {
  const all = GUARD_KINDS.flatMap(kind => guard[kind] ?? []);

  test('every page is an https address with a source and a date, and is found under its own address', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const page of all) {
      expect(new URL(page.at).protocol).toBe('https:');
      expect(new URL(page.at).search).toBe('');
      expect(page.source.length).toBeGreaterThan(10);
      expect(page.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
    for (const kind of GUARD_KINDS) {
      for (const { at, query = '' } of guard[kind] ?? []) {
        const href = `${at.replace('{subject}', '4711')}/?${query}&x=1#y`;
        expect(guardedAt(guard, href)).toEqual({ kind, ...(at.includes('{subject}') ? { subject: '4711' } : {}) });
        expect(networksAt(href, kind)).toContain(id);
        expect(sitesOf(guard)).toContain(`https://${new URL(at).hostname}/*`);
        expect(guardedAt(guard, href.replace('https:', 'http:'))).toBeUndefined();
        expect(guardedAt(guard, href.replace('https://', 'https://evil.'))).toBeUndefined();
      }
    }
  });

  test('is silent on the network’s other pages', () => {
    expect(guardedPage(pages.home)).toBeUndefined();
    expect(guardedPage(`${new URL(pages.home).origin}/settings`)).toBeUndefined();
  });

  test('warns of a new password only where the network tells that cause', () => {
    if (guard.password) expect(causes).toContain('password-changed');
  });
});

test('a site is on the list of every network whose tokens are made there', () => {
  expect(networksAt('https://accountscenter.facebook.com/x', 'password').toSorted()).toEqual([
    'facebook',
    'instagram',
    'instagram-business',
  ]);
  expect(networksAt('https://www.linkedin.com/', 'password')).toEqual([]);
});

test.each([
  ['https://www.facebook.com/kestrel/settings/?tab=profile_access', { kind: 'roles', subject: 'kestrel' }],
  ['https://www.facebook.com/settings?tab=profile_access&x=1', { kind: 'roles' }],
  ['https://www.facebook.com/settings?tab=profile_access2', undefined],
  ['https://x.com/settings/connected_apps/123', { kind: 'apps' }],
  ['https://x.com/settings/connected_apps2', undefined],
  ['https://www.linkedin.com/company/a%20b/admin/settings/manage-admins/', { kind: 'roles', subject: 'a b' }],
  ['https://www.linkedin.com/company/%ff/admin/settings/manage-admins/', { kind: 'roles', subject: '%ff' }],
])('%s', (href, expected) => expect(guardedPage(href)).toEqual(expected));

test('reads any text without throwing', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), href => void guardedPage(href)));
});

/** Livefyre's Social Accounts page in many markups: none of them is known to be the real one, all of them have to be read. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../utils/tools/define';
import livefyre from '../../../utils/tools/livefyre';
import { readRows } from '../../../utils/tools/read';
import { parse, savedPage } from './page';

const [surface] = livefyre.surfaces as [Surface];
const pages = readdirSync(new URL('pages/livefyre', import.meta.url)).map(file => file.replace('.html', ''));
const said = (doc: Document) =>
  readRows(doc, surface).map(({ row: { network, name, handle, shows } }) => ({
    network,
    name,
    ...(handle ? { handle } : {}),
    ...(shows ? { shows } : {}),
  }));

describe.each(pages.filter(name => !name.startsWith('none-')))('%s', name => {
  const handles = name === 'table';
  const at = (handle: string) => (handles ? { handle } : {});

  test('reads the three accounts, their networks and the warning', () => {
    expect(said(savedPage('livefyre', name))).toEqual([
      { network: 'instagram', name: 'Acme Sports', ...at('acme.sports'), shows: 'ended' },
      { network: 'instagram', name: 'Northwind', ...at('northwind') },
      { network: 'instagram-business', name: 'Haus & Garten', ...at('hausundgarten') },
    ]);
  });

  test('names a place for the badge right behind each name, and keeps rows apart', () => {
    const doc = savedPage('livefyre', name);
    const rows = readRows(doc, surface);
    expect(new Set(rows.map(({ row }) => row.key)).size).toBe(3);
    expect(new Set(rows.map(({ element }) => element)).size).toBe(3);
    for (const { badgeAnchor, row } of rows) {
      expect(badgeAnchor.isConnected).toBe(true);
      expect(badgeAnchor.parentNode).not.toBeNull();
      const text = badgeAnchor.nodeType === 1 ? (badgeAnchor as HTMLInputElement).value : badgeAnchor.textContent;
      expect(text).toContain(row.name);
    }
  });

  test('does not change the page, and a badge beside a name changes nothing that is read', () => {
    const doc = savedPage('livefyre', name);
    const before = doc.documentElement.outerHTML;
    const rows = readRows(doc, surface);
    expect(doc.documentElement.outerHTML).toBe(before);
    for (const { badgeAnchor } of rows) {
      const badge = doc.createElement('token-health-badge');
      badge.textContent = 'Expired';
      badge.setAttribute('data-account-id', 'ours');
      badgeAnchor.parentNode?.insertBefore(badge, badgeAnchor.nextSibling);
    }
    expect(readRows(doc, surface).map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
  });
});

test.each(pages.filter(name => name.startsWith('none-')))('%s: another page, nothing is found', name => {
  expect(said(savedPage('livefyre', name))).toEqual([]);
});

describe('one row', () => {
  const one = (row: string, heading = 'Instagram Accounts') =>
    said(parse(`<h1>Social Accounts</h1><h2>${heading}</h2>${row}<h2>Twitter Accounts</h2>`));

  test.each([
    ['<ul><li>Acme</li></ul>'],
    ['<div>Acme</div>'],
    ['<div><div>Acme</div></div>'],
    [
      '<div class="list"><div class="row"><div class="name">Acme</div><div class="at">Added 3 May 2026</div></div></div>',
    ],
    ['<table><tr><th>Name</th></tr><tr><td>Acme</td></tr></table>'],
    ['<button>Acme</button>'],
    ['<details><summary>Acme</summary></details>'],
    [
      '<p>Accounts that your streams read from.</p><div><span>Acme</span><span>›</span></div><button>Add Account</button>',
    ],
    ['<div><label>Display name <input value="Acme"></label><button>Save Settings</button></div>'],
    ['<div role="list"><div role="listitem"><span>Acme</span></div></div>'],
    ['<x-list><x-row>Acme</x-row></x-list>'],
  ])('%s', row => {
    expect(one(row)).toEqual([{ network: 'instagram', name: 'Acme' }]);
  });

  test.each([
    ['Instagram Business Accounts', 'instagram-business'],
    ['Twitter Accounts', 'x'],
    ['X Accounts', 'x'],
    ['Facebook Accounts', 'facebook'],
    ['Facebook Page Accounts', 'facebook'],
    ['OpenID Connect Accounts', 'oauth'],
    ['LinkedIn Accounts', 'linkedin'],
    ['instagram accounts (1)', 'instagram'],
  ])('%s tells the network %s', (heading, network) => {
    expect(one('<ul><li>Acme</li></ul>', heading)).toEqual([{ network, name: 'Acme' }]);
  });

  test('a section of an unknown network is left alone and ends the one before', () => {
    expect(one('<ul><li>Acme</li></ul><h2>Snapchat Accounts</h2><ul><li>Ghost</li></ul>')).toEqual([
      { network: 'instagram', name: 'Acme' },
    ]);
  });

  test('an account that is called like a section is an account', () => {
    expect(
      one('<ul><li><span>Nike Accounts</span><i></i></li><li><span>Acme</span><i></i></li></ul>').map(row => row.name),
    ).toEqual(['Nike Accounts', 'Acme']);
  });

  test('a handle beside or in the name', () => {
    expect(one('<ul><li><b>Acme</b> <small>@acme.x</small></li></ul>')).toEqual([
      { network: 'instagram', name: 'Acme', handle: 'acme.x' },
    ]);
    expect(one('<ul><li>Acme (@acme.x)</li></ul>')).toEqual([{ network: 'instagram', name: 'Acme', handle: 'acme.x' }]);
    expect(one('<ul><li>@acme.x</li></ul>')).toEqual([{ network: 'instagram', name: undefined, handle: 'acme.x' }]);
  });

  test('several opened rows stay several', () => {
    const form = (name: string) => `<div class="p"><label>Display name <input value="${name}"></label></div>`;
    expect(one(form('Acme') + form('North') + form('Haus')).map(row => row.name)).toEqual(['Acme', 'North', 'Haus']);
  });

  test('a closed row followed by an opened form is one row', () => {
    const form = '<div class="p"><label>Display name <input value="Acme"></label></div>';
    expect(one(`<div class="h">Acme</div>${form}<div class="h">North</div>`).map(row => row.name)).toEqual([
      'Acme',
      'North',
    ]);
  });
});

describe('the warning', () => {
  const shows = (sign: string) =>
    said(parse(`<h1>Social Accounts</h1><h2>Instagram Accounts</h2><ul><li><span>Acme</span>${sign}</li></ul>`))[0]
      ?.shows;

  test.each([
    '<img src="warning.png">',
    '<img src="/a/b/warningError.png?v=3">',
    '<img src="x.png" alt="Error">',
    '<svg class="icon-warning"></svg>',
    '<svg><use href="#icon-exclamation-triangle"></use></svg>',
    '<svg aria-label="Token expired"></svg>',
    '<i class="fycon-warning"></i>',
    '<span title="Expired"></span>',
    '<span class="isExpired"></span>',
    '<span>!</span>',
    '<span>⚠️</span>',
    '<span>Token expired</span>',
    '<em>Expired</em>',
    '<i class="material-icons" aria-label="error">error</i>',
  ])('%s', sign => expect(shows(sign)).toBe('ended'));

  test.each([
    '',
    '<img src="chevron.png" alt="">',
    '<img src="warning.png" hidden>',
    '<img src="warning.png" style="display:none">',
    '<i class="icon-warning hidden"></i>',
    '<span class="no-error"></span>',
    '<span>Expires 3 May 2027</span>',
    '<a href="/help/expired-tokens">Refresh Token</a>',
    '<form><input value="x"><span class="error">Please enter a name</span></form>',
  ])('not %s', sign => expect(shows(sign)).toBeUndefined());
});

test('ten thousand rows are read in one go', { timeout: 120_000 }, () => {
  const rows = Array.from({ length: 10_050 }, (_, i) => `<li><span>Account ${i}</span><i class="c"></i></li>`).join('');
  expect(readRows(parse(`<h1>Social Accounts</h1><h2>Instagram Accounts</h2><ul>${rows}</ul>`), surface)).toHaveLength(
    10_000,
  );
});

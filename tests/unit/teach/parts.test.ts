/** The parts of a row that a person points out: network, handle, the tool's own id, a warning; and what pages and addresses they hold for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surfaceSchema } from '@/utils/tools/define';
import { fits, isSafePattern } from '@/utils/tools/pattern';
import { readRows } from '@/utils/tools/read';
import { isPlainSelector } from '@/utils/tools/selector';
import { urlPattern } from '@/utils/tools/teach/address';
import { type Lesson, surfaceFrom } from '@/utils/tools/teach/compose';
import { guessNetwork, networkFrom, wordsAt, wordsEverywhere } from '@/utils/tools/teach/network';
import { idPick, textPick } from '@/utils/tools/teach/part';
import { levelsAt } from '@/utils/tools/teach/rows';
import { signFrom } from '@/utils/tools/teach/sign';
import { isStableClass } from '@/utils/tools/teach/stable';
import { HREF, pageOf } from './page';

const at = (root: ParentNode, selector: string): Element => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(selector);
  return found;
};
const levelAt = (element: Element) => {
  const { levels, start } = levelsAt(element);
  const level = levels[start];
  if (!level) throw new Error('no level');
  return level;
};

const ROWS = [
  ['Acme Sports', 'acme', '17', 'ig', true],
  ['Northwind', 'northwind', '23', 'fb', false],
  ['Blue Bakery', 'bakery', '42', 'ig', false],
] as const;
const PAGE = `<ul class="list">${ROWS.map(
  ([name, handle, id, mark, lost]) =>
    `<li class="line"><span class="mark" title="${mark}"></span><b class="name">${name}</b><small class="at">@${handle}</small><a class="open" href="/channels/${id}/settings">Open</a>${lost ? '<em class="alert">Connection lost 3 days ago</em>' : ''}</li>`,
).join('')}</ul>`;

describe('parts', () => {
  const doc = pageOf(PAGE);
  const { row, rows, selector } = levelAt(at(doc, '.name'));
  const read = (lesson: Partial<Lesson>) => {
    const name = textPick(row, at(row, '.name'), rows, 'x');
    if (!name) throw new Error('no name');
    const surface = surfaceFrom({ rows: selector, name, network: [], ...lesson }, HREF, '2026-11-22');
    return readRows(doc, surfaceSchema.parse(surface)).map(found => found.row);
  };

  test('handle and id of every row', () => {
    const handle = textPick(row, at(row, '.at'), rows, 'x');
    const toolAccountId = idPick(row, at(row, '.open'), rows, 'x');
    expect(read({ handle, toolAccountId }).map(r => [r.handle, r.toolAccountId])).toEqual(
      ROWS.map(([, h, id]) => [h, id]),
    );
  });

  test('the mark becomes words, the person says which network each is', () => {
    const words = wordsAt(row, at(row, '.mark'), rows);
    expect(words?.words).toEqual(['ig', 'fb']);
    if (!words) return;
    expect(read({ network: networkFrom(words, { ig: 'instagram', fb: 'facebook' }, 'x') }).map(r => r.network)).toEqual(
      ['instagram', 'facebook', 'instagram'],
    );
    expect(read({ network: networkFrom(words, { ig: 'instagram', fb: null }, 'x') }).map(r => r.name)).toEqual([
      'Acme Sports',
      'Blue Bakery',
    ]);
  });

  test('a warning that one row has is that row’s state; numbers in it may be others tomorrow', () => {
    const sign = signFrom(row, at(row, '.alert'), rows);
    expect(read({ sign }).map(r => r.shows)).toEqual(['ended', undefined, undefined]);
    at(doc, '.alert').textContent = 'Connection lost 12 days ago';
    expect(read({ sign }).map(r => r.shows)).toEqual(['ended', undefined, undefined]);
    at(doc, '.alert').textContent = 'Connection lost 3 days ago';
  });

  test('what every row has is no warning', () => {
    expect(signFrom(row, at(row, '.open'), rows)).toBeUndefined();
    expect(signFrom(row, at(row, '.mark'), rows)?.elements).toEqual(['span[title="ig"]']);
  });

  test('a name that differs in each row is no network', () => {
    const many = pageOf(
      `<ul>${['Ann', 'Bob', 'Cem', 'Dan'].map(n => `<li><b class="n">${n}</b><i></i></li>`).join('')}</ul>`,
    );
    const level = levelAt(at(many, '.n'));
    expect(wordsAt(level.row, at(level.row, '.n'), level.rows)).toBeUndefined();
  });
});

test('networks that rows name in a usual way need no pointing', () => {
  const doc = pageOf(
    `<ul>${['instagram', 'twitter', 'tiktok'].map(n => `<li class="p"><i class="icon icon-${n}"></i><b>${n} page</b></li>`).join('')}</ul>`,
  );
  const { rows } = levelAt(at(doc, 'b'));
  const found = wordsEverywhere(rows);
  expect(found?.words.map(guessNetwork)).toEqual(['instagram', 'x', 'tiktok']);
  expect(wordsEverywhere([...pageOf(PAGE).querySelectorAll('li')])).toBeUndefined();
});

test('our own badges, which stand there when a tool is taught again, say nothing of a row', () => {
  const rows = [...pageOf(PAGE).querySelectorAll('li')];
  for (const row of rows) {
    const badge = row.ownerDocument.createElement('token-health-badge');
    badge.setAttribute('data-network', 'instagram');
    row.append(badge);
  }
  expect(wordsEverywhere(rows)).toBeUndefined();
});

test.each([
  ['https://tool.example/accounts', 'https://tool.example/accounts?x=1#top', true],
  ['https://tool.example/accounts', 'https://tool.example/accounts/7', false],
  ['https://tool.example/', 'https://tool.example', true],
  ['https://tool.example/', 'https://tool.example/other', false],
  ['https://tool.example/w/4711/accounts', 'https://tool.example/w/12/accounts/', true],
  ['https://tool.example/w/4711/accounts', 'https://tool.example/w/12/posts', false],
  ['https://tool.example/app#/accounts', 'https://tool.example/app#/accounts?tab=1', true],
  ['https://tool.example/app#/accounts', 'https://tool.example/app#/posts', false],
  ['https://tool.example/i.php?page=accounts&a=1', 'https://tool.example/i.php?b=2&page=accounts', true],
  ['https://tool.example/i.php?page=accounts&a=1', 'https://tool.example/i.php?page=posts', false],
  ['https://tool.example/accounts', 'https://evil.example/https://tool.example/accounts', false],
  ['https://tool.example:8443/a.b', 'https://tool.example:8443/a.b', true],
  ['https://tool.example:8443/a.b', 'https://tool.example:8443/aXb', false],
])('taught at %s: is %s its page? %s', (from, to, is) => {
  expect(isSafePattern(urlPattern(from))).toBe(true);
  expect(fits(urlPattern(from), to)).toBe(is);
});

test('classes that people write, and those that they do not', () => {
  expect(
    ['account-card', 'channel', 'row', 'listItem', 'btn-primary', 'profile_name', 'h2'].filter(n => !isStableClass(n)),
  ).toEqual([]);
  expect(
    'css-1x9f3k sc-bZkTqW kYxQhP Accounts_row__9aB3c x7f3a9 is-active p-4 text-sm flex jsx-123456 svelte-ab12c ng-tns-c12-3 _3xYz1 bcdfghk active card-expired 12'
      .split(' ')
      .filter(isStableClass),
  ).toEqual([]);
});

test('property: any list of any make, taught at any row, is found whole', () => {
  const word = fc.constantFrom('account', 'channel', 'profile', 'box', 'entry');
  const hash = fc.stringMatching(/^[a-z]\d[a-z]\d[a-z]{2}$/).map(text => `css-${text}`);
  const arrangement = fc.record({
    tag: fc.constantFrom('li', 'div', 'article', 'a', 'section'),
    classes: fc.array(fc.oneof(word, hash), { maxLength: 3 }),
    depth: fc.integer({ min: 0, max: 3 }),
    names: fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}$/), { minLength: 2, maxLength: 12 }),
    before: fc.boolean(),
    at: fc.nat(),
    state: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  });
  fc.assert(
    fc.property(arrangement, ({ tag, classes, depth, names, before, at: nth, state }) => {
      const wrap = (inside: string) => '<div>'.repeat(depth) + inside + '</div>'.repeat(depth);
      const row = (name: string, i: number) =>
        `<${tag} class="${[...classes, ...(state[i] ? ['is-expired'] : [])].join(' ')}"><img src="/${i}.png">${wrap(`<b>${name}</b>`)}<button>Edit</button></${tag}>`;
      const doc = pageOf(
        `${before ? '<ul><li><a href="/">Home</a></li><li><a href="/p">Posts</a></li></ul>' : ''}<main><h1>Accounts</h1><div>${names.map(row).join('')}</div></main>`,
      );
      const target = [...doc.querySelectorAll('b')][nth % names.length];
      if (!target) throw new Error('no target');
      const level = levelAt(target);
      const name = textPick(level.row, target, level.rows, 'x');
      if (!name) throw new Error('no name');
      const surface = surfaceFrom({ rows: level.selector, name, network: [] }, HREF, '2026-11-22');
      expect(isPlainSelector(level.selector)).toBe(true);
      expect(readRows(doc, surface).map(found => found.row.name)).toEqual(names);
    }),
    { numRuns: 150 },
  );
});

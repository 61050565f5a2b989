/** Permissions and data: the manifest, the privacy page, the stores' texts and docs/permissions.md say the same, and the code uses each of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATA_OF, PURPOSES, SENT_FOR } from '@/utils/model/consent';
import { ROOT, sources, withoutComments } from './sources';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const config = read('wxt.config.ts');

/** The names in the list that follows a key of the manifest. */
const listAfter = (key: RegExp): string[] => {
  const [, list = ''] = new RegExp(`${key.source}\\s*\\[([^\\]]*)\\]`).exec(config) ?? [];
  return [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
};
const PERMISSIONS = listAfter(/\n {4}permissions:/);
const OPTIONAL_DATA = listAfter(/optional:/);

/** What code that needs a permission looks like. */
const USES: Record<string, RegExp> = {
  storage: /browser\.storage\.(session|managed|local)\b/,
  alarms: /browser\.alarms\.create\b/,
  identity: /browser\.identity\.launchWebAuthFlow\b/,
  notifications: /browser\.notifications\.create\b/,
  scripting: /browser\.scripting\.registerContentScripts\b/,
  contextMenus: /browser\.contextMenus\b/,
  // Has no interface of its own: it lets the popup read the address of the tab in front.
};

const code = sources.map(source => withoutComments(source.code)).join('\n');

test('the manifest is found', () => {
  expect(PERMISSIONS.length).toBeGreaterThan(4);
  expect(OPTIONAL_DATA.length).toBeGreaterThan(0);
  expect(code.length).toBeGreaterThan(100_000);
});

test('the code uses every permission that is asked for, and none that is not', () => {
  for (const name of PERMISSIONS) expect({ name, used: USES[name]?.test(code) }).toEqual({ name, used: true });
  // The interfaces that Chromium and Firefox put behind a permission; `tabs`, `runtime`, `i18n` and others need none as we use them.
  const guarded = [
    ...Object.keys(USES),
    'cookies',
    'history',
    'bookmarks',
    'downloads',
    'webRequest',
    'idle',
    'sidePanel',
  ];
  const used = guarded.filter(name => new RegExp(`browser\\.${name}\\b`).test(code));
  expect(used.filter(name => !PERMISSIONS.includes(name))).toEqual([]);
});

test('each kind of data that Firefox is told of goes out somewhere: it is asked for in a click, and asked after before it is sent', () => {
  expect([...new Set(Object.values(DATA_OF).flat())].toSorted()).toEqual(OPTIONAL_DATA.toSorted());
  const background = sources.filter(({ path }) => path.startsWith('entrypoints/background/'));
  const pages = sources.filter(
    ({ path }) => path.startsWith('entrypoints/') && !background.some(each => each.path === path),
  );
  const says = (where: typeof sources, text: RegExp) => where.some(source => text.test(withoutComments(source.code)));
  for (const kind of OPTIONAL_DATA) {
    const sent = Object.entries(DATA_OF).flatMap(([name, kinds]) => (kinds.some(each => each === kind) ? [name] : []));
    const asked = PURPOSES.filter(why => sent.some(name => name === SENT_FOR[why]));
    expect({ kind, checked: sent.some(name => says(background, new RegExp(`maySend\\('${name}'`))) }).toEqual({
      kind,
      checked: true,
    });
    expect({ kind, asked: asked.some(why => says(pages, new RegExp(`requestOrigins\\([^;]*'${why}'`))) }).toEqual({
      kind,
      asked: true,
    });
  }
});

const page = (lang: string): string =>
  (new RegExp(`<article id="${lang}" lang="${lang}">(.*?)</article>`, 's').exec(read('public/privacy.html')) ??
    [])[1] ?? '';
const flat = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#8209;', '-')
    .replace(/\s+/g, ' ')
    .trim();
/** Name -> reason. */
const inTable = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^\| `(\w+)` \| (.{20,}?) \|/gm)].map(([, name = '', reason = '']) => [name, reason]));
const onPage = (lang: string): Map<string, string> =>
  new Map(
    [...page(lang).matchAll(/<tr data-permission="([^"]+)">.*?<td>(.*?)<\/td>/gs)].map(([, name = '', reason = '']) => [
      name,
      flat(reason),
    ]),
  );

describe.each(['en', 'de'])('the privacy page (%s)', lang => {
  test('names each permission and each kind of data, and nothing else', () => {
    expect([...onPage(lang).keys()]).toEqual([...PERMISSIONS, 'hosts', ...OPTIONAL_DATA]);
  });

  test('gives the stores’ reasons, word for word', () => {
    const stores = inTable(read(`store/listing.${lang}.md`));
    expect([...stores.keys()].toSorted()).toEqual([...PERMISSIONS, ...OPTIONAL_DATA].toSorted());
    for (const [name, reason] of stores) expect({ name, reason: onPage(lang).get(name) }).toEqual({ name, reason });
  });

  const marked = (attribute: string): string[] =>
    [...page(lang).matchAll(new RegExp(`${attribute}="([^"]+)"`, 'g'))].flatMap(([, names = '']) => names.split(' '));

  test('says of every store of the database what is in it, and of no other', () => {
    const [, shape = ''] = /interface Schema extends DBSchema \{(.*?)^\}/ms.exec(read('utils/store/schema.ts')) ?? [];
    const stores = [...shape.matchAll(/^ {2}(\w+): \{/gm)].map(([, name = '']) => name);
    expect(stores).toContain('deliveries');
    // `session`: what `storage.session` holds until the browser is closed.
    expect(marked('data-stored').toSorted()).toEqual([...stores, 'session'].toSorted());
  });

  test('says of each kind of data how it is sent; what pages tell does not all stay here', () => {
    expect([...new Set(marked('data-sent'))].toSorted()).toEqual(OPTIONAL_DATA.toSorted());
    const [, pages = ''] = /<h2>(?:Pages|Seiten)<\/h2>(.*?)<h2>/s.exec(page(lang)) ?? [];
    expect(pages).toContain('data-sent="websiteContent"');
  });
});

test('docs/permissions.md gives the same reasons, and may say more', () => {
  const told = inTable(read('docs/permissions.md'));
  expect([...told.keys()]).toEqual([...PERMISSIONS, ...OPTIONAL_DATA]);
  for (const [name, reason] of told)
    expect(reason.startsWith(onPage('en').get(name) ?? '?') || `${name}: ${reason}`).toBe(true);
});

test('the README says where everything is stored', () => {
  const [, part = ''] = /^## What is stored, and where(.*?)^## /ms.exec(read('README.md')) ?? [];
  const named = [...part.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  for (const lang of ['en', 'de']) {
    const stores = [...page(lang).matchAll(/data-stored="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
    expect(stores.filter(name => name !== 'session' && !named.includes(name))).toEqual([]);
  }
});

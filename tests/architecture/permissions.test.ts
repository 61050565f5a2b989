/** Permissions: the manifest, the privacy page and docs/permissions.md say the same, and the code uses each of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test.each(['en', 'de'])('the privacy page (%s) names each permission and each kind of data, and nothing else', lang => {
  const [, article = ''] =
    new RegExp(`<article id="${lang}" lang="${lang}">(.*?)</article>`, 's').exec(read('public/privacy.html')) ?? [];
  const named = [...article.matchAll(/data-permission="([^"]+)"/g)].map(([, name = '']) => name);
  expect(named).toEqual([...PERMISSIONS, 'hosts', ...OPTIONAL_DATA]);
});

test('docs/permissions.md gives a reason for each', () => {
  const named = [...read('docs/permissions.md').matchAll(/^\| `(\w+)` \| (.{20,}?) \|/gm)].map(([, name = '']) => name);
  expect(named).toEqual([...PERMISSIONS, ...OPTIONAL_DATA]);
});

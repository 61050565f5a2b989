/** What a recipe may hold: data in the schema of tools for its own origin, and nothing that costs or runs. */
import { describe, expect, test } from 'vitest';
import { checkRecipe } from '@/entrypoints/background/recipe-check';
import { tools } from '@/utils/tools/index';
import { type RecipeFile, recipeFileSchema } from '@/utils/tools/recipe';
import { isPlainSelector } from '@/utils/tools/selector';
import { surfaceFrom } from '@/utils/tools/teach/compose';
import { fixedNetwork } from '@/utils/tools/teach/network';

const ORIGIN = 'https://tool.example';
const surface = surfaceFrom(
  {
    rows: 'ul.list > li.line',
    name: { selector: '.name', from: 'text', note: 'x' },
    network: fixedNetwork('instagram', 'x'),
    sign: { words: ['^lost$'], icons: [], elements: ['em.alert'] },
  },
  `${ORIGIN}/accounts`,
  '2026-11-22',
);
const good: RecipeFile = {
  format: 'token-health/recipe',
  version: 1,
  origin: ORIGIN,
  tool: {
    id: 'my-tool',
    name: 'My tool',
    kind: 'taught',
    verified: true,
    hosts: ['https://tool.example/*'],
    pages: { accounts: `${ORIGIN}/accounts` },
    reconnectWords: 'Reconnect',
    reconnectLabel: 'reconnect',
    notes: [],
    surfaces: [surface],
  },
};
const check = (file: unknown) => checkRecipe(JSON.stringify(file), id => tools.some(tool => tool.id === id));
/** A copy with one thing changed, by path. */
const withThing = (path: string, value: unknown): unknown => {
  const copy = structuredClone(good) as unknown;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce((object, key) => (object as Record<string, unknown>)[key], copy);
  (at as Record<string, unknown>)[last] = value;
  return copy;
};

test('what the picker makes is a recipe, and comes back from its file as it was', () => {
  expect(check(good)).toEqual({ ok: true, file: good });
});

const S = 'tool.surfaces.0';
test.each<[what: string, path: string, value: unknown, told: string]>([
  ['a key that nobody knows', 'code', 'alert(1)', 'code'],
  ['a key inside of a surface', `${S}.script`, 'alert(1)', 'tool.surfaces[0].script'],
  ['another format', 'format', 'token-health/accounts', 'format'],
  ['a later version', 'version', 2, 'version'],
  ['an address without https', 'origin', 'http://tool.example', 'origin'],
  ['an address with a path', 'origin', 'https://tool.example/x', 'origin'],
  ['another host than its own', 'tool.hosts', ['https://bank.example/*'], 'tool.hosts'],
  ['every host', 'tool.hosts', ['https://*.com/*'], 'tool.hosts'],
  ['two hosts', 'tool.hosts', ['https://tool.example/*', 'https://bank.example/*'], 'tool.hosts'],
  ['a page elsewhere', 'tool.pages.accounts', 'https://evil.example/x', 'tool.pages.accounts'],
  [
    'a page on a host of a like name',
    'tool.pages.accounts',
    'https://tool.example.evil.example/',
    'tool.pages.accounts',
  ],
  ['a page that is code', 'tool.pages.accounts', 'javascript:alert(1)', 'tool.pages.accounts'],
  ['the kind of a built-in tool', 'tool.kind', 'cloud', 'tool.kind'],
  ['an address pattern for other sites', `${S}.url`, '^https://', 'tool.surfaces[0].url'],
  ['a pattern that runs for ever', `${S}.ended.words`, ['(a+)+$'], 'tool.surfaces[0].ended.words[0]'],
  ['a pattern that looks back', `${S}.name.0.pattern`, '(a)\\1', 'tool.surfaces[0].name[0].pattern'],
  ['a pattern that is none', `${S}.ignore`, ['('], 'tool.surfaces[0].ignore[0]'],
  ['a huge pattern', `${S}.ignore`, ['a'.repeat(501)], 'tool.surfaces[0].ignore[0]'],
  ['a huge selector', `${S}.name.0.selector`, `.${'a'.repeat(400)}`, 'tool.surfaces[0].name[0].selector'],
  ['a selector that costs', `${S}.rows.0.selector`, 'div:has(div:has(div))', 'tool.surfaces[0].rows[0].selector'],
  ['a selector that is none', `${S}.ended.elements`, ['li['], 'tool.surfaces[0].ended.elements[0]'],
  [
    'rows by another rule',
    `${S}.rows.0`,
    { by: 'boxes', note: 'x', seen: '2026-11-22' },
    'tool.surfaces[0].rows[0].by',
  ],
  [
    'a menu to open',
    `${S}.guide`,
    { target: { selector: 'a', says: [], note: 'x' }, within: 'page' },
    'tool.surfaces[0].guide',
  ],
  ['an attribute that runs', `${S}.name.0.from`, 'onclick', 'tool.surfaces[0].name[0].from'],
  ['another surface', `${S}.kind`, 'search', 'tool.surfaces[0].kind'],
  ['too many surfaces', 'tool.surfaces', Array.from({ length: 13 }, () => surface), 'tool.surfaces'],
  ['no surface', 'tool.surfaces', [], 'tool.surfaces'],
  ['a tool to correct that is none of ours', 'corrects', true, 'tool.id'],
])('%s is refused, and the place is told', (_what, path, value, told) => {
  const result = check(withThing(path, value));
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.problems.map(each => each.path)).toContain(told);
});

test('what is no JSON, and what is far too long', () => {
  expect(checkRecipe('{', () => true)).toMatchObject({ problems: [{ problem: 'not-json' }] });
  expect(checkRecipe(`"${'x'.repeat(200_001)}"`, () => true)).toMatchObject({ problems: [{ problem: 'too-large' }] });
});

test('a correction names a built-in tool', () => {
  expect(check({ ...good, corrects: true, tool: { ...good.tool, id: 'buffer' } }).ok).toBe(true);
});

describe('plain selectors', () => {
  test.each([
    'li',
    'ul.list > li.line',
    '#a tr',
    'div[data-testid="row"]',
    ':scope > div:nth-of-type(2) > b',
    '*',
    'a[href*="/x/"]',
    'my-tag',
    'li.a:not(.b)',
    'tr, li',
  ])('%s is one', text => expect(isPlainSelector(text)).toBe(true));
  test.each([
    '',
    'li,',
    '> li',
    'a > > b',
    'div:has(a)',
    'a:hover',
    'li[',
    'li["',
    'a{}',
    'a;b',
    'a\\',
    '[x="a"b"]',
    ':is(a)',
    'a + b',
    'a ~ b',
    '::before',
    'a '.repeat(13),
  ])('%s is none', text => expect(isPlainSelector(text)).toBe(false));
  test('schema and file agree', () => expect(recipeFileSchema.safeParse(good).success).toBe(true));
});

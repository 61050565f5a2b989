/** What is wrong with a person's file: named by its place, told in their language, and never quoting a secret. */
import { describe, expect, test } from 'vitest';
import { readJson } from '../../../entrypoints/background/file-problems';
import { checkImport } from '../../../entrypoints/background/import-check';
import { checkRecipe } from '../../../entrypoints/background/recipe-check';
import { EXPECTED, PROBLEMS } from '../../../utils/model/import-report';
import { problemText } from '../../../utils/wording/problem';
import { speak } from '../support/i18n';

const ACME = { network: 'x', handle: 'acme', holder: 'browser' };
const problems = (change: object, top: object = {}) => {
  const file = { format: 'token-health/accounts', version: 1, accounts: [{ ...ACME, ...change }], ...top };
  const checked = checkImport(JSON.stringify(file));
  return checked.ok ? [] : checked.problems;
};
const told = (change: object, top?: object) =>
  problems(change, top).map(problem => `${problem.path}: ${problemText(problem)}`);

describe('each wrong value says what was expected', () => {
  const cases: [string, object, string, string][] = [
    ['a number as text', { handle: 7 }, 'text is expected', 'erwartet wird Text'],
    ['no list', { tags: 'news' }, 'a list in [ ] is expected', 'erwartet wird eine Liste in [ ]'],
    ['no object', { owner: 'Ann' }, 'an object in { } is expected', 'erwartet wird ein Objekt in { }'],
    [
      'a day alone',
      { expiresAt: '2026-12-01' },
      'a date and time such as 2026-12-01T08:00:00Z is expected',
      'erwartet wird ein Zeitpunkt wie 2026-12-01T08:00:00Z',
    ],
    [
      'no address',
      { issuer: 'http://a.example' },
      'an address such as https://server.example is expected',
      'erwartet wird eine Adresse wie https://server.example',
    ],
    [
      'a name in an address',
      { issuer: 'https://me@a.example' },
      'no name may stand before the host',
      'vor dem Host darf kein Name stehen',
    ],
    ['too long', { handle: 'a'.repeat(301) }, 'at most 300', 'höchstens 300'],
    ['empty', { name: '' }, 'at least 1', 'mindestens 1'],
  ];
  test.each(cases)('%s', (_case, change, en, de) => {
    speak('en');
    expect(told(change)).toEqual([expect.stringMatching(/^accounts\[0\]\.\w+: this value does not fit \(/)]);
    expect(told(change)[0]).toContain(`(${en})`);
    speak('de');
    expect(told(change)[0]).toContain(`(${de})`);
  });
});

test('the format and the version', () => {
  speak('en');
  expect(told({}, { version: 2 })).toEqual(['version: this value does not fit (expected: 1)']);
  expect(told({}, { format: 7 })).toEqual(['format: this value does not fit (expected: token-health/accounts)']);
});

test('null is a wrong value, absence is absence', () => {
  expect(problems({ holder: null })).toMatchObject([{ problem: 'wrong-value', expected: { kind: 'text' } }]);
  expect(problems({ holder: undefined })).toEqual([{ path: 'accounts[0].holder', problem: 'missing' }]);
});

test('a network that nobody knows stands there as it was written', () => {
  speak('en');
  expect(told({ network: 'facebok' })).toEqual(['accounts[0].network: this network is not known (facebok)']);
});

test('no JSON: where it ends to be, by line and column, and nothing of what stands there', () => {
  const text = '{\n  "format": "token-health/accounts",\n  "accounts": [{ "accessToken": "EAAsecret" oops }]\n}';
  const read = readJson(text);
  expect(read).toEqual({ problems: [{ path: '', problem: 'not-json', detail: '3:45' }] });
});

test('a recipe’s own rules have words of their own', () => {
  speak('de');
  const origin = 'https://tool.example';
  const recipe = {
    format: 'token-health/recipe',
    version: 1,
    origin: 'http://tool.example/',
    tool: { id: 't', name: 'T', kind: 'taught', hosts: [`${origin}/*`], pages: { accounts: origin } },
  };
  const checked = checkRecipe(JSON.stringify(recipe), () => false);
  expect(checked.ok).toBe(false);
  const lines = checked.ok ? [] : checked.problems.map(each => `${each.path}: ${problemText(each)}`);
  expect(lines).toContain('origin: dieser Wert passt nicht (erwartet wird eine Adresse wie https://tool.example)');
  expect(lines).toContain('tool.surfaces: dieser Schlüssel fehlt');
});

test.each(['en', 'de'] as const)('every problem and everything expected has its words in %s', lang => {
  speak(lang);
  for (const problem of PROBLEMS) expect(problemText({ path: '', problem })).toMatch(/\w{3}/);
  const texts = EXPECTED.map(kind => problemText({ path: '', problem: 'wrong-value', expected: { kind, of: '7' } }));
  expect(new Set(texts).size).toBe(EXPECTED.length);
  for (const text of texts) expect(text).toMatch(/\(.{5,}\)$/);
});

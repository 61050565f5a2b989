/** Managed settings: what fits is taken, what does not is named by its place and nothing else. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEATURES, locksOf } from '@/utils/model/locks';
import { MANAGED_KEYS, readManagedValues } from '@/utils/model/managed';

const SECRET = 'do-not-tell-0123456789';

test('everything that fits is taken', () => {
  const managed = readManagedValues({
    apps: [{ network: 'linkedin', clientId: '77x', clientSecret: SECRET, tokenEndpoint: 'https://broker.example/t' }],
    tools: [{ tool: 'postiz', origin: 'https://social.example/accounts?x=1', apiKey: SECRET }],
    warnDays: [14, 7],
    warnDaysOf: { linkedin: [30, 10] },
    workingDays: [0, 1, 2, 3, 4],
    quiet: { from: '20:00', to: '08:30' },
    notices: false,
    featuresOff: ['import', 'export'],
  });
  expect(managed).toEqual({
    settings: { warnDays: [14, 7], workingDays: [0, 1, 2, 3, 4], quiet: { from: 1200, to: 510 }, notices: false },
    warnDaysOf: { linkedin: [30, 10] },
    apps: [{ network: 'linkedin', clientId: '77x', clientSecret: SECRET, tokenEndpoint: 'https://broker.example/t' }],
    tools: [{ tool: 'postiz', origin: 'https://social.example', apiKey: SECRET }],
    channels: [],
    off: ['import', 'export'],
    problems: [],
  });
});

test('what does not fit is left out by itself, and named without its value', () => {
  const managed = readManagedValues({
    apps: [
      { network: 'x', clientId: 'one' },
      { network: 'x', clientId: 'two', clientSecrett: SECRET },
      { network: 'x', clientId: 'three', tokenEndpoint: `http://broker.example/${SECRET}` },
      SECRET,
    ],
    tools: { tool: 'postiz' },
    warnDays: [0, 7],
    warnDaysOf: { linkedin: [30], 'Not A Network': [3], x: ['soon'] },
    workingDays: [7],
    quiet: { from: '20:00' },
    notices: 'yes',
    featuresOff: ['import', 'everything'],
    colour: SECRET,
  });
  expect(managed.apps).toEqual([{ network: 'x', clientId: 'one' }]);
  expect([managed.settings, managed.tools, managed.off]).toEqual([{}, [], ['import']]);
  expect(managed.warnDaysOf).toEqual({ linkedin: [30] });
  expect(managed.problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
    'apps[1].clientSecrett unknown-key',
    'apps[2].tokenEndpoint wrong-value',
    'apps[3] wrong-value',
    'tools wrong-value',
    'warnDays[0] wrong-value',
    'warnDaysOf.Not A Network wrong-value',
    'warnDaysOf.x[0] wrong-value',
    'workingDays[0] wrong-value',
    'quiet wrong-value',
    'notices wrong-value',
    'featuresOff[1] wrong-value',
    'colour unknown-key',
  ]);
  expect(JSON.stringify(managed.problems)).not.toContain(SECRET);
});

test('no quiet hours at all can be set, too', () => {
  expect(readManagedValues({ quiet: { on: false } }).settings).toEqual({ quiet: null });
  expect(readManagedValues({ quiet: { on: true, from: '22:00', to: '06:00' } }).settings.quiet).toEqual({
    from: 1320,
    to: 360,
  });
});

test('a key such as "constructor" is just an unknown one', () => {
  expect(readManagedValues({ constructor: 1, toString: 2 }).problems.map(({ path }) => path)).toEqual([
    'constructor',
    'toString',
  ]);
});

test('pages learn what is locked, and that anything is', () => {
  const nothing = { settings: {}, warnDaysOf: {}, off: [], problems: [], things: 0 };
  expect(locksOf({ ...nothing, settings: { quiet: null } })).toEqual({
    ...{ settings: ['quiet'], networks: [], off: [], problems: [] },
    any: true,
  });
  expect([locksOf(undefined), locksOf(nothing)].map(({ any }) => any)).toEqual([false, false]);
  expect(locksOf({ ...nothing, things: 1 }).any).toBe(true);
});

test('the schema for administrators names the same keys and features', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../public/managed-schema.json', import.meta.url), 'utf8'));
  expect(Object.keys(schema.properties).sort()).toEqual([...MANAGED_KEYS].sort());
  for (const feature of FEATURES) expect(schema.properties.featuresOff.description).toContain(feature);
});

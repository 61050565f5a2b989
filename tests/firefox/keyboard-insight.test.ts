/** Firefox by keys alone, where things are looked at: the timeline as a picture and as a table, the logins, the history. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import type { Keys } from '../e2e/support/keys.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { keysIn } from './support/keys.ts';
import { importInto, rowWhere, says } from './support/page.ts';
import type { Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let page: Tab;
let keys: Keys;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
  page = await firefox.open('dashboard.html#/accounts');
  keys = keysIn(page);
  const { value: accessToken } = world.instagram.account('acme.sports').token();
  await until('the list', () => page.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(page, {
    ...{ format: 'token-health/accounts', version: 1 },
    accounts: [
      { network: 'instagram', handle: 'acme.sports', holder: 'browser', accessToken },
      ...['Alpine', 'Fjord', 'Lakeshore', 'Marlow'].map((name, i) => ({
        ...{ network: 'linkedin', handle: name.toLowerCase(), name, holder: 'facelift', login: 'Jana Krüger' },
        expiresAt: new Date(Date.now() + (30 + 10 * i) * 86_400_000).toISOString(),
      })),
    ],
  });
  await rowWhere(page, 'acme.sports', row => row.state === 'healthy');
  world.instagram.changePassword('acme.sports');
  await keys.press('Check all now', true);
  await rowWhere(page, 'acme.sports', row => row.state === 'revoked');
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const count = (selector: string) => page.run((at: string) => document.querySelectorAll(at).length, selector);
const there = (selector: string) => until(selector, async () => (await count(selector)) > 0);
const gone = (selector: string) => until(`no ${selector}`, async () => (await count(selector)) === 0);
const part = async (name: string): Promise<void> => {
  await keys.press(name, true);
  await until(name, () =>
    page.run((text: string) => document.querySelector('nav [aria-current=page]')?.textContent === text, name),
  );
};

test('the timeline: the picture by arrows, a day opened and closed, then the table', async () => {
  await part('Timeline');
  await until('the marks', async () => (await count('.mark[role=button]')) > 2);
  await until('a mark', async () => {
    await keys.key('Tab');
    return (await keys.here()).tag === 'g';
  });
  const mark = (await keys.here()).name;
  await keys.key('ArrowRight');
  expect((await keys.here()).name).not.toBe(mark);
  await keys.key('Enter');
  await there('.opened [data-account-id]');
  await keys.press('Assign owner');
  await keys.lands('Name');
  // Closes the card alone, and only then what the card is in.
  await keys.key('Escape');
  await keys.lands('Assign owner');
  await keys.key('Escape');
  await gone('.opened');
  expect((await keys.here()).tag).toBe('g');
  await keys.press('Table', true);
  await there('main table');
  expect((await keys.here()).name).toBe('Table');
});

test('a login opens and closes in its place', async () => {
  await part('Logins');
  const jana = /Jana Krüger/;
  await keys.press(jana);
  await there('.login-accounts [data-account-id]');
  await keys.press('Assign owner');
  await keys.lands('Name');
  await keys.key('Escape');
  await keys.lands('Assign owner');
  await keys.press(jana, true);
  await gone('.login-accounts');
  await keys.lands(jana);
});

test('the history: charts are tables as well, and the time that is looked at is chosen', async () => {
  await part('History');
  await says(page, 'acme.sports');
  const charts = await count('.chart');
  expect(charts).toBeGreaterThan(0);
  for (let i = 0; i < charts; i += 1) {
    await keys.press('Table');
    await until('its table', async () => (await count('.chart table')) > i);
    await keys.key('Tab');
  }
  await keys.press('30 days', true);
  expect((await keys.here()).name).toBe('30 days');
});

test('the console is clean', () => expectCleanConsole(firefox, world));

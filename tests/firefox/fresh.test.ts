/** A fresh install in a German Firefox: nothing is asked, the real prompt grants one host, and accounts and tokens outlive a restart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { byButton, importInto, pressButton, rowsOf, rowWhere, says } from './support/page.ts';
import type { Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let popup: Tab;

const HOST = 'https://graph.instagram.com/*';
/** Firefox names each once more after it was installed again. */
const held = () =>
  firefox.api(async () => {
    const { permissions } = (globalThis as unknown as { browser: typeof chrome }).browser;
    return [...new Set((await permissions.getAll()).origins)];
  });
/** What a person has agreed to, as Firefox keeps it. */
const agreed = () =>
  firefox.api(async () => {
    const { permissions } = (globalThis as unknown as { browser: typeof chrome }).browser;
    const { data_collection } = (await permissions.getAll()) as { data_collection?: string[] };
    return data_collection ?? [];
  });
const asked = () => world.requests({ host: 'graph.instagram.com' }).length;
/** The click that needs a host, and the answer of a person. */
const allow = async (): Promise<void> => {
  await pressButton(popup, 'Zugriff erlauben');
  await until('the prompt', firefox.agree);
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port, held: false, language: 'de' });
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

test('a fresh install asks no server, holds no host, and shows an empty icon, in German', async () => {
  popup = await firefox.open('popup.html');
  await says(popup, 'Noch keine Konten');
  expect(await popup.run(() => document.documentElement.lang)).toBe('de');
  expect(await held()).toEqual([]);
  const { text } = await firefox.badge();
  expect(text).toBe('');
  expect(world.requests()).toEqual([]);
  expect(world.strays).toEqual([]);
});

test('the welcome was opened once, in German', async () => {
  const welcomes = async () => (await firefox.addresses()).filter(address => address.endsWith('/welcome.html'));
  await until('the welcome', async () => (await welcomes()).length === 1);
  const page = await firefox.open('welcome.html');
  await says(page, 'Willkommen bei Token Health');
  await page.close();
});

test('on a tool’s page nothing runs without its host', async () => {
  const page = await firefox.visit(world.livefyre.url);
  await until('the page', () => page.run(() => document.querySelectorAll('.box').length));
  expect(await page.run(() => document.querySelectorAll('token-health-badge').length)).toBe(0);
  await page.close();
});

test('"Zugriff erlauben" asks for exactly the host and the consent that the token may go there, and the account is read as soon as the person agrees', async () => {
  const token = world.instagram.account('acme.sports').token();
  const dashboard = await firefox.open('dashboard.html#/accounts');
  await until('the list', () => dashboard.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    accounts: [
      { network: 'instagram', handle: 'acme.sports', name: 'Acme Sports', holder: 'browser', accessToken: token.value },
    ],
  });
  await rowWhere(popup, 'Acme Sports', row => row.state === 'unknown' && row.text.includes('Zugriff erlauben'));
  expect(asked()).toBe(0);
  expect(await agreed()).toEqual([]);
  await dashboard.close();
  await firefox.killBackground();
  await allow();
  await rowWhere(popup, 'Acme Sports', row => row.state === 'healthy' && row.evidence === 'network');
  expect((await held()).every(origin => origin.includes('instagram.com'))).toBe(true);
  expect(await held()).toContain(HOST);
  expect(await agreed()).toEqual(['authenticationInfo']);
});

test('restarted on the same profile: accounts are there, and the token is still to be used', async () => {
  await firefox.restart();
  popup = await firefox.open('popup.html');
  const [row] = await until('the list', async () => {
    const all = await rowsOf(popup);
    return all.length > 0 && all;
  });
  expect(row).toMatchObject({ network: 'instagram', holder: 'browser' });
  // An add-on that is installed for one session loses its hosts with it; one that stays keeps them.
  if (!(await held()).length) await allow();
  const before = asked();
  await pressButton(popup, 'Jetzt alle prüfen');
  await until('the network was asked', async () => asked() > before);
  await rowWhere(popup, 'Acme Sports', each => each.state === 'healthy' && each.evidence === 'network');
  expect(await rowsOf(popup)).toHaveLength(1);
});

test('consent taken back in the add-on manager: nothing is sent, though the site is held, until the person agrees again', async () => {
  await firefox.takeConsent();
  await rowWhere(popup, 'Acme Sports', each => each.state === 'unknown' && each.text.includes('Zugriff erlauben'));
  expect(await held()).toContain(HOST);
  const before = asked();
  await firefox.send('check', {});
  expect(asked()).toBe(before);
  await rowWhere(popup, 'Acme Sports', each => each.state === 'unknown');
  await allow();
  await rowWhere(popup, 'Acme Sports', each => each.state === 'healthy' && each.evidence === 'network');
  expect(await agreed()).toEqual(['authenticationInfo']);
  expect(asked()).toBeGreaterThan(before);
});

test('a host taken away in the add-on manager is noticed at once', async () => {
  await firefox.takeHosts();
  const row = await rowWhere(popup, 'Acme Sports', each => each.state === 'unknown');
  expect(row.text).toContain('Zugriff erlauben');
  expect(await popup.run(byButton, 'Zugriff erlauben')).toBeTruthy();
});

test('the console is clean', () => expectCleanConsole(firefox, world));

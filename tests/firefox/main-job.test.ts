/** The main job in Firefox: connected, lost, badged on the tool's page, refreshed back to green; with the event page ended in between. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { REDIRECT } from './support/names.ts';
import { badgesOf, badgeWhere, byButton, bySelector, choose, rowsOf, rowWhere } from './support/page.ts';
import type { Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let popup: Tab;
let livefyre: Tab;
let id: string;

/** The OAuth server's own pages: name and password where it asks, then consent. */
const signIn = async (window: Tab, name: string): Promise<void> => {
  const asks = await until('the sign-in page', () =>
    window.run(() => document.querySelector('#allow') && (document.querySelector('[name=login]') ? 'name' : 'consent')),
  );
  if (asks === 'name') {
    await window.fill(name, bySelector, '[name=login]');
    await window.fill('any password', bySelector, '[name=password]');
    await window.click(bySelector, '#allow');
    // The window may close at once where consent was given before.
    await until('consent', () =>
      window.run(() => document.querySelector('#allow') && !document.querySelector('[name=login]')),
    );
  }
  await window.click(bySelector, '#allow');
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, oauth: { redirectUris: [REDIRECT] } });
  firefox = await launchFirefox({ port: world.port });
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

test('connect through the real login and consent pages', async () => {
  const dashboard = await firefox.open('dashboard.html#/accounts');
  await until('the button', () => dashboard.run(byButton, 'Connect account'));
  await dashboard.click(byButton, 'Connect account');
  await until('the dialog', () => dashboard.run(() => document.querySelector('dialog[open]') !== null));
  await choose(dashboard, 'network', 'oauth');
  await dashboard.fill(world.oauth.issuer, bySelector, 'dialog [name=issuer]');
  await dashboard.fill('token-health', bySelector, 'dialog [name=clientId]');
  await choose(dashboard, 'holder', 'livefyre');
  const window = await firefox.windowOf(() => dashboard.click(bySelector, 'dialog button[type=submit]'));
  await signIn(window, 'acme');
  popup = await firefox.open('popup.html');
  const row = await rowWhere(popup, 'acme', r => r.state === 'healthy');
  expect(row).toMatchObject({ network: 'oauth', holder: 'livefyre', cause: '', evidence: 'network' });
  id = row.id;
  expect((await firefox.badge()).text).toBe('');
});

test('revoked at the server, with the event page ended before: red row, icon 1, badge on the tool’s page', async () => {
  world.livefyre.rows = [
    { section: 'Instagram Accounts', name: 'Somebody else' },
    { section: 'OpenID Connect Accounts', name: 'acme' },
  ];
  livefyre = await firefox.visit(`${world.livefyre.url}?late=800`);
  await badgeWhere(livefyre, id, badge => badge.state === 'healthy');
  await firefox.killBackground();
  expect(world.oauth.revokeGrant('acme')).toBe(1);
  await popup.click(byButton, 'Check all now');
  await rowWhere(popup, 'acme', r => r.state === 'revoked' && r.evidence === 'network');
  // Its text is painted before its title.
  await until('the icon says 1', async () => {
    const { text, title } = await firefox.badge();
    if (text === '1' && title.includes('1 account lost access')) return true;
    throw new Error(`${text} ${title}`);
  });
  await badgeWhere(livefyre, id, badge => badge.state === 'revoked');
});

test('the page re-renders: still one badge, beside the right name', async () => {
  await livefyre.run(() => (globalThis as unknown as { rerender(): void }).rerender());
  await badgeWhere(livefyre, id, badge => badge.state === 'revoked');
  const all = await badgesOf(livefyre);
  expect(all.filter(badge => badge.id === id)).toHaveLength(1);
});

test('"Refresh token" in the badge’s card: sign-in, green, icon empty', async () => {
  world.oauth.signOut();
  await livefyre.click(
    (account: string) =>
      document.querySelector(`token-health-badge[data-account-id="${account}"]`)?.shadowRoot?.querySelector('button'),
    id,
  );
  await until('the card', () => livefyre.run(byButton, 'Refresh token'));
  const window = await firefox.windowOf(() => livefyre.click(byButton, 'Refresh token'));
  await signIn(window, 'acme');
  await badgeWhere(livefyre, id, badge => badge.state === 'healthy');
  await rowWhere(popup, 'acme', r => r.state === 'healthy' && r.evidence === 'network');
  await until('the icon is empty', async () => (await firefox.badge()).text === '');
  expect((await rowsOf(popup)).length).toBe(1);
});

test('nothing was thrown and no token written to the console in the whole of it', () => {
  expectCleanConsole(firefox, world);
});

test('disabled: the overlay is gone from the page', async () => {
  const shown = () =>
    livefyre.run(
      () => [...document.querySelectorAll('token-health-badge')].filter(badge => badge.checkVisibility()).length,
    );
  await until('badges', async () => (await shown()) > 0);
  await firefox.disable();
  await until('no badge is shown', async () => (await shown()) === 0);
});

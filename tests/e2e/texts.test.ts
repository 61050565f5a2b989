/** A browser that has lost the extension's texts, as Chromium does now and then: everything is said all the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges } from './support/overlay.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld();
  browser = await launch({ port: world.port, lost: true, welcome: true });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('the welcome, the dashboard and the popup', async () => {
  const [welcome] = browser.context.pages().filter(page => page.url().includes('/welcome.html'));
  expect(await welcome?.locator('h1').innerText()).toBe('Welcome to Token Health');
  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.getByRole('heading', { name: 'No accounts yet' }).waitFor();
  expect(await dashboard.evaluate(() => document.documentElement.lang)).toMatch(/^en/);
  const popup = await browser.open('popup.html');
  expect(await popup.locator('h2').first().innerText()).not.toBe('');
});

test('the icon, and a badge with its card on a tool’s page', async () => {
  const popup = await browser.open('popup.html');
  await popup.evaluate(message => chrome.runtime.sendMessage(message), {
    name: 'track',
    payload: { network: 'instagram', handle: '', name: 'Fjord', holder: 'livefyre', expiresAt: Date.now() - 1_000 },
  });
  await until('the icon’s title', async () => (await browser.badge()).title.includes('1'));
  world.livefyre.rows = [{ section: 'Instagram Accounts', name: 'Fjord' }];
  const studio = await browser.context.newPage();
  await studio.goto('https://studio.livefyre.com/acme.fyre.co/settings/social-accounts');
  const badge = await until('the badge', async () => (await badges(studio))[0]);
  expect(badge.text).toMatch(/^Expired/);
  await studio.locator('token-health-badge').getByRole('button').click();
  const card = studio.getByRole('dialog');
  await card.waitFor();
  expect(await card.innerText()).toMatch(/Expired/);
  expect(await card.getByRole('button').allInnerTexts()).toContain('Refresh token');
});

/** Issue 2 (a): one account, connected, watched, lost, badged on the tool's page, refreshed back to green. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges, badgeThat } from './support/overlay.ts';
import { rows, rowThat } from './support/rows.ts';
import { signInAtAcme, signInWindow } from './support/sign-in.ts';

let world: World;
let browser: Browser;
let popup: Page;
let livefyre: Page;
let id: string;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, oauth: { policy: { accessTokenSeconds: 3600 } } });
  browser = await launch({ port: world.port });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('connect through the real login and consent pages; the row shows the true expiry', async () => {
  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('oauth');
  await dialog.locator('[name=issuer]').fill(world.oauth.issuer);
  await dialog.locator('[name=clientId]').fill('token-health');
  await dialog.locator('[name=holder]').selectOption('livefyre');
  const window = await signInWindow(browser.context, () =>
    dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
  );
  await signInAtAcme(window, 'acme');
  popup = await browser.open('popup.html');
  const row = await rowThat(popup, 'acme', r => r.state === 'healthy');
  id = row.id;
  expect(row).toMatchObject({ network: 'oauth', holder: 'livefyre', cause: '', evidence: 'network' });
  // It renews itself: the access token's hour is nobody's deadline, and oidc-provider does not tell its refresh token's end.
  expect(row.deadline).toBe('');
  expect(row.text).toContain('Renews itself');
  expect((await browser.badge()).text).toBe('');
});

test('revoked at the server: the next poll turns the row red, the icon says 1, the tool’s page shows it', async () => {
  world.livefyre.rows = [
    { section: 'Instagram Accounts', name: 'Somebody else' },
    { section: 'OpenID Connect Accounts', name: 'acme' },
  ];
  livefyre = await browser.context.newPage();
  await livefyre.goto(`${world.livefyre.url}?late=800`);
  await badgeThat(livefyre, id, badge => badge.state === 'healthy');

  expect(world.oauth.revokeGrant('acme')).toBe(1);
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await rowThat(popup, 'acme', r => r.state === 'revoked' && r.evidence === 'network');
  await until('the icon says 1, and why', async () => {
    const { text, title } = await browser.badge();
    return text === '1' && title.includes('1 account lost access');
  });
  await badgeThat(livefyre, id, badge => badge.state === 'revoked');
});

test('the page re-renders: still one badge, beside the right name; the row of a stranger is only offered', async () => {
  await livefyre.evaluate(() => (globalThis as unknown as { rerender(): void }).rerender());
  await badgeThat(livefyre, id, badge => badge.state === 'revoked');
  const all = await badges(livefyre);
  expect(all.filter(badge => badge.id === id)).toHaveLength(1);
  expect(all.filter(badge => badge.id === '')).toHaveLength(1);
});

test('"Refresh token" in the badge’s card: sign-in, green tick, icon empty', async () => {
  world.oauth.signOut();
  await livefyre.bringToFront();
  await livefyre.locator(`token-health-badge[data-account-id="${id}"]`).getByRole('button').first().click();
  const refresh = livefyre.getByRole('button', { name: 'Refresh token' });
  const window = await signInWindow(browser.context, () => refresh.click());
  await signInAtAcme(window, 'acme');
  await badgeThat(livefyre, id, badge => badge.state === 'healthy');
  const row = await rowThat(popup, 'acme', r => r.state === 'healthy' && r.evidence === 'network');
  expect(row.text).toMatch(/Refreshed|Working|Renews itself/);
  expect(await popup.locator(`[data-account-id="${id}"] [role=status]`).first().innerText()).not.toBe('');
  await until('the icon is empty', async () => (await browser.badge()).text === '');
  // A tool's own "Refresh Token" was not touched.
  expect(world.livefyre.refreshClicks).toEqual([]);
});

test('the wrong person signs in: said so, and the old access is kept', async () => {
  expect(world.oauth.revokeGrant('acme')).toBe(1);
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await rowThat(popup, 'acme', r => r.state === 'revoked');
  world.oauth.signOut();
  await popup.bringToFront();
  const window = await signInWindow(browser.context, () =>
    popup
      .locator(`[data-account-id="${id}"]`)
      .getByRole('button', { name: /^Reconnect/ })
      .first()
      .click(),
  );
  await signInAtAcme(window, 'mallory');
  const row = await rowThat(popup, 'acme', r => /mallory/.test(r.text));
  expect(row.state).toBe('revoked');
  expect((await rows(popup)).length).toBe(1);
});

test('the window is closed: said so, nothing lost', async () => {
  world.oauth.signOut();
  const window = await signInWindow(browser.context, () =>
    popup
      .locator(`[data-account-id="${id}"]`)
      .getByRole('button', { name: /^Reconnect/ })
      .first()
      .click(),
  );
  await window.close();
  const row = await rowThat(popup, 'acme', r => /window was closed/i.test(r.text));
  expect(row.state).toBe('revoked');
});

test('disabled or reloaded: the overlay leaves the page', async () => {
  const helper = await browser.open('popup.html');
  await helper.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await until('no badge is left', async () => (await badges(livefyre)).length === 0);
});

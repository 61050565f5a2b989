/** The production build in a real Chromium against Doorkeeper: connect through its pages, renewed unseen, taken away, brought back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, launch } from '../e2e/support/browser.ts';
import { rowThat } from '../e2e/support/rows.ts';
import { signInWindow } from '../e2e/support/sign-in.ts';
import { makeClient } from '../world/client.ts';
import { fetchFrom } from '../world/fetch.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Doorkeeper, ISSUER, makeOrder, PUBLIC_CLIENT, startDoorkeeper } from './support/doorkeeper.ts';

let doorkeeper: Doorkeeper;
let world: World;
let browser: Browser;
let popup: Page;
let order: ReturnType<typeof makeOrder>;

/** Name, then consent; the window may close under the driver. */
const signIn = async (window: Page, name: string): Promise<void> => {
  await window.locator('[name=name]').fill(name);
  await window.locator('#enter').click();
  await window
    .locator('input[value=Authorize]')
    .click()
    .catch(() => undefined);
};

describe.skipIf(process.env.DOORKEEPER === 'missing')('the extension at Doorkeeper', () => {
  beforeAll(async () => {
    doorkeeper = await startDoorkeeper();
    world = await startWorld({ behind: doorkeeper.behind, keepAlive: false });
    browser = await launch({ port: world.port });
    order = makeOrder(fetchFrom(makeClient(world.port)));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await doorkeeper?.close();
  });
  const check = () => popup.getByRole('button', { name: 'Check all now' }).click();

  test('connect through its own pages', async () => {
    const dashboard = await browser.open('dashboard.html#/accounts');
    await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
    const dialog = dashboard.getByRole('dialog');
    await dialog.locator('[name=network]').selectOption('oauth');
    await dialog.locator('[name=issuer]').fill(ISSUER);
    await dialog.locator('[name=clientId]').fill(PUBLIC_CLIENT);
    const window = await signInWindow(browser.context, () =>
      dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
    );
    await signIn(window, 'anna');
    popup = await browser.open('popup.html');
    const row = await rowThat(popup, 'anna', r => r.state === 'healthy');
    expect(row).toMatchObject({ network: 'oauth', evidence: 'network' });
    expect(row.text).toContain('Renews itself');
  });

  test('taken away by its owner: said so, and brought back by a sign-in', async () => {
    await order('remove-app', { person: 'anna' });
    await check();
    await rowThat(popup, 'anna', r => r.state === 'revoked' && r.evidence === 'network');
    await browser.context.clearCookies();
    await popup.bringToFront();
    const window = await signInWindow(browser.context, () =>
      popup
        .locator('[data-account-id]')
        .getByRole('button', { name: /^(Refresh|Reconnect)/ })
        .first()
        .click(),
    );
    await signIn(window, 'anna');
    await rowThat(popup, 'anna', r => r.state === 'healthy' && r.evidence === 'network');
  });
});

/** A tool's host is taken away while its page is open and has badges: they go at once, the rows say what is missing, and all is back with the permission. */
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { type Display, openDisplay } from './support/display.ts';
import { badges } from './support/overlay.ts';
import { agree, holds } from './support/prompt.ts';
import { importFile, rowThat } from './support/rows.ts';

const hasDisplay = spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined;
const HOST = 'https://*.facelift-cloud.com/*';

describe.skipIf(!hasDisplay && !process.env.CI)('a host taken away (needs Xvfb and xdotool)', () => {
  let world: World;
  let display: Display;
  let browser: Browser;
  let dashboard: Page;
  let page: Page;

  beforeAll(async () => {
    world = await startWorld({ keepAlive: false });
    world.facelift.expire('Acme Sports');
    display = await openDisplay();
    browser = await launch({ port: world.port, held: false, display: display.name });
    dashboard = await browser.open('dashboard.html#/accounts');
    await importFile(dashboard, {
      format: 'token-health/accounts',
      version: 1,
      accounts: [
        { network: 'tiktok', name: 'Acme Sports', handle: '', holder: 'facelift' },
        { network: 'linkedin', name: 'Northwind', handle: '', holder: 'facelift' },
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    display?.close();
    await world?.close();
  });

  const shown = async () => (await badges(page)).map(({ network, state }) => [network, state]);
  const bothBadged = () =>
    until('the badges', async () => {
      const found = await shown();
      if (found.length === 3 && found[0]?.[1] === 'expired' && found[1]?.[1] === 'healthy') return true;
      throw new Error(JSON.stringify(found));
    });
  /** Nothing of ours is on the page, and nothing comes when it changes. */
  const bare = async () => {
    await until('no badge', async () => (await badges(page)).length === 0);
    await page.evaluate(() => document.querySelector('main, body')?.append(document.createElement('p')));
    await page.waitForTimeout(500);
    expect(await page.locator('token-health-badge, token-health-card, token-health-toast').count()).toBe(0);
  };
  const missing = async (where: Page) => {
    const known = await rowThat(where, 'Northwind', row => row.state === 'unknown');
    expect(known.text).toContain('Allow access to Facelift to read it there');
    const lost = await rowThat(where, 'Acme Sports', row => row.state === 'expired' && /Allow access/.test(row.text));
    expect(lost.cause).toBe('reported-by-tool');
  };

  test('"I use Facelift" asks for its host, and the open page has its badges', async () => {
    page = await browser.context.newPage();
    await page.goto(world.facelift.url);
    expect(await badges(page)).toEqual([]);
    await dashboard.goto(dashboard.url().replace(/#.*/, '#/settings/tools'));
    await dashboard.bringToFront();
    await dashboard.getByRole('button', { name: 'I use Facelift' }).click();
    await agree(dashboard, display, HOST);
    await bothBadged();
  });

  test('"Remove access" in the settings: the badges go at once, and the rows say what is missing', async () => {
    await dashboard.goto(dashboard.url().replace(/#.*/, '#/settings/hosts'));
    await dashboard.locator(`li[data-origin="${HOST}"]`).getByRole('button').click();
    await bare();
    expect(await holds(dashboard, HOST)).toBe(false);
    const popup = await browser.open('popup.html');
    await missing(popup);
    await popup.close();
    await dashboard.goto(dashboard.url().replace(/#.*/, '#/accounts'));
    await missing(dashboard);
  });

  test('"Allow access" in the row: badges return to the open page without a reload, and the rows are as before', async () => {
    const loaded = await page.evaluate(() => performance.timeOrigin);
    const popup = await browser.open('popup.html');
    await popup
      .getByRole('button', { name: /Allow access/ })
      .first()
      .click();
    await agree(popup, display, HOST);
    await bothBadged();
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
    const known = await rowThat(popup, 'Northwind', row => row.state === 'healthy' && row.evidence === 'tool-page');
    expect(known.text).not.toMatch(/Allow access/);
    await rowThat(popup, 'Acme Sports', row => row.state === 'expired' && !/Allow access/.test(row.text));
    await popup.close();
  });

  test('taken away in the browser, with a card open: nothing of it stays', async () => {
    await page.bringToFront();
    await page.locator('token-health-badge').first().getByRole('button').click();
    await page.getByRole('dialog').waitFor();
    await dashboard.evaluate(pattern => chrome.permissions.remove({ origins: [pattern] }), HOST);
    await bare();
    await missing(dashboard);
  });
});

/** Issue 2, 9: hosts are optional, asked for in the click that needs them, with the browser's real prompt, on the unchanged build. */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch } from './support/browser.ts';
import { type Display, openDisplay } from './support/display.ts';
import { agree } from './support/prompt.ts';
import { importFile, rowThat } from './support/rows.ts';

let world: World;
let display: Display;
let browser: Browser;

/** Without an X server there is no window and so no prompt. Where it must hold, that is a failure; at a desk it is said and left out. */
const hasDisplay = spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined;

describe.skipIf(!hasDisplay && !process.env.CI)('the real prompt (needs Xvfb and xdotool)', () => {
  beforeAll(async () => {
    world = await startWorld({ keepAlive: false });
    display = await openDisplay();
    browser = await launch({ port: world.port, held: false, display: display.name });
  });
  afterAll(async () => {
    await browser?.close();
    display?.close();
    await world?.close();
  });

  test('a fresh install asks no server, holds no host, and shows an empty badge', async () => {
    const popup = await browser.open('popup.html');
    await popup.locator('h1').waitFor();
    const held = await popup.evaluate(() => chrome.permissions.getAll());
    expect(held.origins).toEqual([]);
    expect((await browser.badge()).text).toBe('');
    // What the browser asks its maker is not ours.
    expect(world.strays).toEqual([]);
    await popup.close();
  });

  test('"Allow access" asks for exactly the host, and the account is read as soon as the person agrees', async () => {
    const token = world.instagram.account('acme.sports').token();
    const dashboard = await browser.open('dashboard.html#/accounts');
    await importFile(dashboard, {
      format: 'token-health/accounts',
      version: 1,
      accounts: [
        {
          network: 'instagram',
          handle: 'acme.sports',
          name: 'Acme Sports',
          holder: 'browser',
          accessToken: token.value,
        },
      ],
    });
    await rowThat(dashboard, 'Acme Sports', row => row.state === 'unknown');
    expect(world.requests({ host: 'graph.instagram.com' })).toEqual([]);

    const popup = await browser.open('popup.html');
    await rowThat(popup, 'Acme Sports', row => row.state === 'unknown');
    await popup
      .getByRole('button', { name: /Allow access/ })
      .first()
      .click();
    await agree(popup, display, 'https://graph.instagram.com/*');
    await rowThat(popup, 'Acme Sports', row => row.state === 'healthy' && row.evidence === 'network');
    const held = await popup.evaluate(() => chrome.permissions.getAll());
    expect(held.origins.every(origin => origin.includes('instagram.com'))).toBe(true);
  });

  test('a host taken away in the browser is noticed at once', async () => {
    const popup = await browser.open('popup.html');
    await popup.evaluate(async () => {
      const { permissions } = chrome;
      await permissions.remove({ origins: (await permissions.getAll()).origins });
    });
    const row = await rowThat(popup, 'Acme Sports', r => r.state === 'unknown');
    expect(row.text).toMatch(/Allow access/);
  });
});

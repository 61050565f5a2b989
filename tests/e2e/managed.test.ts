/** An organisation's settings, by a real policy file: in force at the start, locked in the settings, refused to everybody else, followed at run time. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { violations } from './support/axe.ts';
import { type Browser, EXTENSION_ID, launch, until } from './support/browser.ts';

/** Where Chromium on Linux looks for what its administrator has set (chromium.org, Linux quick start, 2026-11). */
const FOLDER = process.env.POLICIES ?? '/etc/chromium/policies/managed';
const FILE = join(FOLDER, 'token-health-test.json');
const SECRET = 'organisation-secret-4711';

const setPolicy = (values: object) =>
  writeFile(FILE, JSON.stringify({ '3rdparty': { extensions: { [EXTENSION_ID]: values } } }));

const mayWrite = await mkdir(FOLDER, { recursive: true })
  .then(() => setPolicy({}))
  .then(() => rm(FILE))
  .then(
    () => true,
    () => false,
  );
if (!mayWrite) console.warn(`${FOLDER} cannot be written here: the tests with a real policy file are skipped.`);

describe.skipIf(!mayWrite)('a policy file', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    await setPolicy({
      apps: [{ network: 'linkedin', clientId: 'org-app', clientSecret: SECRET }],
      tools: [{ tool: 'postiz', origin: 'https://social.customer.example', apiKey: SECRET }],
      warnDays: [21, 7],
      warnDaysOf: { linkedin: [30] },
      quiet: { from: '20:00', to: '08:00' },
      featuresOff: ['import'],
    });
    world = await startWorld({ keepAlive: false });
    browser = await launch({ port: world.port });
  });
  afterAll(async () => {
    await rm(FILE, { force: true });
    await browser?.close();
    await world?.close();
  });

  const send = async (name: string, payload: object) => {
    const page = await browser.open('popup.html');
    const reply = await page.evaluate(message => chrome.runtime.sendMessage(message), { name, payload });
    await page.close();
    return reply as { ok: boolean; code?: string };
  };

  test('is in force, shown as locked, and leads nobody to its secrets', async () => {
    const page = await browser.open('dashboard.html#/settings/notices');
    await page.waitForSelector('input[name="days"][disabled]');
    expect(await page.locator('input[name="days"]').inputValue()).toBe('21, 7');
    expect(await page.locator('.locked').count()).toBeGreaterThanOrEqual(2);
    // What is free is still the person's own, and saving it is not refused.
    await page.locator('input[name="notices"]').uncheck();
    await page.locator('form.notices button[type="submit"]').click();
    await page.getByText('Saved.').waitFor();
    expect(await violations(page)).toEqual([]);

    for (const [part, shown] of [
      ['apps', 'org-app'],
      ['tools', 'social.customer.example'],
      ['organisation', 'LinkedIn'],
    ] as const) {
      await page.goto(page.url().replace(/#.*/, `#/settings/${part}`));
      await page.getByText(shown).first().waitFor();
      expect(await page.content()).not.toContain(SECRET);
      expect(await violations(page)).toEqual([]);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/managed-${part}.png`, fullPage: true });
    }
    await page.goto(page.url().replace(/#.*/, '#/accounts'));
    await page.getByRole('button', { name: 'Connect account' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import accounts' }).count()).toBe(0);
    await page.close();
  });

  test('is refused to be changed, with a code that says why', async () => {
    const settings = { warnDays: [3] };
    expect(await send('saveSettings', settings)).toMatchObject({ ok: false, code: 'managed' });
    expect(await send('removeApp', { id: 'app:linkedin::org-app' })).toMatchObject({ ok: false, code: 'managed' });
    expect(await send('importAccounts', { text: '{}' })).toMatchObject({ ok: false, code: 'managed' });
  });

  test('that changes while the browser runs is followed, and what is not understood is named', async () => {
    await setPolicy({ warnDays: [14], warnDaysOf: { linkedin: [400] } });
    // The browser looks by itself after some minutes; an administrator's own button does it at once.
    const policies = await browser.context.newPage();
    await policies.goto('chrome://policy');
    await policies.evaluate(() => (document.querySelector('#reload-policies') as HTMLElement | null)?.click());
    const page = await browser.open('dashboard.html#/settings/notices');
    await until('the new days', async () => (await page.locator('input[name="days"]').inputValue()) === '14');
    await page.goto(page.url().replace(/#.*/, '#/settings/organisation'));
    await page.getByText('warnDaysOf.linkedin').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/settings/apps'));
    await until('the app is gone', async () => (await page.getByText('org-app').count()) === 0);
    await page.close();
  });
});

/** Managed settings (DESIGN.md 6.6) under a real policy file: they win, show as locked, are passed over by the keyboard, and go again. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInbox } from '../world/inbox.ts';
import { startWorld, type World } from '../world/world.ts';
import { violations } from './support/axe.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { type Keys, keysOf, reads } from './support/keys.ts';
import { mayHavePolicies, openPolicies, type Policies } from './support/policy.ts';

const PLANTED = 'PLANTED';
const SIGNING = `whsec_${PLANTED}_of_the_organisation`;
const VALUES = {
  apps: [{ network: 'linkedin', clientId: 'their-app', clientSecret: `${PLANTED}-app` }],
  tools: [{ tool: 'postiz', origin: 'https://social.acme.example', apiKey: `${PLANTED}-key` }],
  channels: [
    {
      ...{ kind: 'webhook', name: 'Newsroom', signingSecret: SIGNING },
      address: `https://hooks.acme.example/in?${PLANTED}-address`,
    },
  ],
  warnDays: [14, 7],
  escalateDays: 9,
  notices: false,
  featuresOff: ['import', 'teach', 'export'],
  // Chromium itself drops what the schema does not know; this is for us to leave out.
  workingDays: [9],
};
const { site, posted } = openInbox();

describe.skipIf(!mayHavePolicies())('with a policy file (needs Linux, and a namespace or root)', () => {
  let world: World;
  let policies: Policies;
  let browser: Browser;
  let page: Page;
  let keys: Keys;

  beforeAll(async () => {
    world = await startWorld({ keepAlive: false, sites: [site] });
    policies = await openPolicies(VALUES);
    browser = await launch({ port: world.port, executable: policies.executable });
    page = await browser.open('dashboard.html#/settings/organisation');
    keys = keysOf(page);
  });
  afterAll(async () => {
    await browser?.close();
    await policies?.remove();
    await world?.close();
  });

  const part = async (name: string): Promise<void> => {
    await keys.press(name, true);
    await until(name, async () => (await page.locator('.parts [aria-current=page]').innerText()) === name);
  };

  test('what is set, switched off and left out is listed', async () => {
    const list = page.getByRole('list', { name: 'Set by your organisation' });
    // Chromium reads its policies some time after it was started.
    await until('the list', async () => (await list.count()) > 0, 1200);
    await reads(list, /Postiz, social\.acme\.example.*App for LinkedIn.*Newsroom.*Days before the end/);
    await reads(list, 'Days until it is told once more');
    expect(await page.locator('main').innerText()).toMatch(/Importing accounts[\s\S]*workingDays\[0\]: /);
    expect(await violations(page)).toEqual([]);
  });

  test('locked fields show what is set and are passed over by Tab; those beside them are saved', async () => {
    await part('Notices');
    const days = page.locator('[name=days]');
    expect(await days.inputValue()).toBe('14, 7');
    expect(await page.locator('.locked').count()).toBe(2);
    const way: string[] = [];
    for (let i = 0; i < 30 && way.at(-1) !== 'Save'; i += 1) {
      await keys.key('Tab');
      way.push((await keys.here()).name);
    }
    expect(way).toContain('Hold notices back at night');
    expect(way.filter(name => /^Days before the end|Show notices/.test(name))).toEqual([]);
    await keys.to('Sat', true);
    await keys.key('Space');
    await keys.press('Save');
    await page.getByText('Saved.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('apps and channels of the organisation have no button that changes them; a test is signed with its secret', async () => {
    await part('Apps');
    await reads(page.locator('[data-app-id]'), /their-app.*Set by your organisation/);
    expect(await page.locator('[data-app-id] button').count()).toBe(0);
    await part('Channels');
    await reads(page.locator('[data-channel]'), /Newsroom.*Set by your organisation/);
    expect(await page.locator('[data-channel] button').allInnerTexts()).toEqual(['Test']);
    await keys.press('Test: Newsroom');
    await page.locator('[data-channel] [data-code=sent]').waitFor();
    const [got] = posted;
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(String(got?.headers['token-health-signature'])) ?? [];
    expect(createHmac('sha256', SIGNING).update(`${t}.${got?.body}`).digest('hex')).toBe(v1);
    expect(await violations(page)).toEqual([]);
  });

  test('what is switched off is not offered, and refused', async () => {
    await keys.press('Accounts', true);
    await page.getByRole('button', { name: 'Connect account' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Import accounts' }).count()).toBe(0);
    const send = (name: string, payload: object) =>
      page.evaluate(message => chrome.runtime.sendMessage(message), { name, payload });
    expect(await send('importAccounts', { text: '{}' })).toMatchObject({ ok: false, code: 'managed' });
    expect(await send('importRecipe', { text: '{}' })).toMatchObject({ ok: false, code: 'managed' });
    expect(await send('saveSettings', { escalateDays: 1 })).toMatchObject({ ok: false, code: 'managed' });
    expect(await send('saveSettings', { warnDaysOf: { x: [1] } })).toMatchObject({ ok: false, code: 'managed' });
    const [channel] = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>(resolve => {
        const request = indexedDB.open('token-health');
        request.onsuccess = () => resolve(request.result);
      });
      const request = db.transaction('channels').objectStore('channels').getAllKeys();
      const ids = await new Promise<IDBValidKey[]>(resolve => {
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      return ids.map(String);
    });
    expect(await send('removeChannel', { id: channel ?? '' })).toMatchObject({ ok: false, code: 'managed' });
  });

  test('no secret of theirs lies open', async () => {
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>(resolve => {
        const request = indexedDB.open('token-health');
        request.onsuccess = () => resolve(request.result);
      });
      const read = (store: string) =>
        new Promise<unknown>(resolve => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
      const all = JSON.stringify([
        await Promise.all([...db.objectStoreNames].map(read)),
        await chrome.storage.session.get(null),
        document.documentElement.outerHTML,
      ]);
      db.close();
      return all;
    });
    expect(kept).toContain('Newsroom');
    expect(kept).not.toContain(PLANTED);
  });

  test('what the organisation gives up is the user’s again, while the browser runs', async () => {
    await keys.press('Settings', true);
    await part('Notices');
    await policies.set({ notices: false });
    await until('one lock', async () => (await page.locator('.locked').count()) === 1);
    await keys.fill(/^Days before the end/, '21');
    await keys.press('Save');
    await page.getByText('Saved.').waitFor();
    await part('Channels');
    await until('no channel', async () => (await page.locator('[data-channel]').count()) === 0);
  });
});

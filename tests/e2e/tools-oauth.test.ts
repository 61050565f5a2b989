/** Issue 4, 4: Buffer and Hootsuite are signed in to in Chromium; states arrive, refresh tokens are used once, and a lost sign-in or an outage ends no account. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLANTED } from '../world/core/tool.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { rows, rowThat } from './support/rows.ts';
import { allow, cancel, signInWindow } from './support/sign-in.ts';

let world: World;
let browser: Browser;
let settings: Page;
let popup: Page;

const REDIRECT = /^https:\/\/[a-p]{32}\.chromiumapp\.org\/$/;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.buffer.accounts = [
    { id: 'f1', platform: 'linkedin', name: 'Kestrel Bank', handle: 'kestrel', state: 'fine' },
    { id: 'f2', platform: 'twitter', name: 'Acme Sports', handle: 'acmesports', state: 'fine' },
    { id: 'f3', platform: 'startPage', name: 'Start', state: 'fine' },
  ];
  world.hootsuite.accounts = [
    { id: '71', platform: 'YOUTUBECHANNEL', name: 'Fjord Films', state: 'fine' },
    { id: '72', platform: 'FACEBOOKPAGE', name: 'Blue Bakery', state: 'reauth' },
    { id: '73', platform: 'PINTEREST', name: 'Northwind', state: 'silent' },
  ];
  browser = await launch({ port: world.port });
  settings = await browser.open('dashboard.html#/settings/tools');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const connection = (tool: string) => settings.locator(`li[data-connection][data-tool="${tool}"]`);
const form = () => settings.locator('form', { has: settings.locator('[name=tool]') });
const press = (tool: string, name: RegExp) => connection(tool).getByRole('button', { name }).click();
const outcomeIs = (tool: string, code: string) =>
  until(`${tool} is ${code}`, async () => {
    const [found, busy] = await Promise.all([
      connection(tool).getAttribute('data-outcome'),
      connection(tool).getAttribute('aria-busy'),
    ]);
    if (found === code && !busy) return true;
    throw new Error(`${found} ${busy}: ${await connection(tool).innerText()}`);
  });
const readNow = (tool: string) => press(tool, /^Read now/);
const saysThat = (tool: string, text: string) =>
  until(`${tool} says ${text}`, async () => (await connection(tool).innerText()).includes(text));

/** Everything that the browser keeps of us, as text; what is sealed stays sealed. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const open = indexedDB.open('token-health');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all: unknown[] = [];
    for (const name of db.objectStoreNames) {
      const asked = db.transaction(name).objectStore(name).getAll();
      await new Promise(resolve => {
        asked.onsuccess = resolve;
      });
      const text = new TextDecoder();
      for (const record of asked.result)
        all.push(record?.data instanceof ArrayBuffer ? { ...record, data: text.decode(record.data) } : record);
    }
    db.close();
    return JSON.stringify([all, await chrome.storage.session.get(null), document.documentElement.innerHTML]);
  });

test('Buffer is asked how: the form shows the address to enter there, and a closed door is told', async () => {
  await form().locator('[name=tool]').selectOption('buffer');
  expect(await form().locator('output').innerText()).toMatch(REDIRECT);
  await form().locator('[name=clientId]').fill('acme-buffer-app');
  const page = await signInWindow(browser.context, () =>
    form().getByRole('button', { name: 'Sign in to Buffer' }).click(),
  );
  await page.locator('#allow').waitFor();
  expect(await page.locator('li').allInnerTexts()).toEqual(['account:read', 'posts:read', 'offline_access']);
  await cancel(page);
  await saysThat('buffer', 'Access was not allowed at Buffer');
});

test('signed in: the list is read at once, all it names is tracked, and states arrive', async () => {
  const page = await signInWindow(browser.context, () => press('buffer', /^Sign in to Buffer/));
  await page.locator('#allow').waitFor();
  await allow(page);
  await outcomeIs('buffer', 'read');
  const said = await connection('buffer').innerText();
  for (const part of ['2 accounts listed', '1 of another network', 'signed in']) expect(said).toContain(part);
  await press('buffer', /^Track all 2/);
  popup = await browser.open('popup.html');
  for (const name of ['Kestrel Bank', 'Acme Sports'])
    expect(await rowThat(popup, name, r => r.state === 'healthy')).toMatchObject({
      holder: 'buffer',
      evidence: 'tool-api',
    });
  world.buffer.set('f1', 'disconnected');
  await readNow('buffer');
  expect(await rowThat(popup, 'Kestrel Bank', r => r.state === 'expired')).toMatchObject({
    cause: 'reported-by-tool',
    evidence: 'tool-api',
  });
  await until('the icon says 1', async () => (await browser.badge()).text === '1');
  world.buffer.set('f1', 'fine');
  await readNow('buffer');
  await rowThat(popup, 'Kestrel Bank', r => r.state === 'healthy');
});

test('hours later the pair is renewed, each refresh token once, also when the worker is ended in between', async () => {
  for (let i = 1; i <= 3; i += 1) {
    world.advance(2 * 3_600_000);
    await browser.killWorker();
    await readNow('buffer');
    await until('renewed', async () => world.buffer.signIns.rotations.length === i);
    await outcomeIs('buffer', 'read');
  }
  expect(new Set(world.buffer.signIns.rotations).size).toBe(3);
  expect(world.buffer.signIns.replays).toEqual([]);
});

test('an outage of the sign-in or of the API changes nothing, and passes', async () => {
  for (const host of ['auth.buffer.com', 'api.buffer.com']) {
    world.advance(2 * 3_600_000);
    world.trouble(host, 'outage503');
    world.buffer.set('f2', 'disconnected');
    await readNow('buffer');
    await outcomeIs('buffer', 'outage');
    expect((await rows(popup)).map(row => row.state)).toEqual(['healthy', 'healthy']);
    world.trouble(host, 'none');
    world.buffer.set('f2', 'fine');
    await readNow('buffer');
    await outcomeIs('buffer', 'read');
  }
  expect(world.buffer.signIns.replays).toEqual([]);
});

test('the app is removed at Buffer: the connection says so, no account dies, and one click mends it', async () => {
  world.buffer.endSignIns();
  await readNow('buffer');
  await outcomeIs('buffer', 'sign-in-lost');
  expect(await connection('buffer').innerText()).toContain('Your sign-in to Buffer has ended. Sign in again');
  expect((await rows(popup)).map(row => row.state)).toEqual(['healthy', 'healthy']);
  expect((await browser.badge()).text).toBe('');
  const page = await signInWindow(browser.context, () => press('buffer', /^Sign in to Buffer/));
  await page.locator('#allow').waitFor();
  await allow(page);
  await outcomeIs('buffer', 'read');
});

test('signed out: Buffer ends the tokens, and the app is kept for the next time', async () => {
  const before = world.buffer.signIns.revoked.length;
  await press('buffer', /^Sign out/);
  await outcomeIs('buffer', 'sign-in-missing');
  await saysThat('buffer', 'Buffer has ended the access, too.');
  expect(world.buffer.signIns.revoked.slice(before).map(label => label.replace(/-\d+$/, ''))).toEqual([
    'buffer-refresh',
    'buffer-access',
  ]);
  expect(
    await connection('buffer')
      .getByRole('button', { name: /^Sign in to Buffer/ })
      .isVisible(),
  ).toBe(true);
});

test('a personal key is still enough', async () => {
  world.buffer.addKey('personal-key-of-anna');
  await form().locator('[name=tool]').selectOption('buffer');
  await form().getByLabel('With an API key').check();
  await form().locator('[name=apiKey]').fill('personal-key-of-anna');
  await form().getByRole('button', { name: 'Add address' }).click();
  await outcomeIs('buffer', 'read');
  expect(await connection('buffer').innerText()).toContain('with key');
});

test.each([
  ['its secret', 'acme-hootsuite-app', 'hoot-secret-of-acme'],
  ['no secret', 'acme-public-app', ''],
])(
  'Hootsuite with an app with %s: what it tells arrives, and what it does not tell is left open',
  async (_what, clientId, secret) => {
    await form().locator('[name=tool]').selectOption('hootsuite');
    await form().locator('[name=clientId]').fill(clientId);
    await form().locator('[name=clientSecret]').fill(secret);
    const page = await signInWindow(browser.context, () =>
      form().getByRole('button', { name: 'Sign in to Hootsuite' }).click(),
    );
    await page.locator('#allow').waitFor();
    await allow(page);
    await saysThat('hootsuite', '3 accounts listed');
    await outcomeIs('hootsuite', 'read');
    const track = connection('hootsuite').getByRole('button', { name: /^Track all 3/ });
    if (await track.count()) await track.click();
    await rowThat(popup, 'Fjord Films', r => r.state === 'healthy' && r.network === 'youtube');
    await rowThat(popup, 'Blue Bakery', r => r.state === 'expired' && r.evidence === 'tool-api');
    await rowThat(popup, 'Northwind', r => r.state === 'unknown');
    world.advance(2 * 3_600_000);
    await readNow('hootsuite');
    await until('renewed', async () => world.hootsuite.signIns.rotations.length > 0);
    await outcomeIs('hootsuite', 'read');
    expect(world.hootsuite.signIns.replays).toEqual([]);
  },
);

test('no token, code, secret or key of it is kept in the clear, logged or shown', async () => {
  const all = (await kept(settings)) + (await kept(popup));
  expect(all).toContain('Kestrel Bank');
  const tokens = [world.buffer, world.hootsuite].flatMap(({ signIns }) =>
    signIns.grants.flatMap(grant => [...grant.access.keys(), ...grant.used, grant.refresh]),
  );
  expect(tokens.length).toBeGreaterThan(10);
  for (const secret of [PLANTED, 'hoot-secret-of-acme', 'personal-key-of-anna', ...tokens])
    expect(all.includes(secret), world.label(secret) ?? secret).toBe(false);
  expect(world.buffer.mutations).toEqual([]);
  expect(world.strays).toEqual([]);
});

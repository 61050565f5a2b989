/** Issue 4, 3: addresses of tools are added with their permission and key, states arrive from their own lists, and trouble with a tool ends no account. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLANTED } from '../world/core/tool.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { rows, rowThat } from './support/rows.ts';

let world: World;
let browser: Browser;
let settings: Page;
let popup: Page;

const KEY = 'bb_studio_key_of_anna';

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.brightbean.addKey(KEY);
  world.brightbean.accounts = [
    { id: 'b1', platform: 'linkedin_company', name: 'Kestrel Bank', handle: 'kestrel', state: 'connected' },
    { id: 'b2', platform: 'instagram_login', name: 'Acme Sports', handle: 'acme.sports', state: 'connected' },
    { id: 'b3', platform: 'devto', name: 'Acme Engineering', state: 'connected' },
  ];
  browser = await launch({ port: world.port });
  settings = await browser.open('dashboard.html#/settings/tools');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const connection = (tool: string) => settings.locator(`li[data-connection][data-tool="${tool}"]`);

/** Fill the form as a person would. */
const add = async (tool: string, address: string, more: Record<string, string> = {}): Promise<void> => {
  const form = settings.locator('form', { has: settings.locator('[name=tool]') });
  await form.locator('[name=tool]').selectOption(tool);
  await form.locator('[name=address]').fill(address);
  for (const [name, value] of Object.entries(more)) await form.locator(`[name=${name}]`).fill(value);
  await form.getByRole('button', { name: 'Add address' }).click();
};
const outcomeIs = (tool: string, code: string) =>
  until(`${tool} is ${code}`, async () => {
    const [found, busy] = await Promise.all([
      connection(tool).getAttribute('data-outcome'),
      connection(tool).getAttribute('aria-busy'),
    ]);
    if (found === code && !busy) return true;
    throw new Error(String(found));
  });
const readNow = async (tool: string): Promise<void> => {
  await connection(tool)
    .getByRole('button', { name: /^Read now/ })
    .click();
};

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

test('add an address with its key: the list is read at once, and all it names is tracked in one click', async () => {
  await add('brightbean', 'https://studio.acme.example/social-accounts/', { apiKey: KEY });
  await outcomeIs('brightbean', 'read');
  expect(await connection('brightbean').innerText()).toContain('2 accounts listed');
  expect(await connection('brightbean').innerText()).toContain('1 of another network');
  await connection('brightbean')
    .getByRole('button', { name: /^Track all 2/ })
    .click();
  popup = await browser.open('popup.html');
  await until('both are in the list', async () => (await rows(popup)).length === 2);
  for (const name of ['Kestrel Bank', 'Acme Sports']) {
    const row = await rowThat(popup, name, r => r.state === 'healthy');
    expect(row).toMatchObject({ holder: 'brightbean', evidence: 'tool-api', cause: '' });
  }
});

test('the tool loses access to one: its row says so with the tool as witness, and the icon counts it', async () => {
  world.brightbean.set('b1', 'disconnected');
  await readNow('brightbean');
  const row = await rowThat(popup, 'Kestrel Bank', r => r.state === 'revoked');
  expect(row).toMatchObject({ cause: 'reported-by-tool', evidence: 'tool-api' });
  await until('the icon says 1', async () => (await browser.badge()).text === '1');
  await rowThat(popup, 'Acme Sports', r => r.state === 'healthy');
});

test('"Reconnect" opens the tool at that very address', async () => {
  const [tab] = await Promise.all([
    browser.context.waitForEvent('page'),
    popup
      .locator('[data-state=revoked]')
      .getByRole('button', { name: /^Reconnect/ })
      .first()
      .click(),
  ]);
  await until('its address', async () => tab.url().startsWith('https:'));
  expect(new URL(tab.url()).origin).toBe('https://studio.acme.example');
  await tab.close();
  world.brightbean.set('b1', 'connected');
  await readNow('brightbean');
  await rowThat(popup, 'Kestrel Bank', r => r.state === 'healthy');
});

test('the key is revoked: the connection says so, and no account dies', async () => {
  world.brightbean.revokeKey(KEY);
  await readNow('brightbean');
  await outcomeIs('brightbean', 'key-refused');
  expect(await connection('brightbean').innerText()).toContain('does not accept this key');
  expect((await rows(popup)).map(row => row.state)).toEqual(['healthy', 'healthy']);
  expect((await browser.badge()).text).toBe('');
});

test('a new key mends it; an outage then changes nothing', async () => {
  world.brightbean.addKey('second-key');
  await connection('brightbean')
    .getByRole('button', { name: /^Change key/ })
    .click();
  const form = settings.locator('form', { has: settings.locator('[name=apiKey]') });
  await form.locator('[name=apiKey]').fill('second-key');
  await form.getByRole('button', { name: 'Add address' }).click();
  await outcomeIs('brightbean', 'read');
  world.brightbean.set('b2', 'error');
  world.trouble('studio.acme.example', 'outage503');
  await readNow('brightbean');
  await outcomeIs('brightbean', 'outage');
  expect((await rows(popup)).map(row => row.state)).toEqual(['healthy', 'healthy']);
  world.trouble('studio.acme.example', 'none');
  world.brightbean.set('b2', 'connected');
});

test('the worker is stopped: the next reading goes on from the database', async () => {
  await browser.killWorker();
  world.brightbean.set('b2', 'error');
  await readNow('brightbean');
  await rowThat(popup, 'Acme Sports', r => r.state === 'expired' && r.cause === 'reported-by-tool');
});

test('Chatwoot with its account number; Postiz with the person’s own sign-in, and without it', async () => {
  world.chatwoot.addKey('token-of-anna');
  world.chatwoot.accounts = [
    { id: '12', platform: 'Channel::FacebookPage', name: 'Northwind', state: 'dead' },
    { id: '13', platform: 'Channel::Email', name: 'Post', state: 'fine' },
  ];
  await add('chatwoot', 'https://inbox.acme.example/app/accounts/3/dashboard', { apiKey: 'token-of-anna' });
  await outcomeIs('chatwoot', 'read');
  await connection('chatwoot')
    .getByRole('button', { name: /^Track 1/ })
    .click();
  await rowThat(popup, 'Northwind', r => r.state === 'expired' && r.holder === 'chatwoot');

  world.postiz.accounts = [
    { id: 'p1', platform: 'threads', name: 'Fjord', handle: 'fjord.knit', state: 'refreshNeeded' },
  ];
  await add('postiz', 'https://plan.acme.example');
  await outcomeIs('postiz', 'signed-out');
  const page = await browser.context.newPage();
  await page.goto('https://plan.acme.example/auth/login');
  await readNow('postiz');
  await outcomeIs('postiz', 'read');
  await connection('postiz')
    .getByRole('button', { name: /^Track 1/ })
    .click();
  await rowThat(popup, 'Fjord', r => r.state === 'expired' && r.network === 'threads');
});

test('Nango: "Reconnect" opens the session link of that connection; no connection is ever asked for by itself', async () => {
  world.nango.addKey('env-key');
  world.nango.accounts = [{ id: 'c1', platform: 'linkedin', name: 'Blue Bakery', state: 'auth' }];
  await add('nango', 'https://nango.acme.example', { apiKey: 'env-key' });
  await outcomeIs('nango', 'read');
  await connection('nango')
    .getByRole('button', { name: /^Track 1/ })
    .click();
  await rowThat(popup, 'Blue Bakery', r => r.state === 'expired');
  expect(world.nango.sessions).toEqual([]);
  const [tab] = await Promise.all([
    browser.context.waitForEvent('page'),
    popup
      .locator('[data-account-id]', { hasText: 'Blue Bakery' })
      .getByRole('button', { name: /^Reconnect/ })
      .first()
      .click(),
  ]);
  await until('its address', async () => tab.url().startsWith('https:'));
  expect(new URL(tab.url()).host).toBe('connect.acme.example');
  expect([world.nango.sessions, world.nango.probed]).toEqual([['c1'], []]);
});

test('nothing secret of any answer, and no key, is kept, logged or shown', async () => {
  const all = (await kept(settings)) + (await kept(popup));
  expect(all).toContain('Kestrel Bank');
  for (const secret of [PLANTED, KEY, 'second-key', 'token-of-anna', 'env-key', 'jwt-of-anna'])
    expect(all).not.toContain(secret);
  const changing = world.requests(({ host, method }) => host.endsWith('acme.example') && method !== 'GET');
  expect(changing.map(({ path }) => path)).toEqual(['/connect/sessions/reconnect']);
});

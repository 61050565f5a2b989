/** Tools' own lists in Firefox: an address with a key, one that is read with the person's own sign-in, and a tool that is signed in to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { PLANTED } from '../world/core/tool.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { REDIRECT } from './support/names.ts';
import { bySelector, pressButton, rowWhere, says, select } from './support/page.ts';
import type { Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let popup: Tab;
let settings: Tab;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
  popup = await firefox.open('popup.html');
  settings = await firefox.open('dashboard.html#/settings/tools');
  await until('the form', () => settings.run(() => document.querySelector('form select[name=tool]') !== null));
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const KEY = 'bb_studio_key_of_anna';
const entry = (tool: string) => `li[data-connection][data-tool="${tool}"]`;

const add = async (tool: string, address: string, fields: Record<string, string> = {}): Promise<void> => {
  await select(settings, 'form select[name=tool]', tool);
  for (const [name, value] of Object.entries({ address, ...fields }))
    await settings.fill(value, bySelector, `form [name=${name}]`);
  await pressButton(settings, 'Add address');
};
const outcomeIs = (tool: string, code: string) =>
  until(`${tool} is ${code}`, async () => {
    const found = await settings.run((at: string) => {
      const item = document.querySelector<HTMLElement>(at);
      return item && `${item.dataset.outcome}${item.getAttribute('aria-busy') === 'true' ? ' busy' : ''}`;
    }, entry(tool));
    if (found === code) return true;
    throw new Error(String(found));
  });
const readNow = (tool: string) => pressButton(settings, 'Read now', entry(tool));

test('with a key: read at once, tracked in one click; what the tool says of one reaches row and icon', async () => {
  world.brightbean.addKey(KEY);
  world.brightbean.accounts = [
    { id: 'b1', platform: 'linkedin_company', name: 'Kestrel Bank', handle: 'kestrel', state: 'connected' },
    { id: 'b2', platform: 'instagram_login', name: 'Acme Kids', handle: 'acme.kids', state: 'connected' },
  ];
  await add('brightbean', 'https://studio.acme.example/social-accounts/', { apiKey: KEY });
  await outcomeIs('brightbean', 'read');
  await pressButton(settings, 'Track all 2', entry('brightbean'));
  await rowWhere(popup, 'Kestrel Bank', row => row.state === 'healthy' && row.evidence === 'tool-api');
  await firefox.killBackground();
  world.brightbean.set('b1', 'disconnected');
  await readNow('brightbean');
  await rowWhere(popup, 'Kestrel Bank', row => row.state === 'revoked' && row.cause === 'reported-by-tool');
});

test('"Reconnect" opens the tool at that very address; a key that is refused ends no account', async () => {
  const tab = await firefox.windowOf(() =>
    pressButton(popup, 'Reconnect', '[data-holder=brightbean][data-state=revoked]'),
  );
  await until('the tool', async () => new URL(await tab.url()).origin === 'https://studio.acme.example');
  await tab.close();
  world.brightbean.revokeKey(KEY);
  await readNow('brightbean');
  await outcomeIs('brightbean', 'key-refused');
  await rowWhere(popup, 'Acme Kids', row => row.state === 'healthy');
});

test('Postiz at an address of its own: the person’s sign-in goes along, and without it that is said', async () => {
  world.postiz.accounts = [
    { id: 'p1', platform: 'threads', name: 'Fjord', handle: 'fjord.knit', state: 'refreshNeeded' },
  ];
  await add('postiz', 'https://plan.acme.example');
  await outcomeIs('postiz', 'signed-out');
  const page = await firefox.visit('https://plan.acme.example/auth/login');
  await page.close();
  await readNow('postiz');
  await outcomeIs('postiz', 'read');
  await pressButton(settings, 'Track 1', entry('postiz'));
  await rowWhere(popup, 'Fjord', row => row.state === 'expired' && row.network === 'threads');
});

test('Buffer is signed in to: cancelled, then allowed; its refresh token is used once, over the event page’s end', async () => {
  world.buffer.accounts = [{ id: 'f1', platform: 'linkedin', name: 'Marlow Coffee', handle: 'marlow', state: 'fine' }];
  await select(settings, 'form select[name=tool]', 'buffer');
  await says(settings, REDIRECT, 'form output');
  await settings.fill('acme-buffer-app', bySelector, 'form [name=clientId]');
  const signIn = async (inside: string, answer: string): Promise<void> => {
    const window = await firefox.windowOf(() => pressButton(settings, 'Sign in to Buffer', inside));
    await until('the sign-in', () => window.run((at: string) => document.querySelector(at) !== null, answer));
    await window.click(bySelector, answer);
  };
  await signIn('form', '#cancel');
  await says(settings, 'Access was not allowed at Buffer', entry('buffer'));
  await signIn(entry('buffer'), '#allow');
  await outcomeIs('buffer', 'read');
  await pressButton(settings, 'Track 1', entry('buffer'));
  await rowWhere(popup, 'Marlow Coffee', row => row.state === 'healthy' && row.evidence === 'tool-api');
  world.advance(2 * 3_600_000);
  world.buffer.set('f1', 'disconnected');
  await firefox.killBackground();
  await readNow('buffer');
  await rowWhere(popup, 'Marlow Coffee', row => row.state === 'expired' && row.cause === 'reported-by-tool');
  expect(world.buffer.signIns.rotations).toHaveLength(1);
  expect(world.buffer.signIns.replays).toEqual([]);
});

test('no key and nothing secret of any answer is kept or shown', async () => {
  const kept = await settings.run(async () => {
    const open = indexedDB.open('token-health');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all: unknown[] = [];
    for (const name of db.objectStoreNames) {
      const asked = db.transaction(name).objectStore(name).getAll();
      all.push(await new Promise(resolve => (asked.onsuccess = () => resolve(asked.result))));
    }
    db.close();
    return JSON.stringify([all, document.documentElement.innerHTML]);
  });
  expect(kept).toContain('Kestrel Bank');
  for (const secret of [PLANTED, KEY, 'jwt-of-anna']) expect(kept).not.toContain(secret);
});
test('the console is clean', () => expectCleanConsole(firefox, world));

/** The right person is told: an address book, a webhook that is tried out, a loss that arrives signed, and a message by hand; in the real browser. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, type Reply, type Req, type Site } from '../world/core/http.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { reads } from './support/keys.ts';
import { importFile, rowThat } from './support/rows.ts';

const PLANTED = 'PLANTED';
const posted: Req[] = [];
let answer: Reply = json(200, { ok: true });
let world: World;
let browser: Browser;
let dashboard: Page;
let signing = '';

beforeAll(async () => {
  const hook: Site = {
    hosts: ['hooks.acme.example'],
    answer: req => {
      if (req.method === 'POST') posted.push(req);
      return answer;
    },
    down: () => json(503, {}),
    limited: () => json(429, {}),
  };
  world = await startWorld({ keepAlive: false, sites: [hook] });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/settings/channels');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const bodyOf = (req: Req): Record<string, unknown> => JSON.parse(req.body.toString());
const isSigned = ({ headers, body }: Req): boolean => {
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['token-health-signature'])) ?? [];
  return createHmac('sha256', signing).update(`${t}.${body.toString()}`).digest('hex') === v1;
};

test('a webhook is set up, its secret is shown once, and a test arrives signed', async () => {
  await dashboard.getByRole('button', { name: 'Add channel' }).click();
  await dashboard.getByLabel('Name', { exact: false }).first().fill('Newsroom');
  await dashboard.getByLabel('Address').fill(`https://hooks.acme.example/in?key=${PLANTED}-ADDRESS`);
  await dashboard.getByRole('button', { name: 'Save channel' }).click();
  signing = (await dashboard.locator('output', { hasText: /^whsec_/ }).textContent()) ?? '';
  expect(signing).toMatch(/^whsec_[0-9a-f]{64}$/);
  await dashboard.getByRole('button', { name: 'Done' }).click();
  expect(await dashboard.content()).not.toContain(signing);
  await dashboard.getByRole('button', { name: 'Test: Newsroom' }).click();
  await dashboard.locator('[data-channel] [data-code=sent]').waitFor();
  expect(posted.map(isSigned)).toEqual([true]);
  expect(bodyOf(posted[0] as Req)).toMatchObject({ format: 'token-health/message', accounts: [] });
});

test('a test that fails says why', async () => {
  answer = json(403, {});
  await dashboard.getByRole('button', { name: 'Test: Newsroom' }).click();
  await reads(dashboard.locator('[data-channel] [data-code=refused]'), /was refused.*\(403\)/);
  answer = json(200, {});
});

test('an imported owner stands in the book, gets a language and a channel, and is told of a loss', async () => {
  const token = world.instagram.account('acme.sports').token();
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/accounts`);
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
        owner: { name: 'Jana Krüger', email: 'jana@acme.example' },
      },
    ],
  });
  await rowThat(dashboard, 'Acme Sports', row => row.state === 'healthy');
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/settings/people`);
  await dashboard.getByRole('button', { name: 'Edit: Jana Krüger' }).click();
  await dashboard.getByLabel('Language of messages').selectOption('de');
  await dashboard.getByLabel('Newsroom').check();
  await dashboard.getByRole('button', { name: 'Save person' }).click();
  await dashboard.getByText('told through Newsroom').waitFor();

  posted.length = 0;
  world.instagram.changePassword('acme.sports');
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/accounts`);
  await dashboard.getByRole('button', { name: 'Check all now' }).click();
  await until('the message', async () => posted.length > 0);
  const [got] = posted as [Req];
  expect(isSigned(got)).toBe(true);
  expect(bodyOf(got)).toMatchObject({
    to: { name: 'Jana Krüger', email: 'jana@acme.example' },
    language: 'de',
    accounts: [{ name: 'Acme Sports (Instagram, Dieser Browser)', step: 'lost' }],
  });
  expect(got.body.toString()).not.toContain(token.value);
  expect(got.body.toString()).not.toContain(PLANTED);
  // It has arrived, but may not stand in the book yet: what is not written there is sent again, and rightly so.
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/settings/channels`);
  await dashboard.locator('[data-delivery][data-state=sent]').waitFor();
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/accounts`);
  await rowThat(dashboard, 'Acme Sports', row => row.state === 'revoked');
  await browser.killWorker();
  await dashboard.getByRole('button', { name: 'Check all now' }).click();
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/settings/channels`);
  await dashboard.locator('[data-delivery][data-state=sent]').waitFor();
  expect(posted).toHaveLength(1);
});

test('nothing secret stands in any record, log or page', async () => {
  const kept = await dashboard.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open('token-health');
      request.onsuccess = () => resolve(request.result);
    });
    const read = (store: string) =>
      new Promise<unknown>(resolve => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const stores = [...db.objectStoreNames].filter(name => name !== 'secrets' && name !== 'keys');
    const all = JSON.stringify([await Promise.all(stores.map(read)), await chrome.storage.session.get(null)]);
    db.close();
    return all;
  });
  const out = kept + (await dashboard.content());
  expect(out).toContain('Newsroom');
  expect(out).not.toContain(PLANTED);
  expect(out).not.toContain(signing);
});

test('a message is at hand without any set-up, in the owner’s language', async () => {
  await dashboard.goto(`chrome-extension://${browser.id}/dashboard.html#/accounts`);
  await dashboard.getByRole('button', { name: 'Tell Jana Krüger' }).click();
  const text = dashboard.getByRole('textbox', { name: 'Text of the message' });
  await until('the text', async () => (await text.inputValue()).startsWith('Hallo Jana Krüger,'));
  const href = (await dashboard.getByRole('link', { name: 'Open e-mail' }).getAttribute('href')) ?? '';
  expect(href).toMatch(/^mailto:jana@acme\.example\?subject=Acme%20Sports/);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.getByRole('button', { name: 'Copy message' }).click();
  await dashboard.getByText('Message copied.').waitFor();
  expect(await dashboard.evaluate(() => navigator.clipboard.readText())).toContain('Hallo Jana Krüger,');
});

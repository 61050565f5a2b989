/** Issue 2 (b): twenty accounts over five networks; every death shows its true cause, and outages change nothing. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { twentyAccounts } from './support/cast.ts';
import { importFile, rows, rowThat } from './support/rows.ts';

let world: World;
let browser: Browser;
let popup: Page;

const HOSTS = ['graph.facebook.com', 'graph.instagram.com', 'api.x.com', 'id.acme.example'];

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.x.app('acme-x-client');
  browser = await launch({ port: world.port });
  const dashboard = await browser.open('dashboard.html#/accounts');
  const { file } = await twentyAccounts(world);
  await importFile(dashboard, file);
  popup = await browser.open('popup.html');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** One check at a time, and answered: rows rest only then. */
const checkAll = async (): Promise<void> => {
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await until('the answer', async () => (await rows(popup)).every(row => !row.busy));
};
const iconSays = (text: string) => until(`the icon says ${text}`, async () => (await browser.badge()).text === text);
const states = async () => new Map((await rows(popup)).map(row => [row.id, `${row.state}/${row.cause}`]));

test('all twenty are read and healthy, by the network’s own word', async () => {
  await until('twenty healthy rows', async () => {
    const all = await rows(popup);
    return all.length === 20 && all.every(row => row.state === 'healthy' && row.evidence === 'network' && !row.busy);
  });
  expect((await browser.badge()).text).toBe('');
  expect(world.strays).toEqual([]);
  expect(world.x.billedReads, 'a read of /2/users/me costs money and is never polled').toEqual([]);
});

test.each([['outage503'], ['html502'], ['html200'], ['truncated'], ['reset']] as const)(
  'trouble "%s" on every host changes no state',
  async kind => {
    const before = await states();
    for (const host of HOSTS) world.trouble(host, kind, {});
    const asked = world.requests().length;
    await checkAll();
    await until('the networks were asked', async () => world.requests().length > asked);
    await until('nothing runs any more', async () => (await rows(popup)).every(row => !row.busy));
    expect(await states()).toEqual(before);
    expect((await browser.badge()).text).toBe('');
    for (const host of HOSTS) world.trouble(host, 'none');
  },
);

test('each death shows its own cause', async () => {
  const { facebook, instagram, x, oauth } = world;
  facebook.changePassword('anna');
  facebook.roleLost('Alpine Tours');
  facebook.removeApp('olaf');
  facebook.checkpoint('mira');
  instagram.changePassword('acme.sports');
  instagram.removeApp('acme.kids');
  x.removeApp('acme_news');
  oauth.revokeGrant('intranet');
  await until('every row is read', async () => {
    await checkAll();
    const all = await rows(popup);
    return all.filter(row => row.state !== 'healthy').length >= 13;
  });

  const expected: [string, string, string][] = [
    ['Kestrel Bank', 'revoked', 'password-changed'],
    ['Northwind', 'revoked', 'password-changed'],
    ['Blue Bakery', 'revoked', 'password-changed'],
    ['Corner Books', 'revoked', 'password-changed'],
    ['Alpine Tours', 'revoked', 'role-lost'],
    ['Studio Nine', 'revoked', 'app-removed'],
    ['Marlow', 'revoked', 'app-removed'],
    ['Fjord', 'blocked', 'checkpoint'],
    ['Pine', 'blocked', 'checkpoint'],
    ['acme.sports', 'revoked', 'password-changed'],
    ['acme.kids', 'revoked', 'app-removed'],
    ['acme_news', 'revoked', 'unknown'],
    ['intranet', 'revoked', 'unknown'],
  ];
  for (const [name, state, cause] of expected) {
    await rowThat(popup, name, row => row.state === state && row.cause === cause && row.evidence === 'network');
  }
  const healthy = (await rows(popup)).filter(row => row.state === 'healthy').map(row => row.network);
  expect(healthy.sort()).toEqual(['facebook', 'instagram', 'instagram', 'oauth', 'oauth', 'x', 'x'].sort());
  await iconSays('13');
});

test('a checkpoint that is cleared heals without a reconnect', async () => {
  world.facebook.checkpoint('mira', 'clear');
  await checkAll();
  await rowThat(popup, 'Fjord', row => row.state === 'healthy');
  await rowThat(popup, 'Pine', row => row.state === 'healthy');
  await iconSays('11');
});

test('time ends a token by its lifetime', async () => {
  world.advance(61 * 86_400_000);
  await checkAll();
  await rowThat(popup, 'acme.home', row => row.state === 'expired' && row.cause === 'lifetime-ended');
});

test('a host that asks to wait is left alone, and nothing turns red for it', async () => {
  await checkAll();
  // Read whole: what is compared must not follow a moment later.
  await popup.reload();
  await until('twenty rows', async () => (await rows(popup)).length === 20);
  const before = await states();
  for (const host of HOSTS) world.trouble(host, 'rate-limit', { seconds: 3600 });
  await checkAll();
  await until('every host said so', async () =>
    HOSTS.every(
      host =>
        world.requests({ host, status: host.endsWith('facebook.com') || host.endsWith('instagram.com') ? 400 : 429 })
          .length > 0,
    ),
  );
  const asked = world.requests().length;
  await checkAll();
  expect(world.requests().length).toBe(asked);
  expect(await states()).toEqual(before);
});

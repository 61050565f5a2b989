/** Checks that go out together: fewer requests, each account judged on its own, and limits that bind only whom they name. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveApp } from '@/entrypoints/background/apps';
import { round } from '@/entrypoints/background/rounds';
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { readHost } from '@/utils/store/hosts';
import { readAll } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { makeClient } from '../../world/client.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';
import { at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

const APP = '1234567890';
const GRAPH = 'https://graph.facebook.com/*';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
freshExtension();

let seen = 0;
const asked = () => world.requests({ host: 'graph.facebook.com' }).slice(seen);
beforeEach(() => {
  world.trouble('graph.facebook.com', 'none');
  Object.assign(world.facebook, { outOfTime: [], calls: 0 });
  seen = world.requests({ host: 'graph.facebook.com' }).length;
  globalThis.fetch = fetchFrom(makeClient(world.port));
});

const appId = appIdOf({ network: 'facebook', clientId: APP });
const page: Partial<Account> = {
  network: 'facebook',
  appId,
  token: { renews: 'no' },
  evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
  triedAt: NOW - HOUR,
};

/** Pages of one person, each connected with its own token. */
const plantPages = async (who: string, n: number, withSecret = false): Promise<string[]> => {
  await saveApp(
    { network: 'facebook', clientId: APP, ...(withSecret ? { clientSecret: world.facebook.app().secret } : {}) },
    NOW,
  );
  const ids = Array.from({ length: n }, (_, i) => `${who}${i}`);
  for (const id of ids) {
    const it = world.facebook.page(id, { admin: who });
    await plant(id, { ...page, networkAccountId: it.id, handle: id }, { access: world.facebook.token(it).value });
  }
  return ids;
};
const states = async () => Object.fromEntries((await readAll('accounts')).good.map(a => [a.id, a.health.state]));

describe('120 Pages that are due', () => {
  test('take three requests, and as many calls as before', async () => {
    const ids = await plantPages('mass', 120);
    await round(ids);
    expect(new Set(Object.values(await states()))).toEqual(new Set(['healthy']));
    expect(asked().map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(
      Array.from({ length: 3 }, () => 'POST /v26.0/ 200'),
    );
    expect(world.facebook.calls).toBe(120);
  });

  test('also where the app asks about them', async () => {
    const ids = await plantPages('clerk', 120, true);
    await round(ids);
    expect(new Set(Object.values(await states()))).toEqual(new Set(['healthy']));
    expect(asked()).toHaveLength(3);
  });
});

test('each answer is its own: two dead, one out of time, and the others are well', async () => {
  const ids = await plantPages('mixed', 6, true);
  world.facebook.roleLost('mixed1');
  world.facebook.limitPage('mixed2', 30);
  world.facebook.outOfTime = [3];
  world.facebook.deletePage('mixed4');
  // The app asks about all of them: the Page's own limit is not touched.
  await round(ids);
  expect(await states()).toMatchObject({
    mixed0: 'healthy',
    mixed1: 'revoked',
    mixed3: 'healthy',
    mixed4: 'revoked',
    mixed5: 'healthy',
  });
  expect((await stored('mixed1')).health.cause).toBe('role-lost');
  expect((await stored('mixed4')).health.cause).toBe('asset-gone');
  expect(await stored('mixed3')).toMatchObject({ failure: 'unreachable', failures: 1 });
  expect((await readHost(GRAPH))?.until).toBeUndefined();
});

test('the token that stands for the request is dead: that is about its own accounts, the others are asked without it', async () => {
  const dead = await plantPages('dead', 2);
  const well = await plantPages('well', 5);
  world.facebook.changePassword('dead');
  await round([...dead, ...well]);
  expect(await states()).toMatchObject({ dead0: 'revoked', dead1: 'revoked', well0: 'healthy', well4: 'healthy' });
  expect((await stored('dead0')).health.cause).toBe('password-changed');
  // Twice in vain, then all the others at once.
  expect(
    asked()
      .filter(({ path }) => path === '/v26.0/')
      .map(({ status }) => status),
  ).toEqual([400, 400, 200]);
});

test('when every token is dead, the rest is asked one by one and each told its own', async () => {
  const ids = await plantPages('gone', 6);
  world.facebook.changePassword('gone');
  await round(ids);
  expect(new Set(Object.values(await states()))).toEqual(new Set(['revoked']));
});

test.each(['outage503', 'html502', 'html200', 'reset', 'truncated'] as const)(
  '%s of a batch tells nothing about anybody, and is one failure of the host',
  async kind => {
    const ids = await plantPages('storm', 50);
    world.trouble('graph.facebook.com', kind);
    await round(ids);
    const accounts = (await readAll('accounts')).good;
    expect(new Set(accounts.map(a => a.health.state))).toEqual(new Set(['healthy']));
    expect(accounts.every(a => a.failures === 1)).toBe(true);
    expect(await readHost(GRAPH)).toMatchObject({ failures: 1 });
    expect((await readHost(GRAPH))?.until).toBeUndefined();
  },
);

test('an account whose lock is held is waited for by nobody', async () => {
  const ids = await plantPages('lock', 4);
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  const holding = withLock(grantLock('lock2'), () => held);
  const reading = round(ids);
  await expect.poll(async () => (await stored('lock3')).readAt, { timeout: 60_000 }).toBeDefined();
  expect((await stored('lock2')).readAt).toBeUndefined();
  release();
  await Promise.all([holding, reading]);
  expect((await stored('lock2')).readAt).toBeDefined();
});

test('a renewal goes alone, and the others do not wait for it', async () => {
  const ids = await plantPages('renew', 3, true);
  const user = world.facebook.token('renew', { expiresIn: 5 * DAY });
  const token = { renews: 'itself' as const, expiresAt: NOW + 5 * DAY, issuedAt: NOW - 55 * DAY };
  await plant('login', { ...page, token, handle: 'Renew' }, { access: user.value });
  await round(['login', ...ids]);
  expect(
    asked()
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/v26.0/', '/v26.0/oauth/access_token']);
  expect((await stored('login')).token?.expiresAt).toBeGreaterThan(NOW + 50 * DAY);
});

test('instagram-business goes along, with its second question', async () => {
  const ids = await plantPages('along', 3, true);
  const shop = world.facebook.page('along0', { instagram: 'shop' });
  const business = {
    ...page,
    network: 'instagram-business',
    networkAccountId: shop.instagram?.id ?? '',
    handle: 'shop',
  };
  await saveApp({ network: 'instagram-business', clientId: APP, clientSecret: world.facebook.app().secret }, NOW);
  const other = appIdOf({ network: 'instagram-business', clientId: APP });
  await plant('shop', { ...business, appId: other }, { access: world.facebook.token(shop).value });
  await round([...ids, 'shop']);
  expect(new Set(Object.values(await states()))).toEqual(new Set(['healthy']));
  expect(asked().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v26.0/',
    `GET /v26.0/${shop.instagram?.id}`,
  ]);
});

describe('a limit binds only whom it names', () => {
  test('one Page: it alone waits, as long as the header says', async () => {
    const ids = await plantPages('few', 3);
    world.facebook.limitPage('few1', 30);
    await round(ids);
    expect(await stored('few1')).toMatchObject({ failure: 'rate-limited', waitUntil: NOW + 30 * MINUTE });
    expect(await stored('few0')).toMatchObject({ readAt: NOW, failures: 0 });
    expect((await readSnapshot(NOW)).outages).toEqual([]);
    at(NOW + 10 * MINUTE);
    await round(ids);
    expect(await stored('few0')).toMatchObject({ readAt: NOW + 10 * MINUTE });
    expect(await stored('few1')).toMatchObject({ waitUntil: NOW + 30 * MINUTE, dueAt: NOW + 30 * MINUTE });
    world.facebook.page('few1').limitedUntil = 0;
    at(NOW + 31 * MINUTE);
    await round(['few1']);
    expect(await stored('few1')).toMatchObject({ failures: 0, readAt: NOW + 31 * MINUTE });
    expect((await stored('few1')).waitUntil).toBeUndefined();
    expect(await stateOf('few1')).toBe('healthy');
  });

  const day = (whose: string) => ({
    status: 429,
    message: `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`,
  });
  const linkedin = async (ids: string[]) => {
    for (const clientId of ['one', 'two']) await saveApp({ network: 'linkedin', clientId, clientSecret: 's' }, NOW);
    for (const id of ids) {
      const clientId = id.startsWith('other') ? 'two' : 'one';
      const appOf = appIdOf({ network: 'linkedin', clientId });
      await plant(id, { ...page, network: 'linkedin', appId: appOf }, { access: id });
    }
  };
  /** Introspection tells who is asked about by the token it is given. */
  const answering = (limited: string, whose: string) =>
    network(({ form }) =>
      form.get('token') === limited ? json(day(whose), 429) : json({ active: true, status: 'active' }),
    );
  const well = { finding: 'alive', at: NOW };

  test('LinkedIn’s day limit of a member: the others go on', async () => {
    await linkedin(['one', 'two', 'other']);
    network(({ url, form, authorization }) => {
      const who = form.get('token') ?? authorization?.replace('Bearer ', '');
      return who === 'one'
        ? json(day('MEMBER'), 429)
        : json(url.pathname.includes('introspect') ? { active: true } : { sub: '1' });
    });
    await round(['one']);
    await round(['two', 'other']);
    expect(await stored('one')).toMatchObject({ failure: 'rate-limited', waitUntil: Date.UTC(2026, 10, 2) });
    expect((await stored('two')).evidence).toMatchObject([well]);
    expect((await stored('other')).evidence).toMatchObject([well]);
    expect((await readSnapshot(NOW)).outages).toEqual([]);
  });

  test('LinkedIn’s day limit of an app: its accounts wait, another app’s go on', async () => {
    await linkedin(['one', 'two', 'other']);
    network(({ form, authorization }) => {
      const who = form.get('token') ?? authorization?.replace('Bearer ', '');
      return who === 'one' ? json(day('APPLICATION'), 429) : json({ active: true });
    });
    await round(['one']);
    const asked = answering('none', 'MEMBER');
    await round(['two', 'other']);
    expect(asked.map(({ form }) => form.get('token'))).toEqual(['other']);
    expect(await stored('two')).toMatchObject({ failure: 'rate-limited', dueAt: Date.UTC(2026, 10, 2) });
    expect((await stored('other')).evidence).toMatchObject([well]);
    expect((await readSnapshot(NOW)).outages).toMatchObject([{ network: 'linkedin', reason: 'rate-limited' }]);
  });
});

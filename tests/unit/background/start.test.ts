/** Starting, the alarm, removing: what a worker finds when it wakes, and what it leaves. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { remove } from '@/entrypoints/background/remove';
import { ALARM, setAlarm } from '@/entrypoints/background/schedule';
import { start } from '@/entrypoints/background/start';
import { database } from '@/utils/store/db';
import { dismissRemoval } from '@/utils/store/removals';
import { readSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { vault } from '@/utils/store/vault';
import {
  around,
  at,
  DAY,
  freshExtension,
  HOUR,
  json,
  MINUTE,
  NOW,
  network,
  plant,
  type Reply,
  stored,
} from './extension';

freshExtension();

const alarm = async () => (await fakeBrowser.alarms.get(ALARM))?.scheduledTime;
const held = { token: { renews: 'itself' as const, expiresAt: NOW + 59 * DAY, issuedAt: NOW - HOUR } };

describe('a start', () => {
  test('of a new session reads what is due, once; a mere wake-up does not', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const asked = network(() => json({ user_id: '1', username: 'a1' }));
    await (await start()).session;
    expect((await stored('a1')).health.state).toBe('healthy');
    expect(asked).toHaveLength(1);
    at(NOW + DAY);
    await (await start()).session;
    expect(asked).toHaveLength(1);
  });

  test('puts the organisation’s settings in force whatever else fails, and when it wakes where it was killed before that', async () => {
    const managed = {
      get: async () => ({ featuresOff: ['guard'], warnDays: [30] }),
      setAccessLevel: async () => undefined,
    };
    Object.assign(fakeBrowser.storage, { managed });
    Object.assign(fakeBrowser.contextMenus, { removeAll: () => Promise.reject(new Error('no menus')) });
    await (await start()).session;
    expect((await readSettings()).warnDays).toEqual([30]);

    managed.get = async () => ({ featuresOff: [], warnDays: [20] });
    await (await start()).session;
    expect((await readSettings()).warnDays).toEqual([30]);
    // As a worker leaves it that was killed while the browser still read its policies.
    await fakeBrowser.storage.session.remove('organisation-followed');
    await (await start()).session;
    expect((await readSettings()).warnDays).toEqual([20]);
  });

  test('sets the alarm before anything that may be cut short, also when it was only woken', async () => {
    await plant('a1', { ...held, dueAt: NOW + HOUR }, { access: 'IGAA' });
    const { session } = await start();
    expect(await alarm()).toBe(NOW + HOUR);
    await session;
    await fakeBrowser.alarms.clearAll();
    await start();
    expect(await alarm()).toBe(NOW + HOUR);
  });

  test('answers what a killed worker was doing for a person, and shows nothing as busy', async () => {
    for (const id of ['a1', 'a2']) await plant(id, { ...held, dueAt: NOW + HOUR });
    const db = await database();
    await db.put('jobs', { id: 'a1', kind: 'reconnect', since: NOW - MINUTE, worker: 'dead' });
    await db.put('jobs', { id: 'a2', kind: 'check', since: NOW - MINUTE, worker: 'dead' });
    await fakeBrowser.storage.session.set({ session: true });
    await start();
    expect((await stored('a1')).outcome).toEqual({ code: 'interrupted', at: NOW });
    expect((await stored('a2')).outcome).toBeUndefined();
    expect(await db.count('jobs')).toBe(0);
  });
});

describe('the alarm', () => {
  test.each([
    ['what is due', NOW + HOUR, NOW + HOUR],
    ['never sooner than the browser allows', NOW - DAY, NOW + 30_000],
    ['at least once a day', NOW + 9 * DAY, NOW + DAY],
    ['with nothing due once a day', undefined, NOW + DAY],
  ])('stands at %s', async (_case, dueAt, expected) => {
    await plant('a1', { dueAt });
    await setAlarm(NOW);
    expect(await alarm()).toBe(expected);
  });

  test('is never put off by waking up, and comes forward for what is due sooner', async () => {
    await plant('a1', { dueAt: NOW + HOUR });
    await setAlarm(NOW);
    await plant('a1', { dueAt: NOW + 2 * HOUR });
    await setAlarm(NOW + MINUTE);
    expect(await alarm()).toBe(NOW + HOUR);
    await plant('a2', { dueAt: NOW + 10 * MINUTE });
    await setAlarm(NOW + MINUTE);
    expect(await alarm()).toBe(NOW + 10 * MINUTE);
    await setAlarm(NOW + HOUR);
    expect(await alarm()).toBe(NOW + HOUR + 30_000);
  });
});

describe('removing', () => {
  const left = async () => (await readSnapshot(NOW)).removals;
  const GONE = () => json({ error: { code: 190, error_subcode: 458, message: 'has not authorized application' } }, 400);

  test('with the token ended at the network: it is asked, tried, then all is gone and a line says so', async () => {
    await plant('a1', { ...held, name: 'Acme' }, { access: 'IGAA' });
    const asked = network(({ method }) => (method === 'DELETE' ? json({ success: true }) : GONE()));
    await remove('a1', true);
    expect(asked.map(({ method }) => method)).toEqual(['DELETE', 'GET']);
    expect(await (await database()).count('accounts')).toBe(0);
    expect(await vault.use('a1', secret => secret)).toBeUndefined();
    expect(await left()).toMatchObject([{ id: 'a1', network: 'instagram', name: 'Acme', code: 'revoked-at-network' }]);
    at(NOW + HOUR);
    expect((await readSnapshot(NOW + HOUR)).removals).toEqual([]);
  });

  test.each([
    ['says no', () => json({ error: { code: 10 } }, 400)],
    ['says yes and goes on as before', () => json({ success: true, user_id: '17841' })],
  ])(
    'a network that %s: the row goes, and a line says where to end it by hand until it is dismissed',
    async (_case, reply) => {
      await plant('a1', held, { access: 'IGAA' });
      network(reply);
      await remove('a1', true);
      expect(await (await database()).count('accounts')).toBe(0);
      const page = 'https://www.instagram.com/accounts/manage_access/';
      expect(await left()).toMatchObject([{ id: 'a1', code: 'not-revoked', page }]);
      expect((await readSnapshot(NOW + 30 * DAY)).removals).toHaveLength(1);
      await dismissRemoval('a1', NOW);
      expect(await left()).toEqual([]);
    },
  );

  test.each<[string, () => Reply]>([
    [
      'cannot be reached',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['has an outage', () => json({}, 503)],
  ])('a network that %s: nothing has happened, the account stays and its row says why', async (_case, reply) => {
    await plant('a1', held, { access: 'IGAA' });
    network(reply);
    await remove('a1', true);
    expect(await stored('a1')).toMatchObject({ outcome: { code: 'network-down' } });
    expect(await left()).toEqual([]);
  });

  test('without its host nothing is sent, and the row says so', async () => {
    await plant('a1', held, { access: 'IGAA' });
    around.held = new Set();
    await remove('a1', true);
    expect(await stored('a1')).toMatchObject({ outcome: { code: 'host-not-granted' } });
  });

  test('without ending it nobody is asked, and nothing is left to say', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const asked = network(() => json({}));
    await remove('a1', false);
    expect(asked).toEqual([]);
    expect(await (await database()).count('secrets')).toBe(0);
    expect(await left()).toEqual([]);
  });
});

test('an import stands under an alarm before anything is written: a worker that dies right after it is woken', async () => {
  await fakeBrowser.alarms.create(ALARM, { when: NOW + DAY });
  const standing: (number | undefined)[] = [];
  const real = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...args: Parameters<typeof real>) {
    void alarm().then(at => standing.push(at));
    return real.apply(this, args);
  };
  const account = { network: 'instagram', handle: 'acme', holder: 'browser', accessToken: 'IGAA' };
  network(() => json({ user_id: '1', username: 'acme' }));
  await commands
    .importAccounts({ text: JSON.stringify({ format: 'token-health/accounts', version: 1, accounts: [account] }) }, {})
    .finally(() => {
      IDBObjectStore.prototype.add = real;
    });
  expect(standing[0]).toBe(NOW + 30_000);
  // The reading that follows is not this test's matter, but must not run into another one.
  const [added] = (await readSnapshot(NOW)).accounts;
  await vi.waitFor(async () => expect((await stored(added?.id ?? '')).health.state).toBe('healthy'));
});

/** Starting, the alarm, removing: what a worker finds when it wakes, and what it leaves. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { remove } from '@/entrypoints/background/remove';
import { ALARM, setAlarm } from '@/entrypoints/background/schedule';
import { start } from '@/entrypoints/background/start';
import { database } from '@/utils/store/db';
import { vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stored } from './extension';

freshExtension();

const alarm = async () => (await fakeBrowser.alarms.get(ALARM))?.scheduledTime;
const held = { token: { renews: 'itself' as const, expiresAt: NOW + 59 * DAY, issuedAt: NOW - HOUR } };

describe('a start', () => {
  test('of a new session reads what is due, once; a mere wake-up does not', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const asked = network(() => json({ user_id: '1', username: 'a1' }));
    await start();
    await vi.waitFor(async () => expect((await stored('a1')).health.state).toBe('healthy'));
    expect(asked).toHaveLength(1);
    at(NOW + DAY);
    await start();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(asked).toHaveLength(1);
  });

  test('sets the alarm before anything that may be cut short, also when it was only woken', async () => {
    await plant('a1', { ...held, dueAt: NOW + HOUR }, { access: 'IGAA' });
    network(() => new Promise(() => undefined));
    await start();
    expect(await alarm()).toBe(NOW + HOUR);
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
  test('with the token ended at the network: it is asked, then all is gone', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const asked = network(() => json({ success: true }));
    await remove('a1', true);
    expect(asked.map(({ method }) => method)).toEqual(['DELETE']);
    expect(await (await database()).count('accounts')).toBe(0);
    expect(await vault.use('a1', secret => secret)).toBeUndefined();
  });

  test.each([
    ['says no', () => json({ error: { code: 10 } }, 400)],
    [
      'cannot be reached',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('where the network %s the account stays and says so', async (_case, reply) => {
    await plant('a1', held, { access: 'IGAA' });
    network(reply);
    await expect(remove('a1', true)).rejects.toMatchObject({ code: 'not-revoked' });
    expect((await stored('a1')).id).toBe('a1');
  });

  test('without its host nothing is sent', async () => {
    await plant('a1', held, { access: 'IGAA' });
    around.held = new Set();
    await expect(remove('a1', true)).rejects.toMatchObject({ code: 'not-revoked' });
  });

  test('without ending it nobody is asked', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const asked = network(() => json({}));
    await remove('a1', false);
    expect(asked).toEqual([]);
    expect(await (await database()).count('secrets')).toBe(0);
  });
});

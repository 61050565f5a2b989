/** Notices: each step once, several as one, and neither doubled nor forgotten by a worker that dies. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noticeButton } from '@/entrypoints/background/notice-click';
import { notify } from '@/entrypoints/background/notices';
import { openFromNotice } from '@/entrypoints/background/opening';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { removeAccount } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { writeSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { around, at, DAY, freshExtension, HOUR, NOW, plant, stored } from './extension';

freshExtension();

const ends = (days: number): Evidence => ({ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + days * DAY });
const dead: Evidence = { kind: 'tool-page', at: NOW, finding: 'ended', cause: 'app-removed' };
const put = async (id: string, evidence: Evidence, given: Partial<Account> = {}) => {
  await plant(id, { ...given, evidence: [evidence] });
  await settleAll([id]);
};
const settleAll = async (ids: string[], now = NOW, change = (a: Account) => a) => {
  at(now);
  for (const id of ids) await save(id, DEFAULT_POLICY, now, a => ({ ...change(a) }));
};
const shownIds = () => around.shown.map(({ id }) => id);

test('each step is told once, however often the icon is painted', async () => {
  await put('a1', ends(12));
  for (let now = NOW; now < NOW + 20 * DAY; now += 12 * HOUR) {
    await settleAll(['a1'], now);
    await showAll();
    await showAll();
  }
  expect(shownIds()).toEqual(['a1:1:days:10', 'a1:1:days:5', 'a1:1:lost:expired']);
  expect(around.shown[0]?.title).toContain('10 days left');
  expect(around.shown[2]?.title).toMatch(/lost access/i);
});

test('three at once are three notices, four are one that names them', async () => {
  for (const id of ['a', 'b', 'c']) await put(id, dead);
  await showAll();
  expect(shownIds().sort()).toEqual(['a:1:lost:revoked', 'b:1:lost:revoked', 'c:1:lost:revoked']);
  around.shown = [];
  for (const id of ['d', 'e', 'f', 'g']) await put(id, dead);
  await showAll();
  expect(shownIds()).toEqual(['digest']);
  expect(around.shown[0]?.title).toContain('4');
  around.shown = [];
  await showAll();
  expect(around.shown).toEqual([]);
});

test('a click on several leads to the queue; on several that work again to the accounts, where there is something to see', async () => {
  const four = ['a', 'b', 'c', 'd'];
  for (const id of four) await put(id, dead);
  await showAll();
  await settleAll(four, NOW + HOUR, a => ({ ...a, evidence: [ends(90)] }));
  await showAll();
  for (const id of shownIds()) await openFromNotice(id);
  expect(around.opened.map(url => new URL(url).hash)).toEqual(['#/queue', '#/accounts']);
});

test('a hundred painted at the same moment tell once', async () => {
  await put('a', dead);
  await Promise.all(Array.from({ length: 5 }, () => showAll()));
  expect(shownIds()).toEqual(['a:1:lost:revoked']);
});

test('a worker that dies at any moment neither forgets nor doubles', async () => {
  const real = IDBDatabase.prototype.transaction;
  for (let n = 0; ; n++) {
    around.shown = [];
    const db = await database();
    for (const store of ['accounts', 'notices', 'history'] as const) await db.clear(store);
    for (const id of ['a', 'b']) await put(id, dead);
    let touches = 0;
    IDBDatabase.prototype.transaction = function (...args) {
      touches += 1;
      if (touches > n) throw new Error('killed');
      return real.apply(this, args);
    };
    await readSnapshot(NOW)
      .then(snapshot => notify(snapshot, NOW))
      .catch(() => undefined);
    IDBDatabase.prototype.transaction = real;
    await showAll();
    // Shown again under its own id it replaces itself: a person sees each once.
    expect({ n, ids: [...new Set(shownIds())].sort() }).toEqual({ n, ids: ['a:1:lost:revoked', 'b:1:lost:revoked'] });
    around.shown = [];
    await showAll();
    expect({ n, again: shownIds() }).toEqual({ n, again: [] });
    if (touches <= n) break;
  }
});

test('what was mended, snoozed or removed while it waited is not told', async () => {
  const db = await database();
  const wait = (id: string) =>
    db.put('notices', { key: `${id}:1:lost:revoked`, accountId: id, at: NOW, step: 'lost', shown: 0 });
  await put('mended', ends(90));
  await put('snoozed', dead, { snoozedUntil: NOW + DAY });
  for (const id of ['mended', 'snoozed', 'never-there']) await wait(id);
  await showAll();
  expect(around.shown).toEqual([]);
  // What is put off waits.
  expect(await db.getAllKeys('notices')).toEqual(['snoozed:1:lost:revoked']);
  at(NOW + DAY);
  await showAll();
  expect(shownIds()).toEqual(['snoozed:1:lost:revoked']);
});

test('an account that came back and is lost again is news again', async () => {
  await put('a', dead);
  await showAll();
  await settleAll(['a'], NOW + HOUR, a => ({ ...a, evidence: [ends(90)] }));
  await showAll();
  await settleAll(['a'], NOW + 2 * HOUR, a => ({ ...a, evidence: [dead] }));
  await showAll();
  expect(shownIds()).toEqual(['a:1:lost:revoked', `a:1:back:${NOW}`, 'a:1:lost:revoked']);
  expect(around.shown[1]?.title).toBe('@a works again');
});

test('what came back before its loss was told is not news at all', async () => {
  await writeSettings({ quiet: { from: 0, to: 1439 } });
  await put('a', dead);
  await showAll();
  await settleAll(['a'], NOW + HOUR, a => ({ ...a, evidence: [ends(90)] }));
  await showAll();
  await writeSettings({ quiet: null });
  await showAll();
  expect(around.shown).toEqual([]);
  expect(await (await database()).count('notices')).toBe(0);
});

test('five that come back together are one notice; some that come back are counted beside those that are lost', async () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  for (const id of five) await put(id, dead);
  await showAll();
  around.shown = [];
  await settleAll(five, NOW + HOUR, a => ({ ...a, evidence: [ends(90)] }));
  await showAll();
  expect(around.shown).toMatchObject([{ id: 'digest:back', title: '5 accounts work again' }]);
  around.shown = [];
  await settleAll(five.slice(0, 3), NOW + 2 * HOUR, a => ({ ...a, evidence: [dead] }));
  await showAll();
  around.shown = [];
  await settleAll(five.slice(0, 3), NOW + 3 * HOUR, a => ({ ...a, evidence: [ends(90)] }));
  await settleAll(five.slice(3), NOW + 3 * HOUR, a => ({ ...a, evidence: [dead] }));
  await showAll();
  expect(around.shown[0]?.title).toBe('2 accounts need you');
  expect(around.shown[0]?.message).toContain('3 accounts work again');
});

test('quiet hours hold notices back and wake the worker at their end', async () => {
  const morning = new Date(NOW).setHours(8, 0, 0, 0) + DAY;
  await writeSettings({ quiet: { from: 20 * 60, to: 8 * 60 } });
  at(new Date(NOW).setHours(22, 0, 0, 0));
  await put('a', dead);
  at(new Date(NOW).setHours(22, 0, 0, 0));
  await showAll();
  expect(around.shown).toEqual([]);
  expect((await fakeBrowser.alarms.get('due'))?.scheduledTime).toBe(morning);
  at(morning);
  await showAll();
  expect(shownIds()).toEqual(['a:1:lost:revoked']);
});

test('a date that was set anew without a token has a ladder of its own', async () => {
  await put('a', ends(10));
  await showAll();
  await settleAll(['a'], NOW + DAY, a => ({ ...a, evidence: [{ ...ends(10), expiresAt: NOW + 60 * DAY }] }));
  await showAll();
  await settleAll(['a'], NOW + 50 * DAY);
  await showAll();
  expect(shownIds()).toEqual(['a:1:days:10', 'a:1:days:10']);
});

test('the buttons: what mends it, and a day of rest; none for what works again', async () => {
  await put('a', dead, { holder: 'livefyre' });
  await showAll();
  expect(around.shown[0]?.buttons).toEqual(['Reconnect', 'Snooze for 1 day']);
  await noticeButton('a:1:lost:revoked', 1);
  expect(await stored('a')).toMatchObject({ snoozedUntil: NOW + DAY });
  await settleAll(['a'], NOW + 2 * DAY);
  await noticeButton('a:1:lost:revoked', 0);
  expect(around.opened).toEqual(['https://studio.livefyre.com/']);
  await noticeButton('a:1:lost:revoked', 7);
  await noticeButton('nobody:1:lost:revoked', 0);
  await settleAll(['a'], NOW + 3 * DAY, a => ({ ...a, evidence: [ends(90)] }));
  await showAll();
  expect(around.shown.at(-1)?.buttons).toEqual([]);
});

test('snoozing and waking a lost account does not tell it a second time', async () => {
  await put('a', dead);
  await showAll();
  await settleAll(['a'], NOW + HOUR, a => ({ ...a, snoozedUntil: NOW + DAY }));
  await showAll();
  await settleAll(['a'], NOW + 2 * DAY);
  await showAll();
  expect(shownIds()).toEqual(['a:1:lost:revoked']);
});

test('switched off, nothing is told', async () => {
  await writeSettings({ notices: false });
  await put('a', dead);
  await showAll();
  expect(around.shown).toEqual([]);
});

test('a removed account leaves no notice behind', async () => {
  await put('a', dead);
  await showAll();
  await removeAccount('a');
  await showAll();
  expect(await (await database()).count('notices')).toBe(0);
});

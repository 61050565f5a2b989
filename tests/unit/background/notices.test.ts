/** Notices: each step once, several as one, and neither doubled nor forgotten by a worker that dies. */
import { expect, test } from 'vitest';
import { notify } from '@/entrypoints/background/notices';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { removeAccount } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { writeSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { around, at, DAY, freshExtension, HOUR, NOW, plant } from './extension';

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
  expect(await db.count('notices')).toBe(0);
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
  expect(shownIds()).toEqual(['a:1:lost:revoked', 'a:1:lost:revoked']);
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

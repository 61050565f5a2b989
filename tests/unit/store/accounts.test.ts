/** The single writer: account, secret and history move together or not at all. */
import { describe, expect, test, vi } from 'vitest';
import { watchChanges } from '@/utils/kit/watch';
import type { Account } from '@/utils/model/account';
import {
  addAccount,
  addAccounts,
  changeAccount,
  changeAccounts,
  dueAccounts,
  earliestDue,
  removeAccount,
} from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { withJob } from '@/utils/store/jobs';
import { seal, vault } from '@/utils/store/vault';
import { account, everything, freshDatabase, inState, NOW } from './open';

freshDatabase();

const all = async () => everything(await database());
const access = (id: string) => vault.use(id, secret => secret?.access);

test('account and secret change together, and stay together when the change throws', async () => {
  await addAccount(account('a1'), NOW, await seal('a1', { access: 'old' }));
  const before = await all();
  const fresh = await seal('a1', { access: 'new' });
  await expect(
    changeAccount(
      'a1',
      NOW,
      () => {
        throw new Error('no');
      },
      fresh,
    ),
  ).rejects.toThrow('no');
  expect(await all()).toEqual(before);
  await changeAccount('a1', NOW, a => ({ ...a, generation: 2 }), fresh);
  expect(await access('a1')).toBe('new');
  expect((await all()).accounts).toMatchObject([{ generation: 2 }]);
});

test('what could not be read again is not written, and its secret is not either', async () => {
  await addAccount(account('a1'), NOW, await seal('a1', { access: 'old' }));
  const before = await all();
  const fresh = await seal('a1', { access: 'new' });
  const broken = [
    { generation: 1.5 },
    { token: { renews: 'no' as const, expiresAt: Number.NaN } },
    { handle: 'x'.repeat(301) },
  ];
  for (const change of broken)
    await expect(changeAccount('a1', NOW, a => ({ ...a, ...change }), fresh)).rejects.toThrow();
  await expect(
    addAccount(account('a2', { handle: 'x'.repeat(301) }), NOW, await seal('a2', { access: 'y' })),
  ).rejects.toThrow();
  const uncloneable = { tags: [] as string[], extra: () => undefined };
  await expect(changeAccount('a1', NOW, a => ({ ...a, ...uncloneable }), fresh)).rejects.toThrow();
  expect(await all()).toEqual(before);
});

test('a missing or damaged account is left as it is', async () => {
  const change = vi.fn((a: ReturnType<typeof account>) => a);
  expect(await changeAccount('a1', NOW, change)).toBeUndefined();
  await (await database()).put('accounts', { ...account('a2'), paused: 'yes' } as never);
  expect(await changeAccount('a2', NOW, change, await seal('a2', { access: 'x' }))).toBeUndefined();
  expect(change).not.toHaveBeenCalled();
  expect((await all()).accounts).toMatchObject([{ id: 'a2', paused: 'yes' }]);
  expect((await all()).secrets).toEqual([]);
});

test('a secret can be taken away with the change', async () => {
  await addAccount(account('a1'), NOW, await seal('a1', { access: 'old' }));
  await changeAccount('a1', NOW, a => ({ ...a, token: undefined }), null);
  expect(await access('a1')).toBeUndefined();
});

test('an id is taken once; the second secret does not replace the first', async () => {
  await addAccount(account('a1'), NOW, await seal('a1', { access: 'old' }));
  await expect(addAccount(account('a1'), NOW, await seal('a1', { access: 'new' }))).rejects.toThrow();
  expect(await access('a1')).toBe('old');
});

test('history has a line where state or cause changed, and only there', async () => {
  await addAccount(account('a1'), NOW);
  const become = (n: number, health: ReturnType<typeof inState>) =>
    changeAccount('a1', NOW + n, a => ({ ...a, health }));
  await become(1, inState('healthy'));
  await become(2, inState('healthy', { deadline: NOW + 5 }));
  await become(3, inState('revoked', { cause: 'app-removed' }));
  await become(4, inState('revoked', { cause: 'password-changed' }));
  await changeAccount('a1', NOW + 5, a => a);
  const lines = (await (await database()).getAll('history')).map(({ at, from, to, cause }) => [
    at - NOW,
    from,
    to,
    cause,
  ]);
  expect(lines).toEqual([
    [0, null, 'unknown', undefined],
    [1, 'unknown', 'healthy', undefined],
    [3, 'healthy', 'revoked', 'app-removed'],
    [4, 'revoked', 'revoked', 'password-changed'],
  ]);
});

test('changes are serial: none of many at once is lost', async () => {
  await addAccount(account('a1'), NOW);
  await Promise.all(
    Array.from({ length: 20 }, () => changeAccount('a1', NOW, a => ({ ...a, generation: a.generation + 1 }))),
  );
  expect((await all()).accounts).toMatchObject([{ generation: 20 }]);
});

test('removing takes away everything of one account and nothing of another', async () => {
  const db = await database();
  for (const id of ['a', 'a1', 'a2']) {
    await addAccount(account(id, { health: inState('healthy') }), NOW, await seal(id, { access: id }));
    await changeAccount(id, NOW + 1, a => ({ ...a, health: inState('expired') }));
    await db.put('notices', { key: `${id}:1:lost`, accountId: id, at: NOW, step: 'lost', shown: 0 });
    await db.put('jobs', { id, kind: 'check', since: NOW, worker: 'w' });
  }
  await removeAccount('a1');
  const left = await all();
  expect(JSON.stringify(left)).not.toContain('a1');
  for (const store of ['accounts', 'secrets', 'notices', 'jobs']) expect(left[store]).toHaveLength(2);
  expect(left.history).toHaveLength(4);
});

test('a renewal that comes after the removal brings nothing back', async () => {
  await addAccount(account('a1'), NOW, await seal('a1', { access: 'old' }));
  const late = await seal('a1', { access: 'new' });
  await removeAccount('a1');
  expect(await changeAccount('a1', NOW, a => ({ ...a, generation: 9 }), late)).toBeUndefined();
  const left = await all();
  expect([left.accounts, left.secrets, left.history]).toEqual([[], [], []]);
});

test('due accounts come longest due first; those without a date never', async () => {
  for (const [id, dueAt] of [
    ['a', NOW + 5],
    ['b', NOW - 5],
    ['c', NOW - 9],
    ['d', undefined],
    ['e', NOW],
  ] as const) {
    await addAccount(account(id, { dueAt }), NOW);
  }
  expect(await dueAccounts(NOW)).toEqual(['c', 'b', 'e']);
  expect(await earliestDue()).toBe(NOW - 9);
  for (const id of ['a', 'b', 'c', 'e']) await removeAccount(id);
  expect(await earliestDue()).toBeUndefined();
});

test('a job shows while it runs, also when it fails', async () => {
  const jobs = async () => (await database()).getAllKeys('jobs');
  const seen: string[][] = [];
  await withJob('a1', 'check', NOW, async () => seen.push(await jobs()));
  await expect(
    withJob('a1', 'check', NOW, async () => {
      seen.push(await jobs());
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(seen).toEqual([['a1'], ['a1']]);
  expect(await jobs()).toEqual([]);
});

test('a job of another worker is a leftover; one’s own is not', async () => {
  const { clearLeftoverJobs } = await import('@/utils/store/jobs');
  await (await database()).put('jobs', { id: 'a1', kind: 'reconnect', since: NOW, worker: 'dead' });
  await withJob('a2', 'check', NOW, async () => {
    expect((await clearLeftoverJobs()).map(job => job.id)).toEqual(['a1']);
    expect(await (await database()).getAllKeys('jobs')).toEqual(['a2']);
  });
});

test('every change is announced to other contexts, an unchanged account is not', async () => {
  const abort = new AbortController();
  let heard = 0;
  watchChanges(() => {
    heard += 1;
  }, abort.signal);
  await addAccount(account('a1'), NOW);
  await vi.waitFor(() => expect(heard).toBe(1));
  const said = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
  await changeAccount('a1', NOW, a => a);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
  await changeAccount('a1', NOW, a => ({ ...a, paused: true }));
  await vi.waitFor(() => expect(heard).toBe(2));
  await removeAccount('a1');
  await vi.waitFor(() => expect(heard).toBe(3));
  abort.abort();
});

describe('the same change to several', () => {
  const tagged = (a: Account): Account => ({ ...a, tags: [...a.tags, 'x'] });

  test('a parent passes on to children as they have become, whichever comes first', async () => {
    for (const ids of [
      ['parent', 'child'],
      ['child', 'parent'],
    ]) {
      await addAccounts(
        [{ account: account('parent') }, { account: { ...account('child'), parentId: 'parent' } }],
        NOW,
      );
      await changeAccounts(ids, NOW, tagged, child => ({ ...child, generation: child.generation + 1 }));
      expect((await all()).accounts).toMatchObject([
        { id: 'child', tags: ['x'], generation: account('child').generation + 1 },
        { id: 'parent', tags: ['x'] },
      ]);
      await removeAccount('parent');
    }
  });

  test('all or none: one that could not be read again keeps the others as they were; who is missing is passed over', async () => {
    await addAccounts([{ account: account('a1') }, { account: account('a2') }], NOW);
    const before = await all();
    const breaking = (a: Account) => (a.id === 'a2' ? { ...a, generation: 1.5 } : tagged(a));
    await expect(changeAccounts(['a1', 'a2'], NOW, breaking)).rejects.toThrow();
    expect(await all()).toEqual(before);
    await changeAccounts(['a1', 'nobody', 'a2', 'a1'], NOW, tagged);
    expect((await all()).accounts).toMatchObject([{ tags: ['x'] }, { tags: ['x'] }]);
  });
});

/** Records that cannot be read: set aside word for word, counted, and in nobody's way. */
import { expect, test } from 'vitest';
import { addAccount } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { readAll, readOne, setAsideUnreadable } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { account, freshDatabase, NOW } from './open';

freshDatabase();

const DAMAGED = [
  { id: 'b1', network: 'Facebook!', tokenish: 'kept word for word', nested: { deep: [1, null, 'x'] } },
  { ...account('b2'), health: { ...account('b2').health, state: 'fine' } },
  { ...account('b3'), evidence: [{ kind: 'network', at: Number.NaN, finding: 'alive' }] },
  { id: 7, network: 'x' },
];

const plant = async () => {
  await addAccount(account('a1'), NOW);
  const db = await database();
  for (const record of DAMAGED) await db.put('accounts', record as never);
  await db.put('apps', { id: 'app', network: 'x' } as never);
};

test('the list works beside damaged records and counts them', async () => {
  await plant();
  const { good, bad } = await readAll('accounts');
  expect(good.map(a => a.id)).toEqual(['a1']);
  expect(bad).toHaveLength(DAMAGED.length);
  expect(await readOne('accounts', 'b1')).toBeUndefined();
  const snapshot = await readSnapshot(NOW);
  expect(snapshot.accounts).toHaveLength(1);
  expect(snapshot.setAside).toBe(DAMAGED.length + 1);
});

test('they are set aside once, word for word, with what is wrong', async () => {
  await plant();
  expect(await setAsideUnreadable(NOW)).toBe(DAMAGED.length + 1);
  expect(await setAsideUnreadable(NOW)).toBe(0);
  const aside = await (await database()).getAll('setAside');
  const accounts = aside.filter(entry => entry.store === 'accounts');
  expect(accounts.map(entry => entry.record)).toEqual(expect.arrayContaining(DAMAGED));
  expect(accounts.find(entry => (entry.record as { id: unknown }).id === 'b2')?.problem).toBe(
    'health.state: invalid_value',
  );
  expect(await (await database()).getAllKeys('accounts')).toEqual(['a1']);
  expect((await readSnapshot(NOW)).setAside).toBe(DAMAGED.length + 1);
});

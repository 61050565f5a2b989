/** How far somebody has come is kept as it was, and forgotten where it is damaged or everything is erased. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { eraseAll } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { readQueue, writeQueue } from '@/utils/store/queue';

const queue = { startedAt: 5, known: [{ key: 'alone\na', ids: ['a'] }], skipped: ['alone\na'], at: 'alone\na' };

test('is read as it was written', async () => {
  expect(await readQueue()).toBeNull();
  await writeQueue(queue);
  expect(await readQueue()).toEqual(queue);
});

test('damaged it reads as never begun', async () => {
  await (await database()).put('settings', { known: 'all' }, 'queue');
  expect(await readQueue()).toBeNull();
});

test('is erased with everything else', async () => {
  await writeQueue(queue);
  await eraseAll();
  expect(await readQueue()).toBeNull();
});

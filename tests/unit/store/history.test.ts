/** The history is read from a time on, survives a damaged line, and forgets what is older than a year. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { KEPT_MS } from '@/utils/model/history';
import { database } from '@/utils/store/db';
import { pruneHistory, readHistory } from '@/utils/store/history';

const NOW = Date.UTC(2026, 10, 22);
const line = (at: number) => ({ accountId: 'a', at, from: null, to: 'healthy' as const, evidence: null });

beforeEach(async () => {
  await (await database()).clear('history');
});

test('from a time on, the oldest first, without lines that cannot be read', async () => {
  const db = await database();
  for (const at of [NOW, NOW - 5, NOW - 10]) await db.add('history', line(at));
  await db.add('history', { ...line(NOW - 3), to: 'gone' as 'healthy' });
  expect((await readHistory(NOW - 5)).map(({ at }) => at - NOW)).toEqual([-5, 0]);
});

test('a year is kept', async () => {
  const db = await database();
  for (const at of [NOW - KEPT_MS - 1, NOW - KEPT_MS, NOW]) await db.add('history', line(at));
  expect(await pruneHistory(NOW)).toBe(1);
  expect((await readHistory(0)).map(({ at }) => at)).toEqual([NOW - KEPT_MS, NOW]);
  expect(await pruneHistory(NOW)).toBe(0);
});

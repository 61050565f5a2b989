/** What the settings count as kept: people, channels, messages and history as well, and the secrets of channels. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { database } from '@/utils/store/db';
import { readKept } from '@/utils/store/kept';
import { vault } from '@/utils/store/vault';

test('each kind is counted where it lies', async () => {
  const db = await database();
  const put = async (store: string, count: number) => {
    for (let i = 0; i < count; i += 1) await db.put(store as 'people', { id: `${store}${i}` } as never);
  };
  expect(Object.values(await readKept())).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await put('accounts', 2);
  for (const at of [1, 2, 3])
    await db.add('history', { accountId: 'a', at, from: null, to: 'healthy', evidence: null });
  await put('people', 4);
  await put('apps', 1);
  await put('tools', 2);
  await put('recipes', 3);
  await put('channels', 5);
  await put('deliveries', 7);
  await vault.put('channels0', { address: 'https://hook.example/in?key=x' });
  expect(await readKept()).toEqual({
    accounts: 2,
    history: 3,
    people: 4,
    apps: 6,
    channels: 5,
    messages: 7,
    secrets: 1,
  });
});

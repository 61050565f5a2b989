/** A database of any earlier version opens with everything that was in it. */
import type { StoreNames } from 'idb';
import { expect, test } from 'vitest';
import { addAccount, eraseAll } from '@/utils/store/accounts';
import { closeDatabase, DB_NAME, database } from '@/utils/store/db';
import { STEPS } from '@/utils/store/migrations';
import type { Schema } from '@/utils/store/schema';
import { VERSION } from '@/utils/store/schema';
import { readSnapshot } from '@/utils/store/snapshot';
import { vault } from '@/utils/store/vault';
import { account, everything, freshDatabase, NOW, openAtStep } from './open';

freshDatabase();

/** Every store by name: a new one has to be added here, so that its step is not forgotten. */
const STORES: StoreNames<Schema>[] = [
  'accounts',
  'apps',
  'channels',
  'deliveries',
  'history',
  'hosts',
  'jobs',
  'keys',
  'logins',
  'notices',
  'people',
  'recipes',
  'removals',
  'secrets',
  'setAside',
  'settings',
  'sightings',
  'tools',
];

test('the newest version has every store, and no other', async () => {
  const db = await database();
  expect([...db.objectStoreNames].sort()).toEqual(STORES);
  expect(STEPS).toHaveLength(VERSION);
  expect(db.version).toBe(VERSION);
});

test.each(STEPS.map((_step, i) => i + 1))('a database of version %i keeps all its records', async version => {
  const old = await openAtStep(version);
  const app = { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW };
  await old.put('accounts', account('a1', { dueAt: NOW }));
  await old.put('accounts', account('a2', { token: { renews: 'no' } }));
  await old.put('apps', app);
  await old.put('tools', { id: 't', tool: 'livefyre', origin: 'https://t.example', hasApiKey: false, addedAt: NOW });
  await old.put('secrets', { id: 'a2', iv: new Uint8Array(12), data: new ArrayBuffer(8) });
  await old.put('settings', { warnDays: [20], notices: false }, 'settings');
  const before = await everything(old);
  old.close();

  const db = await database();
  expect(await everything(db)).toMatchObject(before);
  expect([...db.objectStoreNames].sort()).toEqual(STORES);
  expect(await db.getAllKeysFromIndex('accounts', 'due')).toEqual(['a1']);
  await addAccount(account('a3'), NOW);
  expect((await readSnapshot(NOW)).accounts.map(view => view.id)).toEqual(['a1', 'a2', 'a3']);
  expect((await readSnapshot(NOW)).apps).toEqual([app]);
});

test('owners that stood in the accounts become people of the address book, each once', async () => {
  const old = await openAtStep(5);
  const owners = [
    { name: 'Ann', email: 'ann@a.example' },
    { name: 'Ann B.', email: 'ANN@a.example' },
    { name: 'Bob' },
    { name: ' bob' },
    { name: 7 },
    undefined,
  ];
  for (const [i, owner] of owners.entries()) {
    const record = { ...account(`a${i}`), ...(owner ? { owner } : {}) };
    await old.put('accounts', record);
  }
  old.close();

  const { accounts, people } = await readSnapshot(NOW);
  expect(people.map(({ name, email }) => [name, email])).toEqual([
    ['Ann', 'ann@a.example'],
    ['Bob', undefined],
  ]);
  const owned = Object.fromEntries(accounts.map(({ id, owner }) => [id, owner?.name]));
  expect(owned).toEqual({ a0: 'Ann', a1: 'Ann', a2: 'Bob', a3: 'Bob', a4: undefined, a5: undefined });
});

test('who looked after a login looks after the same accounts, and now after the rest of it', async () => {
  const old = await openAtStep(6);
  const put = (id: string, login: string, more: object) => old.put('accounts', account(id, { login, ...more }));
  await put('a', 'anna@acme.example', { network: 'x', holder: 'livefyre' });
  await put('b', 'Anna@acme.example', { network: 'linkedin', holder: 'facelift' });
  await put('c', 'Anna', { network: 'facebook', holder: 'livefyre' });
  await put('d', 'Anna', { network: 'facebook', holder: 'facelift' });
  await put('e', 'anna ', { network: 'instagram-business', holder: 'mixpost' });
  await put('f', 'Anna', { network: 'facebook', holder: 'facelift', ownerId: 'cem' });
  await put('g', 'Anna', { network: 'linkedin', holder: 'facelift' });
  // Whoever looks after the sign-in looked after what came along with it.
  await put('parent', 'Anna', { network: 'facebook', holder: 'browser', ownerId: 'cem' });
  await put('child', 'Anna', { network: 'facebook', holder: 'browser', parentId: 'parent' });
  await put('family', 'Dora', { network: 'youtube', holder: 'browser' });
  for (const id of ['ann', 'bob', 'cem']) await old.put('people', { id, name: id, channels: [], addedAt: NOW });
  await old.put('logins', { id: 'login\nx\n\nlivefyre\nanna@acme.example', ownerId: 'ann' });
  await old.put('logins', { id: 'login\nfacebook\n\nfacelift\nAnna', ownerId: 'bob' });
  await old.put('logins', { id: 'login\nfacebook\n\nlivefyre\nAnna', ownerId: 'ann' });
  await old.put('logins', { id: 'family\nfamily', ownerId: 'bob' });
  // A damaged record keeps nobody out.
  await old.put('accounts', { id: 'broken', login: 7, network: null } as never);
  old.close();

  const { accounts } = await readSnapshot(NOW);
  expect(Object.fromEntries(accounts.map(({ id, owner }) => [id, owner?.id]))).toEqual({
    ...{ a: 'ann', b: 'ann', c: 'ann', d: 'bob', e: 'bob', f: 'cem', g: undefined },
    ...{ parent: 'cem', child: 'cem', family: 'bob' },
  });
  expect((await (await database()).getAllKeys('logins')).map(String)).toEqual([
    'family\nfamily',
    'login\n\n\nanna@acme.example',
    'login\nfacebook\n\nanna',
  ]);
});

test('a step by step upgrade and one leap lead to the same stores and indexes', async () => {
  const shapeOf = async (): Promise<unknown> => {
    const db = await database();
    const tx = db.transaction([...db.objectStoreNames]);
    return [...db.objectStoreNames].map(name => {
      const { keyPath, autoIncrement, indexNames } = tx.objectStore(name);
      return {
        name,
        keyPath,
        autoIncrement,
        indexes: [...indexNames].map(i => [
          i,
          (tx.objectStore(name).index(i as never) as { keyPath: unknown }).keyPath,
        ]),
      };
    });
  };
  const leap = await shapeOf();
  await closeDatabase();
  indexedDB.deleteDatabase(DB_NAME);
  for (let version = 1; version <= STEPS.length; version++) (await openAtStep(version)).close();
  expect(await shapeOf()).toEqual(leap);
});

test('a connection lets go when a newer version wants in, and the database opens again afterwards', async () => {
  await addAccount(account('a1'), NOW);
  const { openDB } = await import('idb');
  const newer = await openDB(DB_NAME, STEPS.length + 1);
  newer.close();
  await expect(database()).rejects.toThrow();
  await expect(database()).rejects.toThrow();
});

test('erasing leaves nothing behind, the vault’s key included', async () => {
  await addAccount(account('a1'), NOW);
  await vault.put('a1', { access: 'secret' });
  const key = await (await database()).get('keys', 'vault');
  await eraseAll();
  const left = await everything(await database());
  expect(Object.values(left).flat()).toEqual([]);
  await vault.put('a1', { access: 'other' });
  expect(await (await database()).get('keys', 'vault')).not.toBe(key);
});

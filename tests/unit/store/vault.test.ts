/** The vault: what goes in comes out for its own id only, and nothing else opens it. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { database } from '@/utils/store/db';
import { seal, Unreadable, vault } from '@/utils/store/vault';
import { freshDatabase } from './open';

freshDatabase();

const opened = (id: string) => vault.use(id, secret => secret);
const stored = async (id: string) => {
  const record = await (await database()).get('secrets', id);
  if (!record) throw new Error(`nothing stored for ${id}`);
  return record;
};

test('any secret comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' }), async (id, access) => {
      await vault.put(id, { access, refresh: `${access}r` });
      expect(await opened(id)).toEqual({ access, refresh: `${access}r` });
    }),
    { numRuns: 50 },
  );
});

test('what was never put or was removed is not there', async () => {
  expect(await opened('a1')).toBeUndefined();
  await vault.put('a1', { access: 'x' });
  await vault.remove('a1');
  expect(await opened('a1')).toBeUndefined();
});

test('the database holds no secret in the clear, and no two entries alike', async () => {
  const access = 'EAAplanted0secret0token';
  await vault.put('a1', { access });
  await vault.put('a2', { access });
  const [one, two] = [await stored('a1'), await stored('a2')];
  for (const { data } of [one, two]) expect(Buffer.from(data).includes(access)).toBe(false);
  expect(Buffer.from(one.iv).equals(Buffer.from(two.iv))).toBe(false);
  expect(Buffer.from(one.data).equals(Buffer.from(two.data))).toBe(false);
});

test('an entry moved to another id does not open', async () => {
  await vault.put('a1', { access: 'x' });
  await (await database()).put('secrets', { ...(await stored('a1')), id: 'a2' });
  await expect(opened('a2')).rejects.toThrow(Unreadable);
  expect(await opened('a1')).toEqual({ access: 'x' });
});

test('one changed bit anywhere is noticed, and the entry stays where it is', async () => {
  await vault.put('a1', { access: 'x' });
  const record = await stored('a1');
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: record.data.byteLength * 8 - 1 }), async bit => {
      const data = record.data.slice(0);
      const bytes = new Uint8Array(data);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await (await database()).put('secrets', { ...record, data });
      await expect(opened('a1')).rejects.toThrow(Unreadable);
      expect(Buffer.from((await stored('a1')).data).equals(Buffer.from(data))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('the error names the id only', async () => {
  await vault.put('a1', { access: 'x' });
  await (await database()).clear('keys');
  const error = await opened('a1').catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Unreadable);
  expect(String(error)).toBe('Unreadable: a1');
  expect((error as Error).cause).toBeUndefined();
});

test('the key cannot be taken out', async () => {
  await vault.put('a1', { access: 'x' });
  const key = await (await database()).get('keys', 'vault');
  expect(key).toMatchObject({
    extractable: false,
    usages: ['encrypt', 'decrypt'],
    algorithm: { name: 'AES-GCM', length: 256 },
  });
  for (const format of ['raw', 'jwk'] as const)
    await expect(crypto.subtle.exportKey(format, key as CryptoKey)).rejects.toThrow();
});

test('two contexts that make the key at the same moment end up with one', async () => {
  vi.resetModules();
  const other = await import('@/utils/store/vault');
  const otherDb = await import('@/utils/store/db');
  expect(other.vault).not.toBe(vault);
  await Promise.all([
    vault.put('a1', { access: 'one' }),
    other.vault.put('a2', { access: 'two' }),
    vault.put('a3', { access: 'three' }),
  ]);
  expect(await Promise.all(['a1', 'a2', 'a3'].map(opened))).toEqual([
    { access: 'one' },
    { access: 'two' },
    { access: 'three' },
  ]);
  expect(await other.vault.use('a1', secret => secret)).toEqual({ access: 'one' });
  expect(await (await database()).count('keys')).toBe(1);
  await otherDb.closeDatabase();
});

test('sealing stores nothing by itself', async () => {
  await seal('a1', { access: 'x' });
  expect(await (await database()).count('secrets')).toBe(0);
});

/** The one door to secrets: AES-GCM with a key that cannot leave the browser; the id is bound to each entry. */
import { z } from 'zod';
import { database } from './db';

/** Secrets by kind: an account's tokens, an app's client secret, a tool's API key. */
const secretSchema = z.object({
  access: z.string().optional(),
  extra: z.string().optional(),
  refresh: z.string().optional(),
  clientSecret: z.string().optional(),
  apiKey: z.string().optional(),
  /** A channel's address, and what its messages are signed with. */
  address: z.string().optional(),
  signing: z.string().optional(),
  /** What was found out about a token that is not kept yet. */
  about: z.string().optional(),
});
export type Secret = z.infer<typeof secretSchema>;

/** The entry is there but cannot be opened: another key, or a damaged record. It is left where it is. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

const KEY = 'vault';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** The key is made once; of two contexts that make one at the same moment the first to store it wins. */
const vaultKey = async (): Promise<CryptoKey> => {
  const db = await database();
  const stored = await db.get('keys', KEY);
  if (stored) return stored;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const tx = db.transaction('keys', 'readwrite');
  const winner = (await tx.store.get(KEY)) ?? fresh;
  await tx.store.put(winner, KEY);
  await tx.done;
  return winner;
};

/** Encrypt without storing: so that the caller can store it in one transaction with what belongs to it. */
export const seal = async (id: string, secret: Secret) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const params = { name: 'AES-GCM', iv, additionalData: bytesOf(id) };
  const data = await crypto.subtle.encrypt(params, await vaultKey(), bytesOf(JSON.stringify(secret)));
  return { id, iv, data };
};

const unseal = async (id: string): Promise<Secret | undefined> => {
  const record = await (await database()).get('secrets', id);
  if (!record) return undefined;
  try {
    const params = { name: 'AES-GCM', iv: record.iv, additionalData: bytesOf(id) };
    const plain = await crypto.subtle.decrypt(params, await vaultKey(), record.data);
    return secretSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    throw new Unreadable(id);
  }
};

export const vault = {
  /**
   * Open the entry for the time of one function. `undefined`: there is none.
   * @throws Unreadable when there is one that cannot be opened
   */
  use: async <T>(id: string, fn: (secret: Secret | undefined) => Promise<T> | T): Promise<T> => fn(await unseal(id)),

  /** The same, where what cannot be opened is as good as none, because something else takes its place. */
  useIfReadable: async <T>(id: string, fn: (secret: Secret | undefined) => Promise<T> | T): Promise<T> =>
    fn(
      await unseal(id).catch(error => {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }),
    ),

  put: async (id: string, secret: Secret): Promise<void> => {
    const sealed = await seal(id, secret);
    await (await database()).put('secrets', sealed);
  },

  remove: async (id: string): Promise<void> => {
    await (await database()).delete('secrets', id);
  },
};

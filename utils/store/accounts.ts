/** The single writer of accounts: every change in one transaction with its secret and its line in the history. */
import type { IDBPTransaction } from 'idb';
import { announceChange } from '../kit/watch';
import { type Account, accountSchema } from '../model/account';
import type { HistoryEvent } from '../model/history';
import type { RemovalView } from '../model/snapshot';
import { database } from './db';
import type { Schema, SealedRecord } from './schema';

export interface Written {
  before: Account | undefined;
  after: Account;
}

/** What a child takes over from its parent; the same object where nothing is new. Pure. */
export type Heir = (child: Account, parent: Account) => Account;

/** A history line where the state or its cause changed. */
const eventOf = (before: Account | undefined, after: Account, now: number): HistoryEvent | undefined => {
  const { state, cause, evidence } = after.health;
  if (before && before.health.state === state && before.health.cause === cause) return undefined;
  return {
    accountId: after.id,
    at: now,
    from: before?.health.state ?? null,
    to: state,
    ...(cause ? { cause } : {}),
    evidence,
  };
};

/** Give up a transaction: nothing of it is kept. */
const abandon = async (tx: { abort: () => void; done: Promise<void> }): Promise<void> => {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
  await tx.done.catch(() => undefined);
};

type Tx = IDBPTransaction<Schema, ('accounts' | 'secrets' | 'history')[], 'readwrite'>;

const write = async (tx: Tx, before: Account, after: Account, now: number): Promise<void> => {
  accountSchema.parse(after);
  await tx.objectStore('accounts').put(after);
  const event = eventOf(before, after, now);
  if (event) await tx.objectStore('history').add(event);
};

/** The children learn of it in the same transaction: a worker that is killed cannot leave them behind. Returns whether any did. */
const passOn = async (tx: Tx, parent: Account, heir: Heir, now: number): Promise<boolean> => {
  let changed = false;
  for (const record of await tx.objectStore('accounts').index('parent').getAll(parent.id)) {
    const parsed = accountSchema.safeParse(record);
    const after = parsed.success ? heir(parsed.data, parent) : undefined;
    if (!parsed.success || !after || after === parsed.data) continue;
    await write(tx, parsed.data, after, now);
    changed = true;
  }
  return changed;
};

/** Within a transaction; `undefined`: there is no such account, or it cannot be read. */
const changeIn = async (
  tx: Tx,
  id: string,
  now: number,
  change: (account: Account) => Account,
  secret?: SealedRecord | null,
  heir?: Heir,
): Promise<(Written & { changed: boolean }) | undefined> => {
  const parsed = accountSchema.safeParse(await tx.objectStore('accounts').get(id));
  if (!parsed.success) return undefined;
  const before = parsed.data;
  const after = change(before);
  if (after !== before || secret !== undefined) {
    await write(tx, before, after, now);
    if (secret) await tx.objectStore('secrets').put(secret);
    else if (secret === null) await tx.objectStore('secrets').delete(id);
  }
  // A child has no children.
  const passed = heir && after.parentId === undefined && (await passOn(tx, after, heir, now));
  return { before, after, changed: after !== before || passed === true };
};

/**
 * Read, change, write. `change` runs inside the transaction and must be pure; returning the same object writes nothing.
 * @param secret sealed beforehand, stored in the same transaction; `null` removes it
 * @param heir brings the account's children up to date
 * @returns `undefined` when there is no such account, or it cannot be read
 * @throws what `change` throws, and for an account that could not be read again; nothing is written then
 */
export const changeAccount = async (
  id: string,
  now: number,
  change: (account: Account) => Account,
  secret?: SealedRecord | null,
  heir?: Heir,
): Promise<Written | undefined> => {
  const db = await database();
  const tx = db.transaction(['accounts', 'secrets', 'history'], 'readwrite');
  try {
    const written = await changeIn(tx, id, now, change, secret, heir);
    await tx.done;
    if (!written) return undefined;
    const { before, after, changed } = written;
    if (changed) announceChange();
    return { before, after };
  } catch (error) {
    await abandon(tx);
    throw error;
  }
};

/**
 * The same change to several, all in one transaction: a thousand times one is mostly waiting. Accounts that are not there, or cannot
 * be read, are passed over.
 * @throws what `change` throws, and for an account that could not be read again; nothing is written then
 */
export const changeAccounts = async (
  ids: readonly string[],
  now: number,
  change: (account: Account) => Account,
  heir?: Heir,
): Promise<void> => {
  const db = await database();
  const tx = db.transaction(['accounts', 'secrets', 'history'], 'readwrite');
  try {
    // All at once: requests are served in their order, so that everybody is read, then everybody is written, and only then what a
    // parent passes on to its children, which finds them as they have become.
    const written = await Promise.all([...new Set(ids)].map(id => changeIn(tx, id, now, change, undefined, heir)));
    await tx.done;
    if (written.some(each => each?.changed)) announceChange();
  } catch (error) {
    await abandon(tx);
    throw error;
  }
};

export interface NewAccount {
  account: Account;
  secret?: SealedRecord | undefined;
}

/**
 * Add new accounts, all or none; but none that came along with an account which somebody has removed meanwhile.
 * @throws ConstraintError when an id is taken, ZodError for one that could not be read again
 */
export const addAccounts = async (list: readonly NewAccount[], now: number): Promise<void> => {
  for (const { account } of list) accountSchema.parse(account);
  const db = await database();
  const tx = db.transaction(['accounts', 'secrets', 'history'], 'readwrite');
  try {
    for (const { account, secret } of list) {
      const { parentId } = account;
      if (parentId !== undefined && (await tx.objectStore('accounts').getKey(parentId)) === undefined) continue;
      const event = eventOf(undefined, account, now);
      await Promise.all([
        tx.objectStore('accounts').add(account),
        secret && tx.objectStore('secrets').put(secret),
        event && tx.objectStore('history').add(event),
      ]);
    }
    await tx.done;
  } catch (error) {
    await abandon(tx);
    throw error;
  }
  announceChange();
};

export const addAccount = (account: Account, now: number, secret?: SealedRecord): Promise<void> =>
  addAccounts([{ account, secret }], now);

/** How a parent remembers a child that was removed here. */
export const hiddenKey = ({ network, networkAccountId }: Pick<Account, 'network' | 'networkAccountId'>): string =>
  `${network}:${networkAccountId ?? ''}`;

/**
 * Remove an account with its secret, its history and its notices, and with every child that came along with it.
 * A child that is removed alone is remembered by its parent, so that the next list does not bring it back.
 * @param removal what is left to say of it
 */
export const removeAccount = async (id: string, removal?: RemovalView): Promise<void> => {
  const db = await database();
  const tx = db.transaction(['accounts', 'secrets', 'history', 'notices', 'jobs', 'removals'], 'readwrite');
  if (removal) await tx.objectStore('removals').put(removal);
  const accounts = tx.objectStore('accounts');
  const gone = await accounts.get(id);
  const parent = gone?.parentId && (await accounts.get(gone.parentId));
  if (gone?.networkAccountId && parent) {
    const hiddenChildren = [...new Set([...(parent.hiddenChildren ?? []), hiddenKey(gone)])];
    await accounts.put({ ...parent, hiddenChildren });
  }
  for (const one of [id, ...(await accounts.index('parent').getAllKeys(id))]) {
    await accounts.delete(one);
    await tx.objectStore('secrets').delete(one);
    await tx.objectStore('jobs').delete(one);
    const bound = IDBKeyRange.bound([one], [one, []]);
    for (const key of await tx.objectStore('history').index('account').getAllKeys(bound))
      await tx.objectStore('history').delete(key);
    for (const key of await tx.objectStore('notices').index('account').getAllKeys(one))
      await tx.objectStore('notices').delete(key);
  }
  await tx.done;
  announceChange();
};

/** The accounts that came along with this one's sign-in; records that cannot be read are left out. */
export const childrenOf = async (id: string): Promise<Account[]> => {
  const records = await (await database()).getAllFromIndex('accounts', 'parent', id);
  return records.flatMap(record => accountSchema.safeParse(record).data ?? []);
};

/** Ids of the accounts due at `now` (ms), the longest due first. */
export const dueAccounts = async (now: number): Promise<string[]> =>
  (await database()).getAllKeysFromIndex('accounts', 'due', IDBKeyRange.upperBound(now));

/** When (ms) the next account is due; `undefined` when none is. */
export const earliestDue = async (): Promise<number | undefined> => {
  const cursor = await (await database()).transaction('accounts').store.index('due').openKeyCursor();
  return cursor?.key;
};

/** Forget everything, the vault's key included. */
export const eraseAll = async (): Promise<void> => {
  const db = await database();
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names, 'readwrite');
  await Promise.all(names.map(name => tx.objectStore(name).clear()));
  await tx.done;
  announceChange();
};

/** Numbered steps that bring a database from any earlier version to this one. A step is never changed once it has shipped. */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './schema';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
export type Step = (db: IDBPDatabase<Schema>, tx: Upgrade) => void | Promise<void>;

/** 1: accounts with their secrets, what the user registered, settings, jobs. */
const accountsAndSecrets: Step = db => {
  const accounts = db.createObjectStore('accounts', { keyPath: 'id' });
  accounts.createIndex('due', 'dueAt');
  accounts.createIndex('state', 'health.state');
  for (const name of ['secrets', 'apps', 'tools', 'jobs'] as const) db.createObjectStore(name, { keyPath: 'id' });
  for (const name of ['keys', 'settings'] as const) db.createObjectStore(name);
};

/** 2: history of states, notices, budgets of hosts, records set aside. */
const historyAndNotices: Step = db => {
  const history = db.createObjectStore('history', { keyPath: 'id', autoIncrement: true });
  history.createIndex('account', ['accountId', 'at']);
  history.createIndex('at', 'at');
  const notices = db.createObjectStore('notices', { keyPath: 'key' });
  notices.createIndex('account', 'accountId');
  notices.createIndex('shown', 'shown');
  db.createObjectStore('hosts', { keyPath: 'host' });
  db.createObjectStore('setAside', { keyPath: 'id', autoIncrement: true });
};

/** 3: what came of ending the access of accounts that were removed. */
const removals: Step = db => {
  db.createObjectStore('removals', { keyPath: 'id' });
};

/** 4: the children of an account, found by it. */
const children: Step = (_db, tx) => {
  tx.objectStore('accounts').createIndex('parent', 'parentId');
};

/** 5: what people taught of tools' pages, and when rows were last found there. */
const recipes: Step = db => {
  for (const name of ['recipes', 'sightings'] as const) db.createObjectStore(name, { keyPath: 'id' });
};

/** An owner as it stood in each account: a name and perhaps an address. */
const ownerOf = (record: unknown): { name: string; email?: string } | undefined => {
  const owner = (record as { owner?: { name?: unknown; email?: unknown } | null } | null)?.owner;
  if (typeof owner?.name !== 'string' || !owner.name.trim()) return undefined;
  return { name: owner.name, ...(typeof owner.email === 'string' && owner.email ? { email: owner.email } : {}) };
};

/** 6: the address book, made of the owners that stood in the accounts; channels and what goes through them. */
const people: Step = async (db, tx) => {
  for (const name of ['people', 'logins', 'channels'] as const) db.createObjectStore(name, { keyPath: 'id' });
  const deliveries = db.createObjectStore('deliveries', { keyPath: 'id' });
  deliveries.createIndex('next', 'nextTry');
  deliveries.createIndex('state', 'state');
  deliveries.createIndex('at', 'at');
  const ids = new Map<string, string>();
  for (let at = await tx.objectStore('accounts').openCursor(); at; at = await at.continue()) {
    const owner = ownerOf(at.value);
    if (!owner) continue;
    const key = `${owner.email?.toLowerCase() ?? ''}\n${owner.email ? '' : owner.name.trim().toLowerCase()}`;
    const id = ids.get(key) ?? crypto.randomUUID();
    if (!ids.has(key))
      await tx.objectStore('people').put({ id, ...owner, channels: [], addedAt: at.value.addedAt ?? 0 });
    ids.set(key, id);
    const { owner: _moved, ...rest } = at.value as typeof at.value & { owner?: unknown };
    await at.update({ ...rest, ownerId: id });
  }
};

/** Step n leads from version n to version n + 1. */
export const STEPS: readonly Step[] = [accountsAndSecrets, historyAndNotices, removals, children, recipes, people];

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

/** The name by which a login is known since step 7. A part of that step: it stays, whatever `loginIdOf` becomes. */
const loginId = (network: string, issuer: string, login: string): string => {
  const name = login.trim().normalize('NFKC').replace(/^@/, '').toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(name)) return ['login', '', '', name].join('\n');
  return ['login', network === 'instagram-business' ? 'facebook' : network, issuer, name].join('\n');
};

/** Fields of an account as text; a damaged record is no reason to keep the database shut. */
const textsOf = (record: object) => {
  const text = (name: string): string => {
    const value = (record as Record<string, unknown>)[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [id, parentId, login, ownerId] = [text('id'), text('parentId'), text('login'), text('ownerId')];
  return { id, parentId, login, ownerId, network: text('network'), issuer: text('issuer'), holder: text('holder') };
};

/**
 * 7: who looks after a login was kept by network, server, holder and exact name; now a login is the same one whoever holds its
 * accounts. Where several looked after parts of it, the first has the login, and the accounts of the others keep theirs.
 */
const loginsByName: Step = async (_db, tx) => {
  const [logins, accounts] = [tx.objectStore('logins'), tx.objectStore('accounts')];
  const people = new Set(await tx.objectStore('people').getAllKeys());
  const before = new Map((await logins.getAll()).map(({ id, ownerId }) => [id, ownerId]));
  if (!before.size) return;
  const after = new Map<string, string>();
  for (const [id, ownerId] of before) {
    const [kind, network = '', issuer = '', _holder, ...name] = id.split('\n');
    const now = kind === 'login' ? loginId(network, issuer, name.join('\n')) : id;
    if (!people.has(after.get(now) ?? '')) after.set(now, ownerId);
  }
  await logins.clear();
  for (const [id, ownerId] of after) await logins.put({ id, ownerId });
  const records = new Map((await accounts.getAll()).map(record => [record.id, textsOf(record)]));
  for (let at = await accounts.openCursor(); at; at = await at.continue()) {
    const own = textsOf(at.value);
    const parent = records.get(own.parentId);
    const family = before.get(`family\n${own.parentId || own.id}`);
    const parents = parent && people.has(parent.ownerId) ? parent.ownerId : undefined;
    const named = parent ?? own;
    const was = family ?? before.get(['login', own.network, own.issuer, own.holder, own.login].join('\n')) ?? parents;
    const is = family ?? after.get(loginId(named.network, named.issuer, named.login)) ?? parents;
    if (was !== undefined && was !== is && people.has(was) && !people.has(own.ownerId))
      await at.update({ ...at.value, ownerId: was });
  }
};

/** Step n leads from version n to version n + 1. */
export const STEPS: readonly Step[] = [
  accountsAndSecrets,
  historyAndNotices,
  removals,
  children,
  recipes,
  people,
  loginsByName,
];

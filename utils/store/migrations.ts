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

/** Step n leads from version n to version n + 1. */
export const STEPS: readonly Step[] = [accountsAndSecrets, historyAndNotices, removals, children, recipes];

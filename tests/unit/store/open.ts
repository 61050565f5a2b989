/** A database of its own for every test, and accounts to put into it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB, type StoreNames } from 'idb';
import { afterEach, beforeEach } from 'vitest';
import type { Account } from '@/utils/model/account';
import { closeDatabase, DB_NAME } from '@/utils/store/db';
import { STEPS } from '@/utils/store/migrations';
import type { Schema } from '@/utils/store/schema';

export const NOW = Date.UTC(2026, 10, 1, 12);

/** Call at the top of a file: an empty database before each test, closed after it. */
export const freshDatabase = (): void => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  afterEach(closeDatabase);
};

/** Opens the database as an earlier version of the extension did. */
export const openAtStep = (steps: number) =>
  openDB<Schema>(DB_NAME, steps, {
    async upgrade(db, oldVersion, _newVersion, tx) {
      for (const step of STEPS.slice(oldVersion, steps)) await step(db, tx);
    },
  });

/** Everything in every store, as it lies there. */
export const everything = async (db: Awaited<ReturnType<typeof openAtStep>>): Promise<Record<string, unknown[]>> => {
  const stores: Record<string, unknown[]> = {};
  for (const name of db.objectStoreNames as Iterable<StoreNames<Schema>>) stores[name] = await db.getAll(name);
  return stores;
};

export const account = (id: string, given: Partial<Account> = {}): Account => ({
  id,
  network: 'facebook',
  handle: id,
  holder: 'browser',
  tags: [],
  generation: given.token ? 1 : 0,
  evidence: [],
  health: {
    state: 'unknown',
    deadline: null,
    confidence: 'none',
    evidence: null,
    renewsItself: false,
    changesAt: null,
  },
  failures: 0,
  paused: false,
  addedAt: NOW,
  ...given,
});

/** Health in a given state, as judged from a good answer. */
export const inState = (
  state: Account['health']['state'],
  more: Partial<Account['health']> = {},
): Account['health'] => ({
  state,
  deadline: null,
  confidence: 'certain',
  evidence: { kind: 'network', at: NOW },
  renewsItself: false,
  changesAt: null,
  ...more,
});

/** Opens the database. Every context opens it; only the background writes. */
import { type IDBPDatabase, openDB } from 'idb';
import { STEPS } from './migrations';
import type { Schema } from './schema';

export type Db = IDBPDatabase<Schema>;
export const DB_NAME = 'token-health';

let opened: Promise<Db> | undefined;

const open = (): Promise<Db> =>
  openDB<Schema>(DB_NAME, STEPS.length, {
    async upgrade(db, oldVersion, _newVersion, tx) {
      for (const step of STEPS.slice(oldVersion)) await step(db, tx);
    },
    // A newer version wants in, or the browser closed the connection: let go, and open again on the next call.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase | null)?.close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });

/** The one connection of this context. A failed opening is tried again on the next call. */
export const database = (): Promise<Db> => {
  opened ??= open().catch(error => {
    opened = undefined;
    throw error;
  });
  return opened;
};

/** Close the connection; the next call opens it again. */
export const closeDatabase = async (): Promise<void> => {
  const db = await opened?.catch(() => undefined);
  db?.close();
  opened = undefined;
};

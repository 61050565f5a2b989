/** Opens the database. Every context opens it; only the background writes. */
import { type IDBPDatabase, openDB } from 'idb';
import type { Step } from './migrations';
import { type Schema, VERSION } from './schema';

export type Db = IDBPDatabase<Schema>;
export const DB_NAME = 'token-health';

let opened: Promise<Db> | undefined;

/** @param steps that lead to this version; without them one that is behind is left as it was, and `onBehind` is called */
const openWith = (steps: readonly Step[] | undefined, onBehind: () => void): Promise<Db> =>
  openDB<Schema>(DB_NAME, VERSION, {
    async upgrade(db, oldVersion, _newVersion, tx) {
      if (!steps) {
        onBehind();
        tx.done.catch(() => undefined);
        tx.abort();
        return;
      }
      for (const step of steps.slice(oldVersion)) await step(db, tx);
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

/** The steps are needed once in a version's life, and pages should not carry them each time that they open. */
const open = async (): Promise<Db> => {
  let behind = false;
  const first = openWith(undefined, () => {
    behind = true;
  });
  return first.catch(async error => {
    if (!behind) throw error;
    const { STEPS } = await import('./migrations');
    return openWith(STEPS, () => undefined);
  });
};

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

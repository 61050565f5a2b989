/** Reads what has happened, and forgets what is too long ago. Lines are written with the change itself (accounts.ts). */
import { type HistoryEvent, historyEventSchema, KEPT_MS } from '../model/history';
import { database } from './db';

/**
 * @param since epoch ms
 * @returns the oldest first; a line that cannot be read is left out
 */
export const readHistory = async (since: number): Promise<HistoryEvent[]> => {
  const lines = await (await database()).getAllFromIndex('history', 'at', IDBKeyRange.lowerBound(since));
  return lines.flatMap(line => historyEventSchema.safeParse(line).data ?? []);
};

/** @param now epoch ms @returns how many lines were forgotten */
export const pruneHistory = async (now: number): Promise<number> => {
  const db = await database();
  const old = IDBKeyRange.upperBound(now - KEPT_MS, true);
  if (!(await db.countFromIndex('history', 'at', old))) return 0;
  const tx = db.transaction('history', 'readwrite');
  const keys = await tx.store.index('at').getAllKeys(old);
  await Promise.all(keys.map(key => tx.store.delete(key)));
  await tx.done;
  return keys.length;
};

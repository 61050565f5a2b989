/** The single writer of tool connections: each change in one transaction with its key. */
import { announceChange } from '../kit/watch';
import { type ToolConnection, toolConnectionSchema } from '../model/app';
import { database } from './db';
import { readAll } from './read';
import type { SealedRecord } from './schema';

/**
 * Read, change, write. `change` must be pure; it gets `undefined` where there is none yet.
 * @param key sealed beforehand, stored in the same transaction; not where there is no connection that it could belong to
 * @returns what is stored now; `undefined` where there is none and `change` made none
 */
export const changeConnection = async (
  id: string,
  change: (before: ToolConnection | undefined) => ToolConnection | undefined,
  key?: SealedRecord,
): Promise<ToolConnection | undefined> => {
  const tx = (await database()).transaction(['tools', 'secrets'], 'readwrite');
  const before = toolConnectionSchema.safeParse(await tx.objectStore('tools').get(id)).data;
  const after = change(before);
  if (after && after !== before) await tx.objectStore('tools').put(toolConnectionSchema.parse(after));
  const kept = after && key;
  if (kept) await tx.objectStore('secrets').put(kept);
  await tx.done;
  if (after !== before || kept) announceChange();
  return after;
};

/** Ids of the connections due at `now` (ms). There are few of them: read whole, without an index. */
export const dueConnections = async (now: number): Promise<string[]> =>
  (await readAll('tools')).good.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now).map(({ id }) => id);

/** When (ms) the next connection is due; `undefined` when none is. */
export const earliestConnectionDue = async (): Promise<number | undefined> => {
  const times = (await readAll('tools')).good.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
  return times.length ? Math.min(...times) : undefined;
};

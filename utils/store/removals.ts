/** What is left to say of accounts that were removed. Good news goes by itself, the rest stays until somebody has seen to it. */
import { announceChange } from '../kit/watch';
import type { RemovalView } from '../model/snapshot';
import { database } from './db';

/** How long (ms) "it has ended, too" stays above the list: long enough for a popup that closed meanwhile. */
const GOOD_SHOWN_MS = 10 * 60_000;

/** Newest first. @param now epoch ms */
export const readRemovals = async (now: number): Promise<RemovalView[]> =>
  (await (await database()).getAll('removals'))
    .filter(({ code, at }) => code === 'not-revoked' || now - at < GOOD_SHOWN_MS)
    .sort((a, b) => b.at - a.at);

/** Seen to. What has gone by itself goes along. */
export const dismissRemoval = async (id: string, now: number): Promise<void> => {
  const shown = new Set((await readRemovals(now)).map(each => each.id));
  const tx = (await database()).transaction('removals', 'readwrite');
  for (const key of await tx.store.getAllKeys()) if (key === id || !shown.has(key)) await tx.store.delete(key);
  await tx.done;
  announceChange();
};

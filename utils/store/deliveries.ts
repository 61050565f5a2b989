/** The single writer of deliveries. A message is written down with the notices it tells of, in one transaction. */
import { announceChange } from '../kit/watch';
import type { Delivery } from '../model/delivery';
import { database } from './db';
import type { NoticeRecord } from './schema';

/** So many are kept for the log, and for as long (ms). */
const KEEP = 500;
const KEEP_MS = 180 * 86_400_000;

/**
 * Write messages down, and on their notices who has been told. One that is there already is the same message: it stays.
 * All of it or nothing: a worker that dies in between has told nobody.
 */
export const planDeliveries = async (
  deliveries: readonly Delivery[],
  notices: readonly NoticeRecord[],
): Promise<void> => {
  if (!deliveries.length && !notices.length) return;
  const tx = (await database()).transaction(['deliveries', 'notices'], 'readwrite');
  for (const delivery of deliveries) {
    if ((await tx.objectStore('deliveries').getKey(delivery.id)) === undefined)
      await tx.objectStore('deliveries').add(delivery);
  }
  for (const notice of notices) {
    // Gone meanwhile with its account: it does not come back.
    if ((await tx.objectStore('notices').getKey(notice.key)) !== undefined) await tx.objectStore('notices').put(notice);
  }
  await tx.done;
  announceChange();
};

export const putDelivery = async (delivery: Delivery): Promise<void> => {
  await (await database()).put('deliveries', delivery);
  announceChange();
};

/** One for each notice that a message tells to this person through this channel. */
const saysOf = ({ personId, channelId, about }: Delivery): string[] =>
  about.map(({ notice, at }) => [personId, channelId, notice, at].join('\n'));

/**
 * What failed for good is due once more: what stood in its way may have been mended. Where several say the same the first of them
 * goes, and what has been said since is not said again. @returns whether there was any
 */
export const reviveFailed = async (isMeant: (delivery: Delivery) => boolean, now: number): Promise<boolean> => {
  const tx = (await database()).transaction('deliveries', 'readwrite');
  const all = await tx.store.index('at').getAll();
  const saidAt = new Map<string, number>();
  for (const delivery of all)
    if (delivery.state !== 'failed' && delivery.state !== 'dropped')
      for (const each of saysOf(delivery))
        saidAt.set(each, Math.max(saidAt.get(each) ?? 0, delivery.doneAt ?? Number.POSITIVE_INFINITY));
  let any = false;
  // One that may have arrived before it failed is looked up first; where nobody can look, a person had asked for it once more.
  const failed = ({ state, code, mayHaveGone }: Delivery) =>
    state === 'failed' || (state === 'unsure' && mayHaveGone === true && code !== 'no-answer');
  for (const delivery of all.filter(each => failed(each) && isMeant(each))) {
    const { doneAt = 0, ...rest } = delivery;
    const says = saysOf(delivery);
    if (says.every(each => (saidAt.get(each) ?? 0) > doneAt)) continue;
    any = true;
    for (const each of says) saidAt.set(each, Number.POSITIVE_INFINITY);
    await tx.store.put({ ...rest, state: 'waiting', attempts: 0, nextTry: now });
  }
  await tx.done;
  if (any) announceChange();
  return any;
};

/** What is due at `now` (ms), the longest due first. */
export const dueDeliveries = async (now: number): Promise<Delivery[]> =>
  (await database()).getAllFromIndex('deliveries', 'next', IDBKeyRange.upperBound(now));

/** What was on its way when the worker was killed. Only for whoever holds the lock of sending. */
export const leftDeliveries = async (): Promise<Delivery[]> =>
  (await database()).getAllFromIndex('deliveries', 'state', 'sending');

/** When (ms) the next one is due; `undefined` when none waits. One that was left on its way is due at once. */
export const earliestDelivery = async (now: number): Promise<number | undefined> => {
  const db = await database();
  if ((await db.countFromIndex('deliveries', 'state', 'sending')) > 0) return now;
  const cursor = await db.transaction('deliveries').store.index('next').openKeyCursor();
  return cursor?.key;
};

/** Forget what is done with and old, or beyond the newest few hundred. What still waits stays. */
export const pruneDeliveries = async (now: number): Promise<void> => {
  const tx = (await database()).transaction('deliveries', 'readwrite');
  let seen = 0;
  for (let at = await tx.store.index('at').openCursor(null, 'prev'); at; at = await at.continue()) {
    seen += 1;
    const { state } = at.value;
    if (state === 'waiting' || state === 'sending') continue;
    if (seen > KEEP || at.value.at < now - KEEP_MS) await at.delete();
  }
  await tx.done;
};

/** A clock that was ahead has been set right: what was put off by it is due. @param now epoch ms */
export const rewindDeliveries = async (now: number): Promise<void> => {
  const tx = (await database()).transaction('deliveries', 'readwrite');
  for (const delivery of await tx.store.index('at').getAll(IDBKeyRange.lowerBound(now, true))) {
    const { nextTry } = delivery;
    await tx.store.put({ ...delivery, at: now, ...(nextTry === undefined ? {} : { nextTry: Math.min(nextTry, now) }) });
  }
  await tx.done;
};

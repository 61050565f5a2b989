/** What was pasted and looked at waits here, sealed like any secret, until it is kept or its minutes are over. The end stands in the id, which the seal binds. */
import { z } from 'zod';
import { database } from './db';
import { type Secret, Unreadable, vault } from './vault';

const PREFIX = 'pending:';
/** Long enough to read what was found and to decide, ms. */
export const PENDING_MS = 600_000;

const idSchema = z.string().regex(/^pending:\d{15}:[0-9a-f-]{36}$/);
/** One that ends later than any can was pasted under a clock that was ahead. */
const isOver = (end: number, now: number): boolean => end <= now || end > now + 2 * PENDING_MS;
const endOf = (id: string): number => (idSchema.safeParse(id).success ? Number(id.split(':')[1]) : 0);

/**
 * @param about what was found, as JSON; as secret as the token for as long as it waits
 * @param now epoch ms
 */
export const park = async (secret: Secret, about: object, now: number): Promise<{ id: string; until: number }> => {
  const until = now + PENDING_MS;
  const id = `${PREFIX}${String(until).padStart(15, '0')}:${crypto.randomUUID()}`;
  await vault.put(id, { ...secret, about: JSON.stringify(about) });
  return { id, until };
};

/** `undefined`: there is none, or its time is over. */
export const parked = async <T>(
  id: string,
  now: number,
  fn: (secret: Secret, about: unknown) => Promise<T>,
): Promise<T | undefined> => {
  if (isOver(endOf(id), now)) return undefined;
  try {
    return await vault.use(id, secret =>
      secret?.about === undefined ? undefined : fn(secret, JSON.parse(secret.about)),
    );
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};

/** Nothing but what is pending can be dropped this way. */
export const drop = async (id: string): Promise<void> => {
  if (idSchema.safeParse(id).success) await vault.remove(id);
};

/** Forget what is over. @returns when (ms) the next one is; `undefined` when none waits */
export const sweep = async (now: number): Promise<number | undefined> => {
  const db = await database();
  const ids = await db.getAllKeys('secrets', IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`));
  for (const id of ids) if (isOver(endOf(id), now)) await db.delete('secrets', id);
  const left = ids.map(endOf).filter(end => !isOver(end, now));
  return left.length ? Math.min(...left) : undefined;
};

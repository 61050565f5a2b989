/** What runs now, kept in the database so that pages can show it and a new worker can tell what the old one left. */
import { announceChange } from '../kit/watch';
import { database } from './db';
import type { Job } from './schema';

/** One worker's life: jobs of any other are leftovers. */
const WORKER = crypto.randomUUID();

/** Show the account as busy while `fn` runs. */
export const withJob = async <T>(id: string, kind: Job['kind'], now: number, fn: () => Promise<T>): Promise<T> => {
  await (await database()).put('jobs', { id, kind, since: now, worker: WORKER });
  announceChange();
  try {
    return await fn();
  } finally {
    await (await database()).delete('jobs', id);
    announceChange();
  }
};

/** Take away what a killed worker left behind. Returns what it was doing. */
export const clearLeftoverJobs = async (): Promise<Job[]> => {
  const db = await database();
  const left = (await db.getAll('jobs')).filter(job => job.worker !== WORKER);
  for (const job of left) await db.delete('jobs', job.id);
  if (left.length) announceChange();
  return left;
};

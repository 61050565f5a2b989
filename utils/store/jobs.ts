/** What runs now, kept in the database so that pages can show it and a new worker can tell what the old one left. */
import { announceChange } from '../kit/watch';
import { database } from './db';
import type { Job } from './schema';

/** One worker's life: jobs of any other are leftovers. */
const WORKER = crypto.randomUUID();

/** `false`: something of this worker's runs for the account already, and stays what is shown. */
const begin = async (job: Job): Promise<boolean> => {
  const tx = (await database()).transaction('jobs', 'readwrite');
  const standing = await tx.store.get(job.id);
  const free = standing === undefined || standing.worker !== job.worker;
  if (free) await tx.store.put(job);
  await tx.done;
  return free;
};

/** Show the account as busy while `fn` runs. */
export const withJob = async <T>(id: string, kind: Job['kind'], now: number, fn: () => Promise<T>): Promise<T> => {
  // A check that comes while a person signs in runs in the shadow of that.
  if (!(await begin({ id, kind, since: now, worker: WORKER }))) return fn();
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

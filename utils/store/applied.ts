/** What the background has made of the organisation's settings, for the next time and for pages that show it. */
import { z } from 'zod';
import type { Locks } from '../model/managed';
import { database } from './db';
import { readManaged } from './managed';

const KEY = 'managed';
const appliedSchema = z.object({
  /** The settings of the organisation that accounts were last judged by, as text. */
  judgedBy: z.string(),
  /** What was left out. */
  problems: z.array(
    z.object({
      path: z.string(),
      problem: z.enum(['unknown-key', 'wrong-value', 'unknown-network', 'unknown-tool', 'missing']),
    }),
  ),
});
export type Applied = z.infer<typeof appliedSchema>;

/** What was in force last; `undefined`: nothing ever was. */
export const readApplied = async (): Promise<Applied | undefined> =>
  appliedSchema.safeParse(await (await database()).get('settings', KEY)).data;

export const writeApplied = async (applied: Applied): Promise<void> => {
  await (await database()).put('settings', applied, KEY);
};

/** For pages. What the registries did not know is added to what did not fit by itself. */
export const readLocks = async (): Promise<Locks> => {
  const managed = await readManaged();
  const known = (await readApplied())?.problems ?? [];
  const more = known.filter(({ path }) => !managed.problems.some(problem => problem.path === path));
  const { locksOf } = await import('../model/managed');
  return locksOf(managed, [...managed.problems, ...more]);
};

/** The copy of the organisation's settings that is in force, without its apps, tools and channels, which are records of their own. */
import { z } from 'zod';
import { FEATURES, type Locks, locksOf } from '../model/locks';
import { settingsSchema } from '../model/settings';
import { database } from './db';

const KEY = 'managed';
const appliedSchema = z.object({
  settings: settingsSchema.omit({ warnDaysOf: true }).partial(),
  warnDaysOf: settingsSchema.shape.warnDaysOf,
  off: z.array(z.enum(FEATURES)),
  /** The settings of the organisation that accounts were last judged by, as text. */
  judgedBy: z.string(),
  /** Apps, tools and channels that it brought. */
  things: z.number(),
  /** What was left out. */
  problems: z.array(
    z.object({
      path: z.string(),
      problem: z.enum(['unknown-key', 'wrong-value', 'unknown-network', 'unknown-tool', 'missing']),
    }),
  ),
});
export type Applied = z.infer<typeof appliedSchema>;

/** What was put in force last; `undefined`: the browser has not been asked yet. */
export const readApplied = async (): Promise<Applied | undefined> =>
  appliedSchema.safeParse(await (await database()).get('settings', KEY)).data;

export const writeApplied = async (applied: Applied): Promise<void> => {
  await (await database()).put('settings', applied, KEY);
};

/** For pages. */
export const readLocks = async (): Promise<Locks> => locksOf(await readApplied());

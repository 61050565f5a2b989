/** Settings: one record, read through its schema; what does not fit falls back to the default, field by field. */
import { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from '../health/policy';
import { announceChange } from '../kit/watch';
import { type Settings, settingsSchema } from '../model/settings';
import { database } from './db';

/** Field by field: one that is damaged falls back by itself and leaves the others alone. */
const storedSchema = z.object({
  warnDays: settingsSchema.shape.warnDays.catch([...DEFAULT_POLICY.warnDays]),
  warnDaysOf: settingsSchema.shape.warnDaysOf.catch({}),
  workingDays: settingsSchema.shape.workingDays.catch([...DEFAULT_POLICY.workingDays]),
  quiet: settingsSchema.shape.quiet.catch(null),
  notices: settingsSchema.shape.notices.catch(true),
});

const KEY = 'settings';

/** Damaged as a whole it reads as never set: nothing works without settings. */
export const readSettings = async (): Promise<Settings> => {
  const stored = await (await database()).get('settings', KEY);
  return storedSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
};

export const writeSettings = async (change: Partial<Settings>): Promise<Settings> => {
  const next = storedSchema.parse({ ...(await readSettings()), ...change });
  await (await database()).put('settings', next, KEY);
  announceChange();
  return next;
};

const falling = (days: readonly number[]): number[] => [...days].sort((a, b) => b - a);

/** The policy to judge by. */
export const policyOf = (settings: Settings): Policy => ({
  ...DEFAULT_POLICY,
  warnDays: falling(settings.warnDays),
  warnDaysOf: Object.fromEntries(Object.entries(settings.warnDaysOf).map(([id, days]) => [id, falling(days)])),
  workingDays: settings.workingDays,
});

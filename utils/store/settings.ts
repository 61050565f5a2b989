/** Settings: one record, read through its schema; what does not fit falls back to the default, field by field. */
import { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from '../health/policy';
import { announceChange } from '../kit/watch';
import { database } from './db';

const settingsSchema = z.object({
  warnDays: z
    .array(z.number().int().min(1).max(90))
    .min(1)
    .max(5)
    .catch([...DEFAULT_POLICY.warnDays]),
  notices: z.boolean().catch(true),
});
export type Settings = z.infer<typeof settingsSchema>;

const KEY = 'settings';

/** Damaged as a whole it reads as never set: nothing works without settings. */
export const readSettings = async (): Promise<Settings> => {
  const stored = await (await database()).get('settings', KEY);
  return settingsSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
};

export const writeSettings = async (change: Partial<Settings>): Promise<Settings> => {
  const next = settingsSchema.parse({ ...(await readSettings()), ...change });
  await (await database()).put('settings', next, KEY);
  announceChange();
  return next;
};

/** The policy to judge by. */
export const policyOf = (settings: Settings): Policy => ({
  ...DEFAULT_POLICY,
  warnDays: [...settings.warnDays].sort((a, b) => b - a),
});

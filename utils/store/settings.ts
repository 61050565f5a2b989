/** Settings: one record, read through its schema; what does not fit falls back to the default, field by field. */
import { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from '../health/policy';
import { announceChange } from '../kit/watch';
import type { Managed } from '../model/managed';
import { type Settings, settingsSchema } from '../model/settings';
import { database } from './db';
import { readManaged } from './managed';

/** Field by field: one that is damaged falls back by itself and leaves the others alone. */
const storedSchema = z.object({
  warnDays: settingsSchema.shape.warnDays.catch([...DEFAULT_POLICY.warnDays]),
  warnDaysOf: settingsSchema.shape.warnDaysOf.catch({}),
  workingDays: settingsSchema.shape.workingDays.catch([...DEFAULT_POLICY.workingDays]),
  quiet: settingsSchema.shape.quiet.catch(null),
  notices: settingsSchema.shape.notices.catch(true),
  escalateDays: settingsSchema.shape.escalateDays.catch(3),
  secondPerson: settingsSchema.shape.secondPerson.catch(null),
});

const KEY = 'settings';

/** As the user left them. Damaged as a whole it reads as never set: nothing works without settings. */
const readOwn = async (): Promise<Settings> => {
  const stored = await (await database()).get('settings', KEY);
  return storedSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
};

/**
 * The organisation's values win; the user's stay behind them, and come back when they are gone. Where it has set the days for all
 * networks, a network has others only if the organisation says so: days of the user's own would be another way to change them.
 */
const under = (own: Settings, managed: Pick<Managed, 'settings' | 'warnDaysOf'>): Settings => ({
  ...own,
  ...managed.settings,
  warnDaysOf: { ...(managed.settings.warnDays ? {} : own.warnDaysOf), ...managed.warnDaysOf },
});

export const readSettings = async (): Promise<Settings> => under(await readOwn(), await readManaged());

/** What the organisation has set is kept out of what is stored. Whether a change is allowed is the caller's to ask. */
export const writeSettings = async (change: Partial<Settings>): Promise<Settings> => {
  const [own, managed] = [await readOwn(), await readManaged()];
  const free = Object.entries(change).filter(([key]) => !Object.hasOwn(managed.settings, key));
  const next = storedSchema.parse({ ...own, ...Object.fromEntries(free) });
  if (managed.settings.warnDays) next.warnDaysOf = own.warnDaysOf;
  for (const network of Object.keys(managed.warnDaysOf)) {
    const before = own.warnDaysOf[network];
    if (before) next.warnDaysOf[network] = before;
    else delete next.warnDaysOf[network];
  }
  await (await database()).put('settings', next, KEY);
  announceChange();
  return under(next, managed);
};

const falling = (days: readonly number[]): number[] => [...days].sort((a, b) => b - a);

/** The policy to judge by. */
export const policyOf = (settings: Settings): Policy => ({
  ...DEFAULT_POLICY,
  warnDays: falling(settings.warnDays),
  warnDaysOf: Object.fromEntries(Object.entries(settings.warnDaysOf).map(([id, days]) => [id, falling(days)])),
  workingDays: settings.workingDays,
  quiet: settings.quiet,
});

/** Settings: what a person, or their administrator, may set. */
import { z } from 'zod';
import { idSchema } from './account';

/** Days before a deadline; at most five of them. */
export const warnDaysSchema = z.array(z.number().int().min(1).max(90)).min(1).max(5);
const minutes = z.number().int().min(0).max(1439);

export const settingsSchema = z.object({
  warnDays: warnDaysSchema,
  /** The same for networks that have their own. */
  warnDaysOf: z.record(idSchema, warnDaysSchema),
  /** 0 (Sunday) to 6. */
  workingDays: z.array(z.number().int().min(0).max(6)).max(7),
  /** Minutes since midnight, by the clock of the machine; `null`: none. */
  quiet: z.object({ from: minutes, to: minutes }).nullable(),
  /** Notices of the browser are shown at all. */
  notices: z.boolean(),
  /** Days without any change after which the owner is told again, and somebody else, too; 0: never. */
  escalateDays: z.number().int().min(0).max(60),
  /** Who that is (a person's id). */
  secondPerson: z.string().max(64).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

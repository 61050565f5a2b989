/** How far a person has come with reconnecting: kept while they are at it, so that a reload loses nothing. */
import { z } from 'zod';
import { msSchema } from './evidence';

const key = z.string().min(1).max(2_000);

export const queueSchema = z.object({
  startedAt: msSchema,
  /** Every stop that was ever in this queue, in its order, with its accounts. */
  known: z.array(z.object({ key, ids: z.array(z.string().min(1).max(64)).max(10_000) })).max(10_000),
  skipped: z.array(key).max(10_000),
  /** The stop that is shown. */
  at: key.optional(),
});
export type Queue = z.infer<typeof queueSchema>;

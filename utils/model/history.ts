/** One change of state of one account, with what it rests on. */
import { z } from 'zod';
import { msSchema } from './evidence';
import { healthSchema } from './health';
import { CAUSES, STATES } from './words';

/** How long (ms) a change of state is remembered: 365 days. */
export const KEPT_MS = 365 * 86_400_000;

export const historyEventSchema = z.object({
  id: z.number().optional(),
  accountId: z.string(),
  at: msSchema,
  /** `null`: the account was added with it. */
  from: z.enum(STATES).nullable(),
  to: z.enum(STATES),
  cause: z.enum(CAUSES).optional(),
  evidence: healthSchema.shape.evidence,
});
export type HistoryEvent = z.infer<typeof historyEventSchema>;

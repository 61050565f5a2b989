/** Failure codes: a closed list; text is made from them only where a person reads it. */
import { z } from 'zod';
import { OUTCOMES, type OutcomeCode } from './outcomes';

export const outcomeCodeSchema = z.enum(OUTCOMES);

export const outcomeSchema = z.object({
  code: outcomeCodeSchema,
  at: z.number(),
  fields: z.record(z.string(), z.string().max(500)).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** An error with a code from a closed list, for code paths where a value cannot be returned. */
export class Failure extends Error {
  override name = 'Failure';
  constructor(
    readonly code: OutcomeCode,
    readonly fields: Record<string, string> = {},
  ) {
    super(code);
  }
}

/** Failure codes: a closed list; text is made from them only where a person reads it. */
import { z } from 'zod';

/** What may come of something that a person asked for. */
export const OUTCOMES = [
  'refreshed',
  'connected',
  'checked',
  'opened-tool',
  'opened-network',
  /** The person closed the sign-in window. */
  'window-closed',
  /** The person, or the network for them, said no. */
  'denied',
  /** They signed in as somebody else; `fields.expected`, `fields.got`. The old token is kept. */
  'wrong-account',
  /** The network could not be reached; nothing changed. */
  'network-down',
  /** The network refused the app: `fields.message` is its own text. */
  'app-refused',
  'app-missing',
  'host-not-granted',
  /** State or issuer of the answer were not those of the question: dropped. */
  'answer-not-ours',
  /** The answer could not be understood; `fields.message`. */
  'not-understood',
  'rate-limited',
  /** The check after the sign-in did not prove the new token. */
  'not-proved',
  'still-ended',
  'token-unreadable',
  'interrupted',
  'revoked-at-network',
  'not-revoked',
] as const;
export const outcomeCodeSchema = z.enum(OUTCOMES);
export type OutcomeCode = z.infer<typeof outcomeCodeSchema>;

export const outcomeSchema = z.object({
  code: outcomeCodeSchema,
  at: z.number(),
  fields: z.record(z.string(), z.string().max(500)).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const GOOD_OUTCOMES: readonly OutcomeCode[] = ['refreshed', 'connected', 'checked', 'revoked-at-network'];

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

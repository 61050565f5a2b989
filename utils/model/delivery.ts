/** Delivery: one message to one person through one channel, written down before it is sent. */
import { z } from 'zod';
import { SEND_CODES } from './channel';
import { msSchema } from './evidence';

/**
 * `waiting` for its time or a next try · `sending`: marked before it goes out; left over, the worker was killed ·
 * `unsure`: may have arrived, and the receiver cannot tell a second one · `dropped`: not needed any more.
 */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'dropped'] as const;

export const aboutSchema = z.object({
  /** Key of the notice. */
  notice: z.string(),
  /** When (ms) that was written down: lost once more, an account has another notice of the same key. */
  at: msSchema.optional(),
  accountId: z.string(),
  /** `lost`, `back`, or `days:<n>`. */
  step: z.string(),
  /** Told before, and nothing has happened since. */
  again: z.boolean().optional(),
  /** Told to the second person at once, as it has no owner or one whom nothing reaches. */
  instead: z.boolean().optional(),
});
/** Does it tell of this very notice? One that is newer under the same key is other news. */
export const isAbout = (about: Pick<About, 'notice' | 'at'>, notice: { key: string; at: number }): boolean =>
  about.notice === notice.key && (about.at === undefined || about.at >= notice.at);

export type About = z.infer<typeof aboutSchema>;

export const deliverySchema = z.object({
  /** Made of the notices, the person and the channel: the same message has the same id, here and for its receiver. */
  id: z.string().min(1),
  personId: z.string(),
  channelId: z.string(),
  about: z.array(aboutSchema).min(1),
  /** For the log, which outlives accounts, people and channels. */
  names: z.object({ person: z.string(), channel: z.string(), accounts: z.array(z.string()) }),
  at: msSchema,
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int().min(0),
  /** An earlier try may have arrived: it stays so, whatever later tries meet, until one is known to have. */
  mayHaveGone: z.literal(true).optional(),
  /** When (ms) it is due; absent: done with, or on its way. */
  nextTry: msSchema.optional(),
  startedAt: msSchema.optional(),
  doneAt: msSchema.optional(),
  code: z.enum(SEND_CODES).optional(),
  status: z.number().int().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

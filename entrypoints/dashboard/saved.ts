/** The background's reply to a form, as the form says it. */
import type { Saved } from '@/components/useSaving';
import { say } from '@/utils/wording/say';

type AnyReply = { ok: true } | { ok: false; code: string };

/** Why it was not done, in a sentence; `undefined`: it was. */
export const problemOf = (reply: AnyReply): string | undefined =>
  reply.ok ? undefined : say(reply.code === 'managed' ? 'outcome.managed' : 'outcome.no_answer');

export const savedBy = async (reply: Promise<AnyReply>): Saved => problemOf(await reply);

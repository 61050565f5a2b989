/** When a message is tried again, and when it is given up. Pure. */
import type { SendCode } from '../model/channel';
import type { Sent } from './define';

const MINUTE = 60_000;
/** Pauses before the second, third, ... try: about two days in all. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 1440].map(minutes => minutes * MINUTE);

/** It may go better later. The rest needs somebody to change something. */
const PASSING: readonly SendCode[] = ['unreachable', 'rate-limited', 'outage', 'not-understood', 'host-not-granted'];

export type Verdict = { state: 'sent' | 'failed' | 'unsure' } | { state: 'waiting'; nextTry: number };

/**
 * @param tells the receiver knows a second message by its key
 * @param attempts made so far, this one included
 * @param random 0 to 1, so that many browsers do not come back together
 */
export const verdictOf = (sent: Sent, tells: boolean, attempts: number, now: number, random: number): Verdict => {
  if (sent.code === 'sent') return { state: 'sent' };
  // Rather once too few than twice, where the receiver cannot tell.
  if (sent.code === 'no-answer' && !tells) return { state: 'unsure' };
  const pause = PAUSES[attempts - 1];
  if (pause === undefined || !(PASSING.includes(sent.code) || sent.code === 'no-answer'))
    return { state: sent.code === 'no-answer' ? 'unsure' : 'failed' };
  return { state: 'waiting', nextTry: Math.max(sent.retryAt ?? 0, now + pause * (1 + random / 5)) };
};

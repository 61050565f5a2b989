/** When an account has to be looked at again: readings, renewals, second strikes, back-off, and what time alone changes. Pure. */
import type { Account } from '../model/account';
import { APP_OBSTACLES } from '../model/health';
import { ladderOf } from './ladder';
import { DAY, HOUR, MINUTE, type Policy } from './policy';
import { strikePending } from './weigh';

/** The network's part in the schedule. */
export interface Pace {
  /** How often a healthy token is read, ms. */
  readEveryMs: number;
  /** When (ms) a renewal without a person is due; `null`: never. */
  renewAt: number | null;
  /** When (ms) a sign-in that nobody sees is due, also for a token that has come to its end; `null`: never. */
  unseenAt?: number | null;
}

const STRIKE_WAIT = MINUTE;
const BACK_OFF_FIRST = MINUTE;
const BACK_OFF_MOST = 6 * HOUR;

/** 0.9 to 1.1 times `ms`, so that many accounts do not come due together. `random` is 0 to 1. */
export const jitter = (ms: number, random: number): number => Math.round(ms * (0.9 + 0.2 * random));

/** Wait (ms) after `failures` inconclusive readings in a row: doubles from one minute up to six hours. */
export const backOff = (failures: number, random: number): number =>
  jitter(Math.min(BACK_OFF_MOST, BACK_OFF_FIRST * 2 ** Math.max(0, Math.min(failures, 20) - 1)), random);

const WAIT_WITHOUT_DATE = 15 * MINUTE;
const LONGEST_WAIT = DAY;

/** When (ms) a limit is over: as the network says, but never at once and never later than in a day; without a word, in a quarter of an hour. */
export const limitEnds = (told: number | undefined, now: number): number =>
  now + Math.min(Math.max((told ?? now + WAIT_WITHOUT_DATE) - now, 1_000), LONGEST_WAIT);

/** The network has had its say about this very token since the loss was told; a date or a tool's word is asked about once. */
const settled = ({ health, triedAt, failures, token }: Account): boolean =>
  (health.evidence?.kind === 'network' && health.evidence.at >= (token?.issuedAt ?? 0)) ||
  (triedAt !== undefined && failures === 0 && triedAt >= (health.evidence?.at ?? 0));

/** How long (ms) until the next reading of an account in this state; `null`: reading it tells nothing new. */
const readingGap = (account: Account, pace: Pace): number | null => {
  switch (account.health.state) {
    case 'revoked':
    case 'expired':
      return settled(account) ? null : 0;
    case 'blocked':
      return HOUR;
    case 'expiring':
      return Math.min(pace.readEveryMs, 2 * HOUR);
    default:
      return pace.readEveryMs;
  }
};

/**
 * @param account with its health just judged
 * @param pace from its network; `undefined` where the browser has no token to read with
 * @returns epoch ms, or `undefined` when nothing is to be done until somebody asks
 */
export const nextDue = (
  account: Account,
  pace: Pace | undefined,
  policy: Policy,
  now: number,
  random: number,
): number | undefined => {
  const times: number[] = [];
  if (account.health.changesAt !== null) times.push(account.health.changesAt);
  if (account.snoozedUntil && account.snoozedUntil > now) times.push(account.snoozedUntil);
  if (account.health.deadline !== null)
    for (const { at } of ladderOf(account.health.deadline, policy, account.health.lifeMs)) if (at > now) times.push(at);
  const readable = pace && account.token && !account.paused;
  // The other obstacles wait for a person.
  if (readable && account.obstacle && APP_OBSTACLES.includes(account.obstacle))
    times.push((account.triedAt ?? now) + jitter(BACK_OFF_MOST, random));
  if (readable && !account.obstacle) {
    if (typeof pace.unseenAt === 'number') times.push(Math.max(pace.unseenAt, (account.triedAt ?? 0) + MINUTE));
    const gap = readingGap(account, pace);
    if (strikePending(account.evidence, policy)) times.push(now + STRIKE_WAIT);
    else if (gap !== null && (account.waitUntil ?? 0) > now) times.push(account.waitUntil ?? now);
    else if (gap !== null && account.failures > 0)
      times.push((account.triedAt ?? now) + backOff(account.failures, random));
    else if (gap !== null) {
      // Counted from the last attempt here: what a tool's page shows meanwhile puts no reading off.
      times.push(account.triedAt === undefined ? now : account.triedAt + jitter(gap, random));
      if (pace.renewAt !== null) times.push(Math.max(pace.renewAt, (account.triedAt ?? 0) + MINUTE));
    }
  }
  return times.length ? Math.max(now + 1_000, Math.min(...times)) : undefined;
};

/** What is worth telling a person: each step of the ladder, each loss and each recovery once per account and token. Pure. */
import type { Health } from '../model/health';
import { isLost, needsNobody } from '../model/words';
import { ladderOf } from './ladder';
import { DAY, type Policy } from './policy';

export type Telling = { step: 'lost' } | { step: 'days'; days: number };

/** The part of an account that decides about notices. */
export interface Told {
  id: string;
  generation: number;
  health: Health;
  paused: boolean;
  snoozedUntil?: number | undefined;
}

/** Same account, token and step: same key, so that nothing is announced twice. A loss tells its state: blocked may become revoked. */
export const tellingKey = (account: Told, telling: Telling): string =>
  `${account.id}:${account.generation}:${telling.step === 'lost' ? `lost:${account.health.state}` : `days:${telling.days}`}`;

/** A notice that was written down. */
export interface Noted {
  key: string;
  /** `lost`, `back`, or `days:<n>`. */
  step: string;
  /** The deadline (ms) that it warned of. */
  deadline?: number | undefined;
}

/** The account and token that a notice was about. */
export const tokenOf = ({ key, step }: Noted): string => key.slice(0, key.lastIndexOf(`:${step}`));

/** The key of "works again": one for each time that it was lost (ms). */
export const recoveryKey = (account: Pick<Told, 'id' | 'generation'>, lostAt: number): string =>
  `${account.id}:${account.generation}:back:${lostAt}`;

/** It works again, for all that is known; not that nobody can tell any more. */
export const isBack = ({ health }: Pick<Told, 'health'>): boolean =>
  !isLost(health.state) && health.state !== 'unknown';

/**
 * A deadline may be set anew without a new token, and then has a ladder of its own: a date that a person typed or a tool shows in
 * either direction, a clock that the network itself moves on (Meta's access to data) only to later.
 */
export const isOtherDeadline = (before: number | undefined, after: number | null, hasToken: boolean): boolean => {
  if (before === undefined || after === null) return false;
  return (hasToken ? after - before : Math.abs(after - before)) > 2 * DAY;
};

/**
 * What to tell about this account as it stands; nothing for snoozed and paused ones.
 * Of several warnings that are due only the nearest to the deadline is told. A warning may come before the state says
 * `expiring`: one that falls on a weekend comes on the working day before.
 * @param policy of the account's network
 */
export const worthTelling = (account: Told, policy: Policy, now: number): Telling | null => {
  const { health } = account;
  const { state, deadline } = health;
  if (account.paused || (account.snoozedUntil ?? 0) > now) return null;
  if (isLost(state)) return { step: 'lost' };
  // What renews itself needs nobody, until it is so near its end that it evidently does not.
  if (deadline === null || deadline <= now || needsNobody(health)) return null;
  const due = ladderOf(deadline, policy, health.lifeMs).findLast(({ at }) => at <= now);
  return due ? { step: 'days', days: due.days } : null;
};

/**
 * Of the notices of one account the one that says how it stands: of this very token, and of this step or, where the warning days
 * were changed since, of one nearer to the deadline. Who was told that five days are left does not hear of seven.
 */
export const standingNotice = <T extends Noted>(
  account: Told & { token?: unknown },
  telling: Telling,
  notices: readonly T[],
): T | undefined => {
  const key = tellingKey(account, telling);
  if (telling.step === 'lost') return notices.find(notice => notice.key === key);
  const daysOf = ({ step }: Noted) => (step.startsWith('days:') ? Number(step.slice(5)) : Number.POSITIVE_INFINITY);
  return notices
    .filter(
      notice =>
        daysOf(notice) <= telling.days &&
        tokenOf(notice) === `${account.id}:${account.generation}` &&
        !isOtherDeadline(notice.deadline, account.health.deadline, account.token !== undefined),
    )
    .sort((a, b) => daysOf(a) - daysOf(b))[0];
};

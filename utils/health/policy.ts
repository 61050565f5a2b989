/** What the user (or their administrator) may set about judging, with the defaults. */
import type { Quiet } from './quiet';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

export interface Policy {
  /** Days before a deadline on which to warn, largest first; the first one starts `expiring`. */
  warnDays: readonly number[];
  /** The same for networks that have their own. */
  warnDaysOf: Readonly<Record<string, readonly number[]>>;
  /** Days on which people work, 0 (Sunday) to 6. A warning that falls between them comes on the last one before; empty: every day. */
  workingDays: readonly number[];
  /** Hours in which nobody is told anything; `null`: none. */
  quiet: Quiet | null;
  /** A network's good answer older than this (ms) proves nothing any more. */
  staleAfterMs: number;
  /** An end further off than this (ms, counted from when it was told) is not believed. */
  absurdAfterMs: number;
  /** Two bare refusals at least this far apart (ms) are a death. */
  strikeGapMs: number;
}

export const DEFAULT_POLICY: Policy = {
  warnDays: [10, 5],
  warnDaysOf: {},
  workingDays: [1, 2, 3, 4, 5],
  quiet: null,
  staleAfterMs: 7 * DAY,
  absurdAfterMs: 5 * YEAR,
  strikeGapMs: 5_000,
};

/** Length (ms) of the first warning: from here on an account is `expiring`. */
export const firstWarningMs = (policy: Policy): number => Math.max(0, ...policy.warnDays) * DAY;

/**
 * How long (ms) before its end something is warned of that is to be warned of `aheadMs` before: not sooner than that, and where its whole life
 * (ms) is no longer than the first warning, not before half of it is over. What is warned of from its first minute says nothing.
 */
export const leadOf = (aheadMs: number, lifeMs: number | undefined, policy: Policy): number =>
  lifeMs !== undefined && lifeMs <= firstWarningMs(policy) ? Math.min(aheadMs, lifeMs / 2) : aheadMs;

/** The policy for accounts of one network. */
export const policyFor = (policy: Policy, network: string): Policy => {
  const own = policy.warnDaysOf[network];
  return own?.length ? { ...policy, warnDays: own } : policy;
};

/** What the user (or their administrator) may set about judging, with the defaults. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

export interface Policy {
  /** Days before a deadline on which to warn, largest first; the first one starts `expiring`. */
  warnDays: readonly number[];
  /** A network's good answer older than this (ms) proves nothing any more. */
  staleAfterMs: number;
  /** An end further off than this (ms, counted from when it was told) is not believed. */
  absurdAfterMs: number;
  /** Two bare refusals at least this far apart (ms) are a death. */
  strikeGapMs: number;
}

export const DEFAULT_POLICY: Policy = {
  warnDays: [10, 5],
  staleAfterMs: 7 * DAY,
  absurdAfterMs: 5 * YEAR,
  strikeGapMs: 5_000,
};

/** Length (ms) of the first warning: from here on an account is `expiring`. */
export const firstWarningMs = (policy: Policy): number => Math.max(0, ...policy.warnDays) * DAY;

/** What the sentence at the top needs to know of all accounts. Pure. */
import type { AccountView, Totals } from '../model/snapshot';
import { isLost } from '../model/words';

type Counted = Pick<AccountView, 'health' | 'paused' | 'snoozedUntil'>;

/** @param now epoch ms */
export const totalsOf = (views: readonly Counted[], now: number): Totals => {
  const totals: Totals = { accounts: views.length, lost: 0, expiring: 0, unknown: 0, working: 0 };
  for (const { health, paused, snoozedUntil = 0 } of views) {
    const awake = !paused && snoozedUntil <= now;
    if (health.state === 'healthy') totals.working += 1;
    if (health.state === 'unknown') totals.unknown += 1;
    if (awake && isLost(health.state)) totals.lost += 1;
    if (awake && health.state === 'expiring') {
      totals.expiring += 1;
      totals.lastDeadline = Math.max(totals.lastDeadline ?? now, health.deadline ?? now);
    }
  }
  return totals;
};

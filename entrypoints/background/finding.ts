/** Keeps what a network said about an account; bare refusals that come together are an outage until proved otherwise. */
import { excuseStrike, observe } from '@/utils/health/observe';
import { MINUTE, type Policy } from '@/utils/health/policy';
import { refusedLast, strikePending } from '@/utils/health/weigh';
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import { readAll } from '@/utils/store/read';
import { hostOf, noteBudget } from './budget';
import { save } from './save';

/**
 * Bare refusals of several accounts within a minute are an outage, however far apart the next ones come,
 * until another account of that host was read well after this one was first refused.
 */
const refusedTogether = async (account: Account, policy: Policy, now: number): Promise<Account[]> => {
  // Only tokens that were asked themselves: what a child repeats after its parent is no second witness.
  const same = (await readAll('accounts')).good.filter(
    a => a.token && a.id !== account.id && hostOf(a) === hostOf(account),
  );
  const well = same.flatMap(a => a.evidence.filter(e => e.kind === 'network' && e.finding === 'alive').map(e => e.at));
  const wellAt = Math.max(Number.NEGATIVE_INFINITY, ...well);
  const refusedSince = Math.min(now, ...account.evidence.filter(e => e.finding === 'refused').map(e => e.at));
  if (wellAt > refusedSince || now - wellAt <= MINUTE) return [];
  return same.filter(a => {
    const latest = refusedLast(a.evidence, policy);
    return latest !== undefined && latest.at > wellAt && (latest.outage || now - latest.at <= MINUTE);
  });
};

/** Readings that went out in one request: when that fails, their host has failed once and not fifty times. */
export interface Tally {
  failed?: boolean;
}

/** Save a finding under the account's lock, and note what its host did. */
export const saveFinding = async (account: Account, finding: Finding, policy: Policy, tally?: Tally): Promise<void> => {
  const now = Date.now();
  const { id } = account;
  const failed = finding.result === 'inconclusive' && finding.reason !== 'rate-limited';
  const counted = failed && tally?.failed;
  if (tally && failed) tally.failed = true;
  if (!counted) await noteBudget(account, finding, now);
  const together = finding.result === 'refused' ? await refusedTogether(account, policy, now) : [];
  for (const other of together) {
    if (strikePending(other.evidence, policy)) await save(other.id, policy, now, a => excuseStrike(a));
  }
  await save(id, policy, now, a => {
    const heard = observe({ ...a, obstacle: undefined }, finding, now);
    return together.length ? excuseStrike(heard, a.failures) : heard;
  });
};

/** Budgets of servers, shared by every account that asks there: who wants us to wait, who does not answer, who did last. */
import { HOUR, MINUTE } from '../health/policy';
import type { Finding } from '../model/evidence';
import { database } from './db';
import type { HostRecord } from './schema';

/** Failures in a row after which a host is left alone for a while. */
const PATIENCE = 3;
const WAIT_WITHOUT_DATE = 15 * MINUTE;
const LONGEST_WAIT = 24 * HOUR;

/** The next record of a host after one finding. Pure. */
export const hostAfter = (record: HostRecord, finding: Finding, now: number): HostRecord => {
  const { until, reason, since, ...rest } = record;
  if (finding.result !== 'inconclusive') return { ...rest, failures: 0, lastGoodAt: now };
  if (finding.reason === 'rate-limited') {
    const wait = Math.min(Math.max((finding.retryAt ?? now + WAIT_WITHOUT_DATE) - now, 1_000), LONGEST_WAIT);
    return { ...rest, reason: 'rate-limited', since: since ?? now, until: now + wait };
  }
  if (finding.reason !== 'unreachable' && finding.reason !== 'outage' && finding.reason !== 'not-understood')
    return record;
  const failures = record.failures + 1;
  const wait = failures >= PATIENCE ? Math.min(MINUTE * 2 ** Math.min(failures - PATIENCE, 10), HOUR) : 0;
  return {
    ...rest,
    failures,
    reason: finding.reason === 'unreachable' ? 'unreachable' : 'outage',
    since: since ?? now,
    ...(wait ? { until: now + wait } : {}),
  };
};

export const readHost = async (host: string): Promise<HostRecord | undefined> => (await database()).get('hosts', host);

/** Note what a host just did. */
export const noteHost = async (
  host: string,
  about: Pick<HostRecord, 'network' | 'issuer'>,
  finding: Finding,
  now: number,
): Promise<void> => {
  const tx = (await database()).transaction('hosts', 'readwrite');
  const record = (await tx.store.get(host)) ?? { host, failures: 0, ...about };
  await tx.store.put(hostAfter(record, finding, now));
  await tx.done;
};

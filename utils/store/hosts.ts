/** Budgets of servers, shared by every account that asks there: who wants us to wait, who does not answer, who did last. */
import { DAY, HOUR, MINUTE } from '../health/policy';
import { jitter, limitEnds } from '../health/schedule';
import type { Finding } from '../model/evidence';
import { database } from './db';
import type { HostRecord } from './schema';

/** Failures in a row after which a host is left alone for a while. */
const PATIENCE = 3;

/** The next record of a host after one finding. Pure; `random` is 0 to 1, so that many browsers do not come back together. */
export const hostAfter = (record: HostRecord, finding: Finding, now: number, random = 0.5): HostRecord => {
  const { until, reason, since, ...rest } = record;
  if (finding.result !== 'inconclusive') return { ...rest, failures: 0, lastGoodAt: now };
  if (finding.reason === 'rate-limited') {
    return { ...rest, reason: 'rate-limited', since: since ?? now, until: limitEnds(finding.retryAt, now) };
  }
  // An error of its own that has a name, if one that we do not know: somebody is there and answers.
  const answered = finding.reason === 'not-understood' && finding.code !== undefined;
  const failed = finding.reason === 'unreachable' || finding.reason === 'outage' || finding.reason === 'not-understood';
  if (answered || !failed) return record;
  const failures = record.failures + 1;
  const wait =
    failures >= PATIENCE ? jitter(Math.min(MINUTE * 2 ** Math.min(failures - PATIENCE, 10), HOUR), random) : 0;
  return {
    ...rest,
    failures,
    reason: finding.reason === 'unreachable' ? 'unreachable' : 'outage',
    since: since ?? now,
    ...(wait ? { until: now + wait } : {}),
  };
};

export const readHost = async (host: string): Promise<HostRecord | undefined> => (await database()).get('hosts', host);

/** Note what a host just did, or a part of it that has a budget of its own. */
export const noteHost = async (
  host: string,
  about: Pick<HostRecord, 'network' | 'issuer'>,
  finding: Finding,
  now: number,
): Promise<void> => {
  const tx = (await database()).transaction('hosts', 'readwrite');
  const record = (await tx.store.get(host)) ?? { host, failures: 0, ...about };
  await tx.store.put(hostAfter(record, finding, now, Math.random()));
  await tx.done;
};

/** A clock that was ahead has been set right: nobody asked to wait for longer than a day. @param now epoch ms */
export const rewindHosts = async (now: number): Promise<void> => {
  const tx = (await database()).transaction('hosts', 'readwrite');
  for (const record of await tx.store.getAll()) {
    const { until, lastGoodAt, since, ...rest } = record;
    await tx.store.put({
      ...rest,
      ...(until !== undefined && until <= now + DAY ? { until } : {}),
      ...(lastGoodAt === undefined ? {} : { lastGoodAt: Math.min(lastGoodAt, now) }),
      ...(since === undefined ? {} : { since: Math.min(since, now) }),
    });
  }
  await tx.done;
};

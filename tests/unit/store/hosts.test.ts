/** Budgets of servers: what each finding does to them. */
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/health/policy';
import type { Finding } from '@/utils/model/evidence';
import { hostAfter, noteHost, readHost } from '@/utils/store/hosts';
import type { HostRecord } from '@/utils/store/schema';
import { readSnapshot } from '@/utils/store/snapshot';
import { freshDatabase, NOW } from './open';

freshDatabase();

const fresh: HostRecord = { host: 'h', network: 'x', failures: 0 };
const failed = (failures: number, reason: 'unreachable' | 'outage' = 'outage'): HostRecord => ({
  ...fresh,
  failures,
  reason,
  since: NOW - HOUR,
});
const told = (reason: Extract<Finding, { result: 'inconclusive' }>['reason'], retryAt?: number): Finding => ({
  result: 'inconclusive',
  reason,
  ...(retryAt === undefined ? {} : { retryAt }),
});

describe('after one finding', () => {
  test.each<[string, HostRecord, Finding, Partial<HostRecord>]>([
    ['a first failure is noted and nobody waits', fresh, told('outage'), { failures: 1, reason: 'outage', since: NOW }],
    ['not understood counts as an outage', fresh, told('not-understood'), { failures: 1, reason: 'outage' }],
    ['the second neither', failed(1), told('unreachable'), { failures: 2, reason: 'unreachable', since: NOW - HOUR }],
    ['from the third on it rests', failed(2), told('outage'), { failures: 3, until: NOW + MINUTE }],
    ['longer each time', failed(5), told('outage'), { failures: 6, until: NOW + 8 * MINUTE }],
    ['up to an hour', failed(500), told('outage'), { failures: 501, until: NOW + HOUR }],
    [
      'asked to wait until a time',
      fresh,
      told('rate-limited', NOW + 2 * HOUR),
      { reason: 'rate-limited', until: NOW + 2 * HOUR },
    ],
    ['asked to wait without a time', fresh, told('rate-limited'), { until: NOW + 15 * MINUTE }],
    ['asked to wait until the past', fresh, told('rate-limited', NOW - DAY), { until: NOW + 1000 }],
    ['asked to wait for a year', fresh, told('rate-limited', NOW + 365 * DAY), { until: NOW + DAY }],
  ])('%s', (_case, before, finding, expected) => {
    const after = hostAfter(before, finding, NOW);
    expect(after).toMatchObject(expected);
    expect('until' in after).toBe('until' in expected);
  });

  test('an error of its own that nobody knows is an answer, if not a good one', () => {
    expect(hostAfter(failed(2), { ...told('not-understood'), code: '100' } as Finding, NOW)).toEqual(failed(2));
  });

  test.each(['billing', 'policy', 'app-misconfigured'] as const)('%s is nobody’s outage', reason => {
    expect(hostAfter(failed(2), told(reason), NOW)).toEqual(failed(2));
  });

  test.each<Finding>([{ result: 'alive' }, { result: 'refused' }, { result: 'ended', cause: 'unknown' }])(
    '$result is an answer: all is well again',
    finding => {
      expect(hostAfter({ ...failed(9), until: NOW + HOUR }, finding, NOW)).toEqual({ ...fresh, lastGoodAt: NOW });
    },
  );
});

test('an outage is shown from the second failure on, and a request to wait while it lasts', async () => {
  const shown = async (now = NOW) =>
    (await readSnapshot(now)).outages.map(({ reason, since }) => [reason, since - NOW]);
  await noteHost('h', { network: 'x' }, told('outage'), NOW);
  expect(await shown()).toEqual([]);
  await noteHost('h', { network: 'x' }, told('outage'), NOW + 5);
  expect(await shown()).toEqual([['outage', 0]]);
  await noteHost('h', { network: 'x' }, { result: 'alive' }, NOW + 6);
  expect(await shown()).toEqual([]);
  await noteHost('h', { network: 'x' }, told('rate-limited', NOW + HOUR), NOW + 7);
  expect(await shown(NOW + 8)).toEqual([['rate-limited', 7]]);
  expect(await shown(NOW + HOUR)).toEqual([]);
});

test('many notes at once are all counted', async () => {
  await Promise.all(
    Array.from({ length: 10 }, () => noteHost('h', { network: 'x', issuer: 'https://i.example' }, told('outage'), NOW)),
  );
  expect(await readHost('h')).toMatchObject({ host: 'h', network: 'x', issuer: 'https://i.example', failures: 10 });
});

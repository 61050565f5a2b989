/** When an account is looked at again: never in the past, never forgotten, never hammered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '@/utils/health/judge';
import { excuseStrike, observe, observeTool } from '@/utils/health/observe';
import { DAY, HOUR, MINUTE } from '@/utils/health/policy';
import { backOff, jitter, nextDue, type Pace } from '@/utils/health/schedule';
import type { Account } from '@/utils/model/account';
import { account, alive, judged, moment, NOW, POLICY, token } from './arbitrary';

const PACE: Pace = { readEveryMs: 6 * HOUR, renewAt: null };
const random = fc.double({ min: 0, max: 1, noNaN: true });
const settled = (given: Account, now: number): Account => ({ ...given, health: judge(given, POLICY, now) });
const due = (given: Account, now = NOW, pace: Pace | undefined = PACE) =>
  nextDue(settled(given, now), pace, POLICY, now, 0.5);
const held = account({ token: { renews: 'no' }, evidence: [alive(NOW)], triedAt: NOW, readAt: NOW });

const anyAccount = fc
  .tuple(
    judged,
    fc.nat({ max: 3 }),
    fc.option(moment, { nil: undefined }),
    fc.boolean(),
    fc.option(moment, { nil: undefined }),
  )
  .map(([given, failures, triedAt, paused, snoozedUntil]) =>
    account({ ...given, failures, triedAt, paused, snoozedUntil }),
  );
const anyPace = fc.option(
  fc.record({ readEveryMs: fc.integer({ min: MINUTE, max: 7 * DAY }), renewAt: fc.option(moment, { nil: null }) }),
  { nil: undefined },
);

describe('always', () => {
  test('never in the past, and no later than what time alone changes', () => {
    fc.assert(
      fc.property(anyAccount, anyPace, moment, random, (given, pace, now, r) => {
        const after = settled(given, now);
        const at = nextDue(after, pace, POLICY, now, r);
        if (at !== undefined) expect(at).toBeGreaterThanOrEqual(now + 1000);
        if (after.health.changesAt !== null)
          expect(at).toBeLessThanOrEqual(Math.max(now + 1000, after.health.changesAt));
      }),
      { numRuns: 1500 },
    );
  });

  test('what can be read and is not known to be over has a next reading within its pace', () => {
    fc.assert(
      fc.property(anyAccount, token, moment, random, (given, facts, now, r) => {
        const readable = settled(
          { ...given, token: facts, obstacle: undefined, paused: false, triedAt: Math.min(given.triedAt ?? now, now) },
          now,
        );
        if (readable.health.state === 'revoked' || readable.health.state === 'expired') return;
        const at = nextDue(readable, PACE, POLICY, now, r);
        expect(at).toBeDefined();
        expect(at).toBeLessThanOrEqual(now + 1.1 * PACE.readEveryMs);
      }),
      { numRuns: 1500 },
    );
  });

  test('a token that was never tried is due at once', () => {
    expect(due(account({ token: { renews: 'no' } }))).toBe(NOW + 1000);
    const overdue = account({ token: { renews: 'no', expiresAt: NOW - DAY, issuedAt: NOW - 60 * DAY } });
    expect(settled(overdue, NOW).health.state).toBe('expired');
    expect(due(overdue)).toBe(NOW + 1000);
  });
});

describe('readings', () => {
  test('come at the network’s pace, counted from the last attempt', () => {
    expect(due(held)).toBe(NOW + 6 * HOUR);
    expect(due(held, NOW + 5 * HOUR)).toBe(NOW + 6 * HOUR);
    expect(due(held, NOW + 9 * HOUR)).toBe(NOW + 9 * HOUR + 1000);
  });

  test('are not put off by what a tool’s page shows in between', () => {
    let now = NOW;
    let seen = held;
    for (; now < NOW + 5 * HOUR; now += 20 * MINUTE) seen = observeTool(seen, 'tool-page', 'alive', now);
    expect(due(seen, now)).toBe(NOW + 6 * HOUR);
  });

  test('come more often near the end, and hourly where the network blocks', () => {
    expect(due({ ...held, evidence: [alive(NOW, { expiresAt: NOW + 4.5 * DAY })] })).toBe(NOW + 2 * HOUR);
    expect(due({ ...held, evidence: [{ ...alive(NOW), finding: 'ended', cause: 'checkpoint' }] })).toBe(NOW + HOUR);
  });

  test.each(['revoked', 'expired'] as const)(
    'never come for a token that the network called %s, even after failures',
    state => {
      const dead = {
        ...held,
        evidence: [{ ...alive(NOW), finding: 'ended' as const, cause: 'unknown' as const, state }],
      };
      expect(due(dead)).toBeUndefined();
      expect(due(observe(dead, { result: 'inconclusive', reason: 'outage' }, NOW))).toBeUndefined();
    },
  );

  test('come once for a loss that only a tool or a date tells, again where that one told nothing', () => {
    const reported = observeTool(held, 'tool-page', 'ended', NOW + HOUR);
    expect(settled(reported, NOW + HOUR).health.state).toBe('expired');
    expect(due(reported, NOW + HOUR)).toBe(NOW + HOUR + 1000);
    const failed = observe(reported, { result: 'inconclusive', reason: 'unreachable' }, NOW + 2 * HOUR);
    expect(due(failed, NOW + 2 * HOUR)).toBe(NOW + 2 * HOUR + MINUTE);
    const asked = { ...reported, triedAt: NOW + 2 * HOUR };
    expect(due(asked, NOW + 2 * HOUR)).toBeUndefined();
  });

  test('wait for an account that is paused or has an obstacle; time goes on', () => {
    const ending = { ...held, evidence: [alive(NOW, { expiresAt: NOW + 20.5 * DAY })] };
    expect(due({ ...ending, paused: true })).toBe(NOW + 7 * DAY);
    expect(
      due({
        ...account(),
        evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + 20 * DAY }],
        paused: true,
      }),
    ).toBe(NOW + 10 * DAY);
    expect(due({ ...ending, obstacle: 'host-not-granted' })).toBeGreaterThan(NOW + 6 * DAY);
  });

  test('a renewal is not forgotten and not hurried', () => {
    expect(due(held, NOW, { ...PACE, renewAt: NOW + 2 * HOUR })).toBe(NOW + 2 * HOUR);
    expect(due(held, NOW, { ...PACE, renewAt: NOW - DAY })).toBe(NOW + MINUTE);
  });
});

describe('each warning day and the end of a snooze', () => {
  test('is a time to look', () => {
    const dated = account({ evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + 8 * DAY }] });
    expect(due(dated)).toBe(NOW + 3 * DAY);
    expect(due({ ...dated, snoozedUntil: NOW + 2 * DAY })).toBe(NOW + 2 * DAY);
    expect(due(dated, NOW + 4 * DAY)).toBe(NOW + 8 * DAY);
    expect(due(dated, NOW + 9 * DAY)).toBeUndefined();
  });
});

describe('trouble', () => {
  test('backing off doubles from about a minute up to about six hours', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), random, (failures, r) => {
        expect(backOff(failures + 1, r)).toBeGreaterThanOrEqual(backOff(failures, r));
        expect(backOff(failures, r)).toBeLessThanOrEqual(6.6 * HOUR);
        expect(backOff(failures, r)).toBeGreaterThanOrEqual(0.9 * MINUTE);
      }),
    );
    expect([1, 2, 3, 4].map(n => backOff(n, 0.5))).toEqual([1, 2, 4, 8].map(n => n * MINUTE));
    expect(backOff(400, 0.5)).toBe(6 * HOUR);
  });

  test('spreads by a tenth either way', () => {
    expect([0, 0.5, 1].map(r => jitter(1000, r))).toEqual([900, 1000, 1100]);
  });

  const attemptsInADay = (step: (a: Account, now: number) => Account): number => {
    let [now, attempts, current] = [NOW, 0, held];
    while (now < NOW + DAY) {
      current = step(current, now);
      attempts += 1;
      now = due(current, now) ?? Number.POSITIVE_INFINITY;
    }
    return attempts;
  };

  test('a day of outage costs few requests', () => {
    expect(attemptsInADay((a, now) => observe(a, { result: 'inconclusive', reason: 'outage' }, now))).toBeLessThan(15);
  });

  test('a day of refusals that are excused costs as few', () => {
    expect(attemptsInADay((a, now) => excuseStrike(observe(a, { result: 'refused' }, now), a.failures))).toBeLessThan(
      15,
    );
  });

  test('a strike is looked at again within two minutes, and far enough from the first', () => {
    fc.assert(
      fc.property(random, r => {
        const struck = settled(observe(held, { result: 'refused' }, NOW), NOW);
        const wait = (nextDue(struck, PACE, POLICY, NOW, r) ?? Number.POSITIVE_INFINITY) - NOW;
        expect(wait).toBeLessThanOrEqual(2 * MINUTE);
        expect(wait).toBeGreaterThanOrEqual(POLICY.strikeGapMs);
      }),
    );
  });

  test('an excused strike of an account whose tool spoke since is still the one marked', () => {
    const struck = observeTool(observe(held, { result: 'refused' }, NOW), 'tool-page', 'alive', NOW + 1);
    expect(excuseStrike(struck).evidence.find(e => e.finding === 'refused')?.outage).toBe(true);
  });
});

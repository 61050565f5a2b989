/** What must hold for every account that could exist, and for many that could not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '@/utils/health/judge';
import { excuseStrike, observe, observeTool } from '@/utils/health/observe';
import { DAY, firstWarningMs, YEAR } from '@/utils/health/policy';
import { isDeath } from '@/utils/health/weigh';
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import { healthSchema } from '@/utils/model/health';
import { rankOf } from '@/utils/model/words';
import { account, evidence, inconclusive, judged, moment, NOW, POLICY, token } from './arbitrary';

const RUNS = { numRuns: 1500 };
const filled = (given: Partial<Account>): Account => account(given);
const stateAt = (given: Parameters<typeof judge>[0], now: number) => judge(given, POLICY, now).state;

describe('judging', () => {
  test('is total: any evidence at any time gives a health that fits its schema', () => {
    fc.assert(
      fc.property(
        judged,
        fc.oneof(moment, fc.constantFrom(0, -1e15, 8.64e15)),
        fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
        (given, now, warnDays) => {
          healthSchema.parse(judge(given, { ...POLICY, warnDays }, now));
        },
      ),
      RUNS,
    );
  });

  test('a state never improves by getting older', () => {
    fc.assert(
      fc.property(judged, moment, fc.integer({ min: 0, max: 10 * YEAR }), (given, now, later) => {
        expect(rankOf(stateAt(given, now + later))).toBeLessThanOrEqual(rankOf(stateAt(given, now)));
      }),
      RUNS,
    );
  });

  test('changesAt is true: nothing changes before it, and nothing ever where there is none', () => {
    fc.assert(
      fc.property(
        judged,
        moment,
        fc.array(fc.integer({ min: 0, max: 10 * YEAR }), { minLength: 5, maxLength: 5 }),
        (given, now, offsets) => {
          const { state, changesAt } = judge(given, POLICY, now);
          if (changesAt === null)
            for (const offset of [...offsets, 10 * YEAR]) expect(stateAt(given, now + offset)).toBe(state);
          else {
            expect(changesAt).toBeGreaterThan(now);
            expect(stateAt(given, changesAt - 1)).toBe(state);
          }
        },
      ),
      RUNS,
    );
  });

  test('only a fresh observation, or a known end where nobody can read, reads healthy', () => {
    fc.assert(
      fc.property(judged, moment, (given, now) => {
        const { state, evidence: proof, deadline, changesAt } = judge(given, POLICY, now);
        if (state !== 'healthy') return;
        expect(given.obstacle).toBeUndefined();
        expect(proof).not.toBeNull();
        const kind = proof?.kind ?? 'user';
        const fresh = now - (proof?.at ?? 0) < POLICY.staleAfterMs;
        if (kind === 'network') expect(fresh).toBe(true);
        else if (kind !== 'tool-api' && kind !== 'tool-page') expect(given.token).toBeUndefined();
        if (kind !== 'network' && !fresh) expect(deadline).not.toBeNull();
        if (kind === 'user' || kind === 'estimate') expect(deadline).not.toBeNull();
        // Healthy without a moment at which that ends would stay green for ever.
        expect(changesAt).not.toBeNull();
        if (deadline !== null) expect(deadline).toBeGreaterThan(now);
      }),
      RUNS,
    );
  });

  test('without evidence nothing is healthy', () => {
    fc.assert(
      fc.property(judged, moment, (given, now) => {
        expect(stateAt({ ...given, evidence: [] }, now)).not.toBe('healthy');
      }),
      RUNS,
    );
  });

  test('no end, or one more than five years off, is unknown without a token', () => {
    const absurd = fc.option(fc.integer({ min: NOW + 5 * YEAR + 1, max: NOW + 500 * YEAR }), { nil: null });
    fc.assert(
      fc.property(absurd, fc.integer({ min: 0, max: 10 * YEAR }), (expiresAt, later) => {
        const health = judge(
          { evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt }] },
          POLICY,
          NOW + later,
        );
        expect(health).toMatchObject({ state: 'unknown', reason: 'no-end-known', deadline: null });
      }),
    );
  });

  test('an answer that tells nothing changes nothing but the count of failures', () => {
    fc.assert(
      fc.property(judged, moment, inconclusive, (given, now, finding) => {
        const before = filled(given);
        const after = observe(before, finding, now);
        expect(judge(after, POLICY, now)).toEqual(judge(before, POLICY, now));
        expect(after).toEqual({ ...before, failures: 1, failure: expect.any(String), triedAt: now });
      }),
      RUNS,
    );
  });

  test('what is kept stays small, however much is heard', () => {
    const finding: fc.Arbitrary<Finding> = fc.oneof(
      fc.constantFrom<Finding>({ result: 'alive' }, { result: 'refused' }, { result: 'ended', cause: 'unknown' }),
      inconclusive,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(finding, fc.boolean(), fc.boolean()), { minLength: 30, maxLength: 60 }), heard => {
        let known = account({ token: { renews: 'no' } });
        for (const [n, [what, excused, shown]] of heard.entries()) {
          known = observe(known, what, NOW + n);
          if (excused) known = excuseStrike(known);
          known = observeTool(known, shown ? 'tool-page' : 'tool-api', excused ? 'alive' : 'ended', NOW + n);
        }
        expect(known.evidence.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 200 },
    );
  });

  test('a working refresh token decides the deadline, never the access token', () => {
    const renewing = token.map(({ renewFailedAt: _failed, dataAccessEndsAt: _data, ...facts }) => ({
      ...facts,
      renews: 'refresh-token' as const,
    }));
    const plain = evidence.map(({ dataAccessEndsAt: _data, ...e }) => e).filter(e => e.finding === 'alive');
    fc.assert(
      fc.property(renewing, fc.array(plain, { maxLength: 4 }), moment, (facts, list, now) => {
        expect([null, facts.refreshExpiresAt]).toContain(judge({ evidence: list, token: facts }, POLICY, now).deadline);
      }),
      RUNS,
    );
  });

  test('within the warning it is expiring, from the end on expired', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * YEAR }), fc.integer({ min: 1, max: 90 }), (ahead, days) => {
        const policy = { ...POLICY, warnDays: [days, 1] };
        const given = {
          evidence: [{ kind: 'user' as const, at: NOW, finding: 'alive' as const, expiresAt: NOW + ahead }],
        };
        const at = (now: number) => judge(given, policy, now).state;
        const warnAt = Math.max(NOW, NOW + ahead - firstWarningMs(policy));
        if (warnAt > NOW) expect(at(warnAt - 1)).toBe('healthy');
        if (ahead > 0) expect(at(warnAt)).toBe('expiring');
        if (ahead > 0) expect(at(NOW + ahead - 1)).toBe('expiring');
        expect(at(NOW + ahead)).toBe('expired');
      }),
    );
  });
});

describe('strikes', () => {
  const unstruck = judged.map(given =>
    filled({ ...given, evidence: given.evidence.filter(e => e.finding !== 'refused') }),
  );
  const past = unstruck.map(a => ({ ...a, evidence: a.evidence.filter(e => e.at < NOW && !isDeath(e)) }));
  const refused = { result: 'refused' } as const;

  test('one bare refusal changes no state', () => {
    fc.assert(
      fc.property(unstruck, moment, (before, now) => {
        expect(judge(observe(before, refused, now), POLICY, now)).toEqual(judge(before, POLICY, now));
      }),
      RUNS,
    );
  });

  test('two far enough apart are a death, two closer together are not', () => {
    fc.assert(
      fc.property(
        past,
        fc.integer({ min: 0, max: 2 * DAY }),
        fc.integer({ min: 0, max: 3 }),
        (before, gap, between) => {
          let struck = observe(before, refused, NOW);
          for (let i = 1; i <= between; i++) struck = observe(struck, refused, NOW + Math.floor((gap * i) / 4));
          struck = observe(struck, refused, NOW + gap);
          const health = judge(struck, POLICY, NOW + gap);
          if (gap >= POLICY.strikeGapMs)
            expect(health).toMatchObject({ cause: 'unknown', state: expect.stringMatching(/^(revoked|expired)$/) });
          else expect(health).toEqual(judge(before, POLICY, NOW + gap));
        },
      ),
      RUNS,
    );
  });

  test('excused ones never count, the others do, in any mixture', () => {
    const strikes = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(past, strikes, (before, list) => {
        const inTurn = list.toSorted(([a], [b]) => a - b);
        const struck = inTurn.reduce((a, [gap, excused]) => {
          const heard = observe(a, refused, NOW + gap);
          return excused ? excuseStrike(heard) : heard;
        }, before);
        const counted = inTurn.filter(([, excused]) => !excused).map(([gap]) => gap);
        const out = counted.length > 1 && (counted.at(-1) ?? 0) - (counted[0] ?? 0) >= POLICY.strikeGapMs;
        if (out) expect(judge(struck, POLICY, NOW + DAY).cause).toBe('unknown');
        else expect(judge(struck, POLICY, NOW)).toEqual(judge(before, POLICY, NOW));
      }),
      RUNS,
    );
  });

  test('older than a clear word of the network they prove nothing', () => {
    const strikes = [1, 2].map(n => ({ kind: 'network' as const, at: NOW - n * DAY, finding: 'refused' as const }));
    const well = { kind: 'network' as const, at: NOW, finding: 'alive' as const };
    expect(judge({ evidence: [...strikes, well], token: { renews: 'no' } }, POLICY, NOW).state).toBe('healthy');
  });

  test('a good answer wipes them out', () => {
    fc.assert(
      fc.property(past, before => {
        const well = observe(observe(before, refused, NOW), { result: 'alive' }, NOW + 1000);
        const again = observe(well, refused, NOW + 60_000);
        expect(judge(again, POLICY, NOW + 60_000)).toEqual(judge(well, POLICY, NOW + 60_000));
      }),
      RUNS,
    );
  });
});

test('a weaker kind overrides the network only to report a later death', () => {
  const clear = evidence.filter(e => e.finding !== 'refused').map(e => ({ ...e, kind: 'network' as const }));
  const weaker = evidence.filter(e => e.finding !== 'refused' && e.kind !== 'network');
  fc.assert(
    fc.property(clear, fc.array(weaker, { maxLength: 4 }), moment, (network, others, now) => {
      const { expiresAt = null, dataAccessEndsAt = null } = network;
      const own = { ...network, expiresAt, dataAccessEndsAt };
      const alone = judge({ evidence: [own] }, POLICY, now);
      const together = judge({ evidence: [...others, own] }, POLICY, now);
      const laterDeath = others.some(
        e => isDeath(e) && e.at > network.at && (e.kind === 'tool-api' || e.kind === 'tool-page'),
      );
      if (isDeath(network) || !laterDeath) expect(together).toEqual(alone);
      else if (together.evidence?.kind !== 'network') expect(together.evidence?.at).toBeGreaterThan(network.at);
    }),
    RUNS,
  );
});

/** Arbitrary evidence, tokens and accounts for the property tests: sensible ones, and ones that no network would ever send. */
import fc from 'fast-check';
import { DAY, DEFAULT_POLICY, YEAR } from '@/utils/health/policy';
import type { Account, TokenFacts } from '@/utils/model/account';
import type { Evidence, Finding } from '@/utils/model/evidence';
import { INCONCLUSIVE } from '@/utils/model/evidence';
import { OBSTACLES } from '@/utils/model/health';
import { CAUSES, EVIDENCE_KINDS, STATES } from '@/utils/model/words';

export const POLICY = DEFAULT_POLICY;
/** 1 November 2026, noon UTC. */
export const NOW = Date.UTC(2026, 10, 1, 12);

/** Mostly within a year and a half of now; sometimes zero, negative or absurd. */
export const time = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: NOW - 550 * DAY, max: NOW + 550 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: NOW - 30 * YEAR, max: NOW + 30 * YEAR }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, -1e12, 1, 8_640_000_000_000_000, NOW, NOW - 1, NOW + 1) },
);
/** A moment to judge at. */
export const moment = fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY });

const end = fc.option(time, { nil: null });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Undefined keys left out, as the database would have it. */
const record = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields).map(o => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as unknown as T);

export const evidence = record<Evidence>({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  at: time,
  finding: fc.constantFrom('alive', 'alive', 'ended', 'refused'),
  cause: maybe(fc.constantFrom(...CAUSES)),
  state: maybe(fc.constantFrom(...STATES)),
  expiresAt: maybe(end),
  dataAccessEndsAt: maybe(end),
  missing: maybe(fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 })),
  outage: maybe(fc.boolean()),
});

export const token = record<TokenFacts>({
  expiresAt: maybe(end),
  refreshExpiresAt: maybe(end),
  dataAccessEndsAt: maybe(end),
  issuedAt: maybe(time),
  scopes: maybe(fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 })),
  renews: fc.constantFrom('no', 'refresh-token', 'itself'),
  renewFailedAt: maybe(time),
  renewingSince: maybe(time),
});

/** Everything that is judged, without a health of its own. */
export const judged = record<Pick<Account, 'evidence' | 'token' | 'obstacle' | 'connectedAt'>>({
  evidence: fc.array(evidence, { maxLength: 7 }),
  token: maybe(token),
  obstacle: fc.option(fc.constantFrom(...OBSTACLES), { nil: undefined, freq: 4 }),
  connectedAt: maybe(time),
});

export const inconclusive: fc.Arbitrary<Finding> = fc.record({
  result: fc.constant('inconclusive' as const),
  reason: fc.constantFrom(...INCONCLUSIVE),
});

/** An account with nothing known, to be filled in. */
export const account = (given: Partial<Account> = {}): Account => ({
  id: 'a1',
  network: 'facebook',
  handle: 'acme',
  holder: 'browser',
  tags: [],
  generation: given.token ? 1 : 0,
  evidence: [],
  health: {
    state: 'unknown',
    deadline: null,
    confidence: 'none',
    evidence: null,
    renewsItself: false,
    changesAt: null,
  },
  failures: 0,
  paused: false,
  addedAt: NOW - 100 * DAY,
  ...given,
});

/** The network said that it works. */
export const alive = (at: number, more: Partial<Evidence> = {}): Evidence => ({
  kind: 'network',
  at,
  finding: 'alive',
  ...more,
});

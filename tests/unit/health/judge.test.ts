/** The rules of DESIGN.md section 2, case by case. */
import { describe, expect, test } from 'vitest';
import { judge } from '@/utils/health/judge';
import { DAY, HOUR, YEAR } from '@/utils/health/policy';
import type { TokenFacts } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { OBSTACLES } from '@/utils/model/health';
import { CAUSES, type Cause, type State } from '@/utils/model/words';
import { alive, NOW, POLICY } from './arbitrary';

const health = (evidence: Evidence[], token?: TokenFacts, now = NOW) => judge({ evidence, token }, POLICY, now);
const ended = (more: Partial<Evidence>): Evidence => ({ kind: 'network', at: NOW - HOUR, finding: 'ended', ...more });
const user = (expiresAt: number | null): Evidence => ({ kind: 'user', at: NOW - DAY, finding: 'alive', expiresAt });
const bare: TokenFacts = { renews: 'no' };

/** Written out by hand from the design, so that a slip in the code's own table shows. */
const READS_AS: Record<Exclude<Cause, 'reported-by-tool' | 'unknown'>, State> = {
  'lifetime-ended': 'expired',
  'data-access-ended': 'expired',
  inactive: 'expired',
  'password-changed': 'revoked',
  'app-removed': 'revoked',
  'role-lost': 'revoked',
  'logged-out': 'revoked',
  replaced: 'revoked',
  'asset-gone': 'revoked',
  'user-suspended': 'blocked',
  checkpoint: 'blocked',
  unconfirmed: 'blocked',
  'two-factor-required': 'blocked',
  'app-blocked': 'blocked',
  'scope-missing': 'limited',
  'api-discontinued': 'limited',
};

describe('which state a cause reads as', () => {
  test.each(Object.entries(READS_AS))('%s reads as %s', (cause, state) => {
    expect(health([ended({ cause: cause as Cause })], bare)).toMatchObject({ state, cause, confidence: 'certain' });
  });

  test('every cause is spoken for', () => {
    expect([...Object.keys(READS_AS), 'reported-by-tool', 'unknown'].sort()).toEqual([...CAUSES].sort());
  });

  test.each(['revoked', 'expired', 'blocked'] as const)('reported by a tool as %s reads so', state => {
    const report = ended({ kind: 'tool-page', cause: 'reported-by-tool', state });
    expect(health([report])).toMatchObject({ state, cause: 'reported-by-tool', confidence: 'likely' });
  });

  test.each([
    ['the end had come', NOW - 2 * HOUR, 'expired'],
    ['the end had not come', NOW + 9 * DAY, 'revoked'],
    ['no end is known', undefined, 'revoked'],
  ] as const)('unknown, where %s', (_case, expiresAt, state) => {
    expect(health([ended({ cause: 'unknown' })], { ...bare, ...(expiresAt ? { expiresAt } : {}) }).state).toBe(state);
  });

  test('unknown, of a grant with a refresh token: the end of its last access token says nothing', () => {
    const token: TokenFacts = { renews: 'refresh-token', expiresAt: NOW - 9 * HOUR };
    expect(health([ended({ cause: 'unknown' })], token)).toMatchObject({ state: 'revoked', deadline: null });
  });

  test('something missing does not stop the clock of a token that works on', () => {
    const limited = ended({ cause: 'scope-missing' });
    const token = { ...bare, expiresAt: NOW + 5 * DAY };
    expect(health([limited], token).state).toBe('expiring');
    expect(health([limited], token, NOW + 5 * DAY)).toMatchObject({ state: 'expired', cause: 'lifetime-ended' });
    expect(health([alive(NOW, { missing: ['pages_show_list'] })], bare)).toMatchObject({
      state: 'limited',
      cause: 'scope-missing',
    });
  });
});

describe('clocks', () => {
  test.each([
    [11, 'healthy'],
    [10, 'expiring'],
    [1, 'expiring'],
    [0, 'expired'],
    [-3, 'expired'],
  ] as const)('%i days before its end an access token is %s', (days, state) => {
    const expected = {
      state,
      deadline: NOW + days * DAY,
      confidence: 'certain',
      evidence: { kind: 'network', at: NOW - HOUR },
    };
    expect(health([alive(NOW - HOUR, { expiresAt: NOW + days * DAY })], bare)).toMatchObject(expected);
  });

  test("Meta's second clock ends the access to data of a token that never ends", () => {
    const token: TokenFacts = { renews: 'no', expiresAt: null, dataAccessEndsAt: NOW + 3 * DAY };
    const read = alive(NOW, { expiresAt: null, dataAccessEndsAt: NOW + 3 * DAY });
    expect(health([read], token)).toMatchObject({ state: 'expiring', deadline: NOW + 3 * DAY });
    expect(health([alive(NOW + 3 * DAY)], token, NOW + 3 * DAY)).toMatchObject({
      state: 'expired',
      cause: 'data-access-ended',
    });
  });

  test('the first of two clocks counts', () => {
    const read = alive(NOW, { expiresAt: NOW + 40 * DAY, dataAccessEndsAt: NOW + 20 * DAY });
    expect(health([read], bare).deadline).toBe(NOW + 20 * DAY);
  });

  test('a later end that nothing renews is warned of before an earlier one that renews itself', () => {
    const policy = { ...POLICY, warnDays: [30] };
    const read = alive(NOW, { expiresAt: NOW + 22 * DAY, dataAccessEndsAt: NOW + 25 * DAY });
    const judged = judge({ evidence: [read], token: { renews: 'itself' } }, policy, NOW);
    expect(judged).toMatchObject({ state: 'expiring', deadline: NOW + 25 * DAY });
  });

  test('a token like those of X: two hours of access, a refresh token without end', () => {
    const token: TokenFacts = { renews: 'refresh-token', expiresAt: NOW + 2 * HOUR, issuedAt: NOW };
    const later = (ms: number) => health([alive(NOW, { expiresAt: NOW + 2 * HOUR })], token, NOW + ms);
    expect(later(0)).toMatchObject({ state: 'healthy', deadline: null, renewsItself: true });
    expect(later(3 * HOUR).state).toBe('healthy');
    expect(later(8 * DAY)).toMatchObject({ state: 'unknown', reason: 'too-old' });
  });

  test('a refresh token that was refused leaves the access token’s own end', () => {
    const token: TokenFacts = {
      renews: 'refresh-token',
      expiresAt: NOW + 2 * HOUR,
      refreshExpiresAt: NOW + YEAR,
      renewFailedAt: NOW,
    };
    expect(health([alive(NOW)], token)).toMatchObject({
      state: 'expiring',
      deadline: NOW + 2 * HOUR,
      renewsItself: false,
    });
  });

  test('the end of a token that renews itself moves; a refresh token’s does where each renewal extends it', () => {
    const read = [alive(NOW)];
    const moves = (token: TokenFacts) => health(read, token).deadlineMoves ?? false;
    expect(moves({ renews: 'itself', expiresAt: NOW + 60 * DAY })).toBe(true);
    expect(moves({ renews: 'refresh-token', refreshExpiresAt: NOW + 300 * DAY, refreshSlides: true })).toBe(true);
    expect(moves({ renews: 'refresh-token', refreshExpiresAt: NOW + 300 * DAY })).toBe(false);
    expect(moves({ renews: 'no', expiresAt: NOW + 60 * DAY })).toBe(false);
    expect(moves({ renews: 'itself', expiresAt: NOW + 60 * DAY, dataAccessEndsAt: NOW + 20 * DAY })).toBe(false);
    expect(moves({ renews: 'itself', expiresAt: NOW + 60 * DAY, renewFailedAt: NOW })).toBe(false);
  });

  test('a refresh token’s own end is the deadline', () => {
    const token: TokenFacts = { renews: 'refresh-token', expiresAt: NOW + HOUR, refreshExpiresAt: NOW + 8 * DAY };
    expect(health([alive(NOW)], token)).toMatchObject({ state: 'expiring', deadline: NOW + 8 * DAY });
  });

  test('a token like those of Instagram: renews itself, and is warned of only when that evidently fails', () => {
    const policy = { ...POLICY, warnDays: [30, 10] };
    const token: TokenFacts = { renews: 'itself', expiresAt: NOW + 25 * DAY };
    const at = (now: number, facts = token) => judge({ evidence: [alive(now)], token: facts }, policy, now).state;
    expect(at(NOW)).toBe('healthy');
    expect(at(NOW + 15 * DAY)).toBe('expiring');
    expect(at(NOW, { ...token, renewFailedAt: NOW - DAY })).toBe('expiring');
  });
});

describe('what is not known', () => {
  test('a token nobody has read is unknown, unless its own end is near', () => {
    expect(health([], { ...bare, expiresAt: NOW + 40 * DAY, issuedAt: NOW - DAY })).toMatchObject({
      state: 'unknown',
      reason: 'not-read-yet',
      deadline: NOW + 40 * DAY,
    });
    expect(health([], { ...bare, expiresAt: NOW + 4 * DAY, issuedAt: NOW - DAY }).state).toBe('expiring');
  });

  test('a good answer proves nothing after a week', () => {
    expect(health([alive(NOW)], bare, NOW + 7 * DAY - 1).state).toBe('healthy');
    expect(health([alive(NOW)], bare, NOW + 7 * DAY)).toMatchObject({
      state: 'unknown',
      reason: 'too-old',
      confidence: 'none',
    });
  });

  test('nor does what a tool showed, unless an end is known to go by', () => {
    const shown: Evidence = { kind: 'tool-page', at: NOW, finding: 'alive' };
    expect(health([shown])).toMatchObject({ state: 'healthy', confidence: 'likely' });
    expect(health([shown], undefined, NOW + 7 * DAY)).toMatchObject({ state: 'unknown', reason: 'too-old' });
    expect(health([shown, user(NOW + 60 * DAY)], undefined, NOW + 7 * DAY).state).toBe('healthy');
  });

  test.each(OBSTACLES)('%s makes a fresh good answer unknown and says why', obstacle => {
    const judged = judge({ evidence: [alive(NOW)], token: bare, obstacle }, POLICY, NOW);
    expect(judged).toMatchObject({ state: 'unknown', reason: obstacle, renewsItself: false });
  });

  test('an obstacle does not hide a known death', () => {
    const judged = judge(
      { evidence: [ended({ cause: 'app-removed' })], token: bare, obstacle: 'host-not-granted' },
      POLICY,
      NOW,
    );
    expect(judged).toMatchObject({ state: 'revoked', reason: 'host-not-granted' });
  });

  test('no end: with a token that works it is healthy, with none it is unknown', () => {
    expect(health([alive(NOW, { expiresAt: null })], { ...bare, expiresAt: null })).toMatchObject({
      state: 'healthy',
      deadline: null,
    });
    expect(health([user(null)])).toMatchObject({ state: 'unknown', reason: 'no-end-known', deadline: null });
  });

  test('a token that says it never ends is not overruled by a date from a file', () => {
    const token: TokenFacts = { ...bare, expiresAt: null };
    expect(health([user(NOW + 3 * DAY), alive(NOW)], token)).toMatchObject({ state: 'healthy', deadline: null });
  });

  test('a date from a file that the network has outlived was wrong', () => {
    expect(health([user(NOW - 3 * DAY), alive(NOW)], bare)).toMatchObject({ state: 'healthy', deadline: null });
  });

  test('an end more than five years off is not believed; one just within is', () => {
    const told = { ...user(NOW - DAY + 5 * YEAR + 1) };
    expect(health([told]).state).toBe('unknown');
    expect(health([{ ...told, expiresAt: NOW - DAY + 5 * YEAR }])).toMatchObject({
      state: 'healthy',
      confidence: 'guess',
    });
  });
});

describe('estimates and dates', () => {
  const estimate: Evidence = { kind: 'estimate', at: NOW - 55 * DAY, finding: 'alive', expiresAt: NOW + 5 * DAY };

  test('an estimate warns, as a guess', () => {
    expect(health([estimate])).toMatchObject({
      state: 'expiring',
      confidence: 'guess',
      evidence: { kind: 'estimate' },
    });
  });

  test('a date that a person told counts before an estimate', () => {
    expect(health([estimate, user(NOW + 90 * DAY)])).toMatchObject({
      state: 'healthy',
      deadline: NOW + 90 * DAY,
      evidence: { kind: 'user' },
    });
  });

  test('what a tool shows counts before both, with the date as its clock', () => {
    const shown: Evidence = { kind: 'tool-page', at: NOW, finding: 'alive' };
    expect(health([estimate, shown])).toMatchObject({
      state: 'expiring',
      deadline: NOW + 5 * DAY,
      evidence: { kind: 'tool-page' },
    });
  });
});

test('bare refusals do not take back what the network said in plain words', () => {
  const strikes: Evidence[] = [1, 2].map(n => ({ kind: 'network', at: NOW + n * HOUR, finding: 'refused' }));
  expect(health([ended({ cause: 'checkpoint' }), ...strikes], bare, NOW + DAY)).toMatchObject({
    state: 'blocked',
    cause: 'checkpoint',
  });
});

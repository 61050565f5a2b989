/** Refresh tokens whose end moves on with each renewal: no warning while that works, and kept from ending. */
import { describe, expect, test } from 'vitest';
import { slideAt, slides } from '@/utils/health/deadline';
import { judge } from '@/utils/health/judge';
import { ladderOf } from '@/utils/health/ladder';
import { DAY, DEFAULT_POLICY, MINUTE } from '@/utils/health/policy';
import type { TokenFacts } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';

const NOW = Date.UTC(2026, 10, 21);
const alive: Evidence = { kind: 'network', at: NOW, finding: 'alive' };
const token = (change: Partial<TokenFacts>): TokenFacts => ({ renews: 'refresh-token', issuedAt: NOW, ...change });
const stateAt = (facts: TokenFacts, now = NOW) => judge({ evidence: [alive], token: facts }, DEFAULT_POLICY, now).state;

test('a session of half an hour is no reason to call a person', () => {
  const session = token({ refreshExpiresAt: NOW + 30 * MINUTE });
  expect(slides(session)).toBe(true);
  expect(stateAt(session)).toBe('healthy');
  expect(stateAt(session, NOW + 26 * MINUTE), 'it should have been renewed by now').toBe('expiring');
  expect(stateAt(session, NOW + 31 * MINUTE)).toBe('expired');
});

test('it is renewed after three quarters of its life', () => {
  expect(slideAt(token({ refreshExpiresAt: NOW + 40 * MINUTE }))).toBe(NOW + 30 * MINUTE);
});

test('one that was seen to stand still warns like any other end', () => {
  const fixed = token({ refreshExpiresAt: NOW + 1.5 * DAY, refreshSlides: false });
  expect(slideAt(fixed)).toBeNull();
  expect(stateAt(fixed)).toBe('expiring');
});

describe('what lives no longer than the first warning', () => {
  const week = (change: Partial<TokenFacts> = {}) =>
    token({ refreshExpiresAt: NOW + 7 * DAY, grantedAt: NOW, refreshSlides: false, ...change });
  const at = (facts: TokenFacts, days: number) =>
    judge({ evidence: [{ ...alive, at: NOW + days * DAY }], token: facts }, DEFAULT_POLICY, NOW + days * DAY);

  test('is not warned of from its first minute, but once half of it is over', () => {
    expect(at(week(), 0)).toMatchObject({ state: 'healthy', changesAt: NOW + 3.5 * DAY, lifeMs: 7 * DAY });
    expect(at(week(), 3.4).state).toBe('healthy');
    expect(at(week(), 3.5).state).toBe('expiring');
    expect(at(week(), 7)).toMatchObject({ state: 'expired', lifeMs: 7 * DAY });
  });

  test('is not put off by its renewals', () => {
    for (const days of [4, 5, 6, 6.9]) expect(at(week({ issuedAt: NOW + days * DAY }), days).state).toBe('expiring');
  });

  test('warns as ever where it lives longer, and where nobody knows how long it lives', () => {
    expect(at(week({ refreshExpiresAt: NOW + 14 * DAY }), 3.9).state).toBe('healthy');
    expect(at(week({ refreshExpiresAt: NOW + 14 * DAY }), 4).state).toBe('expiring');
    expect(at(week({ grantedAt: undefined }), 0)).toMatchObject({ state: 'expiring' });
  });

  test('has its ladder within that half', () => {
    const policy = { ...DEFAULT_POLICY, workingDays: [], warnDays: [10, 5, 1] };
    const end = NOW + 7 * DAY;
    expect(ladderOf(end, policy, 7 * DAY)).toEqual([
      { days: 10, at: end - 3.5 * DAY },
      { days: 5, at: end - 3.5 * DAY },
      { days: 1, at: end - DAY },
    ]);
    expect(ladderOf(end, policy, 30 * DAY)).toEqual(ladderOf(end, policy));
  });
});

test('a long one that is not known to slide warns ten days ahead', () => {
  const long = token({ refreshExpiresAt: NOW + 60 * DAY });
  expect(slides(long)).toBe(false);
  expect(stateAt(long, NOW)).toBe('healthy');
  expect(
    judge({ evidence: [{ ...alive, at: NOW + 51 * DAY }], token: long }, DEFAULT_POLICY, NOW + 51 * DAY).state,
  ).toBe('expiring');
});

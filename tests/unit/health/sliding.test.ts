/** Refresh tokens whose end moves on with each renewal: no warning while that works, and kept from ending. */
import { expect, test } from 'vitest';
import { slideAt, slides } from '@/utils/health/deadline';
import { judge } from '@/utils/health/judge';
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

test('a long one that is not known to slide warns ten days ahead', () => {
  const long = token({ refreshExpiresAt: NOW + 60 * DAY });
  expect(slides(long)).toBe(false);
  expect(stateAt(long, NOW)).toBe('healthy');
  expect(
    judge({ evidence: [{ ...alive, at: NOW + 51 * DAY }], token: long }, DEFAULT_POLICY, NOW + 51 * DAY).state,
  ).toBe('expiring');
});

/** Ends that nobody tells: estimated from the connection and the network's rule, marked as that, and never a death against the network's word. */
import { describe, expect, test } from 'vitest';
import { settle } from '@/entrypoints/background/settle';
import { observe } from '@/utils/health/observe';
import { DAY, DEFAULT_POLICY, HOUR } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { networkOf } from '@/utils/networks';
import { stateLine } from '@/utils/wording/state';
import { account } from '../health/arbitrary';
import '../support/i18n';

const BORN = Date.UTC(2026, 0, 1, 12);
const at = (given: Account, now: number): Account => settle(given, networkOf(given.network), DEFAULT_POLICY, now, 0.5);
/** A token of LinkedIn without the app's secret: it works, and no answer says how long. */
const untold = (given: Partial<Account> = {}): Account =>
  account({ network: 'linkedin', token: { renews: 'no', issuedAt: BORN }, ...given });
const readAlive = (given: Account, now: number): Account => at(observe(given, { result: 'alive' }, now), now);

describe('a token whose end nobody tells', () => {
  test('works, by the network; until when is an estimate, and says so', () => {
    const now = BORN + 30 * DAY;
    const { health, unlisted, ...rest } = readAlive(untold(), now);
    expect(health).toMatchObject({
      state: 'healthy',
      evidence: { kind: 'network' },
      confidence: 'certain',
      deadline: BORN + 60 * DAY,
      deadlineEstimated: true,
    });
    expect(stateLine({ ...rest, health }, now, 'en-GB')).toBe('Works, until about 2 Mar (estimate)');
  });

  test('is warned of in time, as an estimate', () => {
    const now = BORN + 56 * DAY;
    const { health, unlisted, ...rest } = readAlive(untold(), now);
    expect(health).toMatchObject({ state: 'expiring', deadlineEstimated: true });
    expect(stateLine({ ...rest, health }, now, 'en-GB')).toBe('4 days left (estimate)');
  });

  test('is not called dead at that end: the network is asked, and believed', () => {
    const before = readAlive(untold(), BORN + 60 * DAY - HOUR);
    const end = BORN + 60 * DAY + 1;
    expect(before.dueAt).toBeLessThanOrEqual(end);
    expect(at(before, end).health).toMatchObject({ state: 'healthy', deadline: null });
    expect(readAlive(before, end + HOUR).health).toMatchObject({ state: 'healthy', deadline: null });
    const over = at(observe(before, { result: 'ended', cause: 'lifetime-ended' }, end), end);
    expect(over.health).toMatchObject({ state: 'expired', evidence: { kind: 'network' } });
  });
});

test.each<[string, Partial<Account>]>([
  ['tells its end', { token: { renews: 'no', issuedAt: BORN, expiresAt: BORN + 60 * DAY } }],
  ['says that it never ends', { token: { renews: 'no', issuedAt: BORN, expiresAt: null } }],
  ['renews', { token: { renews: 'refresh-token', issuedAt: BORN } }],
  ['is of a network without a rule', { network: 'mastodon', token: { renews: 'no', issuedAt: BORN } }],
  ['is a Page’s', { network: 'facebook', kind: 'page', token: { renews: 'no', issuedAt: BORN } }],
  [
    'is for the Instagram account of a Page',
    { network: 'instagram-business', kind: 'instagram', token: { renews: 'no', issuedAt: BORN } },
  ],
  [
    'is of a server with rules of its own',
    { network: 'oauth', issuer: 'https://id.example', token: { renews: 'no', issuedAt: BORN } },
  ],
])('no estimate for a token that %s', (_what, given) => {
  // Early enough for an end after an hour, too.
  const { health } = readAlive(untold(given), BORN + HOUR / 2);
  expect(health.deadlineEstimated).toBeUndefined();
  expect([null, BORN + 60 * DAY]).toContain(health.deadline);
});

test('a tool keeps its LinkedIn connection for a year, a token that is held here lives sixty days', () => {
  const tracked = account({ network: 'linkedin', holder: 'livefyre', token: undefined, connectedAt: BORN });
  expect(at(tracked, BORN + DAY).health.deadline).toBe(BORN + 365 * DAY);
  expect(at(untold(), BORN + DAY).health.deadline).toBe(BORN + 60 * DAY);
});

test('a Page’s token that nobody may inspect needs no person on its fiftieth day, nor on its sixtieth', () => {
  const page = account({ network: 'facebook', kind: 'page', parentId: 'p', token: { renews: 'no', issuedAt: BORN } });
  for (const days of [1, 51, 59, 61])
    expect(readAlive(page, BORN + days * DAY).health, `${days}`).toMatchObject({ state: 'healthy', deadline: null });
});

test('what a tool shows is a fact, the estimated end beside it is not', () => {
  const tracked = account({
    network: 'linkedin',
    holder: 'livefyre',
    token: undefined,
    connectedAt: BORN,
    evidence: [{ kind: 'tool-page', at: BORN + DAY, finding: 'alive' }],
  });
  expect(at(tracked, BORN + DAY).health).toMatchObject({ evidence: { kind: 'tool-page' }, deadlineEstimated: true });
});

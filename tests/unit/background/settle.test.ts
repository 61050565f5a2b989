/** What an account comes to rest as: discontinued networks, put-off accounts, outcomes that a later state contradicts. */
import { expect, test } from 'vitest';
import { newAccount } from '@/entrypoints/background/new-account';
import { settle } from '@/entrypoints/background/settle';
import { DAY, DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { UNTIL_CHANGE } from '@/utils/model/words';
import { networkOf } from '@/utils/networks';

const NOW = Date.UTC(2026, 10, 21);
const rest = (account: Account, now = NOW) => settle(account, networkOf(account.network), DEFAULT_POLICY, now, 0.5);
const made = (change: Partial<Account> & Pick<Account, 'network'>) =>
  newAccount({ handle: 'acme', holder: 'browser', ...change }, NOW);
const ended = { kind: 'network', at: NOW, finding: 'ended', cause: 'password-changed' } as const;

test('an account of a discontinued network is limited for good: nothing is asked, renewed or estimated', () => {
  const account = rest(
    made({
      network: 'xing',
      token: { renews: 'itself', expiresAt: NOW - DAY },
      evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW - DAY }],
      obstacle: 'host-not-granted',
    }),
  );
  expect(account.health).toMatchObject({ state: 'limited', cause: 'api-discontinued', changesAt: null });
  // Nobody was asked: what counts is the day on which XING said so.
  expect(account.health).toMatchObject({ evidence: { kind: 'network', at: Date.UTC(2019, 3, 1) } });
  expect(account.health.reason).toBeUndefined();
  expect(account).not.toHaveProperty('token');
  expect(account.dueAt).toBeUndefined();
  expect(rest(account, NOW + 400 * DAY).health.state).toBe('limited');
});

test('"until something changes" ends with the next change of state, and not before', () => {
  const quiet = rest(made({ network: 'x', evidence: [ended] }));
  const snoozed = rest({ ...quiet, snoozedUntil: UNTIL_CHANGE });
  expect(snoozed.snoozedUntil).toBe(UNTIL_CHANGE);
  const changed = rest({ ...snoozed, evidence: [{ ...ended, cause: 'app-removed' }] });
  expect(changed.snoozedUntil).toBeUndefined();
});

test('a good outcome does not stand on a row that has been lost since', () => {
  const outcome = { code: 'connected', at: NOW } as const;
  expect(
    rest(made({ network: 'x', outcome, evidence: [{ kind: 'network', at: NOW, finding: 'alive' }] })).outcome,
  ).toEqual(outcome);
  expect(rest(made({ network: 'x', outcome, evidence: [ended] })).outcome).toBeUndefined();
  const failed = { code: 'window-closed', at: NOW } as const;
  expect(rest(made({ network: 'x', outcome: failed, evidence: [ended] })).outcome).toEqual(failed);
});

/** The reading of one account, under its own lock: whether it may be asked, what came of it, and what is saved. */
import { observe } from '@/utils/health/observe';
import type { Policy } from '@/utils/health/policy';
import { nextDue } from '@/utils/health/schedule';
import { grantLock, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { Account } from '@/utils/model/account';
import type { Inconclusive } from '@/utils/model/evidence';
import type { OutcomeCode } from '@/utils/model/outcomes';
import type { Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { changeAccount } from '@/utils/store/accounts';
import { withJob } from '@/utils/store/jobs';
import { readOne, setAsideUnreadable } from '@/utils/store/read';
import { appOf, canAsk } from './access';
import { ask, wantsRenewal } from './asking';
import { waitsOf } from './budget';
import { missingElsewhere } from './elsewhere';
import { saveFinding, type Tally } from './finding';
import { isAboutAccess } from './renew';
import { save } from './save';
import { settle } from './settle';
import type { Seat } from './together';

/** So many times in a row an app has to be refused before its details count as wrong. */
const REFUSALS = 3;

/** An app that came in a file has never been signed in with: where its server keeps what is found out before the first reading. */
const mayAskElsewhere = async (account: Account, network: Network): Promise<boolean> => {
  const app = network.elsewhere ? await appOf(account) : undefined;
  return !app || app.hosts !== undefined || (await missingElsewhere(network, account, app)).length === 0;
};

type AppTrouble = 'app-missing' | 'app-refused' | 'app-not-enabled' | 'outdated';

/** An answer that is about the app and not about the token, and what that means for a person. */
const appTrouble = async (account: Account, reason: Inconclusive): Promise<AppTrouble | undefined> => {
  if (reason === 'app-not-enabled' || reason === 'outdated') return reason;
  if (reason !== 'app-misconfigured') return undefined;
  return (await appOf(account)) ? 'app-refused' : 'app-missing';
};

/** Readings that go out together share their requests. */
export interface Company {
  seat: Seat;
  tally: Tally;
}

/** Read one account. Returns what a person who asked should be told, `undefined` where nothing was asked of the network. */
const readAccount = async (
  account: Account,
  policy: Policy,
  byHand: boolean,
  company: Company | undefined,
): Promise<OutcomeCode | undefined> => {
  const { id } = account;
  const network = networkOf(account.network);
  const now = Date.now();
  const rest = (change: Partial<Account> = {}) => save(id, policy, now, a => ({ ...a, ...change }));
  if (!network || !account.token) return void (await rest());
  if (!(await canAsk(account, network)) || !(await mayAskElsewhere(account, network))) {
    await rest({ obstacle: 'host-not-granted' });
    return 'host-not-granted';
  }
  // A request to wait binds a person, too; a pause after failures is ours, and may be cut short.
  const wait = (await waitsOf(account, now)).find(({ reason }) => reason === 'rate-limited' || !byHand);
  if (wait) {
    const waiting = (a: Account): Account => ({ ...a, failures: Math.max(1, a.failures), failure: wait.reason });
    await changeAccount(id, now, a => {
      const rested = settle(waiting(a), network, policy, now, Math.random());
      // The host's wait puts off the reading, not the warnings that time alone brings.
      return { ...rested, dueAt: Math.min(wait.until, nextDue(rested, undefined, policy, now, 0) ?? Infinity) };
    });
    return wait.reason === 'rate-limited' ? 'rate-limited' : 'network-down';
  }
  const found = await withJob(id, wantsRenewal(account, network, now) ? 'renew' : 'check', now, () =>
    ask(account, network, company?.seat),
  );
  if (found === null) {
    // Only a renewal would tell, and there is none to make: without an app it waits for one, otherwise it is fresh.
    await rest({ obstacle: account.token.renews === 'no' ? account.obstacle : undefined, triedAt: now });
    return undefined;
  }
  if (typeof found === 'string') {
    await rest({ obstacle: found, triedAt: now });
    return found === 'renewal-cut-off' ? 'interrupted' : found;
  }
  const trouble = found.result === 'inconclusive' ? await appTrouble(account, found.reason) : undefined;
  if (trouble) {
    await save(id, policy, Date.now(), a => {
      const heard = observe(a, found, Date.now());
      return heard.failures < REFUSALS ? heard : { ...heard, obstacle: trouble };
    });
    return trouble;
  }
  if (account.token.renewedByTool && found.result === 'ended' && isAboutAccess(found)) {
    // Our copy is over, by its age or because a renewal ended it. The tool has a fresh one by now, and we cannot tell: the state stays and gets older.
    const past = { ...account.token, expiresAt: Math.min(account.token.expiresAt ?? now, now) };
    await rest({ token: past, triedAt: now, failures: 0, failure: undefined });
    return undefined;
  }
  await saveFinding(account, found, policy, company?.tally);
  if (found.result === 'inconclusive') return found.reason === 'rate-limited' ? 'rate-limited' : 'network-down';
  if (found.result === 'refused' && account.token.renewedByTool) return undefined;
  return found.result === 'alive' ? 'checked' : 'still-ended';
};

/** Who asks, and when (ms). */
export interface Asked {
  asked: number;
  /** A person asked: paused accounts and hosts that rest are asked all the same. */
  byHand: boolean;
  /** They asked about this one account: its row says what came of it. */
  tell: boolean;
}

/** One account under its lock; skipped when it was read after it was asked for: three who ask at once get one answer. */
export const visit = (id: string, { asked, byHand, tell }: Asked, policy: Policy, company?: Company): Promise<void> =>
  withLock(grantLock(id), async () => {
    const account = await readOne('accounts', id);
    if (!account) return void (await setAsideUnreadable(Date.now()));
    // Not read, but brought to rest all the same: left as due it would wake the worker for ever.
    if (account.paused && !byHand) return void (await save(id, policy, Date.now(), a => a));
    const { triedAt = 0 } = account;
    // One that lies ahead was written under another clock.
    if (triedAt >= asked && triedAt <= Date.now()) return;
    const code = await readAccount(account, policy, byHand, company).catch(async error => {
      log('reading-failed', { network: account.network, error: String(error) });
      // Left as due, it would be asked again with every alarm.
      const now = Date.now();
      await save(id, policy, now, a => observe(a, { result: 'inconclusive', reason: 'not-understood' }, now));
      return 'network-down' as const;
    });
    if (tell && code) await changeAccount(id, Date.now(), a => ({ ...a, outcome: { code, at: Date.now() } }));
  });

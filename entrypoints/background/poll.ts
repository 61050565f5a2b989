/** One pass: the accounts that are due, or asked for, each read under its own lock and saved before the next. */
import { excuseStrike, observe } from '@/utils/health/observe';
import { MINUTE, type Policy } from '@/utils/health/policy';
import { nextDue } from '@/utils/health/schedule';
import { refusedLast, strikePending } from '@/utils/health/weigh';
import { grantLock, ifFree, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import type { Obstacle } from '@/utils/model/health';
import type { OutcomeCode } from '@/utils/model/outcomes';
import type { Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { changeAccount, dueAccounts } from '@/utils/store/accounts';
import { noteHost, readHost } from '@/utils/store/hosts';
import { withJob } from '@/utils/store/jobs';
import { readAll, readOne, setAsideUnreadable } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { Unreadable } from '@/utils/store/vault';
import { appOf, canAsk, withToken } from './access';
import { renew, settleCutOff } from './renew';
import { renewalDue, settle } from './settle';

/** Accounts read at the same moment; on one host never more than two. */
const WIDTH = 6;
const WIDTH_PER_HOST = 2;
/** So many times in a row an app has to be refused before its details count as wrong. */
const REFUSALS = 3;
/** A token younger than this (ms) is not renewed again, whoever asks. */
const JUST_RENEWED = MINUTE;

/** The budget an account draws on: the first host that its checks ask, or its network. */
export const hostOf = (account: Pick<Account, 'network' | 'issuer'>): string =>
  networkOf(account.network)?.hosts(account.issuer)[0] ?? account.issuer ?? account.network;

/** Judge, schedule and save. */
export const save = (id: string, policy: Policy, now: number, change: (account: Account) => Account) =>
  changeAccount(id, now, account => settle(change(account), networkOf(account.network), policy, now, Math.random()));

/** A renewal is due, or is the only proof of life there is. */
const wantsRenewal = (account: Account, network: Network, now: number): boolean => {
  if (!account.token || account.token.renews === 'no' || account.token.renewedByTool) return false;
  const at = renewalDue(network, account.token, now);
  const justRenewed = now - (account.token.issuedAt ?? 0) < JUST_RENEWED;
  return (at !== null && now >= at) || (!network.freeCheck && !justRenewed);
};

/** The access token is refused or over, but its refresh token has not been asked yet: only that one decides. */
const maySpeakFor = (account: Account, finding: Finding, now: number): boolean =>
  account.token?.renews === 'refresh-token' &&
  !account.token.renewedByTool &&
  now - (account.token.issuedAt ?? 0) >= JUST_RENEWED &&
  (finding.result === 'refused' ||
    (finding.result === 'ended' && (finding.cause === 'lifetime-ended' || finding.cause === 'unknown')));

/** Ask the network about one account, by renewing where that is due. `null`: nothing can be asked. */
const ask = async (account: Account, network: Network): Promise<Finding | Obstacle | null> => {
  const check = async () =>
    (await withToken(account, Date.now(), ctx => network.check(ctx))) ?? ('token-unreadable' as const);
  try {
    if (!(await settleCutOff(account, network, Date.now()))) return 'renewal-cut-off';
    if (!wantsRenewal(account, network, Date.now())) {
      const finding = network.freeCheck ? await check() : null;
      if (finding === null || typeof finding === 'string' || !maySpeakFor(account, finding, Date.now())) return finding;
    }
    // A session that was opened with a password needs no app.
    if (account.token?.renews === 'itself' || network.signInWithPassword || (await appOf(account)))
      return (await renew(account, network, Date.now)) ?? 'token-unreadable';
    // A refresh token is of no use without its app. The access token may still tell something.
    const finding = network.freeCheck ? await check() : 'app-missing';
    return typeof finding === 'object' && finding.result === 'ended' ? 'app-missing' : finding;
  } catch (error) {
    if (error instanceof Unreadable) return 'token-unreadable';
    throw error;
  }
};

/**
 * Bare refusals of several accounts within a minute are an outage, however far apart the next ones come,
 * until another account of that host was read well after this one was first refused.
 */
const refusedTogether = async (account: Account, policy: Policy, now: number): Promise<Account[]> => {
  const same = (await readAll('accounts')).good.filter(a => a.id !== account.id && hostOf(a) === hostOf(account));
  const well = same.flatMap(a => a.evidence.filter(e => e.kind === 'network' && e.finding === 'alive').map(e => e.at));
  const wellAt = Math.max(Number.NEGATIVE_INFINITY, ...well);
  const refusedSince = Math.min(now, ...account.evidence.filter(e => e.finding === 'refused').map(e => e.at));
  if (wellAt > refusedSince || now - wellAt <= MINUTE) return [];
  return same.filter(a => {
    const latest = refusedLast(a.evidence, policy);
    return latest !== undefined && latest.at > wellAt && (latest.outage || now - latest.at <= MINUTE);
  });
};

const saveFinding = async (account: Account, finding: Finding, policy: Policy): Promise<void> => {
  const now = Date.now();
  const { network, issuer, id } = account;
  await noteHost(hostOf(account), { network, ...(issuer ? { issuer } : {}) }, finding, now);
  const together = finding.result === 'refused' ? await refusedTogether(account, policy, now) : [];
  for (const other of together) {
    if (strikePending(other.evidence, policy)) await save(other.id, policy, now, a => excuseStrike(a));
  }
  await save(id, policy, now, a => {
    const heard = observe({ ...a, obstacle: undefined }, finding, now);
    return together.length ? excuseStrike(heard, a.failures) : heard;
  });
};

/** Read one account. Returns what a person who asked should be told, `undefined` where nothing was asked of the network. */
const readAccount = async (account: Account, policy: Policy, byHand: boolean): Promise<OutcomeCode | undefined> => {
  const { id } = account;
  const network = networkOf(account.network);
  const now = Date.now();
  const rest = (change: Partial<Account> = {}) => save(id, policy, now, a => ({ ...a, ...change }));
  if (!network || !account.token) return void (await rest());
  if (!(await canAsk(account, network))) {
    await rest({ obstacle: 'host-not-granted' });
    return 'host-not-granted';
  }
  const wait = await readHost(hostOf(account));
  // A request to wait binds everybody; a pause after failures is ours, and a person may cut it short.
  if (wait?.until && wait.until > now && (wait.reason === 'rate-limited' || !byHand)) {
    const waiting = (a: Account): Account => ({
      ...a,
      failures: Math.max(1, a.failures),
      failure: wait.reason ?? 'outage',
    });
    await changeAccount(id, now, a => {
      const rested = settle(waiting(a), network, policy, now, Math.random());
      // The host's wait puts off the reading, not the warnings that time alone brings.
      return { ...rested, dueAt: Math.min(wait.until ?? now, nextDue(rested, undefined, policy, now, 0) ?? Infinity) };
    });
    return wait.reason === 'rate-limited' ? 'rate-limited' : 'network-down';
  }
  const found = await withJob(id, wantsRenewal(account, network, now) ? 'renew' : 'check', now, () =>
    ask(account, network),
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
  if (found.result === 'inconclusive' && found.reason === 'app-misconfigured') {
    await save(id, policy, Date.now(), a => {
      const heard = observe(a, found, Date.now());
      return heard.failures < REFUSALS ? heard : { ...heard, obstacle: 'app-missing' };
    });
    return 'app-missing';
  }
  if (account.token.renewedByTool && found.result === 'ended' && found.cause === 'lifetime-ended') {
    // Our copy has come to its end. The tool has a fresh one by now, and we cannot tell: the state stays and gets older.
    const past = { ...account.token, expiresAt: Math.min(account.token.expiresAt ?? now, now) };
    await rest({ token: past, triedAt: now, failures: 0, failure: undefined });
    return undefined;
  }
  await saveFinding(account, found, policy);
  if (found.result === 'inconclusive') return found.reason === 'rate-limited' ? 'rate-limited' : 'network-down';
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
export const visit = (id: string, { asked, byHand, tell }: Asked, policy: Policy): Promise<void> =>
  withLock(grantLock(id), async () => {
    const account = await readOne('accounts', id);
    if (!account) return void (await setAsideUnreadable(Date.now()));
    // Not read, but brought to rest all the same: left as due it would wake the worker for ever.
    if (account.paused && !byHand) return void (await save(id, policy, Date.now(), a => a));
    if ((account.triedAt ?? 0) >= asked) return;
    const code = await readAccount(account, policy, byHand).catch(error => {
      log('reading-failed', { network: account.network, error: String(error) });
      return 'network-down' as const;
    });
    if (tell && code) await changeAccount(id, Date.now(), a => ({ ...a, outcome: { code, at: Date.now() } }));
  });

/** Work through a queue, `width` at a time and at most two per host. */
const workThrough = async (
  ids: readonly string[],
  hosts: ReadonlyMap<string, string>,
  work: (id: string) => Promise<void>,
) => {
  const waiting = [...ids];
  const running = new Map<string, number>();
  const worker = async (): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex(id => (running.get(hosts.get(id) ?? '') ?? 0) < WIDTH_PER_HOST);
      const id = waiting[at];
      if (id === undefined) return;
      waiting.splice(at, 1);
      const host = hosts.get(id) ?? '';
      running.set(host, (running.get(host) ?? 0) + 1);
      await work(id).finally(() => running.set(host, (running.get(host) ?? 1) - 1));
    }
  };
  // A worker that finds only full hosts ends; the one that fills them goes on, so nothing is left over.
  await Promise.all(Array.from({ length: WIDTH }, worker));
};

/** Read the accounts that are due, or exactly `ids`. */
export const poll = async (by: Asked, ids?: readonly string[]): Promise<void> => {
  const policy = policyOf(await readSettings());
  const todo = ids ?? (await dueAccounts(by.asked));
  const read = await Promise.all(todo.map(id => readOne('accounts', id)));
  const accounts = new Map(read.flatMap(account => (account ? [[account.id, hostOf(account)] as const] : [])));
  const pass = () => workThrough(todo, accounts, id => visit(id, by, policy));
  // Passes on schedule never overlap; what a person asks for does not wait for one.
  await (ids ? pass() : ifFree('poll', pass));
};

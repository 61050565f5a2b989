/** Whose patience an account draws on: its own, its app's, its host's. Accounts that share one wait and fail together. */
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import { networkOf } from '@/utils/networks/index';
import { noteHost, readHost } from '@/utils/store/hosts';
import { appOf } from './access';

type Budgeted = Pick<Account, 'network' | 'issuer' | 'appId' | 'waitUntil'>;

/** The budget an account draws on: the first host that its checks ask, or its network. */
export const hostOf = (account: Pick<Account, 'network' | 'issuer'>): string =>
  networkOf(account.network)?.hosts(account.issuer)[0] ?? account.issuer ?? account.network;

/** The app's share of that host. Tokens whose app is not known share one. */
const appShareOf = async (account: Budgeted): Promise<string> =>
  `${hostOf(account)} ${account.appId ?? (await appOf(account))?.id ?? ''}`;

export interface Wait {
  until: number;
  reason: 'unreachable' | 'outage' | 'rate-limited';
}

/** Everything that an account has to wait for at `now` (ms), the longest first. */
export const waitsOf = async (account: Budgeted, now: number): Promise<Wait[]> => {
  const share = await appShareOf(account);
  const records = await Promise.all([readHost(hostOf(account)), readHost(share)]);
  const own: Wait[] = account.waitUntil ? [{ until: account.waitUntil, reason: 'rate-limited' }] : [];
  const shared = records.flatMap(record =>
    record?.until ? [{ until: record.until, reason: record.reason ?? 'outage' }] : [],
  );
  return [...own, ...shared].filter(({ until }) => until > now).sort((a, b) => b.until - a.until);
};

/** Note what an answer says about those who share it. What binds one account alone says nothing about its host. */
export const noteBudget = async (account: Budgeted, finding: Finding, now: number): Promise<void> => {
  const { network, issuer } = account;
  const about = { network, ...(issuer ? { issuer } : {}) };
  const binds = finding.result === 'inconclusive' ? finding.binds : undefined;
  if (binds === 'account') return;
  await noteHost(binds === 'app' ? await appShareOf(account) : hostOf(account), about, finding, now);
};

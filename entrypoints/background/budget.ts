/** Whose patience an account draws on: accounts that ask the same host wait and fail together. */
import type { Account } from '@/utils/model/account';
import { networkOf } from '@/utils/networks/index';

/** The budget an account draws on: the first host that its checks ask, or its network. */
export const hostOf = (account: Pick<Account, 'network' | 'issuer'>): string =>
  networkOf(account.network)?.hosts(account.issuer)[0] ?? account.issuer ?? account.network;

/** The one way an account is changed in the background: judged, scheduled and saved in one go. */
import type { Policy } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { networkOf } from '@/utils/networks/index';
import { changeAccount } from '@/utils/store/accounts';
import { settle } from './settle';

/** Judge, schedule and save. `now`: epoch ms. */
export const save = (id: string, policy: Policy, now: number, change: (account: Account) => Account) =>
  changeAccount(id, now, account => settle(change(account), networkOf(account.network), policy, now, Math.random()));

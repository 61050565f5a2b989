/** The one way an account is changed in the background: judged, scheduled and saved in one go, its children with it. */
import type { Policy } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { networkOf } from '@/utils/networks/index';
import { changeAccount, type Heir } from '@/utils/store/accounts';
import type { SealedRecord } from '@/utils/store/schema';
import { inherit } from './inherit';
import { settle } from './settle';

/** Children that rest on this account's token learn what it has learned. */
export const heirAt =
  (policy: Policy, now: number): Heir =>
  (child, parent) => {
    const after = inherit(child, parent);
    return after === child ? child : settle(after, networkOf(after.network), policy, now, Math.random());
  };

/** Judge, schedule and save. `now`: epoch ms. */
export const save = (
  id: string,
  policy: Policy,
  now: number,
  change: (account: Account) => Account,
  secret?: SealedRecord | null,
) =>
  changeAccount(
    id,
    now,
    account => settle(change(account), networkOf(account.network), policy, now, Math.random()),
    secret,
    heirAt(policy, now),
  );

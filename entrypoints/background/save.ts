/** The one way an account is changed in the background: judged, scheduled and saved in one go, its children with it. */
import type { Policy } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { networkOf } from '@/utils/networks/index';
import { changeAccount, changeAccounts, type Heir } from '@/utils/store/accounts';
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

const settled = (policy: Policy, now: number, change: (account: Account) => Account) => (account: Account) =>
  settle(change(account), networkOf(account.network), policy, now, Math.random());

/** Judge, schedule and save. `now`: epoch ms. */
export const save = (
  id: string,
  policy: Policy,
  now: number,
  change: (account: Account) => Account,
  secret?: SealedRecord | null,
) => changeAccount(id, now, settled(policy, now, change), secret, heirAt(policy, now));

/** So many at once are written together: others get their turn in between, and what is done stays done. */
const TOGETHER = 100;

/** The same change to each of them. `now`: epoch ms. */
export const saveMany = async (
  ids: readonly string[],
  policy: Policy,
  now: number,
  change: (account: Account) => Account,
): Promise<void> => {
  for (let i = 0; i < ids.length; i += TOGETHER)
    await changeAccounts(ids.slice(i, i + TOGETHER), now, settled(policy, now, change), heirAt(policy, now));
};

/** Cuts a queue into what is asked at once: single accounts, and those of one app whose network takes their checks together. */
import type { Account } from '@/utils/model/account';
import type { Batch } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { appOf } from './access';
import { hostOf } from './budget';

export interface Unit {
  ids: string[];
  /** Whose budget it is; empty where that is not known. */
  host: string;
  /** Set where several are asked in one request. */
  batch?: Batch | undefined;
}

interface Queued {
  id: string;
  account: Account | undefined;
}

/** Whom this account may be asked together with. `undefined`: nobody. */
const companyOf = async (account: Account | undefined): Promise<{ key: string; batch: Batch } | undefined> => {
  const batch = account?.token && networkOf(account.network)?.batch;
  const app = batch && (await appOf(account));
  return app && { key: `${hostOf(account)} ${app.clientId}`, batch };
};

/** In the order of the queue, each group where its first member stands. */
export const unitsOf = async (queue: readonly Queued[]): Promise<Unit[]> => {
  const units: Unit[] = [];
  const open = new Map<string, Unit>();
  for (const { id, account } of queue) {
    const company = await companyOf(account);
    const standing = company && open.get(company.key);
    if (company && standing && standing.ids.length < company.batch.most) {
      standing.ids.push(id);
      standing.batch = company.batch;
      continue;
    }
    const unit: Unit = { ids: [id], host: account ? hostOf(account) : '' };
    units.push(unit);
    if (company) open.set(company.key, unit);
  }
  return units;
};

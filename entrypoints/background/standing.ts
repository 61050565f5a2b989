/** Which of the notices that were written down still say how their accounts stand: no other is shown or sent. */
import { standingNotice, worthTelling } from '@/utils/health/change';
import { type Policy, policyFor } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { type About, isAbout } from '@/utils/model/delivery';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { isLost } from '@/utils/model/words';
import { database } from '@/utils/store/db';
import { readAll, readOne } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';
import { policyOf, readSettings } from '@/utils/store/settings';

export interface Standing {
  record: NoticeRecord;
  view: AccountView;
}

/** Put off by a person: told when it wakes, if it is so then. */
export const isAsleep = ({ paused, snoozedUntil = 0 }: AccountView, now: number): boolean =>
  paused || snoozedUntil > now;

/** As it is shown at this moment: it may have come to its end since it was last judged. */
const fits = ({ step }: NoticeRecord, { health }: AccountView, now: number): boolean => {
  if (step === 'lost') return isLost(health.state);
  return !isLost(health.state) && (step === 'back' || (health.deadline !== null && health.deadline > now));
};

/** By key. Mended, reconnected with another token, nearer to its end, put off: overtaken. @param now epoch ms */
export const standing = (
  accounts: ReadonlyMap<string, Account>,
  snapshot: Pick<Snapshot, 'accounts'>,
  records: readonly NoticeRecord[],
  policy: Policy,
  now: number,
): Map<string, Standing> => {
  const found = new Map<string, Standing>();
  const views = new Map(snapshot.accounts.map(view => [view.id, view]));
  for (const [id, notices] of Map.groupBy(records, ({ accountId }) => accountId)) {
    const [account, view] = [accounts.get(id), views.get(id)];
    if (!account || !view || isAsleep(view, now)) continue;
    const telling = worthTelling(account, policyFor(policy, account.network), now);
    const stands = telling && standingNotice(account, telling, notices);
    for (const record of notices)
      if ((record === stands || record.step === 'back') && fits(record, view, now))
        found.set(record.key, { record, view });
  }
  return found;
};

/** From here on reading everything at once is quicker than one account after the other. */
const FEW = 50;

/** What of a message is still so. @param now epoch ms */
export const stillSo = async (
  about: readonly About[],
  snapshot: Snapshot,
  now: number,
): Promise<{ about: About; view: AccountView }[]> => {
  const db = await database();
  const ids = [...new Set(about.map(({ accountId }) => accountId))];
  const few = ids.length < FEW;
  const accounts = few
    ? (await Promise.all(ids.map(id => readOne('accounts', id)))).filter(each => each !== undefined)
    : (await readAll('accounts')).good;
  const records = few
    ? (await Promise.all(ids.map(id => db.getAllFromIndex('notices', 'account', id)))).flat()
    : await db.getAll('notices');
  const byId = new Map(accounts.map(account => [account.id, account]));
  const found = standing(byId, snapshot, records, policyOf(await readSettings()), now);
  return about.flatMap(each => {
    const there = found.get(each.notice);
    return there && isAbout(each, there.record) ? [{ about: each, view: there.view }] : [];
  });
};

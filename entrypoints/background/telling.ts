/** Writes down what is to be told, once each; whether and how it is shown is decided elsewhere. */
import { isBack, recoveryKey, standingNotice, tellingKey, worthTelling } from '@/utils/health/change';
import { type Policy, policyFor } from '@/utils/health/policy';
import { isAhead } from '@/utils/health/rewind';
import type { Account } from '@/utils/model/account';
import { isLost } from '@/utils/model/words';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';

/** A record of this account and step, not shown yet. */
const recordOf = (key: string, account: Account, step: string, now: number): NoticeRecord => ({
  key,
  accountId: account.id,
  at: now,
  step,
  shown: 0,
  ...(account.health.deadline === null ? {} : { deadline: account.health.deadline }),
});

/**
 * What was lost and told, and works again: that is told as well, and the loss is forgotten, so that the next one is news.
 * Where an earlier recovery has not been told yet, this one takes its place.
 */
const recoveries = (known: readonly NoticeRecord[], accounts: ReadonlyMap<string, Account>, now: number) => {
  const lost = known.filter(({ step, accountId }) => {
    const account = accounts.get(accountId);
    return step === 'lost' && !(account && (isLost(account.health.state) || !isBack(account)));
  });
  const earlier = Map.groupBy(
    known.filter(({ step }) => step === 'back'),
    ({ accountId }) => accountId,
  );
  const over = [...lost];
  const fresh = [...Map.groupBy(lost, ({ accountId }) => accountId)].flatMap(([id, losses]) => {
    const account = accounts.get(id);
    const told = losses.filter(record => record.shown === 1 || record.told?.length);
    const last = told.at(-1);
    if (!account || !last) return [];
    const before = earlier.get(id) ?? [];
    over.push(...before);
    const owed = [...new Set([...told.flatMap(each => each.told ?? []), ...before.flatMap(each => each.owed ?? [])])];
    const shows = told.some(each => each.shown === 1) || before.some(each => each.shown === 0);
    const of = [
      ...told.map(({ key, at }) => ({ notice: key, at })),
      ...before.flatMap(each => (each.owed && each.losses) ?? []),
    ];
    const record = recordOf(recoveryKey(account, last.at), account, 'back', now);
    return [{ ...record, shown: shows ? 0 : 1, ...(owed.length ? { owed, losses: of } : {}) } as const];
  });
  return { over, fresh };
};

const warnings = (known: readonly NoticeRecord[], accounts: Iterable<Account>, policy: Policy, now: number) => {
  const fresh: NoticeRecord[] = [];
  const own = Map.groupBy(known, ({ accountId }) => accountId);
  for (const account of accounts) {
    // What has never been asked about, and is about to be, may renew itself in a moment.
    if (account.token && account.triedAt === undefined && !account.obstacle) continue;
    const telling = worthTelling(account, policyFor(policy, account.network), now);
    if (!telling || standingNotice(account, telling, own.get(account.id) ?? [])) continue;
    const key = tellingKey(account, telling);
    fresh.push(recordOf(key, account, telling.step === 'lost' ? 'lost' : `days:${telling.days}`, now));
  }
  return fresh;
};

/**
 * Brings the notices up to date with the accounts in one transaction: a worker that dies leaves all of it or nothing.
 * @param now epoch ms
 * @returns the accounts, as they were read for it
 */
export const collect = async (policy: Policy, now: number): Promise<ReadonlyMap<string, Account>> => {
  const db = await database();
  const accounts = new Map((await readAll('accounts')).good.map(account => [account.id, account]));
  const records = await db.getAll('notices');
  const { over, fresh } = recoveries(records, accounts, now);
  const gone = new Set(over);
  const known = records.filter(record => !gone.has(record));
  const write = [...fresh, ...warnings(known, accounts.values(), policy, now)];
  if (!over.length && !write.length) return accounts;
  const tx = db.transaction('notices', 'readwrite');
  await Promise.all([...over.map(({ key }) => tx.store.delete(key)), ...write.map(record => tx.store.put(record))]);
  await tx.done;
  return accounts;
};

/**
 * A clock that was ahead has been set right: a warning that it brought too early is forgotten, so that it comes at its time.
 * @param now epoch ms
 */
export const rewindNotices = async (now: number): Promise<void> => {
  const tx = (await database()).transaction('notices', 'readwrite');
  for (const record of await tx.store.getAll()) {
    const { at, toldAt, toldTimes = {}, escalatedAt } = record;
    const times = Object.values(toldTimes);
    if (![at, toldAt, escalatedAt, ...times].some(time => isAhead(time, now))) continue;
    if (isAhead(at, now) && record.step.startsWith('days:')) await tx.store.delete(record.key);
    else
      await tx.store.put({
        ...record,
        at: Math.min(at, now),
        ...(toldAt === undefined ? {} : { toldAt: Math.min(toldAt, now) }),
        ...(times.length
          ? { toldTimes: Object.fromEntries(Object.entries(toldTimes).map(([id, time]) => [id, Math.min(time, now)])) }
          : {}),
        ...(escalatedAt === undefined ? {} : { escalatedAt: Math.min(escalatedAt, now) }),
      });
  }
  await tx.done;
};

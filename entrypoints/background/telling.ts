/** Writes down what is to be told, once each; whether and how it is shown is decided elsewhere. */
import { isBack, isOtherDeadline, recoveryKey, tellingKey, worthTelling } from '@/utils/health/change';
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

/** What was lost and told, and works again: that is told as well, and the loss is forgotten, so that the next one is news. */
const recoveries = (known: readonly NoticeRecord[], accounts: ReadonlyMap<string, Account>, now: number) => {
  const over = known.filter(({ step, accountId }) => {
    const account = accounts.get(accountId);
    return step === 'lost' && !(account && (isLost(account.health.state) || !isBack(account)));
  });
  const told = over.filter(record => record.shown === 1 || record.told?.length);
  const back = new Map(told.map(record => [record.accountId, record]));
  const fresh = [...back.values()].flatMap(({ accountId, at, told: people }) => {
    const account = accounts.get(accountId);
    return account && !account.paused
      ? [{ ...recordOf(recoveryKey(account, at), account, 'back', now), ...(people?.length ? { owed: people } : {}) }]
      : [];
  });
  return { over, fresh };
};

const warnings = (
  known: ReadonlyMap<string, NoticeRecord>,
  accounts: Iterable<Account>,
  policy: Policy,
  now: number,
) => {
  const fresh: NoticeRecord[] = [];
  for (const account of accounts) {
    // What has never been asked about, and is about to be, may renew itself in a moment.
    if (account.token && account.triedAt === undefined && !account.obstacle) continue;
    const telling = worthTelling(account, policyFor(policy, account.network), now);
    if (!telling) continue;
    const key = tellingKey(account, telling);
    const before = known.get(key);
    const anew =
      telling.step === 'days' && isOtherDeadline(before?.deadline, account.health.deadline, Boolean(account.token));
    if (before && !anew) continue;
    fresh.push(recordOf(key, account, telling.step === 'lost' ? 'lost' : `days:${telling.days}`, now));
  }
  return fresh;
};

/**
 * Brings the notices up to date with the accounts in one transaction: a worker that dies leaves all of it or nothing.
 * @param now epoch ms
 */
export const collect = async (policy: Policy, now: number): Promise<void> => {
  const db = await database();
  const accounts = new Map((await readAll('accounts')).good.map(account => [account.id, account]));
  const records = await db.getAll('notices');
  const { over, fresh } = recoveries(records, accounts, now);
  const gone = new Set(over);
  const known = new Map(records.flatMap(record => (gone.has(record) ? [] : [[record.key, record] as const])));
  const write = [...fresh, ...warnings(known, accounts.values(), policy, now)];
  if (!over.length && !write.length) return;
  const tx = db.transaction('notices', 'readwrite');
  await Promise.all([...over.map(({ key }) => tx.store.delete(key)), ...write.map(record => tx.store.put(record))]);
  await tx.done;
};

/**
 * A clock that was ahead has been set right: a warning that it brought too early is forgotten, so that it comes at its time.
 * @param now epoch ms
 */
export const rewindNotices = async (now: number): Promise<void> => {
  const tx = (await database()).transaction('notices', 'readwrite');
  for (const record of await tx.store.getAll()) {
    const { at, toldAt, escalatedAt } = record;
    if (!isAhead(at, now) && !isAhead(toldAt, now) && !isAhead(escalatedAt, now)) continue;
    if (isAhead(at, now) && record.step.startsWith('days:')) await tx.store.delete(record.key);
    else
      await tx.store.put({
        ...record,
        at: Math.min(at, now),
        ...(toldAt === undefined ? {} : { toldAt: Math.min(toldAt, now) }),
        ...(escalatedAt === undefined ? {} : { escalatedAt: Math.min(escalatedAt, now) }),
      });
  }
  await tx.done;
};

/** Tells a person what changed: each step once, several at once as one notice, and nothing twice even if the worker dies in between. */
import { browser } from 'wxt/browser';
import { tellingKey, worthTelling } from '@/utils/health/change';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { isLost } from '@/utils/model/words';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';
import { policyOf, readSettings } from '@/utils/store/settings';
import { isLoud } from '@/utils/store/snapshot';
import { languageTag } from '@/utils/wording/lang';
import { noticeText } from '@/utils/wording/notice';

/** More than this many at once become one notice. */
const DIGEST_ABOVE = 3;
export const DIGEST_ID = 'digest';

/** Write down what is to be told. What is there already has been told, or waits to be shown. */
const collect = async (now: number): Promise<void> => {
  const policy = policyOf(await readSettings());
  const db = await database();
  const accounts = (await readAll('accounts')).good;
  const known = new Map((await db.getAll('notices')).map(record => [record.key, record]));
  // What came back may be lost again, and that is news again.
  const lost = new Set(accounts.filter(({ health }) => isLost(health.state)).map(account => account.id));
  for (const { key, step, accountId } of known.values()) {
    if (step === 'lost' && !lost.has(accountId)) await db.delete('notices', key);
  }
  for (const account of accounts) {
    // What has never been asked about, and is about to be, may renew itself in a moment.
    if (account.token && account.triedAt === undefined && !account.obstacle) continue;
    const telling = worthTelling(account, policy, now);
    if (!telling) continue;
    const key = tellingKey(account, telling);
    const step = telling.step === 'lost' ? 'lost' : `days:${telling.days}`;
    if (!known.has(key)) await db.put('notices', { key, accountId: account.id, at: now, step, shown: 0 });
  }
};

const show = (id: string, title: string, message: string) =>
  browser.notifications.create(id, { type: 'basic', title, message, iconUrl: browser.runtime.getURL('/icon-128.png') });

interface Due {
  record: NoticeRecord;
  view: AccountView;
}

/** What one human event did to a login and everything that came along with it is one notice; the login's own account leads it. */
const byLogin = (told: readonly Due[]): Due[][] => {
  const units = new Map<string, Due[]>();
  for (const due of told) {
    const { view, record } = due;
    const key = view.family
      ? `${view.family.id} ${record.step} ${view.health.state} ${view.health.cause ?? ''}`
      : view.id;
    const unit = units.get(key);
    if (unit) unit.push(due);
    else units.set(key, [due]);
  }
  const own = ({ view }: Due) => (view.parentId === undefined ? 0 : 1);
  return [...units.values()].map(unit => unit.sort((a, b) => own(a) - own(b)));
};

/** Show what waits. A notice keeps its id, so that showing it again after a crash replaces it. */
const deliver = async (snapshot: Snapshot): Promise<void> => {
  const db = await database();
  const waiting: NoticeRecord[] = await db.getAllFromIndex('notices', 'shown', 0);
  const views = new Map(snapshot.accounts.map(view => [view.id, view]));
  const lang = languageTag(browser.i18n.getUILanguage());
  const told = waiting.flatMap(record => {
    const view = views.get(record.accountId);
    return view && isLoud(view, snapshot.at) ? [{ record, view }] : [];
  });
  const units = byLogin(told);
  if (units.length > DIGEST_ABOVE) {
    const { title, message } = noticeText(
      told.map(({ view }) => view),
      snapshot.at,
      lang,
    );
    await show(DIGEST_ID, title, message);
  } else {
    for (const unit of units) {
      const views = unit.map(({ view }) => view);
      const { title, message } = noticeText(views, snapshot.at, lang);
      await show(unit[0]?.record.key ?? DIGEST_ID, title, message);
    }
  }
  for (const { record } of told) await db.put('notices', { ...record, shown: 1 });
  // Overtaken while it waited: mended, snoozed or paused. It is told when it comes true again.
  const overtaken = waiting.filter(record => !told.some(each => each.record === record));
  for (const { key } of overtaken) await db.delete('notices', key);
};

/** @param now epoch ms */
export const notify = async (snapshot: Snapshot, now: number): Promise<void> => {
  if (!(await readSettings()).notices) return;
  await collect(now);
  await deliver(snapshot);
};

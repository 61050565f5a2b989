/** Shows what is to be told: several at once as one notice, none in quiet hours, and nothing twice even if the worker dies in between. */
import { browser } from 'wxt/browser';
import { quietUntil } from '@/utils/health/quiet';
import { NOTICE_BUTTONS } from '@/utils/kit/browser';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { database } from '@/utils/store/db';
import type { NoticeRecord } from '@/utils/store/schema';
import { policyOf, readSettings } from '@/utils/store/settings';
import { languageTag } from '@/utils/wording/lang';
import { type NoticeText, noticeButtons, noticeText } from '@/utils/wording/notice';
import { DIGEST_BACK_ID, DIGEST_ID } from './opening';
import { anybodyToTell, planMessages } from './planning';
import { isAsleep, type Standing, standing } from './standing';
import { collect } from './telling';

/** More than this many at once become one notice. */
const DIGEST_ABOVE = 3;

type Waiting = { record: NoticeRecord; view: AccountView; step: string };

const show = (id: string, { title, message }: NoticeText, buttons: readonly string[] = []) =>
  browser.notifications.create(id, {
    type: 'basic',
    title,
    message,
    iconUrl: browser.runtime.getURL('/icon-128.png'),
    ...(NOTICE_BUTTONS && buttons.length ? { buttons: buttons.map(text => ({ title: text })) } : {}),
  });

/** What one human event did to a login and everything that came along with it is one notice; the login's own account leads it. */
const byLogin = (told: readonly Waiting[]): Waiting[][] => {
  const units = new Map<string, Waiting[]>();
  for (const due of told) {
    const { view, step } = due;
    const key = view.family ? `${view.family.id} ${step} ${view.health.state} ${view.health.cause ?? ''}` : view.id;
    const unit = units.get(key);
    if (unit) unit.push(due);
    else units.set(key, [due]);
  }
  const own = ({ view }: Waiting) => (view.parentId === undefined ? 0 : 1);
  return [...units.values()].map(unit => unit.sort((a, b) => own(a) - own(b)));
};

/** Show what waits. A notice keeps its id, so that showing it again after a crash replaces it. */
const deliver = async (
  snapshot: Snapshot,
  found: ReadonlyMap<string, Standing>,
  waiting: readonly NoticeRecord[],
): Promise<void> => {
  const lang = languageTag(browser.i18n.getUILanguage());
  const told = waiting.flatMap((record): Waiting[] => {
    const view = found.get(record.key)?.view;
    return view ? [{ record, view, step: record.step }] : [];
  });
  const units = byLogin(told);
  const id = told.every(({ step }) => step === 'back') ? DIGEST_BACK_ID : DIGEST_ID;
  if (units.length > DIGEST_ABOVE) await show(id, noticeText(told, snapshot.at, lang));
  else
    for (const unit of units) {
      const [lead] = unit;
      if (!lead) continue;
      const buttons = lead.step === 'back' ? [] : noticeButtons(lead.view).map(({ text }) => text);
      await show(lead.record.key, noticeText(unit, snapshot.at, lang), buttons);
    }
};

/** Writes down what has been shown, and forgets what was overtaken: it is told when it comes true again. What is put off waits. */
const settle = async (
  snapshot: Snapshot,
  found: ReadonlyMap<string, Standing>,
  waiting: readonly NoticeRecord[],
): Promise<void> => {
  const asleep = new Set(snapshot.accounts.filter(view => isAsleep(view, snapshot.at)).map(({ id }) => id));
  const tx = (await database()).transaction('notices', 'readwrite');
  await Promise.all(
    waiting.map(record => {
      if (asleep.has(record.accountId)) return undefined;
      // Somebody was told of it, or is to be: that is remembered.
      const kept = found.has(record.key) || record.told?.length || record.owed?.length;
      return kept ? tx.store.put({ ...record, shown: 1 }) : tx.store.delete(record.key);
    }),
  );
  await tx.done;
};

const readWaiting = async (): Promise<NoticeRecord[]> => (await database()).getAllFromIndex('notices', 'shown', 0);

/** While notices are off: what works again by the time that they are switched on is no news then. What needs somebody still is. */
const passOver = async (): Promise<void> => {
  const back = (await readWaiting()).filter(({ step }) => step === 'back');
  if (!back.length) return;
  const tx = (await database()).transaction('notices', 'readwrite');
  await Promise.all(back.map(record => tx.store.put({ ...record, shown: 1 })));
  await tx.done;
};

/** @param now epoch ms */
export const notify = async (snapshot: Snapshot, now: number): Promise<void> => {
  const settings = await readSettings();
  const policy = policyOf(settings);
  const accounts = await collect(policy, now);
  if (!settings.notices) await passOver();
  if (quietUntil(settings.quiet, now) !== null) return;
  const records = await (await database()).getAll('notices');
  const found = standing(accounts, snapshot, records, policy, now);
  // People first: what was overtaken for the browser is forgotten there.
  await planMessages(found, records, settings, now);
  if (!settings.notices) return;
  const waiting = await readWaiting();
  if (!waiting.length) return;
  await deliver(snapshot, found, waiting);
  await settle(snapshot, found, waiting);
};

/** When (ms) the worker has to wake for what waits for the end of the quiet hours; `undefined`: nobody is told anything then. */
export const noticesDue = async (now: number): Promise<number | undefined> => {
  const { quiet, notices } = await readSettings();
  // Whatever comes up meanwhile: an account that is lost, somebody who is to look after one or can be reached from now on.
  return notices || (await anybodyToTell()) ? (quietUntil(quiet, now) ?? undefined) : undefined;
};

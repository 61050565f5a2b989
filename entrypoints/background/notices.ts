/** Shows what is to be told: several at once as one notice, none in quiet hours, and nothing twice even if the worker dies in between. */
import { browser } from 'wxt/browser';
import { quietUntil } from '@/utils/health/quiet';
import { NOTICE_BUTTONS } from '@/utils/kit/browser';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { isLost } from '@/utils/model/words';
import { database } from '@/utils/store/db';
import type { NoticeRecord } from '@/utils/store/schema';
import { policyOf, readSettings } from '@/utils/store/settings';
import { languageTag } from '@/utils/wording/lang';
import { type NoticeText, noticeButtons, noticeText } from '@/utils/wording/notice';
import { DIGEST_ID } from './opening';
import { anybodyToTell, planMessages } from './planning';
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

/** Overtaken while it waited: mended or lost again, snoozed or paused. It is told when it comes true again. */
const stillTrue = ({ step, deadline }: NoticeRecord, view: AccountView, now: number): boolean => {
  const asleep = view.paused || (view.snoozedUntil ?? 0) > now;
  const lost = isLost(view.health.state);
  if (asleep) return false;
  if (step === 'lost') return lost;
  if (step === 'back') return !lost;
  return !lost && view.health.deadline !== null && deadline !== undefined;
};

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
const deliver = async (snapshot: Snapshot): Promise<void> => {
  const db = await database();
  const waiting: NoticeRecord[] = await db.getAllFromIndex('notices', 'shown', 0);
  if (!waiting.length) return;
  const views = new Map(snapshot.accounts.map(view => [view.id, view]));
  const lang = languageTag(browser.i18n.getUILanguage());
  const told = waiting.flatMap((record): Waiting[] => {
    const view = views.get(record.accountId);
    return view && stillTrue(record, view, snapshot.at) ? [{ record, view, step: record.step }] : [];
  });
  const units = byLogin(told);
  if (units.length > DIGEST_ABOVE) await show(DIGEST_ID, noticeText(told, snapshot.at, lang));
  else
    for (const unit of units) {
      const [lead] = unit;
      if (!lead) continue;
      const buttons = lead.step === 'back' ? [] : noticeButtons(lead.view).map(({ text }) => text);
      await show(lead.record.key, noticeText(unit, snapshot.at, lang), buttons);
    }
  const tx = db.transaction('notices', 'readwrite');
  const shown = new Set(told.map(({ record }) => record));
  await Promise.all(
    waiting.map(record =>
      // What is not told has been overtaken.
      shown.has(record) ? tx.store.put({ ...record, shown: 1 }) : tx.store.delete(record.key),
    ),
  );
  await tx.done;
};

/** @param now epoch ms */
export const notify = async (snapshot: Snapshot, now: number): Promise<void> => {
  const settings = await readSettings();
  const people = await anybodyToTell();
  if (!settings.notices && !people) return;
  await collect(policyOf(settings), now);
  if (quietUntil(settings.quiet, now) !== null) return;
  // People first: what was overtaken for the browser is forgotten there.
  if (people) await planMessages(snapshot, settings, now);
  if (settings.notices) await deliver(snapshot);
};

/** When (ms) the worker has to wake for notices that wait for the end of the quiet hours; `undefined`: none do. */
export const noticesDue = async (now: number): Promise<number | undefined> => {
  const { quiet, notices } = await readSettings();
  const until = notices || (await anybodyToTell()) ? quietUntil(quiet, now) : null;
  if (until === null) return undefined;
  return (await (await database()).countFromIndex('notices', 'shown', 0)) > 0 ? until : undefined;
};

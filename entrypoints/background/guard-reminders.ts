/**
 * "Remind me afterwards": which tabs stand on a page that may end tokens, kept for the browser's session, and what happens when
 * they leave it. A closed tab is told by the browser; a page that leaves tells itself; an alarm looks after what neither told.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { withLock } from '@/utils/kit/lock';
import { holdsHosts } from '@/utils/kit/sites';
import { GUARD_KINDS, type GuardKind } from '@/utils/model/guard';
import { guardedPage } from '@/utils/networks/guard/all';
import { openReconnectList } from './opening';
import { round } from './rounds';

export const GUARD_ALARM = 'guard';
const KEY = 'guard-reminders';
/** How often the alarm looks, minutes: the least that browsers allow. */
const EVERY = 0.5;
/** A page that leaves is looked at this often, so far apart (ms): the next one has to arrive first. */
const LOOKS = 40;
const APART = 250;

const reminderSchema = z.object({ ids: z.array(z.string()), kind: z.enum(GUARD_KINDS), site: z.string() });
const allSchema = z.record(z.string(), reminderSchema).catch({});
type Reminder = z.infer<typeof reminderSchema>;

const readReminders = async () => allSchema.parse((await browser.storage.session.get(KEY))[KEY] ?? {});

/** One at a time; without reminders there is no alarm. @returns what stood there before */
const change = (tabId: number, reminder: Reminder | undefined): Promise<Reminder | undefined> =>
  withLock(KEY, async () => {
    const { [tabId]: before, ...rest } = await readReminders();
    const all = reminder ? { ...rest, [tabId]: reminder } : rest;
    await browser.storage.session.set({ [KEY]: all });
    if (Object.keys(all).length) await browser.alarms.create(GUARD_ALARM, { periodInMinutes: EVERY });
    else await browser.alarms.clear(GUARD_ALARM);
    return before;
  });

/** Is this tab waited for on this kind of page? */
export const isReminded = async (tabId: number | undefined, kind: GuardKind): Promise<boolean> =>
  tabId !== undefined && (await readReminders())[tabId]?.kind === kind;

export const remind = async (tabId: number, reminder: Reminder | undefined): Promise<void> =>
  void (await change(tabId, reminder));

/** `lost`: the site is no longer held, so that nothing can be known about the tab. */
const whereIs = async (tabId: number, { kind, site }: Reminder): Promise<'there' | 'left' | 'lost'> => {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab) return 'left';
  if (!(await holdsHosts([site]))) return 'lost';
  // The address of a page elsewhere is not ours to see: then it is elsewhere.
  return tab.url && guardedPage(tab.url)?.kind === kind ? 'there' : 'left';
};

/** @returns whether there is nothing more to wait for */
const settle = async (tabId: number): Promise<boolean> => {
  const reminder = (await readReminders())[tabId];
  const where = reminder && (await whereIs(tabId, reminder));
  if (!reminder || where === 'there') return !reminder;
  // Whoever takes it away opens the list: two who look at once open one.
  const taken = await change(tabId, undefined);
  if (taken && where === 'left') {
    await openReconnectList(taken.ids);
    // What was ended is to be seen in the list, and what was not.
    void round(taken.ids);
  }
  return true;
};

/** Look after all tabs: after one was closed, and by the alarm. */
export const settleReminders = async (): Promise<void> => {
  for (const tabId of Object.keys(await readReminders())) await settle(Number(tabId));
};

/** A page says that it is being left. It may still stay: a person may be asked, or a file downloaded. */
export const isLeaving = async (tabId: number | undefined): Promise<void> => {
  if (tabId === undefined) return;
  for (let look = 0; look < LOOKS; look += 1) {
    if (await settle(tabId)) return;
    await new Promise(resolve => setTimeout(resolve, APART));
  }
};

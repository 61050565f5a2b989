/** One alarm, at the time the next account, tool connection or notice is due. */
import { browser } from 'wxt/browser';
import { log } from '@/utils/kit/log';
import { earliestDue } from '@/utils/store/accounts';
import { earliestConnectionDue } from '@/utils/store/connections';
import { noticesDue } from './notices';
import { messagesDue } from './sending';

export const ALARM = 'due';
/** The browser's own shortest alarm, ms (developer.chrome.com, chrome.alarms, Chrome 120). */
const SHORTEST = 30_000;
/** With nothing due, look once a day all the same: clocks may have been set. */
const LONGEST = 24 * 3_600_000;
/** A database that cannot be read may be well again in this time, ms. */
const DATABASE_WAIT = 5 * 60_000;

/** Everything that the worker has to be woken for, epoch ms. */
const dueTimes = async (now: number): Promise<number[]> =>
  [await earliestDue(), await earliestConnectionDue(), await noticesDue(now), await messagesDue(now)].filter(
    at => at !== undefined,
  );

/**
 * Set the alarm unless it already stands at or before that time. Never pushed back, so that waking up often cannot put a check off.
 * @param now epoch ms
 */
export const setAlarm = async (now: number): Promise<void> => {
  // An alarm goes off once: without the next one a worker whose database fails would sleep until somebody opens a page.
  const due = await dueTimes(now).catch(error => {
    log('due-not-read', { error: String(error) });
    return [now + DATABASE_WAIT];
  });
  const when = Math.min(Math.max(Math.min(...due, now + LONGEST), now + SHORTEST), now + LONGEST);
  const standing = await browser.alarms.get(ALARM);
  if (standing && standing.scheduledTime > now && standing.scheduledTime <= when) return;
  await browser.alarms.create(ALARM, { when });
};

/**
 * Before something is written that will be due at once: a worker that is ended between the writing and `setAlarm` is woken all the same.
 * @param now epoch ms
 */
export const alarmSoon = async (now: number): Promise<void> => {
  const standing = await browser.alarms.get(ALARM);
  if (standing && standing.scheduledTime > now && standing.scheduledTime <= now + SHORTEST) return;
  await browser.alarms.create(ALARM, { when: now + SHORTEST });
};

/** Pasted tokens that nobody kept are forgotten in time, also when the page that showed them is gone. */
import { browser } from 'wxt/browser';
import { sweep } from '@/utils/store/pending';

export const PASTE_ALARM = 'paste';

/** Forget what is over and wake up for the next. @param now epoch ms */
export const keepTime = async (now: number): Promise<void> => {
  const next = await sweep(now);
  if (next === undefined) await browser.alarms.clear(PASTE_ALARM);
  else await browser.alarms.create(PASTE_ALARM, { when: next });
};

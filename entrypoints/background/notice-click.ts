/** A click on a button of a notice: the account's next step, or one day's rest. */
import { browser } from 'wxt/browser';
import { DAY } from '@/utils/health/policy';
import { log } from '@/utils/kit/log';
import { policyOf, readSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { primaryAction } from '@/utils/wording/action';
import { noticeButtons } from '@/utils/wording/notice';
import { openNetworkPage } from './opening';
import { reconnect } from './reconnect';
import { showAll } from './rounds';
import { save } from './save';

/** @param button its place, from 0: what stood there follows from the account as it is now */
export const noticeButton = async (noticeId: string, button: number): Promise<void> => {
  const id = noticeId.split(':')[0] ?? '';
  await browser.notifications.clear(noticeId);
  const view = (await readSnapshot(Date.now())).accounts.find(each => each.id === id);
  const does = view && noticeButtons(view)[button]?.does;
  if (!view || !does) return;
  log('notice-button', { does });
  if (does === 'snooze') {
    const now = Date.now();
    await save(id, policyOf(await readSettings()), now, a => ({ ...a, snoozedUntil: now + DAY }));
  } else if (primaryAction(view) === 'open-network') await openNetworkPage(id);
  else await reconnect(id);
  await showAll();
};

/** A round: read what is due or asked for, then bring icon, notices and alarm up to date. */

import { allDone } from '@/utils/kit/all';
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { writeFront } from '@/utils/store/front';
import { pruneHistory } from '@/utils/store/history';
import { readSnapshot } from '@/utils/store/snapshot';
import { nameTools } from '@/utils/wording/names';
import { followClock } from './clock';
import { notify } from './notices';
import { poll } from './poll';
import type { Asked } from './reading';
import { setAlarm } from './schedule';
import { sendDue } from './sending';
import { tellTabs } from './sites';
import { spreadSuspicions } from './suspect';
import { paintToolbar } from './toolbar';
import { pollConnections } from './tools';

/** Show what the database says. One at a time: a notice must not be collected twice. */
export const showAll = (): Promise<void> =>
  withLock('show', async () => {
    const now = Date.now();
    await followClock(now).catch(error => log('clock-not-followed', { error: String(error) }));
    await spreadSuspicions(now).catch(error => log('suspicions-failed', { error: String(error) }));
    const snapshot = await readSnapshot(now);
    nameTools(snapshot.recipes);
    await paintToolbar(snapshot);
    await writeFront(snapshot);
    await notify(snapshot, now).catch(error => log('notices-failed', { error: String(error) }));
    await setAlarm(now);
    // Not awaited: a page that hangs must not hold up the icon.
    void tellTabs();
    void sendMessages();
  });

/** Messages to people go out by themselves; when they are out, or cannot go, the alarm is set for the next try. */
export const sendMessages = (): Promise<void> =>
  sendDue()
    .then(tried => (tried ? setAlarm(Date.now()) : undefined))
    .catch(error => log('sending-failed', { error: String(error) }));

/** @param ids exactly these; absent: those that are due */
export const round = async (ids?: readonly string[], by: Partial<Asked> = {}): Promise<void> => {
  // The alarm that woke us is gone; if this pass is cut short, the next one must come all the same.
  await setAlarm(Date.now());
  try {
    const now = Date.now();
    await followClock(now).catch(error => log('clock-not-followed', { error: String(error) }));
    const read = poll({ asked: now, byHand: false, tell: false, ...by }, ids);
    await allDone(ids ? [read] : [read, pollConnections(now), pruneHistory(now)]);
  } finally {
    await showAll();
  }
};

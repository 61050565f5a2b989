/** Every listener of the background, registered synchronously; no logic. */
import '@/utils/model/jitless';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onNoticeButton } from '@/utils/kit/browser';
import { onManagedChanged } from '@/utils/kit/managed';
import { commands } from './commands';
import { hostsChanged } from './commands-hosts';
import { GUARD_ALARM, settleReminders } from './guard-reminders';
import { installed } from './installed';
import { managedChanged } from './managed';
import { menuClicked } from './menu-click';
import { noticeButton } from './notice-click';
import { openFound, suggest } from './omnibox';
import { openFromNotice } from './opening';
import { keepTime, PASTE_ALARM } from './paste-time';
import { round } from './rounds';
import { ALARM } from './schedule';
import { serve } from './serve';
import { start } from './start';

export default defineBackground(() => {
  const ready = start();

  browser.runtime.onMessage.addListener(serve(commands, ready));
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === ALARM) return ready.then(() => round());
    if (alarm.name === PASTE_ALARM) return ready.then(() => keepTime(Date.now()));
    if (alarm.name === GUARD_ALARM) return ready.then(settleReminders);
  });
  browser.permissions.onAdded.addListener(() => ready.then(hostsChanged));
  browser.permissions.onRemoved.addListener(() => ready.then(hostsChanged));
  browser.tabs.onRemoved.addListener(() => ready.then(settleReminders));
  browser.notifications.onClicked.addListener(id => ready.then(() => openFromNotice(id)));
  onNoticeButton((id, button) => ready.then(() => noticeButton(id, button)));
  onManagedChanged(() => void ready.then(managedChanged));
  browser.contextMenus?.onClicked.addListener(info => void ready.then(() => menuClicked(info)));
  browser.omnibox?.onInputChanged.addListener((text, answer) => void ready.then(() => suggest(text)).then(answer));
  browser.omnibox?.onInputEntered.addListener((text, where) => void ready.then(() => openFound(text, where)));
  browser.runtime.onInstalled.addListener(details => void ready.then(() => installed(details)));
  // Its only purpose is to start this worker: `start` does the work of a new session.
  browser.runtime.onStartup.addListener(() => undefined);
});

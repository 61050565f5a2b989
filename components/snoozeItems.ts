/** For how long an account can be put off, and stopping it altogether. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { UNTIL_CHANGE } from '@/utils/model/words';
import type { Actions } from './actions';
import type { MenuItem } from './Menu';

const DAY = 86_400_000;

/** @param onDate opens the form that asks for a date and a reason */
export const snoozeItems = (view: AccountView, now: number, actions: Actions, onDate: () => void): MenuItem[] => [
  { text: i18n.t('snooze.day'), run: () => actions.snooze(view.id, now + DAY) },
  { text: i18n.t('snooze.week'), run: () => actions.snooze(view.id, now + 7 * DAY) },
  { text: i18n.t('snooze.change'), run: () => actions.snooze(view.id, UNTIL_CHANGE) },
  { text: i18n.t('snooze.date'), run: onDate, opens: true },
  view.paused
    ? { text: i18n.t('snooze.resume'), run: () => actions.pause(view.id, false) }
    : { text: i18n.t('snooze.pause'), run: () => actions.pause(view.id, true) },
];

/** Put off, and the time is not over. */
export const isSnoozed = (view: Pick<AccountView, 'snoozedUntil'>, now: number): boolean =>
  (view.snoozedUntil ?? 0) > now;

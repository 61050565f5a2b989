/** For how long an account can be put off. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { UNTIL_CHANGE } from '@/utils/model/words';
import type { Actions } from './actions';
import type { MenuItem } from './Menu';

const DAY = 86_400_000;

export const snoozeItems = (view: AccountView, now: number, actions: Actions): MenuItem[] => [
  { text: i18n.t('snooze.day'), run: () => actions.snooze(view.id, now + DAY) },
  { text: i18n.t('snooze.week'), run: () => actions.snooze(view.id, now + 7 * DAY) },
  { text: i18n.t('snooze.change'), run: () => actions.snooze(view.id, UNTIL_CHANGE) },
];

/** Put off, and the time is not over. */
export const isSnoozed = (view: Pick<AccountView, 'snoozedUntil'>, now: number): boolean =>
  (view.snoozedUntil ?? 0) > now;

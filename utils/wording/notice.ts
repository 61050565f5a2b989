/** What a notice says: one account in full, several as one with their names. */
import type { AccountView } from '../model/snapshot';
import { named } from './account';
import { actionText, primaryAction } from './action';
import { accountLeft } from './deadline';
import { accountName, holderName, networkName } from './names';
import { say, sayCount } from './say';
import { stateLine } from './state';
import { shortDate } from './time';

/** Names in a digest; the rest is counted. */
const NAMED = 4;

/** "Acme Sports (Instagram, Livefyre)": which of ten it is must be plain. */
const whole = (view: AccountView): string =>
  say('notice.account', {
    account: accountName(view),
    network: networkName(view.network, view.issuer),
    holder: holderName(view.holder),
  });

const one = (view: AccountView, step: string, now: number, lang: string): NoticeText => {
  const { state, deadline } = view.health;
  if (step === 'back')
    return {
      title: say('notice.back', { account: accountName(view) }),
      message: say('notice.back_more', { whole: whole(view), state: stateLine(view, now, lang) }),
    };
  if (step.startsWith('days:')) {
    return {
      title: say('notice.expiring', {
        account: accountName(view),
        left: accountLeft(view, now, lang) || stateLine(view, now, lang),
      }),
      message: say('notice.expiring_more', {
        whole: whole(view),
        date: deadline === null ? '' : shortDate(deadline, now, lang),
      }),
    };
  }
  const title = say(state === 'blocked' ? 'notice.blocked' : 'notice.lost', { ...named(view) });
  return { title, message: say('notice.lost_more', { whole: whole(view), why: stateLine(view, now, lang) }) };
};

export interface NoticeText {
  title: string;
  message: string;
}

const listed = (views: readonly AccountView[], lang: string): string => {
  const names = views.slice(0, NAMED).map(accountName);
  const rest = views.length - names.length;
  return new Intl.ListFormat(lang).format(rest > 0 ? [...names, sayCount('notice.more', rest, lang)] : names);
};

/**
 * @param told accounts with what is to be told of each: `lost`, `back` or `days:<n>`
 * @param now epoch ms
 */
export const noticeText = (
  told: readonly { view: AccountView; step: string }[],
  now: number,
  lang: string,
): NoticeText => {
  const [only, ...others] = told;
  if (only && !others.length) return one(only.view, only.step, now, lang);
  const views = told.map(({ view }) => view);
  const { family, health } = only?.view ?? {};
  const together = family && views.every(view => view.family?.id === family.id && view.health.cause === health?.cause);
  if (only && together && told.every(({ step }) => step === only.step)) {
    const key = only.step === 'back' ? 'notice.digest_back' : only.step === 'lost' ? 'summary.lost' : 'notice.digest';
    return {
      title: say('notice.family', {
        login: named(only.view).login,
        what: sayCount(key, views.length, lang),
      }),
      message: [stateLine(only.view, now, lang), listed(views, lang)].join(' · '),
    };
  }
  const back = told.filter(({ step }) => step === 'back').map(({ view }) => view);
  const need = told.filter(({ step }) => step !== 'back').map(({ view }) => view);
  if (!need.length) return { title: sayCount('notice.digest_back', back.length, lang), message: listed(back, lang) };
  const also = back.length ? [sayCount('notice.digest_back', back.length, lang)] : [];
  return { title: sayCount('notice.digest', need.length, lang), message: [listed(need, lang), ...also].join(' · ') };
};

/** What the buttons of a single notice do, where the browser shows any: first what mends it, then putting it off. */
export const noticeButtons = (view: AccountView): { does: 'primary' | 'snooze'; text: string }[] => {
  const action = primaryAction(view);
  // These two need a page of ours: a site is allowed, and an app entered, in the click there.
  const primary =
    action === 'allow' || action === 'add-app' ? [] : [{ does: 'primary' as const, text: actionText(action, view) }];
  return [...primary, { does: 'snooze', text: say('notice.snooze_day') }];
};

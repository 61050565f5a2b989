/** What a notice says: one account in full, several as one with their names. */
import type { AccountView } from '../model/snapshot';
import { named } from './account';
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

const one = (view: AccountView, now: number, lang: string): { title: string; message: string } => {
  const { state, deadline } = view.health;
  if (state === 'expiring') {
    return {
      title: say('notice.expiring', { account: accountName(view), left: stateLine(view, now, lang) }),
      message: say('notice.expiring_more', {
        whole: whole(view),
        date: deadline === null ? '' : shortDate(deadline, now, lang),
      }),
    };
  }
  const title = say(state === 'blocked' ? 'notice.blocked' : 'notice.lost', { ...named(view) });
  return { title, message: say('notice.lost_more', { whole: whole(view), why: stateLine(view, now, lang) }) };
};

/** @param now epoch ms */
export const noticeText = (
  views: readonly AccountView[],
  now: number,
  lang: string,
): { title: string; message: string } => {
  const [only, ...others] = views;
  if (only && !others.length) return one(only, now, lang);
  const names = views.slice(0, NAMED).map(accountName);
  const rest = views.length - names.length;
  const list = new Intl.ListFormat(lang).format(rest > 0 ? [...names, sayCount('notice.more', rest, lang)] : names);
  const { family, health } = only ?? {};
  const together = family && views.every(view => view.family?.id === family.id && view.health.cause === health?.cause);
  if (!only || !together) return { title: sayCount('notice.digest', views.length, lang), message: list };
  const what = sayCount(health?.state === 'expiring' ? 'notice.digest' : 'summary.lost', views.length, lang);
  return {
    title: say('notice.family', { login: named(only).login, what }),
    message: [stateLine(only, now, lang), list].join(' · '),
  };
};

/** The one sentence that everything opens with, and the quiet line under it. */
import type { Snapshot } from '../model/snapshot';
import { say, sayCount, t } from './say';
import { relativeTime } from './time';

const DAY = 86_400_000;

/** "3 accounts lost access, 2 expire within 10 days". Never claims that all are working unless every one is known to. */
export const summary = ({ totals }: Pick<Snapshot, 'totals'>, now: number, lang: string): string => {
  const { accounts, lost, expiring, lastDeadline, unknown, working } = totals;
  if (accounts === 0) return t('summary.empty');
  const days = Math.max(1, Math.ceil(((lastDeadline ?? now) - now) / DAY));
  const within = sayCount('summary.within_days', days, lang);

  const lostText = lost ? sayCount('summary.lost', lost, lang) : '';
  if (lost && expiring) {
    return say('summary.both', {
      lost: lostText,
      expiring: sayCount('summary.also_expiring', expiring, lang, { within }),
    });
  }
  if (lost) return lostText;
  if (expiring) return sayCount('summary.expiring', expiring, lang, { within });

  if (working === accounts) return sayCount('summary.all', working, lang);
  if (working === 0) return t(unknown === accounts ? 'summary.nothing_known' : 'summary.calm');
  const number = new Intl.NumberFormat(lang);
  return say('summary.some', { working: number.format(working), total: number.format(accounts) });
};

/** "checked 2 minutes ago" */
export const checkedLine = ({ checkedAt }: Pick<Snapshot, 'checkedAt'>, now: number, lang: string): string =>
  checkedAt === undefined ? t('time.not_checked') : say('time.checked', { when: relativeTime(checkedAt, now, lang) });

/** "47 accounts · checked 2 minutes ago" */
export const quietLine = (snapshot: Pick<Snapshot, 'totals' | 'checkedAt'>, now: number, lang: string): string =>
  say('summary.line', {
    accounts: sayCount('common.accounts', snapshot.totals.accounts, lang),
    checked: checkedLine(snapshot, now, lang),
  });

/** Straight to the queue of what needs somebody; empty for one account: its own row is nearer. */
export const reconnectAll = ({ lost, expiring }: Snapshot['totals'], lang: string): string =>
  lost + expiring > 1 ? say('queue.reconnect_all', { count: new Intl.NumberFormat(lang).format(lost + expiring) }) : '';

/** The one sentence that everything opens with, and the quiet line under it. */
import { i18n } from '#i18n';
import type { Snapshot } from '../model/snapshot';
import { say, sayCount } from './say';
import { relativeTime } from './time';

const DAY = 86_400_000;
const LOST = ['revoked', 'expired', 'blocked'];

/** "3 accounts lost access, 2 expire within 10 days". Never claims that all are working unless every one is known to. */
export const summary = ({ accounts }: Pick<Snapshot, 'accounts'>, now: number, lang: string): string => {
  if (accounts.length === 0) return i18n.t('summary.empty');
  const awake = accounts.filter(({ paused, snoozedUntil }) => !paused && !(snoozedUntil && snoozedUntil > now));
  const lost = awake.filter(({ health }) => LOST.includes(health.state)).length;
  const ends = awake.filter(({ health }) => health.state === 'expiring').map(({ health }) => health.deadline ?? now);
  const days = Math.max(1, Math.ceil((ends.reduce((a, b) => Math.max(a, b), now) - now) / DAY));
  const within = sayCount('summary.within_days', days, lang);

  const lostText = lost ? sayCount('summary.lost', lost, lang) : '';
  if (lost && ends.length) {
    return say('summary.both', {
      lost: lostText,
      expiring: sayCount('summary.also_expiring', ends.length, lang, { within }),
    });
  }
  if (lost) return lostText;
  if (ends.length) return sayCount('summary.expiring', ends.length, lang, { within });

  const working = accounts.filter(({ health }) => health.state === 'healthy').length;
  if (working === accounts.length) return sayCount('summary.all', working, lang);
  if (working === 0)
    return i18n.t(accounts.every(a => a.health.state === 'unknown') ? 'summary.nothing_known' : 'summary.calm');
  const number = new Intl.NumberFormat(lang);
  return say('summary.some', { working: number.format(working), total: number.format(accounts.length) });
};

/** "checked 2 minutes ago" */
export const checkedLine = ({ checkedAt }: Pick<Snapshot, 'checkedAt'>, now: number, lang: string): string =>
  checkedAt === undefined
    ? i18n.t('time.not_checked')
    : say('time.checked', { when: relativeTime(checkedAt, now, lang) });

/** "47 accounts · checked 2 minutes ago" */
export const quietLine = (snapshot: Pick<Snapshot, 'accounts' | 'checkedAt'>, now: number, lang: string): string =>
  say('summary.line', {
    accounts: sayCount('common.accounts', snapshot.accounts.length, lang),
    checked: checkedLine(snapshot, now, lang),
  });

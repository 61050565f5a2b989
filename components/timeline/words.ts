/** What the timeline says of lanes and clusters. */
import { i18n } from '#i18n';
import { addDays } from '@/utils/insight/days';
import type { By, Cluster, Kind, Lane, Timeline } from '@/utils/insight/timeline';
import { accountName, holderName, networkName } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { listNames } from '@/utils/wording/signIn';
import { shortDate } from '@/utils/wording/time';

/** Names in a line; the rest is counted. */
const NAMED = 3;

export const laneName = ({ of }: Pick<Lane, 'of'>, by: By): string =>
  by === 'holder' ? holderName(of.holder) : networkName(of.network, of.issuer);

/** By their names; a network or tool never stands twice. */
export const inOrder = (timeline: Timeline, by: By, lang: string): Timeline => {
  const compare = new Intl.Collator(lang).compare;
  const lanes = timeline.lanes
    .map(lane => ({ lane, name: laneName(lane, by) }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ lane }) => lane);
  return { ...timeline, lanes };
};

export const kindName = (kind: Kind): string => say(`timeline.kind.${kind}`);

/** "3 Mar", "3 to 5 Mar"; of what is lost, that it is. */
export const whenText = ({ kind, day, last }: Cluster, from: number, now: number, lang: string): string => {
  if (kind === 'lost') return i18n.t('timeline.lost');
  const first = addDays(from, day);
  if (day === last) return shortDate(first, now, lang);
  const range = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
  return range.formatRange(first, addDays(from, last));
};

/** "9 accounts on 3 Mar", "4 accounts lost access" */
export const clusterTitle = (cluster: Cluster, from: number, now: number, lang: string): string =>
  cluster.kind === 'lost'
    ? sayCount('summary.lost', cluster.views.length, lang)
    : sayCount(cluster.day === cluster.last ? 'timeline.on' : 'timeline.during', cluster.views.length, lang, {
        when: whenText(cluster, from, now, lang),
      });

export const namesText = (cluster: Cluster, lang: string): string =>
  listNames(
    cluster.views.slice(0, NAMED).map(accountName),
    cluster.views.length - Math.min(NAMED, cluster.views.length),
    lang,
  );

/** "Time of the first warning · 3 Mar, 8 Mar": where it stands to the warnings, and the days of those to come; empty where there is none. */
export const warnedText = ({ soon, warnings }: Cluster, from: number, now: number, lang: string): string =>
  [
    soon ? i18n.t('timeline.warning_zone') : '',
    new Intl.ListFormat(lang, { type: 'unit' }).format(warnings.map(day => shortDate(addDays(from, day), now, lang))),
  ]
    .filter(Boolean)
    .join(' · ');

export const isFree = ({ day, last, kind }: Cluster, free: readonly number[]): boolean =>
  kind !== 'lost' && day === last && free.includes(day);

/** All that the picture shows of it: for screen readers, and on hover. */
export const markText = (
  cluster: Cluster,
  lane: string,
  { from, free }: Pick<Timeline, 'from' | 'free'>,
  now: number,
  lang: string,
): string => {
  const warned = warnedText(cluster, from, now, lang);
  return [
    say('timeline.mark', {
      lane,
      what: clusterTitle(cluster, from, now, lang),
      kind: kindName(cluster.kind),
      names: namesText(cluster, lang),
    }),
    ...(warned ? [say('timeline.warned_on', { when: warned })] : []),
    ...(isFree(cluster, free) ? [i18n.t('timeline.free')] : []),
  ].join('. ');
};

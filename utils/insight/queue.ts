/** The reconnect queue: everything that needs a person, so that each login is used once; and how far somebody has come. Pure. */
import type { Queue } from '../model/queue';
import type { AccountView } from '../model/snapshot';
import { needsPerson, rankOf } from '../model/words';
import { grouped, mostUrgent, type SiteOf, signInKey } from './signIns';

export interface Stop {
  key: string;
  /** `network`: something has to be done there first; `login`: a sign-in brings access back. */
  kind: 'network' | 'login';
  /** What it is about; the one to begin with first. */
  views: AccountView[];
  /** Those that have a button of their own: one where a single sign-in serves them all. */
  press: AccountView[];
}

/** Nobody has put it off. */
const isAwake = ({ paused, snoozedUntil = 0 }: AccountView, now: number): boolean => !paused && snoozedUntil <= now;

const kindOf = ({ health }: AccountView): Stop['kind'] => (health.state === 'blocked' ? 'network' : 'login');

/** What is blocked for different reasons is mended on different pages. */
const keyOf = (view: AccountView, siteOf: SiteOf): string =>
  kindOf(view) === 'network'
    ? ['network', view.health.cause ?? '', signInKey(view, siteOf)].join('\n')
    : signInKey(view, siteOf);

const stopOf = (key: string, needy: readonly AccountView[]): Stop[] => {
  const views = needy.toSorted(mostUrgent);
  const [lead] = views;
  if (!lead) return [];
  const once = kindOf(lead) === 'network' || lead.family !== undefined;
  return [{ key, kind: kindOf(lead), views, press: once ? [lead] : views }];
};

const worstOf = ({ views }: Stop): number => Math.min(...views.map(({ health }) => rankOf(health.state)));
const firstEnd = ({ views }: Stop): number => Math.min(...views.map(({ health }) => health.deadline ?? Infinity));

/** What is lost first, by how much hangs on it; then what ends, by when. */
const order = (a: Stop, b: Stop): number =>
  Number(a.kind === 'login') - Number(b.kind === 'login') ||
  Number(worstOf(a) >= EXPIRING) - Number(worstOf(b) >= EXPIRING) ||
  (worstOf(a) >= EXPIRING ? firstEnd(a) - firstEnd(b) || 0 : b.views.length - a.views.length);
const EXPIRING = rankOf('expiring');

/** @param now epoch ms */
export const stopsOf = (views: readonly AccountView[], siteOf: SiteOf, now: number): Stop[] => {
  const needy = views.filter(view => needsPerson(view.health.state) && isAwake(view, now));
  return [...grouped(needy, view => keyOf(view, siteOf))].flatMap(([key, own]) => stopOf(key, own)).sort(order);
};

/** After this (ms) nobody is still at it. */
const OVER_MS = 12 * 3_600_000;

export type Standing = 'open' | 'skipped' | 'done';

export const standingOf = (key: string, queue: Queue, live: ReadonlySet<string>): Standing =>
  !live.has(key) ? 'done' : queue.skipped.includes(key) ? 'skipped' : 'open';

const keysOf = (stops: readonly Stop[]): Set<string> => new Set(stops.map(({ key }) => key));
const idsOf = ({ views }: Stop): string[] => views.map(({ id }) => id);

const begunWith = (stops: readonly Stop[], now: number): Queue => ({
  startedAt: now,
  known: stops.map(stop => ({ key: stop.key, ids: idsOf(stop) })),
  skipped: [],
  ...(stops[0] ? { at: stops[0].key } : {}),
});

/** A stop may change its name under way: a sign-in tells whose it was, or what was blocked now only wants one. By old key. */
const renamed = (queue: Queue, stops: readonly Stop[], live: ReadonlySet<string>): Map<string, string> => {
  const known = new Set(queue.known.map(({ key }) => key));
  const fresh = stops.filter(({ key }) => !known.has(key));
  // By account, which of the fresh ones it is in now.
  const places = new Map(fresh.flatMap(({ views }, i) => views.map(({ id }) => [id, i] as const)));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const entry of queue.known) {
    if (live.has(entry.key)) continue;
    const first = entry.ids.reduce((least, id) => Math.min(least, places.get(id) ?? Infinity), Infinity);
    const now = fresh[first];
    if (!now || taken.has(now.key)) continue;
    taken.add(now.key);
    names.set(entry.key, now.key);
  }
  return names;
};

const underNames = (queue: Queue, names: ReadonlyMap<string, string>): Queue => {
  if (!names.size) return queue;
  const name = (key: string) => names.get(key) ?? key;
  return {
    ...queue,
    known: queue.known.map(entry => ({ ...entry, key: name(entry.key) })),
    skipped: queue.skipped.map(name),
    ...(queue.at === undefined ? {} : { at: name(queue.at) }),
  };
};

/**
 * The queue with what has come up since; a new one where the old one is over. The same object where nothing is new.
 * @param now epoch ms
 */
export const carriedOn = (stored: Queue | null, stops: readonly Stop[], now: number): Queue => {
  if (!stored || now - stored.startedAt > OVER_MS) return begunWith(stops, now);
  const live = keysOf(stops);
  const queue = underNames(stored, renamed(stored, stops, live));
  if (stops.length && !queue.known.some(({ key }) => live.has(key))) return begunWith(stops, now);
  const ids = new Map(stops.map(stop => [stop.key, idsOf(stop)]));
  const grown = queue.known.map(entry => {
    const own = new Set(entry.ids);
    const more = ids.get(entry.key)?.filter(id => !own.has(id)) ?? [];
    return more.length ? { ...entry, ids: [...entry.ids, ...more] } : entry;
  });
  const known = new Set(queue.known.map(({ key }) => key));
  const fresh = stops.filter(({ key }) => !known.has(key)).map(stop => ({ key: stop.key, ids: idsOf(stop) }));
  if (!fresh.length && grown.every((entry, i) => entry === queue.known[i])) return queue;
  return { ...queue, known: [...grown, ...fresh] };
};

/** The next one that is open, from where somebody stands and round; where none is, the one that was skipped first. */
export const nextKey = (queue: Queue, stops: readonly Stop[]): string | undefined => {
  const live = keysOf(stops);
  const keys = queue.known.map(({ key }) => key);
  const from = keys.indexOf(queue.at ?? '') + 1;
  const round = [...keys.slice(from), ...keys.slice(0, from)].filter(key => key !== queue.at);
  return (
    round.find(key => standingOf(key, queue, live) === 'open') ??
    // The longest put off first: otherwise those just passed over would come again before it does.
    queue.skipped.find(key => key !== queue.at && live.has(key))
  );
};

export const wentTo = (queue: Queue, key: string | undefined): Queue => {
  const { at, ...rest } = queue;
  return key === undefined ? rest : { ...rest, at: key, skipped: queue.skipped.filter(each => each !== key) };
};

/** Left for later: it comes again when all others are through. */
export const skippedAt = (queue: Queue, stops: readonly Stop[]): Queue => {
  const { at } = queue;
  if (at === undefined) return queue;
  const next = nextKey(queue, stops);
  const skipped = [...queue.skipped.filter(key => key !== at && key !== next), at];
  return { ...queue, skipped, at: next ?? at };
};

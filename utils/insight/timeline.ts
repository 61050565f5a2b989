/** Which accounts end when: lanes of the next days, with those of one day in one cluster. Pure. */
import { ladderOf } from '../health/ladder';
import { firstWarningMs, type Policy, policyFor } from '../health/policy';
import type { AccountView } from '../model/snapshot';
import { isLost, needsNobody, rankOf } from '../model/words';
import { addDays, daysBetween, startOfDay } from './days';

/**
 * - `lost`: access is gone; stands before today.
 * - `sure`: the network or a tool told the end.
 * - `guess`: estimated, or entered by a person.
 * - `renews`: an end that is put off without a person as long as renewing works.
 */
export const KINDS = ['lost', 'sure', 'guess', 'renews'] as const;
export type Kind = (typeof KINDS)[number];

export interface Cluster {
  key: string;
  lane: string;
  kind: Kind;
  /** Days from today; -1 for what is lost. `last` is larger where neighbours were put together. */
  day: number;
  last: number;
  /** Still works, and is within the first warning of its network. */
  soon: boolean;
  /** Days from today on which somebody is warned of it. */
  warnings: number[];
  /** The most urgent first. */
  views: AccountView[];
}

export interface Lane {
  key: string;
  /** A network's server, or a tool. */
  of: Pick<AccountView, 'network' | 'issuer' | 'holder'>;
  /** By kind, then by day. */
  clusters: Cluster[];
  /** How many days from today on are within the first warning; the longest of its networks. */
  warnDays: number;
  /** Days from today on which somebody is warned. */
  warnings: number[];
}

export interface Timeline {
  /** Midnight (ms) of today. */
  from: number;
  days: number;
  lanes: Lane[];
  /** Days from today that are none of the working days. */
  free: number[];
  /** Accounts on it, that end later, and that have no end or none that is known. */
  shown: number;
  later: number;
  endless: number;
}

export type By = 'network' | 'holder';

const laneOf = (view: AccountView, by: By): string =>
  by === 'holder' ? view.holder : [view.network, view.issuer ?? ''].join('\n');

export const kindOf = ({ health }: Pick<AccountView, 'health'>): Kind => {
  if (isLost(health.state)) return 'lost';
  if (needsNobody(health)) return 'renews';
  return health.confidence === 'certain' || health.confidence === 'likely' ? 'sure' : 'guess';
};

/** Days from today on which this account is warned of: what is lost, or renews itself, is not. */
export const warningsOf = (view: AccountView, policy: Policy, now: number): { days: number; at: number }[] => {
  const { deadline } = view.health;
  const kind = kindOf(view);
  if (deadline === null || kind === 'lost' || kind === 'renews') return [];
  return ladderOf(deadline, policyFor(policy, view.network), view.health.lifeMs).filter(({ at }) => at >= now);
};

const urgency = (a: AccountView, b: AccountView): number =>
  rankOf(a.health.state) - rankOf(b.health.state) ||
  (a.health.deadline ?? Number.MAX_VALUE) - (b.health.deadline ?? Number.MAX_VALUE);

interface Laid {
  lane: string;
  kind: Kind;
  day: number;
  view: AccountView;
}

const lay = (view: AccountView, by: By, from: number, days: number): Laid | 'later' | 'endless' => {
  const kind = kindOf(view);
  const { deadline } = view.health;
  const lane = laneOf(view, by);
  if (kind === 'lost') return { lane, kind, day: -1, view };
  if (deadline === null) return 'endless';
  // An end that has passed without anything lost is a matter of minutes: it stands at today.
  const day = Math.max(0, daysBetween(from, deadline));
  return day < days ? { lane, kind, day, view } : 'later';
};

const rising = (days: Iterable<number>): number[] => [...new Set(days)].sort((a, b) => a - b);

const clustersOf = (
  laid: readonly Laid[],
  soonDays: (view: AccountView) => number,
  warned: (view: AccountView) => number[],
): Cluster[] => {
  const clusters = new Map<string, Cluster>();
  for (const { lane, kind, day, view } of laid) {
    const key = [lane, kind, day].join('\n');
    const there = clusters.get(key);
    const soon = kind !== 'lost' && kind !== 'renews' && day <= soonDays(view);
    const warnings = warned(view);
    if (!there) clusters.set(key, { key, lane, kind, day, last: day, soon, warnings: rising(warnings), views: [view] });
    else {
      there.views.push(view);
      there.soon ||= soon;
      there.warnings = rising([...there.warnings, ...warnings]);
    }
  }
  for (const { views } of clusters.values()) views.sort(urgency);
  return [...clusters.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.day - b.day);
};

/**
 * @param now epoch ms
 * @param days how far it looks ahead
 */
export const timelineOf = (
  views: readonly AccountView[],
  by: By,
  policy: Policy,
  now: number,
  days: number,
): Timeline => {
  const from = startOfDay(now);
  const soonDays = (view: AccountView) => firstWarningMs(policyFor(policy, view.network)) / 86_400_000;
  const warned = (view: AccountView) => warningsOf(view, policy, now).map(({ at }) => daysBetween(from, at));
  const lanes = new Map<string, { of: Lane['of']; laid: Laid[]; warnDays: number }>();
  let [later, endless] = [0, 0];
  for (const view of views) {
    const placed = lay(view, by, from, days);
    if (placed === 'later') later += 1;
    else if (placed === 'endless') endless += 1;
    if (typeof placed === 'string') continue;
    const known = lanes.get(placed.lane);
    const lane = known ?? { of: view, laid: [], warnDays: 0 };
    if (!known) lanes.set(placed.lane, lane);
    lane.laid.push(placed);
    lane.warnDays = Math.max(lane.warnDays, soonDays(view));
  }
  const free = Array.from({ length: days }, (_, day) => day).filter(
    day => policy.workingDays.length > 0 && !policy.workingDays.includes(new Date(addDays(from, day)).getDay()),
  );
  return {
    from,
    days,
    free,
    later,
    endless,
    shown: views.length - later - endless,
    lanes: [...lanes].map(([key, { of, laid, warnDays }]) => {
      const clusters = clustersOf(laid, soonDays, warned);
      return { key, of, warnDays, warnings: rising(clusters.flatMap(({ warnings }) => warnings)), clusters };
    }),
  };
};

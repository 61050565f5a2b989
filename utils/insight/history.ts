/** What the history says: how long losses lasted, how long access lives, when both happened. Pure. */
import { type HistoryEvent, KEPT_MS } from '../model/history';
import type { AccountView } from '../model/snapshot';
import { isLost, type State } from '../model/words';
import { grouped } from './signIns';

/** From when to when (ms) an account was without access; `to` is `null` where it still is. */
export interface Loss {
  accountId: string;
  from: number;
  to: number | null;
  /** It began before all that is remembered: `from` is the first moment that is known of. */
  earlier?: true;
  /** How it began. */
  cause?: HistoryEvent['cause'];
}

export interface Life {
  accountId: string;
  /** Time (ms) that it was known to work, and how often it was lost in that time. */
  worked: number;
  losses: number;
}

type Known = Pick<AccountView, 'id' | 'addedAt' | 'health'>;

const works = (state: State): boolean => !isLost(state) && state !== 'unknown';

interface Span {
  state: State;
  from: number;
  to: number;
  earlier?: true;
  cause?: HistoryEvent['cause'];
}

/** What it was when, without a gap from its beginning (or from where memory begins) until now. */
const spansOf = (account: Known, events: readonly HistoryEvent[], now: number): Span[] => {
  const start = Math.min(now, Math.max(now - KEPT_MS, account.addedAt));
  const [first] = events;
  // Before the first change that is remembered it was what that one changed.
  const before: State | null = first ? first.from : account.health.state;
  const spans: Span[] =
    before && (first?.at ?? now) > start ? [{ state: before, from: start, to: first?.at ?? now, earlier: true }] : [];
  for (const [i, { at, to: state, cause }] of events.entries())
    spans.push({ state, from: at, to: Math.max(at, events[i + 1]?.at ?? now), ...(cause ? { cause } : {}) });
  return spans;
};

/** A loss ends when access works again, not when nobody can tell. One that became another (blocked, then revoked) is one. */
const lossesOf = (accountId: string, spans: readonly Span[]): Loss[] => {
  const losses: Loss[] = [];
  let open: Loss | undefined;
  for (const { state, from, cause, earlier } of spans) {
    if (isLost(state) && !open) {
      open = { accountId, from, to: null, ...(earlier ? { earlier } : {}), ...(cause ? { cause } : {}) };
      losses.push(open);
    } else if (open && works(state)) {
      open.to = from;
      open = undefined;
    }
  }
  return losses;
};

/** It began at or after `since`; a loss that was there already is no new one. */
const beganIn = ({ from, earlier }: Loss, since: number): boolean => !earlier && from >= since;

/**
 * @param events all that are remembered, the oldest first: what is looked at may have begun before
 * @param since from when (ms) on the history is looked at
 * @returns the losses that reach into that time, each with its true beginning
 */
export const pastOf = (
  accounts: readonly Known[],
  events: readonly HistoryEvent[],
  since: number,
  now: number,
): { losses: Loss[]; lives: Life[] } => {
  const own = grouped(
    events.filter(({ at }) => at <= now),
    ({ accountId }) => accountId,
  );
  const losses: Loss[] = [];
  const lives: Life[] = [];
  for (const account of accounts) {
    const spans = spansOf(account, own.get(account.id) ?? [], now);
    const lost = lossesOf(account.id, spans).filter(({ to }) => (to ?? now) >= since);
    const within = ({ from, to }: Span) => Math.max(0, to - Math.max(from, since));
    const worked = spans.reduce((sum, span) => sum + (works(span.state) ? within(span) : 0), 0);
    losses.push(...lost);
    lives.push({ accountId: account.id, worked, losses: lost.filter(loss => beganIn(loss, since)).length });
  }
  return { losses, lives };
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long it took until access worked again: shorter than this (ms). The last one has no end, `open` has not ended yet. */
export const REPAIR_STEPS = [
  ['hour', HOUR],
  ['day', DAY],
  ['days', 3 * DAY],
  ['week', 7 * DAY],
  ['longer', Number.POSITIVE_INFINITY],
] as const;
export type RepairStep = (typeof REPAIR_STEPS)[number][0] | 'open';

export interface Repairs {
  steps: { step: RepairStep; count: number }[];
  repaired: number;
  /** Half of the repairs were faster (ms); `null`: none yet. */
  medianMs: number | null;
}

export const repairsOf = (losses: readonly Loss[]): Repairs => {
  const took = losses.flatMap(({ from, to }) => (to === null ? [] : [to - from])).sort((a, b) => a - b);
  const stepOf = (ms: number): RepairStep => REPAIR_STEPS.find(([, below]) => ms < below)?.[0] ?? 'longer';
  const counts = new Map<RepairStep, number>();
  for (const ms of took) counts.set(stepOf(ms), (counts.get(stepOf(ms)) ?? 0) + 1);
  const steps = [...REPAIR_STEPS.map(([step]): RepairStep => step), 'open' as const];
  const open = losses.length - took.length;
  return {
    steps: steps.map(step => ({ step, count: step === 'open' ? open : (counts.get(step) ?? 0) })),
    repaired: took.length,
    medianMs: took[Math.floor((took.length - 1) / 2)] ?? null,
  };
};

export interface MeanLife {
  of: Pick<AccountView, 'network' | 'issuer'>;
  accounts: number;
  losses: number;
  /** Time that its accounts worked (ms) for each loss; `null` where there was none: nobody knows yet. */
  meanMs: number | null;
  workedMs: number;
}

/** All time that worked, divided by the losses: counts what still lives, too, so that the long-lived are not left out. */
export const meanLives = (views: readonly AccountView[], lives: readonly Life[]): MeanLife[] => {
  const byId = new Map(lives.map(life => [life.accountId, life]));
  return [...grouped(views, ({ network, issuer }) => `${network}\n${issuer ?? ''}`).values()].flatMap(own => {
    const [of] = own;
    if (!of) return [];
    const found = own.flatMap(({ id }) => byId.get(id) ?? []);
    const losses = found.reduce((sum, life) => sum + life.losses, 0);
    const workedMs = found.reduce((sum, life) => sum + life.worked, 0);
    return [{ of, accounts: own.length, losses, workedMs, meanMs: losses ? workedMs / losses : null }];
  });
};

/** What happened in each month, by the calendar of the machine. */
export interface Month {
  /** Its first midnight (ms). */
  at: number;
  lost: number;
  back: number;
}

const monthOf = (at: number, on = 0): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth() + on, 1).getTime();
};

/** Every month from `since` until now, also those in which nothing happened; only what happened within that time. */
export const monthsOf = (losses: readonly Loss[], since: number, now: number): Month[] => {
  const months = new Map<number, Month>();
  for (let at = monthOf(since); at <= now; at = monthOf(at, 1)) months.set(at, { at, lost: 0, back: 0 });
  for (const loss of losses) {
    const lost = beganIn(loss, since) ? months.get(monthOf(loss.from)) : undefined;
    const back = loss.to === null || loss.to < since ? undefined : months.get(monthOf(loss.to));
    if (lost) lost.lost += 1;
    if (back) back.back += 1;
  }
  return [...months.values()];
};

/** Which group of the list an account stands in: what needs a person first, what works last. */
import type { Outcome } from '../model/failure';
import { GOOD_OUTCOMES } from '../model/outcomes';
import type { State } from '../model/words';
import type { Told } from './account';
import { isShown } from './outcome';

export const GROUPS = ['now', 'done', 'expiring', 'limited', 'snoozed', 'working'] as const;
export type Group = (typeof GROUPS)[number];

const OF_STATE: Record<State, Group> = {
  revoked: 'now',
  expired: 'now',
  blocked: 'now',
  expiring: 'expiring',
  limited: 'limited',
  unknown: 'limited',
  healthy: 'working',
};

/** Nobody has put it off. */
export const isAwake = ({ paused, snoozedUntil }: Pick<Told, 'paused' | 'snoozedUntil'>, now: number): boolean =>
  !paused && (snoozedUntil ?? 0) <= now;

/** A repair, not a mere check: `checked` would lift the whole list. */
const repaired = (outcome: Outcome | undefined, now: number): boolean =>
  outcome !== undefined && outcome.code !== 'checked' && GOOD_OUTCOMES.includes(outcome.code) && isShown(outcome, now);

export const groupOf = (told: Pick<Told, 'health' | 'paused' | 'snoozedUntil' | 'outcome'>, now: number): Group => {
  if (!isAwake(told, now)) return 'snoozed';
  const group = OF_STATE[told.health.state];
  // What was just mended stays in sight for a moment instead of jumping to the end of the list.
  return group === 'working' && repaired(told.outcome, now) ? 'done' : group;
};

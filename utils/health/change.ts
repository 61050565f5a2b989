/** What is worth telling a person: each step of the ladder and each loss once per account and token. Pure. */
import type { Health } from '../model/health';
import { needsPerson } from '../model/words';
import { DAY, type Policy } from './policy';

export type Telling = { step: 'lost' } | { step: 'days'; days: number };

/** The part of an account that decides about notices. */
export interface Told {
  id: string;
  generation: number;
  health: Health;
  paused: boolean;
  snoozedUntil?: number | undefined;
}

/** Same account, token and step: same key, so that nothing is announced twice. A loss tells its state: blocked may become revoked. */
export const tellingKey = (account: Told, telling: Telling): string =>
  `${account.id}:${account.generation}:${telling.step === 'lost' ? `lost:${account.health.state}` : `days:${telling.days}`}`;

/**
 * What to tell about this account as it stands; nothing for snoozed and paused ones.
 * Of several warning days that have been passed only the nearest to the deadline is told.
 */
export const worthTelling = (account: Told, policy: Policy, now: number): Telling | null => {
  const { health } = account;
  if (account.paused || (account.snoozedUntil ?? 0) > now || !needsPerson(health.state)) return null;
  if (health.state !== 'expiring') return { step: 'lost' };
  if (health.deadline === null) return null;
  const left = health.deadline - now;
  const passed = policy.warnDays.filter(days => left <= days * DAY);
  return passed.length ? { step: 'days', days: Math.min(...passed) } : null;
};

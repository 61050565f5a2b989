/** The state of one account in one short line: the cause in plain words where there is one. */

import type { Cause, State } from '../model/words';
import { UNTIL_CHANGE } from '../model/words';
import { named, type Told } from './account';
import { causeTitle, leftOut } from './cause';
import { accountLeft } from './deadline';
import { keyOf, say } from './say';
import { shortDate } from './time';

/** "Access lost", "Blocked", ... for filters, badges and screen readers. */
export const stateName = (state: State): string => say(`state.${state}`);

/** These say no more than the date does. */
const MERELY_OVER: readonly (Cause | undefined)[] = [undefined, 'lifetime-ended'];

/** The cause in plain words; empty where there is none to tell. */
export const causeName = (told: Told): string => (told.health.cause ? causeTitle(told, told.health.cause) : '');

const expired = (told: Told, now: number, lang: string): string => {
  const { cause, deadline } = told.health;
  if (cause && !MERELY_OVER.includes(cause) && cause !== 'unknown') return causeTitle(told, cause);
  return deadline === null ? say('state.expired') : say('state.expired_on', { date: shortDate(deadline, now, lang) });
};

const unknown = (told: Told): string => {
  const reason = told.obstacle ?? told.health.reason ?? 'not-read-yet';
  const obstacle = reason !== 'not-read-yet' && reason !== 'too-old' && reason !== 'no-end-known';
  return obstacle ? say(`obstacle.${keyOf(reason)}.line`, named(told)) : say(`reason.${keyOf(reason)}`);
};

const healthy = ({ health }: Told, now: number, lang: string): string => {
  if (health.deadline === null) return say(health.renewsItself ? 'state.renews' : 'state.works');
  const date = shortDate(health.deadline, now, lang);
  if (health.deadlineEstimated) return say('state.works_until_estimate', { date });
  return say(health.renewsItself ? 'state.renews_until' : 'state.works_until', { date });
};

/** "Password was changed", "4 days left", "Renews itself until 3 May 2027", "Not checked yet", ... */
export const stateLine = (told: Told, now: number, lang: string): string => {
  const { state, cause } = told.health;
  switch (state) {
    case 'expired':
      return expired(told, now, lang);
    case 'expiring':
      return accountLeft(told, now, lang) || stateName(state);
    case 'unknown':
      return unknown(told);
    case 'healthy':
      return healthy(told, now, lang);
    default:
      if (leftOut(told)) return say('left_out.title', named(told));
      return cause ? causeTitle(told, cause) : stateName(state);
  }
};

/** "Snoozed until 28 Nov (waiting for legal)", "Paused"; empty for an account that is neither. */
export const putOff = ({ paused, snoozedUntil = 0, snoozeReason }: Told, now: number, lang: string): string => {
  if (paused) return say('state.paused');
  if (snoozedUntil <= now) return '';
  const until =
    snoozedUntil >= UNTIL_CHANGE
      ? say('state.snoozed')
      : say('state.snoozed_until', { date: shortDate(snoozedUntil, now, lang) });
  return snoozeReason ? say('state.snoozed_reason', { until, reason: snoozeReason }) : until;
};

/** Deadlines in words: what is left, and the exact date for titles and screen readers. */
import type { Told } from './account';
import { say, sayCount, t } from './say';
import { exactTime, relativeTime, shortDate } from './time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** "4 days left", "5 hours left". Cut down: half a day is not a day. */
export const timeLeft = (deadline: number, now: number, lang: string): string => {
  const left = deadline - now;
  if (left < HOUR) return t('state.within_hour');
  return left < DAY
    ? sayCount('state.hours_left', Math.floor(left / HOUR), lang)
    : sayCount('state.days_left', Math.floor(left / DAY), lang);
};

/** A guess never reads like a fact. */
const guessed = ({ health }: Pick<Told, 'health'>, text: string): string =>
  health.deadlineEstimated && text ? say('state.estimated', { text }) : text;

/** What is left of an account, marked where it is only estimated; empty where it has no deadline. */
export const accountLeft = (told: Pick<Told, 'health'>, now: number, lang: string): string =>
  told.health.deadline === null ? '' : guessed(told, timeLeft(told.health.deadline, now, lang));

/** "in 4 days" or "3 days ago" with its date; empty where there is none. */
export const deadlineShort = (told: Told, now: number, lang: string): string =>
  told.health.deadline === null ? '' : guessed(told, relativeTime(told.health.deadline, now, lang));

export const deadlineDate = ({ health }: Told, now: number, lang: string): string =>
  health.deadline === null ? '' : shortDate(health.deadline, now, lang);

export const deadlineExact = ({ health }: Told, lang: string): string =>
  health.deadline === null ? '' : exactTime(health.deadline, lang);

/** When each warning before a deadline is due, and when it may be repeated: by the calendar of the machine, on working days. Pure. */
import { DAY, HOUR, leadOf, MINUTE, type Policy } from './policy';
import { quietSpan } from './quiet';

type Calendar = Pick<Policy, 'workingDays'> & Partial<Pick<Policy, 'quiet'>>;

const isWorked = (at: number, { workingDays }: Calendar): boolean =>
  !workingDays.length || workingDays.includes(new Date(at).getDay());

/** The same time of day on the nearest working day, backwards or forwards. Local time: a weekend is where the person is. */
const onWorkingDay = (at: number, calendar: Calendar, step: 1 | -1): number => {
  const day = new Date(at);
  for (let i = 0; i < 7 && !isWorked(day.getTime(), calendar); i += 1) day.setDate(day.getDate() + step);
  const moved = day.getTime();
  return Number.isFinite(moved) ? moved : at;
};

/** So long (ms) before quiet hours somebody is told what cannot wait for their end; a worker may wake late. */
const AHEAD_OF_QUIET = HOUR;

/** What falls into quiet hours is told at their end; where nobody works on that day, it comes before they begin. */
const beforeFreeMorning = (at: number, calendar: Calendar): number => {
  const { quiet = null } = calendar;
  const span = quietSpan(quiet, at);
  if (!quiet || !span || isWorked(span.until, calendar)) return at;
  // These hours span midnight: the rest of the day lies between their end and their beginning.
  const awake = (quiet.from - quiet.to) * MINUTE;
  return span.from - Math.min(AHEAD_OF_QUIET, awake / 2);
};

/** @returns when (ms) to warn of this deadline (ms) so many days ahead */
export const warningAt = (deadline: number, days: number, calendar: Calendar): number =>
  beforeFreeMorning(onWorkingDay(deadline - days * DAY, calendar, -1), calendar);

/** @returns the first moment (ms), not before `at`, at which a warning may be repeated: no sooner, and not on a free day */
export const repeatOn = (at: number, calendar: Calendar): number => {
  const moved = onWorkingDay(at, calendar, 1);
  const until = quietSpan(calendar.quiet ?? null, moved)?.until;
  return until === undefined || isWorked(until, calendar) ? moved : onWorkingDay(until, calendar, 1);
};

/**
 * Every warning of a deadline with its time, the earliest first.
 * @param lifeMs whole life of what ends then, where that is known
 */
export const ladderOf = (deadline: number, policy: Policy, lifeMs?: number): { days: number; at: number }[] =>
  policy.warnDays
    .map(days => ({ days, at: warningAt(deadline, leadOf(days * DAY, lifeMs, policy) / DAY, policy) }))
    .sort((a, b) => a.at - b.at || b.days - a.days);

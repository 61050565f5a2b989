/** When each warning before a deadline is due: by the calendar of the machine, on working days. Pure. */
import { DAY, type Policy } from './policy';

/** The same time of day on the last working day that is not after it. Local time: a weekend is where the person is. */
const onWorkingDay = (at: number, workingDays: readonly number[]): number => {
  if (!workingDays.length) return at;
  const day = new Date(at);
  for (let i = 0; i < 7 && !workingDays.includes(day.getDay()); i += 1) day.setDate(day.getDate() - 1);
  const moved = day.getTime();
  return Number.isFinite(moved) ? moved : at;
};

/** @returns when (ms) to warn of this deadline (ms) so many days ahead */
export const warningAt = (deadline: number, days: number, policy: Pick<Policy, 'workingDays'>): number =>
  onWorkingDay(deadline - days * DAY, policy.workingDays);

/** Every warning of a deadline with its time, the earliest first. */
export const ladderOf = (deadline: number, policy: Policy): { days: number; at: number }[] =>
  policy.warnDays
    .map(days => ({ days, at: warningAt(deadline, days, policy) }))
    .sort((a, b) => a.at - b.at || b.days - a.days);

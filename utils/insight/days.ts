/** Days by the calendar of the machine: not all of them are 24 hours long. Pure. */

/** Midnight (ms) at the start of the day in which `at` (ms) lies. */
export const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** The same day `count` days on; `day` is a midnight (ms). */
export const addDays = (day: number, count: number): number => {
  const date = new Date(day);
  date.setDate(date.getDate() + count);
  return date.getTime();
};

/** A day of summer time's end or beginning is an hour off; rounded it is a day. */
const DAY = 86_400_000;

/** How many midnights lie between two moments (ms); negative where the second comes first. */
export const daysBetween = (from: number, to: number): number => Math.round((startOfDay(to) - startOfDay(from)) / DAY);

/** Midnights (ms) of the first days of the months that begin within `count` days of `day`, with how many days on they are. */
export const monthStarts = (day: number, count: number): { at: number; day: number }[] => {
  const first = new Date(day);
  const starts: { at: number; day: number }[] = [];
  for (let i = 1; ; i += 1) {
    const at = new Date(first.getFullYear(), first.getMonth() + i, 1).getTime();
    const on = daysBetween(day, at);
    if (!(on < count)) return starts;
    starts.push({ at, day: on });
  }
};

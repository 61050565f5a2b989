/** Quiet hours: when notices wait, and until when. By the clock of the machine. Pure. */

/** Minutes since midnight; `from` after `to` spans midnight. */
export interface Quiet {
  from: number;
  to: number;
}

const at = (now: number, minutes: number, days = 0): number => {
  const day = new Date(now);
  // By hand, not by adding milliseconds: two days of the year are not 24 hours long.
  day.setDate(day.getDate() + days);
  day.setHours(0, minutes, 0, 0);
  return day.getTime();
};

/** @returns the quiet hours (ms) that `now` (ms) lies in; `null` outside of them */
export const quietSpan = (quiet: Quiet | null, now: number): { from: number; until: number } | null => {
  if (!quiet || quiet.from === quiet.to) return null;
  const [from, to] = [at(now, quiet.from), at(now, quiet.to)];
  if (quiet.from < quiet.to) return now >= from && now < to ? { from, until: to } : null;
  if (now >= from) return { from, until: at(now, quiet.to, 1) };
  return now < to ? { from: at(now, quiet.from, -1), until: to } : null;
};

/** @returns the end (ms) of the quiet hours that `now` (ms) lies in; `null` outside of them */
export const quietUntil = (quiet: Quiet | null, now: number): number | null => quietSpan(quiet, now)?.until ?? null;

/** What is typed into the form about notices, read and written. Pure. */

/** "10, 5" or "10 5": whole days between 1 and 90, at most five, the largest first; `undefined` where it is anything else. */
export const readDays = (text: string): number[] | undefined => {
  const days = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const fit = days.length > 0 && days.every(day => Number.isInteger(day) && day >= 1 && day <= 90);
  const different = [...new Set(days)].sort((a, b) => b - a);
  return fit && different.length <= 5 ? different : undefined;
};

/** "07:30" to minutes since midnight. */
export const readClock = (text: string): number | undefined => {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

/** Minutes since midnight to "07:30", as a field for times wants it. */
export const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');

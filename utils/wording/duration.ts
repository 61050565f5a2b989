/** How long something lasts, in its largest unit. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly [unit: 'minute' | 'hour' | 'day', size: number, below: number][] = [
  ['minute', MINUTE, HOUR],
  ['hour', HOUR, 2 * DAY],
  ['day', DAY, Number.POSITIVE_INFINITY],
];

/** "12 minutes", "5 hours", "34 days"; rounded, at least one minute. */
export const durationText = (ms: number, lang: string): string => {
  const [unit, size] = STEPS.find(([, , below]) => ms < below) ?? ['day' as const, DAY];
  const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
  return format.format(Math.max(1, Math.round(ms / size)));
};

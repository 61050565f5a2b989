/** Moments in words: "2 minutes ago", "18 Nov", "3 May 2027". The moment of reading and the language come in. */
import { t } from './say';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Largest unit that fits at least once; from 8 weeks on in months, so that nobody counts "97 days". */
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['minute', MINUTE, HOUR],
  ['hour', HOUR, DAY],
  ['day', DAY, 56 * DAY],
  ['month', 30 * DAY, 700 * DAY],
  ['year', 365 * DAY, Number.POSITIVE_INFINITY],
];

/** Making a formatter takes a thousand times as long as using it, and a page may have ten thousand rows. */
const once = <T>(makeOne: (lang: string, options: string) => T) => {
  const known = new Map<string, T>();
  return (lang: string, options: object): T => {
    const key = `${lang} ${JSON.stringify(options)}`;
    const there = known.get(key) ?? makeOne(lang, JSON.stringify(options));
    known.set(key, there);
    return there;
  };
};
const relativeBy = once((lang, options) => new Intl.RelativeTimeFormat(lang, JSON.parse(options)));
const dateBy = once((lang, options) => new Intl.DateTimeFormat(lang, JSON.parse(options)));

const relative = (lang: string, numeric: 'auto' | 'always') => relativeBy(lang, { numeric });

/** "4 minutes ago", "in 4 days", "just now". Cut down, never rounded up: nobody gets a day that is not there. */
export const relativeTime = (at: number, now: number, lang: string): string => {
  const distance = Math.abs(at - now);
  if (distance < MINUTE) return t('time.just_now');
  const [unit, size] = STEPS.find(([, , below]) => distance < below) ?? ['year', 365 * DAY];
  return relative(lang, 'always').format(Math.sign(at - now) * Math.floor(distance / size), unit);
};

/** "today", "yesterday", "3 days ago": by the calendar, for what was read on a page. */
export const relativeDay = (at: number, now: number, lang: string): string => {
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / DAY);
  return Math.abs(days) < 56 ? relative(lang, 'auto').format(days, 'day') : relativeTime(at, now, lang);
};

/** "18 Nov", with the year only where it is another one. */
export const shortDate = (at: number, now: number, lang: string): string =>
  dateBy(lang, {
    day: 'numeric',
    month: 'short',
    ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);

/** "18 November 2026", for messages that may be read on another day. */
export const longDate = (at: number, lang: string): string => dateBy(lang, { dateStyle: 'long' }).format(at);

/** "18 November 2026 at 09:12", for titles and screen readers. */
export const exactTime = (at: number, lang: string): string =>
  dateBy(lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** "09:12" today, "18 Nov, 09:12" on another day. */
export const clockTime = (at: number, now: number, lang: string): string => {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : ({ day: 'numeric', month: 'short' } as const);
  return dateBy(lang, { ...day, hour: '2-digit', minute: '2-digit' }).format(at);
};

/** ISO 8601 for attributes; empty where there is no moment, or none that a calendar can hold. */
export const isoTime = (at: number | null | undefined): string =>
  typeof at === 'number' && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '';

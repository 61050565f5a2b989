/** Small readings of copied text: what comes along with it, what a token is made of, moments and lists. Pure. */
import { numberOf } from './json';

/** The import takes no longer tokens either. */
export const LONGEST = 20_000;
const SHORTEST = 10;
const QUOTES = '"\'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb';
const AROUND = new RegExp(`^[${QUOTES}]+|[${QUOTES},;]+$`, 'g');

/** Invisible characters and quotes come along when something is copied. */
export const bare = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .trim()
    .replace(AROUND, '')
    .trim();

/** Printable, without spaces and quotes. */
export const isToken = (text: string): boolean =>
  text.length >= SHORTEST &&
  text.length <= LONGEST &&
  /^[\x21\x23-\x26\x28-\x7e]+$/.test(text) &&
  !/^@|[<>{}]/.test(text);

/** Seconds or milliseconds since 1970, or a date; also as text. */
export const momentOf = (value: unknown): number | undefined => {
  const number = numberOf(value);
  if (number !== undefined) return number > 1e11 ? number : number > 1e8 ? number * 1000 : undefined;
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : undefined;
};

/** Scopes come as a list, or in one text with spaces or commas. */
export const wordsOf = (value: unknown): string[] | undefined => {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  const texts = list.filter(each => typeof each === 'string' && each !== '');
  return texts.length ? texts : undefined;
};

/** Text patterns of tool files and recipes: regular expressions as strings, checked so that a page's text cannot make them run for long. */
import { waysOf } from './pattern-cost';

/** Longer text is never a label or a name; it is cut before it is compared. */
const MAX_TEXT = 300;
/** Ways to be tried on one text: some hundredths of a second. */
const MOST_WAYS = 30_000_000;

const compiles = (source: string): boolean => {
  try {
    return Boolean(new RegExp(source, 'iu'));
  } catch {
    return false;
  }
};

/** Refuses what backtracks badly, and references back and around, whose cost is not told by their signs. */
export const isSafePattern = (source: string): boolean =>
  compiles(source) && !/\\[1-9k]|\(\?<?[=!]/.test(source) && waysOf(source, MAX_TEXT) <= MOST_WAYS;

const compiled = new Map<string, RegExp>();

const compile = (source: string): RegExp => {
  const known = compiled.get(source);
  const pattern = known ?? new RegExp(source, 'iu');
  if (!known) compiled.set(source, pattern);
  return pattern;
};

/** The pattern's match in the text, or `null`. */
export const find = (source: string, text: string): RegExpExecArray | null =>
  compile(source).exec(text.slice(0, MAX_TEXT));

export const fits = (source: string, text: string): boolean => find(source, text) !== null;

const unions = new WeakMap<readonly string[], RegExp>();

/** Does any of them fit? One expression per list: pages have thousands of texts. */
export const fitsAny = (sources: readonly string[], text: string): boolean => {
  if (!sources.length) return false;
  const known = unions.get(sources);
  const union = known ?? new RegExp(sources.map(source => `(?:${source})`).join('|'), 'iu');
  if (!known) unions.set(sources, union);
  return union.test(text.slice(0, MAX_TEXT));
};

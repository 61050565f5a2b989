/** Text patterns of tool files and recipes: regular expressions as strings, checked so that a page's text cannot make them run for long. */

const MAX_UNBOUNDED = 4;
/** Longer text is never a label or a name; it is cut before it is compared. */
const MAX_TEXT = 300;

const compiles = (source: string): boolean => {
  try {
    return Boolean(new RegExp(source, 'iu'));
  } catch {
    return false;
  }
};

/**
 * Refuses what backtracks badly: a repeated group with a repetition or a choice inside, many repetitions, and references back.
 * Small on purpose: patterns name labels, they do not parse.
 */
export const isSafePattern = (source: string): boolean => {
  if (!compiles(source) || /\\[1-9k]|\(\?<?[=!]/.test(source)) return false;
  const groups: boolean[] = [];
  let risky = false;
  let unbounded = 0;
  const plain = source.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a');
  for (let i = 0; i < plain.length; i++) {
    const char = plain[i];
    const open = char === '*' || char === '+' || (char === '{' && /^\{\d+,\}/.test(plain.slice(i)));
    if (char === '(') {
      groups.push(risky);
      risky = false;
    } else if (char === ')') {
      if (risky && /^[*+{]/.test(plain.slice(i + 1))) return false;
      risky = (groups.pop() ?? false) || risky;
    } else if (open || char === '|') {
      risky = true;
      unbounded += open ? 1 : 0;
    }
  }
  return unbounded <= MAX_UNBOUNDED;
};

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

/** In how many ways a pattern can be tried on a text: what a regular expression that backtracks may cost at the most. Pure. */

/** What stands in a pattern: an escape, a class, or a single sign; behind it how often, and whether as few as possible. */
const TOKEN = /\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<[^>]*>|[\w-]*:))?|./gsu;
const OFTEN = /^(?:([*+?])|\{(\d+)(?:,(\d*))?\})\??/;

interface Part {
  ways: number;
  /** The very text, where it is nothing else. */
  literal: string | undefined;
}

/** Of texts that do not begin with one another at most one is there. */
const isOneOf = (branches: readonly Part[]): boolean =>
  branches.every(
    ({ literal: own }, i) =>
      own !== undefined && branches.every(({ literal: other }, j) => i === j || !other?.startsWith(own)),
  );

const choice = (branches: readonly Part[]): Part =>
  branches.length === 1 && branches[0]
    ? branches[0]
    : { ways: isOneOf(branches) ? 1 : branches.reduce((sum, { ways }) => sum + ways, 0), literal: undefined };

const times = ([, sign, least, most]: readonly (string | undefined)[], longest: number): [number, number] => {
  if (sign) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : longest];
  const from = Number(least);
  return [from, most === undefined ? from : most === '' ? longest : Number(most)];
};

/** Every number of times is a way, and each of its rounds as many as there are for one. */
const repeated = (ways: number, [from, to]: [number, number], longest: number): number => {
  const most = Math.min(to, longest);
  if (ways === 1) return Math.max(1, most - from + 1);
  let sum = 0;
  for (let n = Math.min(from, most); n <= most && Number.isFinite(sum); n += 1) sum += ways ** n;
  return sum;
};

/** Is there no choice outside of all groups, so that what begins it begins all of it? */
const isWhole = (source: string): boolean => {
  let depth = 0;
  for (const [sign] of source.matchAll(TOKEN)) {
    if (sign.startsWith('(')) depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) return false;
  }
  return true;
};

/**
 * An upper bound for the ways in which a pattern can be tried on one text, from all places where it may begin. The pattern has to be one.
 * @param longest characters of the longest text
 */
export const waysOf = (source: string, longest: number): number => {
  const tokens = [...source.matchAll(TOKEN)];
  let at = 0;
  const group = (): Part => {
    const branches: Part[] = [];
    let here: Part = { ways: 1, literal: '' };
    for (; at < tokens.length; at += 1) {
      const token = tokens[at];
      const sign = token?.[0] ?? '';
      if (sign === ')') break;
      if (sign === '|') {
        branches.push(here);
        here = { ways: 1, literal: '' };
        continue;
      }
      let part: Part = { ways: 1, literal: /^[^\\[.^$]/.test(sign) ? sign.toLowerCase() : undefined };
      if (sign.startsWith('(')) {
        at += 1;
        part = group();
      }
      const end = (tokens[at]?.index ?? 0) + (tokens[at]?.[0].length ?? 0);
      const often = OFTEN.exec(source.slice(end));
      if (often) {
        part = { ways: repeated(part.ways, times(often, longest), longest), literal: undefined };
        while ((tokens[at + 1]?.index ?? Number.POSITIVE_INFINITY) < end + often[0].length) at += 1;
      }
      const literal =
        here.literal === undefined || part.literal === undefined ? undefined : here.literal + part.literal;
      here = { ways: here.ways * part.ways, literal };
    }
    return choice([...branches, here]);
  };
  const { ways } = group();
  return ways * (source.startsWith('^') && isWhole(source) ? 1 : longest + 1);
};

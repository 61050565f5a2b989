/** How a row's network is read: from its mark's label, file, class or words, with a table from each word to a network that the person confirms. Pure. */
import type { Surface } from '../define';
import { CALLED, KNOWN_WORD, NETWORK_PICKS } from '../marks';
import { find } from '../pattern';
import { clean, OWN_TAGS, wordsOf } from '../text';
import { partSelector } from './part';

type Rule = Surface['network'][number];
type Source = Pick<Rule, 'selector' | 'from' | 'pattern'>;

export interface NetworkWords extends Source {
  /** Each different word once, in lower case, in the order of the rows. */
  words: string[];
}

const ATTRIBUTES = [
  'data-network',
  'data-platform',
  'data-provider',
  'data-service',
  'alt',
  'aria-label',
  'title',
  'src',
  'href',
  'class',
] as const;

const read = (element: Element, { from, pattern }: Source): string => {
  const raw = from === 'text' ? wordsOf(element) : clean(element.getAttribute(from) ?? '');
  const match = pattern ? find(pattern, raw) : undefined;
  return (pattern ? (match?.[1] ?? match?.[0] ?? '') : raw).toLowerCase();
};

const wordsIn = (rows: readonly Element[], source: Source): string[] =>
  rows.map(row => {
    const element = [...(row.matches(source.selector) ? [row] : []), ...row.querySelectorAll(source.selector)].find(
      // Badges of ours that stand there already name networks as well.
      each => !each.closest(OWN_TAGS.join()) && read(each, source) !== '',
    );
    return element ? read(element, source) : '';
  });

/** The longest word that a table may hold, and the most of them: more are names, not networks. */
const MAX_WORD = 60;
const MAX_WORDS = 15;

const isTable = (words: readonly string[], rows: number): boolean => {
  const said = words.filter(Boolean);
  const kinds = new Set(said);
  return (
    said.length >= rows * 0.6 &&
    kinds.size <= MAX_WORDS &&
    said.every(word => word.length <= MAX_WORD) &&
    // Another word in every row of many is the account's own picture or name.
    (kinds.size < said.length || said.length < 4 || [...kinds].every(word => guessNetwork(word) !== undefined))
  );
};

/** The network that a word most likely means; `undefined`: not known. */
export const guessNetwork = (word: string): string | null | undefined => {
  const name = find(KNOWN_WORD, word)?.[1]?.toLowerCase() ?? word;
  return Object.hasOwn(CALLED, name) ? CALLED[name] : undefined;
};

/** From a mark that was pointed at: the attribute that tells the rows' networks apart. */
export const wordsAt = (row: Element, mark: Element, rows: readonly Element[]): NetworkWords | undefined => {
  const parts = [mark, ...mark.querySelectorAll('title, use, img, image')];
  const sources = parts.flatMap((part): Source[] => {
    const selector = partSelector(row, part, rows);
    if (!selector) return [];
    const own = ATTRIBUTES.filter(name => part.hasAttribute(name)).flatMap((from): Source[] =>
      // An address or a class holds more than the name of a network.
      from === 'src' || from === 'href' || from === 'class'
        ? [{ selector, from, pattern: KNOWN_WORD }]
        : [
            { selector, from, pattern: KNOWN_WORD },
            { selector, from },
          ],
    );
    return [...own, { selector, from: 'text' }];
  });
  for (const source of sources) {
    const words = wordsIn(rows, source);
    if (isTable(words, rows.length)) return { ...source, words: [...new Set(words.filter(Boolean))] };
  }
  return undefined;
};

/** Where the rows name their networks in one of the usual ways, nobody has to point at anything. */
export const wordsEverywhere = (rows: readonly Element[]): NetworkWords | undefined => {
  for (const { selector, from, pattern } of NETWORK_PICKS) {
    const source = { selector, from, ...(pattern ? { pattern } : {}) };
    const words = wordsIn(rows, source);
    if (words.every(word => word !== '' && guessNetwork(word) !== undefined))
      return { ...source, words: [...new Set(words)] };
  }
  return undefined;
};

/** All rows belong to one network, whatever they say. */
export const fixedNetwork = (network: string, note: string): Rule[] => [
  { selector: '*', from: 'text', ids: { '*': network }, note },
];

/** @param table each word's network; `null`: rows to leave alone; a word that is missing: not known yet */
export const networkFrom = (
  { selector, from, pattern }: NetworkWords,
  table: Readonly<Record<string, string | null>>,
  note: string,
): Rule[] => [{ selector, from, ...(pattern ? { pattern } : {}), ids: { ...table }, note }];

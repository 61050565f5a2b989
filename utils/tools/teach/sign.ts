/** A warning that a person pointed at: how the rows that have it are told from those that do not. Pure. */
import type { Surface } from '../define';
import { escaped } from '../escaped';
import { clean, tagOf, wordsOf } from '../text';
import { compoundOf } from './compound';
import { partSelector } from './part';

type Sign = Surface['ended'];

const holds = (row: Element, selector: string): boolean =>
  row.matches(selector) || row.querySelector(selector) !== null;

/** The longest words of a sign; anything longer explains. */
const MAX_WORDS = 60;

/** Its own words as a pattern: numbers and dates in them are others tomorrow. */
const wordsOfSign = (text: string): string => `^${escaped(text).replace(/\d+/g, '\\d{1,6}')}$`;

/** Every word that was written as a class, those that tell a state above all: that is what a sign is. */
const classSelectors = (sign: Element): string[] =>
  (sign.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter(name => /^[a-zA-Z][\w-]{2,59}$/.test(name) && !/\d/.test(name))
    .map(name => `${tagOf(sign)}.${name}`);

/** @returns `undefined` where every row has the same: it warns of nothing */
export const signFrom = (row: Element, sign: Element, rows: readonly Element[]): Sign | undefined => {
  const text = wordsOf(sign);
  const own = [...sign.childNodes].some(node => node.nodeType === 3 && clean(node.textContent ?? '') !== '');
  const saysIt = (each: Element) => [...each.querySelectorAll('*')].some(part => wordsOf(part) === text);
  const others = rows.filter(each => each !== row);
  if (own && text && text.length <= MAX_WORDS && !others.every(saysIt))
    return { words: [wordsOfSign(text)], icons: [], elements: [] };
  const { text: compound, telling } = compoundOf([sign]);
  const named = ['title', 'aria-label', 'alt'].flatMap(name => {
    const value = sign.getAttribute(name) ?? '';
    return value && value.length <= 80 && !/["\\\n\d]/.test(value) ? [`${tagOf(sign)}[${name}="${value}"]`] : [];
  });
  const place = partSelector(row, sign, rows);
  const ways = [
    ...named,
    ...classSelectors(sign),
    ...(telling ? [compound] : []),
    ...(place && !place.startsWith(':scope') ? [place] : []),
  ];
  const telltale = ways.find(selector => !others.length || !others.every(each => holds(each, selector)));
  return telltale ? { words: [], icons: [], elements: [telltale] } : undefined;
};

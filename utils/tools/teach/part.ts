/** Where in each row a part stands that a person pointed at in one of them: name, handle, mark, id, warning sign. Pure. */
import type { Pick } from '../define';
import { escaped } from '../escaped';
import { OWN_TAGS, tagOf, wordsOf } from '../text';
import { compoundOf } from './compound';

/** How many of the rows a selector finds something in, and whether that is what was pointed at. */
interface Found {
  selector: string;
  count: number;
}

const firstIn = (row: Element, selector: string): Element | undefined =>
  [...(row.matches(selector) ? [row] : []), ...row.querySelectorAll(selector)].find(
    element => !element.closest(OWN_TAGS.join()),
  );

/** `:scope > div:nth-of-type(2) > span:nth-of-type(1)`: by its place, where nothing tells it apart. */
const byPlace = (row: Element, part: Element): string => {
  const steps: string[] = [];
  for (let at = part; at !== row && at.parentElement; at = at.parentElement) {
    const same = [...at.parentElement.children].filter(
      other => tagOf(other) === tagOf(at) && !other.matches(OWN_TAGS.join()),
    );
    steps.unshift(same.length > 1 ? `${tagOf(at)}:nth-of-type(${same.indexOf(at) + 1})` : tagOf(at));
  }
  return [':scope', ...steps].join(' > ');
};

/** The same place in another row. */
const twinIn = (row: Element, place: string): Element | undefined => (place === ':scope' ? row : firstIn(row, place));

const candidates = (row: Element, part: Element, rows: readonly Element[]): string[] => {
  const place = byPlace(row, part);
  const twins = rows.flatMap(each => twinIn(each, place) ?? []);
  const kin = [part, ...twins.filter(each => each !== part && tagOf(each) === tagOf(part))];
  const shared = compoundOf(kin);
  const own = compoundOf([part]);
  const parent = part.parentElement && part.parentElement !== row ? compoundOf([part.parentElement]) : undefined;
  const found = [
    ...(shared.telling ? [shared.text] : []),
    ...(own.telling ? [own.text] : []),
    ...(parent?.telling ? [`${parent.text} > ${shared.text}`] : []),
    ...(place === ':scope' ? [] : [place]),
    ...(part === row ? [] : [shared.text]),
  ];
  return [...new Set(found)];
};

/** Selectors of a part, best first: telling ones before places, and those that find it in most rows before all. */
const selectorsOf = (row: Element, part: Element, rows: readonly Element[]): string[] => {
  const found = candidates(row, part, rows).flatMap((selector): Found[] =>
    firstIn(row, selector) === part ? [{ selector, count: rows.filter(each => firstIn(each, selector)).length }] : [],
  );
  const most = Math.max(0, ...found.map(({ count }) => count));
  // One that is there in nearly as many rows and tells what it is outlasts a place that is there in all.
  return [...found.filter(({ count }) => count >= most * 0.9), ...found.filter(({ count }) => count < most * 0.9)].map(
    ({ selector }) => selector,
  );
};

export const partSelector = (row: Element, part: Element, rows: readonly Element[]): string | undefined =>
  part === row ? undefined : selectorsOf(row, part, rows)[0];

/** What says something: the element itself, or the innermost part of it that says the same. */
export const saying = (part: Element): Element => {
  const only = [...part.children].find(child => wordsOf(child) === wordsOf(part) && wordsOf(part) !== '');
  return only ? saying(only) : part;
};

export const textPick = (row: Element, part: Element, rows: readonly Element[], note: string): Pick | undefined => {
  const selector = partSelector(row, saying(part), rows);
  return selector ? { selector, from: 'text', note } : undefined;
};

/** Attributes that hold an id, as a tool writes them. */
const isIdName = (name: string): boolean => /^(data-[a-z][a-z-]{0,59}|id|href)$/.test(name);

/** The part of an address that is another one in each row. */
const differing = (urls: readonly string[]): string | undefined => {
  const cut = urls.map(url => url.split(/[?#]/)[0]?.split('/') ?? []);
  const [first] = cut;
  if (!first || urls.length < 2) return undefined;
  const at = first.findIndex((part, i) => cut.some(other => other[i] !== part));
  const before = first.slice(Math.max(0, at - 2), at).join('/');
  return at < 1 ? undefined : `${escaped(before)}\\/([^/?#]{1,200})`;
};

const distinct = (values: readonly string[]): boolean =>
  new Set(values).size === values.length && values.every(Boolean);

/** The tool's own id of each row, at what was pointed at or around it: an attribute that is another one in every row. */
export const idPick = (row: Element, part: Element, rows: readonly Element[], note: string): Pick | undefined => {
  for (let at: Element | null = part; at && row.contains(at); at = at === row ? null : at.parentElement) {
    const selector = at === row ? compoundOf(rows).text : partSelector(row, at, rows);
    if (!selector) continue;
    for (const name of [...at.attributes].map(each => each.name).filter(isIdName)) {
      const values = rows.map(each => (at === row ? each : firstIn(each, selector))?.getAttribute(name) ?? '');
      if (!distinct(values)) continue;
      const pattern = name === 'href' ? differing(values) : undefined;
      const from = name as Pick['from'];
      if (name !== 'href' || pattern) return { selector, from, ...(pattern ? { pattern } : {}), note };
    }
  }
  return undefined;
};

/** From one element that a person pointed at to the repeated rows that it stands in: every level that repeats, the likeliest first to be shown. Pure. */
import { alike, ROW } from '../boxes';
import { OWN_TAGS, pieces, tagOf, wordsOf } from '../text';
import { type Compound, compoundOf, pathTo } from './compound';
import { stableClasses } from './stable';

export interface Level {
  selector: string;
  rows: Element[];
  /** The one of them that was pointed at. */
  row: Element;
}

export interface Levels {
  /** From the inside outwards. */
  levels: Level[];
  /** Which of them to begin with. */
  start: number;
}

/** Parts of a row, never a row. */
const PART =
  'span, b, strong, i, em, small, time, code, abbr, label, p, td, th, h1, h2, h3, h4, h5, h6, svg, svg *, img, input, [role=cell], [role=gridcell]';
const OUTSIDE = 'html, body, main, thead, tbody, table, ul, ol';

/** Tags on the way down to what was pointed at. */
const wayDown = (from: Element, to: Element): string[] => {
  const way: string[] = [];
  for (let at: Element | null = to; at && at !== from; at = at.parentElement) way.unshift(tagOf(at));
  return way;
};

/** Has something that says something at the end of this way? Then it is made like the one that was pointed at. */
const hasWay = (element: Element, way: readonly string[]): boolean => {
  const [tag, ...rest] = way;
  if (tag === undefined) return wordsOf(element) !== '' || element.querySelector('img, svg') !== null;
  return [...element.children].some(child => tagOf(child) === tag && hasWay(child, rest));
};

/** A row holds more than one thing: a name and a picture, a name and a button. */
const holdsMuch = (element: Element): boolean =>
  pieces(element).length + element.querySelectorAll('img, svg, button, a, input, i, [role=img], [role=button]').length >
    1 || element.matches(ROW);

/** Rows of one list look alike, but for classes that build tools and states make. */
const kin = (a: Element, b: Element): boolean => {
  if (tagOf(a) !== tagOf(b) || (a.getAttribute('role') ?? '') !== (b.getAttribute('role') ?? '')) return false;
  const [own, other] = [stableClasses(a), stableClasses(b)];
  return own.length === 0 || other.length === 0
    ? own.length === other.length || alike(a, b)
    : own.some(name => other.includes(name));
};

const apart = (elements: readonly Element[]): boolean => {
  const all = new Set(elements);
  return elements.every(element => {
    for (let at = element.parentElement; at; at = at.parentElement) if (all.has(at)) return false;
    return true;
  });
};

const isOwn = (element: Element): boolean => element.closest(OWN_TAGS.join()) !== null;

const queryIn = (doc: Document, selector: string): Element[] =>
  [...doc.querySelectorAll(selector)].filter(element => !isOwn(element));

/** Nine of ten that a selector finds are made like the row, or it finds something else as well. */
const MOST = 0.9;

const findsRows = (found: readonly Element[], row: Element, way: readonly string[]): boolean => {
  const fitting = found.filter(element => hasWay(element, way));
  return found.includes(row) && fitting.length >= 1 && fitting.length >= found.length * MOST && apart(found);
};

/** What finds the rows, the more general ways first: lists of the same make elsewhere on the page are rows as well. */
const selectorsFor = ({ text, telling }: Compound, parent: Element | null): string[] => {
  const below = parent ? pathTo(parent) : '';
  const parentSays = parent ? compoundOf([parent]) : undefined;
  return [
    ...(telling ? [text] : []),
    ...(parentSays?.telling ? [`${parentSays.text} > ${text}`] : []),
    ...(below ? [`${below} > ${text}`] : []),
  ];
};

const levelOf = (row: Element, pointed: Element): Level | undefined => {
  const way = wayDown(row, pointed);
  const siblings = [...(row.parentElement?.children ?? [])].filter(
    each => each === row || (!isOwn(each) && kin(each, row) && hasWay(each, way)),
  );
  const doc = row.ownerDocument;
  for (const selector of selectorsFor(compoundOf(siblings), row.parentElement)) {
    const rows = queryIn(doc, selector);
    // Headers of tables and the like are found too; they name nobody and are left out when the rows are read.
    const made = rows.filter(each => hasWay(each, way));
    const few =
      made.length >= 2 && made.length >= rows.length / 2 && siblings.every(each => rows.includes(each)) && apart(rows);
    if (findsRows(rows, row, way) || few) return made.length >= 2 ? { selector, rows: made, row } : undefined;
  }
  return undefined;
};

/** A list of one: nothing repeats, so that only what it is made of can tell. */
const alone = (pointed: Element): Level => {
  let row = pointed.closest(`${ROW}, article`) ?? pointed;
  while (row.matches(PART) && row.parentElement && !row.parentElement.matches(OUTSIDE)) row = row.parentElement;
  const selector = selectorsFor(compoundOf([row]), row.parentElement).find(
    each => queryIn(row.ownerDocument, each).length === 1,
  );
  return { selector: selector ?? pathTo(row), rows: [row], row };
};

/** Levels that have a row of the next one inside of each row, and no more, are the same rows drawn wider. */
const sameRows = (inner: Level, outer: Level): boolean =>
  inner.rows.length === outer.rows.length && outer.rows.every((row, i) => row.contains(inner.rows[i] ?? null));

const startOf = (levels: readonly Level[]): number => {
  let end = 0;
  for (let i = 1; i < levels.length; i++) {
    const [inner, outer] = [levels[i - 1], levels[i]];
    if (!inner || !outer || !sameRows(inner, outer)) break;
    end = i;
  }
  const rows = levels.slice(0, end + 1).findLastIndex(level => level.row.matches(ROW));
  return rows >= 0 ? rows : end;
};

/** All levels at which what a person pointed at repeats; one of a single row where nothing does. */
export const levelsAt = (pointed: Element): Levels => {
  const levels: Level[] = [];
  for (let at: Element | null = pointed; at && !at.matches('html, body'); at = at.parentElement) {
    if (at.matches(`${PART}, ${OUTSIDE}`) || !holdsMuch(at)) continue;
    const level = levelOf(at, pointed);
    if (level) levels.push(level);
  }
  return levels.length ? { levels, start: startOf(levels) } : { levels: [alone(pointed)], start: 0 };
};

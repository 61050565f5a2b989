/** Finds the repeated boxes under a section heading without knowing the markup: lists, tables, accordions, plain boxes, one or many. */
import type { Surface } from './define';
import { type Weights, weighSteps } from './nuclei';
import type { Steps } from './steps';
import { tagOf } from './text';

/** A row: its head names the account; what belongs to it follows (an opened form, an icon beside the head). */
export interface Box {
  head: Element;
  rest: Element[];
}

export const ROW = 'li, tr, details, [role=row], [role=listitem], [role=treeitem]';
const HEAD = 'button, summary, a';
const LIST = 'ul, ol, dl, table, tbody, [role=list], [role=table], [role=grid], [role=rowgroup], [role=tree]';
const INLINE =
  'span, b, strong, i, em, small, time, code, abbr, label, p, td, th, h1, h2, h3, h4, h5, h6, [role=cell], [role=gridcell]';
/** Too small to be a notice of its own. */
const ICON = 'img, svg, i, span, [role=img]';
/** Headings that are nothing but a wrapper of a button are heads of an accordion. */
const isPart = (element: Element): boolean => element.matches(INLINE) && !element.querySelector(HEAD);

const holdsRows = (element: Element): boolean => element.matches(LIST) || element.querySelector(ROW) !== null;

const tokens = (classes: string): Set<string> => new Set(classes.replace(/\d+/g, '#').split(/\s+/).filter(Boolean));

/** Same tag, and classes that are the same but for what marks a state (`row` and `row row-open`). */
export const alike = (a: Element, b: Element): boolean => {
  if (tagOf(a) !== tagOf(b)) return false;
  const [own, other] = [a.getAttribute('class') ?? '', b.getAttribute('class') ?? ''];
  if (own === other) return true;
  const [x, y] = [tokens(own), tokens(other)];
  const shared = [...x].filter(token => y.has(token)).length;
  return shared === Math.min(x.size, y.size)
    ? x.size === y.size || shared > 0
    : shared / (x.size + y.size - shared) >= 0.5;
};

/** The largest set of heads that look alike. */
const family = (boxes: readonly Box[]): Box[] => {
  const families: Box[][] = [];
  for (const box of boxes) {
    const kin = families.find(([first]) => first && alike(first.head, box.head));
    if (kin) kin.push(box);
    else families.push([box]);
  }
  return families.reduce<Box[]>((best, next) => (next.length > best.length ? next : best), []);
};

const has = (elements: readonly Element[], kind: 'name' | 'handle' | 'field', weights: Weights): boolean =>
  elements.some(element => (weights.get(element)?.[kind] ?? 0) > 0);

/** Does this element go with the row before it: its opened form, its handle, or an icon beside its head? */
const belongsTo = (last: Box, element: Element, weights: Weights): boolean => {
  const weight = weights.get(element);
  if (!weight) return element.matches(ICON);
  if (weight.name || element.matches('li, details, [role=listitem]')) return false;
  const row = [last.head, ...last.rest];
  return has([last.head], 'name', weights) && !has(row, weight.field ? 'field' : 'handle', weights);
};

const group = (elements: readonly Element[], weights: Weights): Box[] => {
  const boxes: Box[] = [];
  const before: Element[] = [];
  for (const element of elements) {
    const last = boxes.at(-1);
    if (last && belongsTo(last, element, weights)) last.rest.push(element);
    else if (weights.has(element)) boxes.push({ head: element, rest: [] });
    else if (element.matches(ICON)) before.push(element);
  }
  boxes[0]?.rest.push(...before);
  return boxes;
};

const hasOwnName = (element: Element, weights: Weights): boolean => {
  const inside = [...element.children].reduce((sum, child) => sum + (weights.get(child)?.name ?? 0), 0);
  return (weights.get(element)?.name ?? 0) > inside;
};

const isHeader = (element: Element): boolean =>
  tagOf(element) === 'thead' ||
  (tagOf(element) === 'tr' && element.querySelector('td, [role=cell], [scope=row]') === null);

const manyIn = (boxes: readonly Box[], weights: Weights): Box[] => {
  const kin = family(boxes);
  const deeper = (box: Box): Box[] => {
    const inside = boxesIn(box.head, weights);
    return inside.length === 1 && inside[0]?.head === box.head ? [box] : inside;
  };
  if (kin.length > 1 && !kin.every(box => holdsRows(box.head) && !box.head.matches(ROW))) return kin;
  const lists = boxes.filter(box => holdsRows(box.head) || boxesIn(box.head, weights).length > 1);
  return (lists.length ? lists : boxes).flatMap(deeper);
};

/** The rows inside one element; the element itself where it is one. */
const boxesIn = (element: Element, weights: Weights): Box[] => {
  if (!weights.has(element) || isHeader(element)) return [];
  const itself: Box[] = [{ head: element, rest: [] }];
  if (element.matches(`${ROW}, ${HEAD}`) || hasOwnName(element, weights)) return itself;
  const children = [...element.children].filter(child => !isHeader(child));
  const boxes = group(children, weights);
  if (element.matches(LIST)) return boxes.flatMap(box => (box.head.matches(LIST) ? boxesIn(box.head, weights) : [box]));
  if (boxes.length < 2) {
    const inside = boxes[0] ? boxesIn(boxes[0].head, weights) : [];
    // A single row may as well be the box around it, unless that is a list; the wider one holds the icons.
    return inside.length > 1 || inside[0]?.head.matches(ROW) ? inside : itself;
  }
  if (boxes.every(box => isPart(box.head))) return itself;
  const kin = family(boxes).length;
  const parted = kin < 2 && !boxes.some(box => holdsRows(box.head) || boxesIn(box.head, weights).length > 1);
  return parted ? itself : manyIn(boxes, weights);
};

/** All rows of a section, in reading order. */
export function* boxSteps(content: readonly Element[], surface: Surface): Steps<Box[]> {
  const weights = yield* weighSteps(content, surface);
  const boxes = group(
    content.filter(element => !isHeader(element)),
    weights,
  );
  if (boxes.length === 1 && boxes[0]) {
    const [only] = boxes;
    const inside = boxesIn(only.head, weights);
    return inside.length === 1 && inside[0]?.head === only.head ? [only] : inside;
  }
  return manyIn(boxes, weights);
}

/** Finds the sections of a surface: a heading that tells the network, and the elements that belong to it. */
import type { Surface } from './define';
import { HEADINGS, isMenuEntry, MAX_LABEL, NAVIGATION } from './marker';
import { fits, fitsAny } from './pattern';
import { PAUSE_EVERY, type Steps } from './steps';
import { eachPiece, isProse, type Piece, saysSomething, tagOf, wordsOf } from './text';

/** A heading alone in one of these is an empty section; what follows belongs to somebody else. */
const SECTION = 'section, article, fieldset, details, table, main, form, [role=region], [role=tabpanel], [role=group]';
const FIELD =
  'input:not([type=hidden], [type=checkbox], [type=radio], [type=search], [type=button], [type=submit]), textarea';

/** Words that say something about an account rather than label a control. */
const tells = (piece: Piece, surface: Surface): boolean =>
  saysSomething(piece.text) &&
  !isProse(piece.text) &&
  !fitsAny(surface.ignore, piece.text) &&
  !/^\(?\d+\)?$/.test(piece.text);

const CONTROL = 'a, button, [role=button]';
const BAR = /(^|[\s_-])(head|header|heading|title|toolbar|bar|top)([\s_-]|$)/i;

/** The bar above the rows, whose controls are nobody's name: by its name, or because what follows it holds the rows. */
const isBar = (element: Element, endsAt: (element: Element) => boolean, surface: Surface): boolean => {
  if (tagOf(element) === 'header' || BAR.test(element.getAttribute('class') ?? '')) return true;
  const next = element.nextElementSibling;
  if (!next || element.matches(SECTION) || endsAt(next)) return false;
  if (element.querySelectorAll(CONTROL).length >= 4) return false;
  for (const piece of eachPiece(next)) if (tells(piece, surface) && !/^©|copyright/i.test(piece.text)) return true;
  return false;
};

/** Holds the heading and at most controls. */
const isOnlyHeading = (
  element: Element,
  words: string,
  endsAt: (element: Element) => boolean,
  surface: Surface,
): boolean => {
  if (element.querySelector(FIELD)) return false;
  let others = 0;
  for (const piece of eachPiece(element)) {
    if (words.includes(piece.text) || !tells(piece, surface)) continue;
    // Most boxes are told by their first words; the rest of a long list is not looked at.
    if (piece.parent.closest(CONTROL) === null) return false;
    others += 1;
  }
  return others === 0 || isBar(element, endsAt, surface);
};

/** The outermost element that is nothing but this heading; `null` where its section is empty. */
const boxOf = ({ element, words }: Heading, headings: readonly Heading[], surface: Surface): Element | null => {
  const endsAt = (other: Element) => headings.some(heading => other.contains(heading.element));
  let box = tagOf(element) === 'th' ? (element.closest('thead') ?? element) : element;
  for (let parent = box.parentElement; parent && tagOf(parent) !== 'body'; parent = box.parentElement) {
    if (!isOnlyHeading(parent, words, endsAt, surface)) return box;
    if (parent.matches(SECTION)) return null;
    box = parent;
  }
  return box;
};

/** The rows of such a section tell their networks themselves. */
const OWN = '';

interface Heading {
  element: Element;
  words: string;
  network: string | null;
}

const patterns = new WeakMap<Surface, string[]>();

/** The section a text heads. `undefined`: none; `null`: one to leave alone; `''`: see `OWN`. */
const networkOf = (surface: Surface, words: string): string | null | undefined => {
  if (words.length > MAX_LABEL) return undefined;
  const known = patterns.get(surface) ?? surface.sections.map(section => section.heading);
  patterns.set(surface, known);
  if (!fitsAny(known, words)) return undefined;
  const section = surface.sections.find(({ heading }) => fits(heading, words));
  return section?.network === undefined ? OWN : section.network;
};

const lookOf = (element: Element): string => `${tagOf(element)}.${element.getAttribute('class') ?? ''}`;

/** Every section heading in reading order; one of no known network still ends the section before it, if it looks like the known ones. */
function* headingSteps(body: Element, all: readonly Piece[], surface: Surface): Steps<Heading[]> {
  const found = new Map<Element, Heading>();
  const add = (element: Element, words: string) => {
    const network = networkOf(surface, words);
    if (network === undefined || element.closest(NAVIGATION) || isMenuEntry(element)) return;
    for (let at = element.parentElement; at; at = at.parentElement) if (found.has(at)) return;
    found.set(element, { element, words, network });
  };
  // Whole headings first: their words may be split over several nodes.
  for (const element of body.querySelectorAll(HEADINGS)) add(element, wordsOf(element));
  for (const [i, { parent, text }] of all.entries()) {
    if (i % PAUSE_EVERY === 0) yield;
    if (!found.has(parent)) add(parent, text);
  }
  const headings = [...found.values()];
  const looks = new Set(headings.filter(heading => heading.network !== null).map(heading => lookOf(heading.element)));
  return headings.filter(heading => heading.network !== null || looks.has(lookOf(heading.element)));
}

const levelOf = (element: Element): number | undefined => {
  const level =
    /^h([1-6])$/.exec(tagOf(element))?.[1] ??
    (element.getAttribute('role') === 'heading' ? element.getAttribute('aria-level') : null);
  return level ? Number(level) : undefined;
};

/** A heading of the same or a higher rank that is none of ours ends the section as well. */
const endsSection = (element: Element, level: number | undefined): boolean => {
  const other = levelOf(element);
  return other !== undefined && level !== undefined && other <= level;
};

const contentOf = (box: Element, heading: Heading, headings: readonly Heading[]): Element[] => {
  const controller = heading.element.closest('[aria-controls]') ?? heading.element.querySelector('[aria-controls]');
  const controls = controller?.getAttribute('aria-controls');
  const panel = controls ? box.ownerDocument.getElementById(controls) : null;
  if (panel && !panel.contains(heading.element)) return [panel];
  const level = levelOf(heading.element.closest('h1, h2, h3, h4, h5, h6, [role=heading]') ?? heading.element);
  const content: Element[] = [];
  for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
    const here = next;
    if (endsSection(here, level) || headings.some(other => here.contains(other.element))) break;
    if (tagOf(here) !== 'footer') content.push(here);
  }
  return content;
};

export interface Section {
  /** Absent: the rows tell. */
  network?: string;
  content: Element[];
}

export function* sectionSteps(body: Element, all: readonly Piece[], surface: Surface): Steps<Section[]> {
  const headings = yield* headingSteps(body, all, surface);
  return headings.flatMap(heading => {
    if (heading.network === null) return [];
    const box = boxOf(heading, headings, surface);
    const { network } = heading;
    return box ? [{ ...(network ? { network } : {}), content: contentOf(box, heading, headings) }] : [];
  });
}

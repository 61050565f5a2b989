/** Finds what tells a surface's page from the tool's other pages, and tells headings from navigation. */
import type { Surface } from './define';
import { fits, fitsAny } from './pattern';
import { atOnce, PAUSE_EVERY, type Steps } from './steps';
import { eachPiece, type Piece, tagOf, wordsOf } from './text';

export const NAVIGATION = 'nav, [role=navigation], [role=menu], [role=menubar], [role=tree], select, [role=option]';
export const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading], legend, caption, summary, th, dt';
/** A heading or label is shorter than this. */
export const MAX_LABEL = 80;

/** The entry of a list of short links or words: left to navigation, whatever it is made of. */
export const isMenuEntry = (element: Element): boolean => {
  const link = element.closest('a[href]');
  if (link && !/^(#|javascript:|$)/.test(link.getAttribute('href') ?? '')) return true;
  const item = element.closest('li, [role=listitem]');
  return item !== null && wordsOf(item) === wordsOf(element);
};

/** A plain element among several others that hold a few words each, such as a menu made of `div`s. */
const isAmongWords = (element: Element): boolean => {
  if (element.matches(HEADINGS) || element.closest(HEADINGS)) return false;
  const others = [...(element.parentElement?.children ?? [])].filter(
    other => other !== element && tagOf(other) === tagOf(element),
  );
  return others.length > 1 && others.every(other => !other.firstElementChild && wordsOf(other).length < 30);
};

const isMarker = (element: Element, control: boolean): boolean =>
  element.closest(NAVIGATION) === null && (control || !(isMenuEntry(element) || isAmongWords(element)));

type Marked = Pick<Surface, 'markers'>;

/** The words of an element as far as they could be a marker's; of a container only the beginning is looked at. */
const labelIn = (element: Element): string => {
  if (tagOf(element) === 'input') return wordsOf(element);
  let words = '';
  for (const { text } of eachPiece(element)) {
    words = words ? `${words} ${text}` : text;
    if (words.length >= MAX_LABEL) return '';
  }
  return words;
};

const unions = new WeakMap<Marked['markers'], string[]>();

const wordsFor = (markers: Marked['markers']): string[] => {
  const known = unions.get(markers) ?? markers.map(({ text }) => text);
  unions.set(markers, known);
  return known;
};

/** Is this the surface's page at all? In steps, for a page that has to stay smooth meanwhile. */
export function* markerSteps(body: Element, all: Iterable<Piece>, { markers }: Marked): Steps<boolean> {
  const any = wordsFor(markers);
  let done = 0;
  for (const { text, parent } of all) {
    done += 1;
    if (done % PAUSE_EVERY === 0) yield;
    if (text.length >= MAX_LABEL || !fitsAny(any, text)) continue;
    for (const { selector, text: words } of markers) {
      const element = fits(words, text) ? parent.closest(selector) : null;
      if (element && isMarker(element, selector !== '*')) return true;
    }
  }
  for (const { selector, text: words } of markers) {
    const control = selector !== '*';
    for (const element of body.querySelectorAll(control ? selector : HEADINGS)) {
      done += 1;
      if (done % PAUSE_EVERY === 0) yield;
      // A single text has just been looked at; what is left are words that are split, and elements that count without any.
      if (element.firstChild?.nodeType === 3 && element.childNodes.length === 1) continue;
      if (fits(words, labelIn(element)) && isMarker(element, control)) return true;
    }
  }
  return false;
}

export const hasMarker = (body: Element, all: Iterable<Piece>, surface: Marked): boolean =>
  atOnce(markerSteps(body, all, surface));

/** Is any of these surfaces there? @param all the page's texts, where they are known already */
export function* hasSurfaceSteps(body: Element, surfaces: readonly Marked[], all?: readonly Piece[]): Steps<boolean> {
  for (const surface of surfaces) if (yield* markerSteps(body, all ?? eachPiece(body), surface)) return true;
  return false;
}

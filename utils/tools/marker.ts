/** Finds what tells a surface's page from the tool's other pages, and tells headings from navigation. */
import type { Surface } from './define';
import { fits } from './pattern';
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

/** Is this the surface's page at all? In steps, for a page that has to stay smooth meanwhile. */
export function* markerSteps(body: Element, all: Iterable<Piece>, surface: Marked): Steps<boolean> {
  let done = 0;
  for (const { text, parent } of all) {
    done += 1;
    if (done % PAUSE_EVERY === 0) yield;
    if (text.length >= MAX_LABEL) continue;
    for (const { selector, text: words } of surface.markers) {
      if (!fits(words, text)) continue;
      const element = parent.closest(selector);
      if (element && isMarker(element, selector !== '*')) return true;
    }
  }
  for (const { selector, text: words } of surface.markers) {
    const control = selector !== '*';
    for (const element of body.querySelectorAll(control ? selector : HEADINGS)) {
      done += 1;
      if (done % PAUSE_EVERY === 0) yield;
      if (fits(words, wordsOf(element)) && isMarker(element, control)) return true;
    }
  }
  return false;
}

export const hasMarker = (body: Element, all: Iterable<Piece>, surface: Marked): boolean =>
  atOnce(markerSteps(body, all, surface));

/** Is any of these surfaces there? */
export function* hasSurfaceSteps(body: Element, surfaces: readonly Marked[]): Steps<boolean> {
  for (const surface of surfaces) if (yield* markerSteps(body, eachPiece(body), surface)) return true;
  return false;
}

export const hasSurface = (body: Element | null, surfaces: readonly Marked[]): boolean =>
  body !== null && atOnce(hasSurfaceSteps(body, surfaces));

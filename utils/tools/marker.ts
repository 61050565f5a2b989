/** Finds what tells a surface's page from the tool's other pages, and tells headings from navigation. */
import type { Surface } from './define';
import { fits } from './pattern';
import { type Piece, tagOf, wordsOf } from './text';

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

/** Is this the surface's page at all? */
export const hasMarker = (body: Element, all: readonly Piece[], surface: Surface): boolean =>
  surface.markers.some(({ selector, text }) => {
    const control = selector !== '*';
    const among = (element: Element | null) => element !== null && isMarker(element, control);
    return (
      all.some(
        piece => piece.text.length < MAX_LABEL && fits(text, piece.text) && among(piece.parent.closest(selector)),
      ) ||
      [...body.querySelectorAll(control ? selector : HEADINGS)].some(
        element => fits(text, wordsOf(element)) && among(element),
      )
    );
  });

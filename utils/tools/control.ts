/** Finds controls on a page by what they are and what they say: words, labels, or the names of their icons. */
import type { Control } from './define';
import { fitsAny } from './pattern';
import { nameOf } from './signs';
import { OWN_TAGS, wordsOf } from './text';

const ICON = 'svg, use, img, i, span, [role=img]';

const says = (element: Element, patterns: readonly string[]): boolean =>
  patterns.length === 0 ||
  [element, ...element.querySelectorAll(ICON)].some(part => fitsAny(patterns, nameOf(part))) ||
  fitsAny(patterns, wordsOf(element));

/** In reading order; never one of our own. */
export const controlsIn = (roots: readonly Element[], { selector, says: patterns }: Control): Element[] =>
  roots
    .flatMap(root => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)])
    .filter(element => !element.closest(OWN_TAGS.join()) && says(element, patterns));

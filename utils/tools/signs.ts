/** What the tool itself shows for a row: words and icons that say that access is lost, or that it works. */
import type { Surface } from './define';
import { fitsAny } from './pattern';
import { clean, OWN_TAGS, tagOf } from './text';

const FIELD = 'input:not([type=checkbox], [type=radio], [type=hidden]), textarea';
const NAMED_BY = [
  'alt',
  'title',
  'aria-label',
  'class',
  'data-icon',
  'data-testid',
  'data-tooltip',
  'data-tooltip-content',
  'xlink:href',
  'href',
  'src',
];
const HIDDEN = /(^|[\s_-])(hidden|hide|invisible|d-none|ng-hide|is-hidden)(\s|$)/i;

/** `warningError.png` -> "warning error png"; addresses only by their last part, never what is written into them. */
const words = (name: string, value: string): string => {
  if (/src|href/.test(name) && (/^data:/.test(value) || (name === 'href' && !value.includes('#')))) return '';
  const part = /src|href/.test(name) ? (value.split(/[?]/)[0]?.split(/[/#]/).at(-1) ?? '') : value;
  return part
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();
};

/** The same few attributes come again in every row. Emptied before it could grow with what a page makes up. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

const nameFrom = (raw: readonly string[], title: string): string => {
  const said = NAMED_BY.map((name, i) => words(name, raw[i] ?? ''));
  return clean([...said, title].join(' ')).replace(/\b(no|non|not|without|hide|hidden) \w+/g, ' ');
};

/** Everything that names an element as a picture, without what is denied (`no-error`). */
export const nameOf = (element: Element): string => {
  const isSvg = tagOf(element) === 'svg';
  if (!isSvg && !element.hasAttributes()) return '';
  const raw = NAMED_BY.map(name => element.getAttribute(name) ?? '');
  const title = isSvg ? (element.querySelector('title')?.textContent ?? '') : '';
  const key = [...raw, title].join('\n');
  const there = known.get(key) ?? nameFrom(raw, title);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, there);
  return there;
};

const isHidden = (element: Element, row: Element): boolean => {
  if (element.hasAttribute('hidden')) return true;
  if (row.getBoundingClientRect().height > 0) {
    const size = element.getBoundingClientRect();
    return size.width === 0 || size.height === 0 || element.checkVisibility?.({ visibilityProperty: true }) === false;
  }
  // Within a closed section nothing is laid out; only what is written down can tell.
  return (
    HIDDEN.test(element.getAttribute('class') ?? '') ||
    /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style') ?? '')
  );
};

const isHiddenWithin = (element: Element, row: Element): boolean => {
  for (let at: Element | null = element; at && at !== row; at = at.parentElement) if (isHidden(at, row)) return true;
  return false;
};

/** Calls back for each element of the row that is neither hidden nor part of an opened form; forms have errors of their own. */
const look = (element: Element, row: Element, name: Node, found: (element: Element) => boolean): boolean => {
  if (OWN_TAGS.includes(tagOf(element))) return false;
  const form = !element.contains(name) && (element.matches(FIELD) || element.querySelector(FIELD) !== null);
  if (form || element.matches('label, script, style, [role=menu]')) return false;
  if (found(element)) return true;
  return [...element.children].some(child => look(child, row, name, found));
};

const holds = (row: Element, selector: string): boolean =>
  [...(row.matches(selector) ? [row] : []), ...row.querySelectorAll(selector)].some(
    element => !element.closest(OWN_TAGS.join()) && (element === row || !isHiddenWithin(element, row)),
  );

const isEmpty = ({ words: said, icons, elements = [] }: Surface['ended']): boolean =>
  said.length + icons.length + elements.length === 0;

const shows = (elements: readonly Element[], name: Node, sign: Surface['ended']): boolean =>
  !isEmpty(sign) &&
  (elements.some(row => (sign.elements ?? []).some(selector => holds(row, selector))) ||
    elements.some(row =>
      look(row, row, name, element => {
        const said =
          fitsAny(sign.icons, nameOf(element)) ||
          // Only its own words: those of its children come with the children.
          [...element.childNodes].some(
            node => node.nodeType === 3 && node !== name && fitsAny(sign.words, clean(node.textContent ?? '')),
          );
        return said && (element === row || !isHiddenWithin(element, row));
      }),
    ));

/**
 * @param elements the row's head and what belongs to it
 * @param name where the name stands: never a sign itself
 */
export const shownBy = (elements: readonly Element[], name: Node, surface: Surface): 'ended' | 'alive' | undefined => {
  if (shows(elements, name, surface.ended)) return 'ended';
  return shows(elements, name, surface.alive) ? 'alive' : undefined;
};

/** No sign at all, where the tool is documented to warn. Ask it of a row that shows nothing. */
export const isQuiet = (elements: readonly Element[], name: Node, { silence, unclear }: Surface): boolean =>
  silence === 'alive' && !(unclear && shows(elements, name, unclear));

/** What can be pointed at on a page, by mouse and by keyboard, and why something cannot. */
import { OWN_TAGS, pieces, tagOf, wordsOf } from '@/utils/tools/text';

export type Refusal = 'frame' | 'shadow' | 'nothing';

/** Frames have pages of their own, and closed-off parts cannot be read later on either. */
export const refusalOf = (element: Element | null): Refusal | undefined => {
  if (!element || element.matches('html, body')) return 'nothing';
  if (element.matches('iframe, frame, embed, object')) return 'frame';
  const hides =
    element.shadowRoot !== null ||
    (tagOf(element).includes('-') && element.childElementCount === 0 && wordsOf(element) === '');
  return hides ? 'shadow' : undefined;
};

const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility?.({ visibilityProperty: true }) !== false;
};

/** Keys go through as many; a page of thousands of rows looks alike after the first. */
const MOST = 500;

/** For the keyboard, in reading order: what says something, and within a row its pictures and links as well. */
export const stopsIn = (root: Element, within: boolean): Element[] => {
  const said = pieces(root).map(({ parent }) => parent);
  const shown = within ? [...root.querySelectorAll('img, svg, i, a, [role=img], [title], [aria-label], [class]')] : [];
  const all = [...new Set([...said, ...shown.filter(each => !each.closest('svg *'))])].filter(
    each => !each.closest(OWN_TAGS.join()) && isSeen(each),
  );
  return all.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)).slice(0, MOST);
};

/** For a person who does not see the frame. */
export const describe = (element: Element): string => {
  const said = wordsOf(element) || ['alt', 'title', 'aria-label'].map(name => element.getAttribute(name)).find(Boolean);
  return (said || tagOf(element)).slice(0, 80);
};

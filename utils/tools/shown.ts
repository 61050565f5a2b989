/** Is something there to be seen, as far as the page tells? */

/** Not taken out of sight, nor anything around it. */
export const isThere = (element: Element): boolean =>
  element.isConnected &&
  element.closest('[hidden]') === null &&
  element.checkVisibility?.({ visibilityProperty: true }) !== false;

/** The controls that say that they open or hold this one: a list that is folded up belongs to the field that shows what is chosen. */
const openersOf = (element: Element): Element[] => {
  const id = element.getAttribute('id');
  return id
    ? [...element.ownerDocument.querySelectorAll('[aria-controls], [aria-owns]')].filter(opener =>
        `${opener.getAttribute('aria-controls')} ${opener.getAttribute('aria-owns')}`.split(/\s+/).includes(id),
      )
    : [];
};

/** A person can choose here, at once or after unfolding it. */
export const isWithinReach = (element: Element): boolean => isThere(element) || openersOf(element).some(isThere);

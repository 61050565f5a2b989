/** Whether a control of the page is there to be seen, whether pressing it can only open something, and a press as of a pointer. */

/** Can a person see it? */
export const isShown = (element: Element, row: Element): boolean => {
  // Where nothing is laid out, what is written down has to do.
  if (row.getBoundingClientRect().height === 0) return element.closest('[hidden]') === null;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility?.({ visibilityProperty: true }) !== false;
};

/** Pressing it opens something at most: no link to elsewhere, nothing that sends a form. */
export const isHarmless = (element: Element): boolean => {
  const link = element.closest('a[href]')?.getAttribute('href') ?? '#';
  const button = element.closest('button, input') as HTMLButtonElement | null;
  return link.startsWith('#') && !(button?.form && button.type === 'submit');
};

/** Some menus listen for the pointer rather than for the click. */
export const point = (element: Element): void => {
  const view = element.ownerDocument.defaultView;
  if (!view) return;
  const how = { bubbles: true, cancelable: true, composed: true, button: 0 };
  element.dispatchEvent(new view.PointerEvent('pointerdown', { ...how, pointerType: 'mouse', isPrimary: true }));
  element.dispatchEvent(new view.MouseEvent('mousedown', how));
  element.dispatchEvent(new view.PointerEvent('pointerup', { ...how, pointerType: 'mouse', isPrimary: true }));
  element.dispatchEvent(new view.MouseEvent('mouseup', how));
};

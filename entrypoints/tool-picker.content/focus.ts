/** Keeps the keyboard in the picker's panel while the page lies behind glass. */

const FOCUSABLE = 'button:not(:disabled), input, select, summary';

const visible = (place: HTMLElement): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(each => each.checkVisibility?.() !== false);

/** The first that is there: what fits, else the panel itself. */
export const focusInside = (place: HTMLElement, selector: string): void => {
  const wanted = place.querySelector<HTMLElement>(selector) ?? place.querySelector<HTMLElement>('.panel');
  wanted?.focus({ preventScroll: true });
};

/** Tab goes round in the panel. */
export const trapFocus = (place: HTMLElement, holds: () => boolean, signal: AbortSignal): void => {
  const view = place.ownerDocument.defaultView;
  const root = place.getRootNode() as ShadowRoot;
  view?.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Tab' || !holds()) return;
      const all = visible(place);
      const at = all.indexOf(root.activeElement as HTMLElement);
      const next = all[(at + (event.shiftKey ? -1 : 1) + all.length) % all.length] ?? all[0];
      event.preventDefault();
      event.stopImmediatePropagation();
      next?.focus();
    },
    { capture: true, signal },
  );
};

/** What happens in our badges stays there: caught once at the window, before the page's rows, links and menus could act on it. */

const TYPES =
  'click dblclick auxclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup keypress dragstart focusin focusout'.split(
    ' ',
  );

/**
 * One set of listeners for all badges, however many there are.
 * @param own whose event is it? `undefined`: not ours
 * @param isReal did a person do it? A page can reach into our open shadow roots and click there.
 */
export const keepEvents = <T>(
  view: Window,
  own: (target: EventTarget) => T | undefined,
  isReal: (event: Event) => boolean,
  press: (what: T, path: readonly EventTarget[]) => void,
  signal: AbortSignal,
): void => {
  const hear = (event: Event) => {
    for (const target of event.composedPath()) {
      const what = own(target);
      if (what === undefined) continue;
      event.stopPropagation();
      // A link, label or summary around us acts on a click even when it never hears of it.
      if (event.type === 'click' || event.type === 'dragstart') event.preventDefault();
      if (event.type === 'click' && isReal(event)) press(what, event.composedPath());
      return;
    }
  };
  for (const type of TYPES) view.addEventListener(type, hear, { capture: true, signal });
};

/** Follows the address of a page that never loads anew: networks are one document, whatever page of theirs is shown. */

/** How often (ms) to look where the browser does not tell. */
const EVERY = 1_000;

/** @param moved called with each new address, and at once with the first */
export const followAddress = (view: Window, moved: (href: string) => void, signal: AbortSignal): void => {
  let last = '';
  const look = (): void => {
    const { href } = view.location;
    if (href === last || signal.aborted) return;
    last = href;
    moved(href);
  };
  const navigation = (view as { navigation?: EventTarget }).navigation;
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else {
    const timer = view.setInterval(look, EVERY);
    signal.addEventListener('abort', () => view.clearInterval(timer));
  }
  for (const type of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(type, look, { signal });
  look();
};

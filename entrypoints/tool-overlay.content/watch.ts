/** Watches a page with one observer: calls back in idle time, once for many changes, and more rarely the longer the work takes. */

export interface Watch {
  /** Look again soon. */
  poke(): void;
  /** Do this and forget the changes that it made to the page itself. */
  quietly(work: () => void): void;
  /** Follow attributes too: only on pages that show rows, since signs may come and go by class or style. */
  closely(yes: boolean): void;
}

const MIN_GAP = 60;
const MAX_GAP = 2_000;
const ATTRIBUTES = ['class', 'style', 'hidden', 'title', 'alt', 'aria-label', 'src', 'value', 'open'];

/** @param look what to do when the page may have changed */
export const watch = (view: Window & typeof globalThis, look: () => void, signal: AbortSignal): Watch => {
  const doc = view.document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;
  let close = false;

  const run = () => {
    timer = undefined;
    if (signal.aborted) return;
    const start = performance.now();
    look();
    took = performance.now() - start;
  };
  const poke = () => {
    if (timer !== undefined || signal.aborted) return;
    // A page that changes all the time may use a tenth of the time for us at most.
    const gap = Math.min(MAX_GAP, Math.max(MIN_GAP, took * 9));
    timer = setTimeout(() => {
      if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(run, { timeout: 500 });
      else run();
    }, gap);
  };

  const observer = new view.MutationObserver(poke);
  const observe = () => {
    if (signal.aborted) return;
    observer.observe(doc, {
      childList: true,
      subtree: true,
      characterData: true,
      ...(close ? { attributes: true, attributeFilter: ATTRIBUTES } : {}),
    });
  };
  observe();
  for (const type of ['popstate', 'hashchange']) view.addEventListener(type, poke, { signal });
  // A name may be typed or filled in, which changes no node.
  for (const type of ['input', 'change', 'toggle'])
    doc.addEventListener(type, poke, { capture: true, passive: true, signal });
  if ('navigation' in view) (view.navigation as EventTarget).addEventListener('navigatesuccess', poke, { signal });
  view.matchMedia?.('(prefers-color-scheme: dark)').addEventListener?.('change', poke, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });

  return {
    poke,
    quietly: work => {
      const waiting = observer.takeRecords();
      work();
      observer.takeRecords();
      if (waiting.length) poke();
    },
    closely: yes => {
      if (yes === close) return;
      close = yes;
      observer.disconnect();
      observe();
    },
  };
};

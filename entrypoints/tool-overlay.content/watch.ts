/** Watches a page with one observer, tells what may have changed, and keeps to a small share of the page's time. */
import { makeBudget } from './budget';

export interface Watched {
  /** Anything may have changed. @returns false: it is still being looked at, ask again later */
  look(): void;
  /** Only these rows have changed, inside. */
  glance(rows: ReadonlySet<Element>): void;
  /** The row that this node is in, if it is in one. */
  rowOf(node: Node): Element | undefined;
  /** Rows stand directly in this element, or somewhere below it. */
  holdsRows(node: Node): 'directly' | 'below' | undefined;
  /** Are any rows known? Where there are none yet, they are waited for. */
  hasRows(): boolean;
}

export interface Watch {
  /** Look again soon. */
  poke(): void;
  /** Do this and forget the changes that it made to the page itself. */
  quietly(work: () => void): void;
  /** Follow attributes too: only on pages that show rows, since signs may come and go by class or style. */
  closely(yes: boolean): void;
  /** So long (ms) was just worked. */
  worked(ms: number): void;
  /** Calls back when the page has nothing else to do. */
  idle(next: () => void): void;
}

/** More rows than these are not read at once, but in slices with everything else. */
const MOST_AT_ONCE = 200;
/** Let a burst of changes end (ms). */
const GAP = 60;
const ATTRIBUTES = [
  ...['class', 'style', 'hidden', 'title', 'alt', 'aria-label', 'src', 'value', 'open'],
  // What is chosen in a list that the page draws, and what can be.
  ...['aria-selected', 'aria-checked', 'disabled', 'aria-disabled'],
];

/** Rows came or went: where they stand something was added, or an element with rows was taken out. */
const isAboutRows = ({ target, addedNodes, removedNodes }: MutationRecord, watched: Watched): boolean =>
  (addedNodes.length > 0 && watched.holdsRows(target) === 'directly') ||
  [...removedNodes].some(node => watched.rowOf(node) !== undefined || watched.holdsRows(node) !== undefined);

export const watch = (view: Window & typeof globalThis, watched: Watched, signal: AbortSignal): Watch => {
  const doc = view.document;
  const budget = makeBudget(() => performance.now());
  const dirty = new Set<Element>();
  let close = false;

  const idle = (next: () => void): void => {
    if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(() => next(), { timeout: 500 });
    else setTimeout(next);
  };

  /** One thing to be done later, at the earliest moment that anybody asked for. */
  const makeSlot = (run: () => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = Number.POSITIVE_INFINITY;
    const clear = () => {
      clearTimeout(timer);
      due = Number.POSITIVE_INFINITY;
    };
    return {
      clear,
      at: (wait: number) => {
        const ms = Math.max(GAP, wait);
        if (signal.aborted || performance.now() + ms >= due) return;
        clearTimeout(timer);
        due = performance.now() + ms;
        timer = setTimeout(() => {
          due = Number.POSITIVE_INFINITY;
          idle(() => signal.aborted || run());
        }, ms);
      },
    };
  };

  const whole = makeSlot(() => {
    dirty.clear();
    budget.begin();
    watched.look();
  });
  const rows = makeSlot(() => {
    const changed = new Set(dirty);
    dirty.clear();
    if (changed.size > MOST_AT_ONCE) poke();
    else if (changed.size) budget.glance(() => watched.glance(changed));
  });

  const poke = () => whole.at(budget.urgent());

  const observer = new view.MutationObserver(records => {
    for (const record of records) {
      const row = watched.rowOf(record.target);
      if (row) dirty.add(row);
      else if (!watched.hasRows() || isAboutRows(record, watched)) return poke();
      // What changed elsewhere on the page can wait.
      else whole.at(budget.minor());
    }
    if (dirty.size) rows.at(budget.next());
  });

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
    whole.clear();
    rows.clear();
  });

  return {
    poke,
    idle,
    worked: budget.spend,
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

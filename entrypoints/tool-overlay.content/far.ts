/** Badges far from what is seen stand in the page, but are not drawn: each drawn one makes every later change of a long page dearer. */
import type { Badge } from './badge';

/** The page is watched where one in so many stands, and the ones around it come with it. */
const EVERY = 20;
/** Around the window and whatever scrolls in it: what is scrolled or tabbed to next is there before it is seen. */
const MARGIN = '1500px';

export interface Far {
  /** All badges in the order of the page. Those that somebody comes near to are drawn from then on. */
  arrange(badges: readonly Badge[]): void;
}

export const makeFar = (view: (Window & typeof globalThis) | null, signal: AbortSignal): Far => {
  const around = new Map<Element, readonly Badge[]>();
  const draw = (badges: readonly Badge[]) => {
    for (const badge of badges) badge.near();
  };
  const hear = (entries: readonly IntersectionObserverEntry[], observer: IntersectionObserver) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      draw(around.get(target) ?? []);
      observer.unobserve(target);
    }
  };
  const observer =
    typeof view?.IntersectionObserver === 'function'
      ? new view.IntersectionObserver(hear, { rootMargin: MARGIN, scrollMargin: MARGIN } as IntersectionObserverInit)
      : undefined;
  signal.addEventListener('abort', () => observer?.disconnect());

  return {
    arrange: badges => {
      observer?.disconnect();
      around.clear();
      if (!badges.some(({ isFar }) => isFar)) return;
      if (!observer) return draw(badges);
      // Who comes by keyboard from the page's end finds the last ones there, and by them the others.
      draw(badges.slice(-EVERY));
      for (let i = 0; i < badges.length; i += EVERY) {
        const group = badges.slice(Math.max(0, i - EVERY), i + EVERY);
        // What is not drawn is nowhere: its parent is.
        const at = badges[i]?.host.parentElement;
        if (!at || !group.some(({ isFar }) => isFar)) continue;
        around.set(at, [...(around.get(at) ?? []), ...group]);
        observer.observe(at);
      }
    },
  };
};

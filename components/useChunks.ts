/** Renders a long list piece by piece: the first screens at once, more whenever its end comes near. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Enough for a few screens; ten thousand rows open as fast as these. */
export const FIRST = 100;
const STEP = 200;

/**
 * @param least rows that have to be there from the start
 * @returns how many rows to render, and a ref for an element after the last one
 */
export const useChunks = (total: number, least = 0) => {
  const [shown, setShown] = useState(Math.max(FIRST, least));
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element || shown >= total) return;
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && setShown(count => count + STEP),
      { rootMargin: '1200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown, total]);

  return { shown, end };
};

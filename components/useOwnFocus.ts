/** A part that opens takes the focus, and gives it back to where it was when it closes; unless it has moved on by then. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** @param at what opens; its `data-first`, else its first field or button, gets the focus  @param wanted `false`: it was there all along */
export const useOwnFocus = (at: RefObject<HTMLElement | null>, wanted = true): void =>
  useLayoutEffect(() => {
    const element = at.current;
    if (!element || !wanted) return;
    const before = document.activeElement;
    const first =
      element.querySelector<HTMLElement>('[data-first]') ??
      element.querySelector<HTMLElement>('input, select, textarea') ??
      element.querySelector<HTMLElement>('button');
    first?.focus();
    return () => {
      const lost = document.activeElement === document.body || element.contains(document.activeElement);
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

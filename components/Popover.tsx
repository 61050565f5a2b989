/** A small card over the page, at its button: closes with Escape or a click elsewhere, and gives the focus back. */
import './Popover.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const GAP = 4;

/** Below the button, or above where there is no room; never off the page. */
const place = (card: HTMLElement, anchor: HTMLElement): void => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = at.bottom + GAP;
  const top = below + height <= window.innerHeight ? below : Math.max(GAP, at.top - GAP - height);
  card.style.top = `${top}px`;
  card.style.left = `${Math.max(GAP, Math.min(at.right - width, window.innerWidth - width - GAP))}px`;
};

interface Props {
  anchor: HTMLElement | null;
  role: 'menu' | 'dialog';
  label: string;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

export const Popover = ({ anchor, role, label, onClose, onKeyDown, children }: Props) => {
  const card = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = card.current;
    if (!element || !anchor) return;
    // The top layer: rows are skipped and clipped while out of sight (content-visibility), a card must not be.
    element.showPopover?.();
    const first =
      element.querySelector<HTMLElement>('[data-first]') ?? element.querySelector<HTMLElement>('input, button');
    (first ?? element).focus();
    return () => {
      // Only when the focus was in here: a click elsewhere has already moved it where the person wants it.
      if (document.activeElement === document.body || element.contains(document.activeElement)) anchor.focus();
    };
  }, [anchor]);

  // Another label is another content (a menu that becomes its choices), and so another size.
  useLayoutEffect(() => {
    if (card.current && anchor && label) place(card.current, anchor);
  }, [anchor, label]);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const at = anchor?.getBoundingClientRect();
    const isInside = ({ target }: Event) =>
      target instanceof Node && (card.current?.contains(target) || anchor?.contains(target));
    // What was scrolled before is told a frame late: only a button that has moved leaves its card behind.
    const hasMoved = () => {
      const now = anchor?.getBoundingClientRect();
      return !at || !now || Math.abs(now.top - at.top) > 1 || Math.abs(now.left - at.left) > 1;
    };
    document.addEventListener('pointerdown', event => isInside(event) || onClose(), { signal });
    // A card that stays while its row scrolls away would point at nothing.
    document.addEventListener('scroll', event => !isInside(event) && hasMoved() && onClose(), {
      signal,
      capture: true,
    });
    return () => closing.abort();
  }, [anchor, onClose]);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      onClose();
    } else onKeyDown?.(event);
  };

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role comes in; both take a label
    // biome-ignore lint/a11y/noStaticElementInteractions: the role comes in; both take keys
    <div ref={card} class="card" popover="manual" role={role} aria-label={label} tabIndex={-1} onKeyDown={keyDown}>
      {children}
    </div>
  );
};

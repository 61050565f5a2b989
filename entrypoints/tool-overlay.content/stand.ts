/** Where a card stands: at its badge, inside the window, above everything. */

const GAP = 8;

/** Below the badge where there is room, else above; where there is none, over it, so that nothing has to be scrolled to. */
export const standAt = (host: HTMLElement, anchor: Element): void => {
  const view = host.ownerDocument.defaultView;
  if (!view) return;
  const at = anchor.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = view;
  const below = height - at.bottom - 2 * GAP;
  const above = at.top - 2 * GAP;
  host.style.setProperty('--room', `${height - 2 * GAP}px`);
  const size = host.getBoundingClientRect();
  const up = below < size.height && above > below;
  const rtl = view.getComputedStyle(anchor).direction === 'rtl';
  const left = rtl ? at.right - size.width : at.left;
  const top = up ? at.top - GAP - size.height : at.bottom + GAP;
  // As variables: what our own sheet says of the host outranks even important styles on it.
  const x = Math.max(GAP, Math.min(left, width - size.width - GAP));
  const y = Math.max(GAP, Math.min(top, height - size.height - GAP));
  host.style.setProperty('--left', `${Math.round(x)}px`);
  host.style.setProperty('--top', `${Math.round(y)}px`);
};

/** In the browser's top layer, where no stacking or clipping of the page reaches; otherwise merely on top. */
export const raise = (host: HTMLElement): void => {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    // Without popovers the highest z-index has to do.
    host.removeAttribute('popover');
  }
};

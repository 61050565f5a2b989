/** Where a badge goes in the page's line: right behind the name, without touching the page's own nodes. Reading and writing are kept apart. */

/** A name that is cut with dots would cut the badge as well: then it goes behind the element that cuts. */
const cutter = (anchor: Node): Element | undefined => {
  const view = anchor.ownerDocument?.defaultView;
  const parent = anchor.parentElement;
  if (!view || !parent || anchor.nodeType !== 3) return undefined;
  const { overflowX, textOverflow } = view.getComputedStyle(parent);
  return textOverflow === 'ellipsis' && overflowX !== 'visible' && parent.parentElement ? parent : undefined;
};

/** The node that the badge belongs behind; `undefined`: it stands well where it is. Only reads. */
export const spotFor = (host: Element, anchor: Node): Node | undefined => {
  if (
    host.isConnected &&
    (host.parentNode === anchor.parentNode || host.parentNode === anchor.parentNode?.parentNode)
  ) {
    return undefined;
  }
  const behind = cutter(anchor) ?? anchor;
  return behind.parentNode ? behind : undefined;
};

/** In a row whose parts are pushed apart the badge stays at the name and takes the free room behind it. Only reads. */
export const isPushedApart = (parent: Element): boolean => {
  const style = parent.ownerDocument.defaultView?.getComputedStyle(parent);
  return style !== undefined && /flex/.test(style.display ?? '') && /space-/.test(style.justifyContent ?? '');
};

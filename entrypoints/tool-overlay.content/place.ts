/** Where a badge goes in the page's line: right behind the name, without touching the page's own nodes. Only reads. */

interface Cuts {
  cuts(element: Element): boolean;
}

/** A name that is cut with dots would cut the badge as well. */
export const cuts = (element: Element): boolean => {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style !== undefined && style.textOverflow === 'ellipsis' && style.overflowX !== 'visible';
};

/** Then it goes behind the element that cuts. */
const cutter = (anchor: Node, looks: Cuts): Element | undefined => {
  const parent = anchor.parentElement;
  return anchor.nodeType === 3 && parent?.parentElement && looks.cuts(parent) ? parent : undefined;
};

/** The node that the badge belongs behind; `undefined`: it stands well where it is. */
export const spotFor = (host: Element, anchor: Node, looks: Cuts): Node | undefined => {
  if (
    host.isConnected &&
    (host.parentNode === anchor.parentNode || host.parentNode === anchor.parentNode?.parentNode)
  ) {
    return undefined;
  }
  const behind = cutter(anchor, looks) ?? anchor;
  return behind.parentNode ? behind : undefined;
};

/** In a row whose parts are pushed apart the badge stays at the name and takes the free room behind it. */
export const isPushedApart = (parent: Element): boolean => {
  const style = parent.ownerDocument.defaultView?.getComputedStyle(parent);
  return style !== undefined && /flex/.test(style.display ?? '') && /space-/.test(style.justifyContent ?? '');
};

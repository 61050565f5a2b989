/** Small helpers to build our elements in other people's pages: text only ever as text, styles only in our shadow roots. */

export type Child = Node | string | false | undefined;

/** An element with attributes and children. Strings become text, never markup. */
export const make = <T extends keyof HTMLElementTagNameMap>(
  doc: Document,
  tag: T,
  attributes: Record<string, string | false | undefined> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] => {
  const element = doc.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'string') element.setAttribute(name, value);
  element.append(...children.filter(child => child !== undefined && child !== false));
  return element;
};

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** One sheet per document and text, however many badges there are. @throws where the document has none of its own to give */
const sheetOf = (doc: Document, css: string): CSSStyleSheet => {
  const known = sheets.get(doc) ?? new Map<string, CSSStyleSheet>();
  sheets.set(doc, known);
  const there = known.get(css);
  if (there) return there;
  const sheet = new (doc.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  known.set(css, sheet);
  return sheet;
};

/** Constructed sheets are not subject to the page's content security policy; a style element is the way where they are missing. */
export const dress = (root: ShadowRoot, css: string): void => {
  try {
    root.adoptedStyleSheets = [sheetOf(root.ownerDocument, css)];
    if (root.adoptedStyleSheets.length === 1) return;
  } catch {
    // Firefox keeps content scripts from setting sheets on some documents.
  }
  root.append(make(root.ownerDocument, 'style', {}, css));
};

/**
 * One of our elements with its open shadow root. Custom elements cannot be defined from a content script's world, and need not be.
 * @param css absent: to be dressed later
 */
export const makeHost = (doc: Document, tag: string, css?: string): { host: HTMLElement; root: ShadowRoot } => {
  const host = doc.createElement(tag);
  const root = host.attachShadow({ mode: 'open' });
  if (css !== undefined) dress(root, css);
  return { host, root };
};

const OWN_EVENTS =
  'click dblclick auxclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup keypress dragstart focusin focusout'.split(
    ' ',
  );

/** What happens in our elements stays there: rows may be links, labels, buttons, or draggable. */
export const keepToItself = (host: HTMLElement): void => {
  for (const type of OWN_EVENTS) host.addEventListener(type, event => event.stopPropagation());
  // A link, label or summary around us acts on a click even when it never hears of it.
  host.addEventListener('click', event => event.preventDefault());
  // The nearest draggable element is the one that is dragged: let that be ours, and refuse.
  host.draggable = true;
  host.addEventListener('dragstart', event => event.preventDefault());
};

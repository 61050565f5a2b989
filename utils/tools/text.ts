/** Words on a page: pieces of text in reading order, without scripts, without what we put there ourselves. */

/** Our own elements in other people's pages (DESIGN.md 6.3). */
export const OWN_TAGS: readonly string[] = [
  'token-health-badge',
  'token-health-card',
  'token-health-toast',
  'token-health-guard',
];

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'select',
  'head',
  'svg',
  'iframe',
  ...OWN_TAGS,
]);

export interface Piece {
  node: Text;
  parent: Element;
  text: string;
}

/** Spaces of all kinds are one space; marks without width go. */
export const clean = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const tagOf = (element: Element): string => element.localName.toLowerCase();

/** Text that an icon font draws as a picture: `<i class="material-icons">expand_more</i>`. */
const isLigature = (parent: Element, text: string): boolean =>
  /^[a-z0-9_]+$/.test(text) &&
  /^(i|span|mat-icon)$/.test(tagOf(parent)) &&
  /icon|glyph|symbol/i.test(parent.getAttribute('class') ?? '');

/** Calls back for every element and piece of text below the root, in order; `false` skips what is inside an element. */
const walk = (root: Element, onElement: (element: Element) => boolean, onText: (piece: Piece) => void): void => {
  for (const node of root.childNodes) {
    if (node.nodeType === 1) {
      const element = node as Element;
      if (!SILENT.has(tagOf(element)) && onElement(element)) walk(element, onElement, onText);
    } else if (node.nodeType === 3) {
      const text = clean((node as Text).data);
      if (text && !isLigature(root, text)) onText({ node: node as Text, parent: root, text });
    }
  }
};

/** All pieces of text below an element, in reading order. */
export const pieces = (root: Element): Piece[] => {
  const found: Piece[] = [];
  walk(
    root,
    () => true,
    piece => found.push(piece),
  );
  return found;
};

/** The whole text of an element, for labels that are split over several nodes. */
export const wordsOf = (element: Element): string => {
  if (tagOf(element) === 'input') return clean(element.getAttribute('value') ?? '');
  return clean(
    pieces(element)
      .map(piece => piece.text)
      .join(' '),
  );
};

/** Has letters, digits or a picture of its own: `▾`, `›`, `!` and `⚠` are controls and signs, not words. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]|(?![❗❕✅❌])\p{Emoji_Presentation}/u.test(text);

/** Explains rather than names: a sentence, or longer than any name. */
export const isProse = (text: string): boolean => {
  const words = text.split(' ').length;
  return words > 12 || (words > 3 && /[.!?:…]$/.test(text));
};

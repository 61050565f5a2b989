/** Words on a page: pieces of text in reading order, without scripts, without what we put there ourselves. */

/** Our own elements in other people's pages (DESIGN.md 6.3). */
export const OWN_TAGS: readonly string[] = [
  'token-health-badge',
  'token-health-card',
  'token-health-spot',
  'token-health-toast',
  'token-health-guard',
  'token-health-picker',
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

/** All pieces of text below an element, in reading order, one by one. */
export function* eachPiece(root: Element): Generator<Piece, void, undefined> {
  const above: Node[] = [];
  for (let node: Node | null = root.firstChild; node; ) {
    if (node.nodeType === 3) {
      const parent = node.parentElement ?? root;
      const text = clean((node as Text).data);
      if (text && !isLigature(parent, text)) yield { node: node as Text, parent, text };
    } else if (node.nodeType === 1 && node.firstChild && !SILENT.has(tagOf(node as Element))) {
      above.push(node);
      node = node.firstChild;
      continue;
    }
    while (node && !node.nextSibling) node = above.pop() ?? null;
    node = node?.nextSibling ?? null;
  }
}

/** All pieces of text below an element, in reading order. */
export const pieces = (root: Element): Piece[] => [...eachPiece(root)];

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

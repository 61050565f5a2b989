/** Rows that only name accounts, such as streams that are fed by them: every name in a row may be one. */
import type { Surface } from './define';
import { pick } from './fields';
import { nucleiIn } from './nuclei';
import { find } from './pattern';
import { boxesIn, type FoundRow, sectionsIn } from './read';
import { PAUSE_EVERY, type Steps } from './steps';
import type { Piece } from './text';

/** More names than this in one row are no names. */
const MOST_NAMES = 12;

/** `Source: Acme Sports` -> `Acme Sports`, as far as the surface knows how. */
const nameIn = (text: string, surface: Surface): string => {
  for (const { pattern } of surface.name) {
    const match = pattern ? find(pattern, text) : undefined;
    if (match) return match[1] ?? match[0];
  }
  return text;
};

const networkIn = (elements: readonly Element[], surface: Surface): string | undefined => {
  for (const rule of surface.network) {
    const said = pick(elements, [rule])?.text.toLowerCase();
    const network = said === undefined ? undefined : rule.ids[said];
    if (network) return network;
  }
  return undefined;
};

/** The rows of the surface, one for each name in them. */
export function* mentionSteps(doc: Document, surface: Surface, texts?: readonly Piece[]): Steps<FoundRow[]> {
  const found: FoundRow[] = [];
  for (const [s, { network: heading, content }] of (yield* sectionsIn(doc, surface, texts)).entries()) {
    for (const [b, box] of (yield* boxesIn(content, surface)).entries()) {
      if (b % PAUSE_EVERY === 0) yield;
      const elements = [box.head, ...box.rest];
      const network = heading ?? networkIn(elements, surface);
      for (const [n, { node, text, kind }] of elements
        .flatMap(element => nucleiIn(element, surface))
        .slice(0, MOST_NAMES)
        .entries()) {
        const said = nameIn(text, surface).slice(0, 300);
        const words = kind === 'handle' ? { handle: said.replace(/^@/, '') } : { name: said };
        const row = { key: `${surface.kind}/${s}/${b}/${n}`, ...(network ? { network } : {}), ...words, mention: true };
        found.push({ element: box.head, badgeAnchor: node, row, quiet: false, surface, box, network });
      }
    }
  }
  return found;
}

/** Rows that only name accounts, such as streams that are fed by them: every name in a row may be one. */
import type { Surface } from './define';
import { pick } from './fields';
import { type Nucleus, nucleiIn } from './nuclei';
import { find } from './pattern';
import { boxesIn, type FoundRow, sectionsIn } from './read';
import { PAUSE_EVERY, type Steps } from './steps';
import type { Piece } from './text';

/** More names than this in one row are no names. */
const MOST_NAMES = 12;

interface Named extends Pick<Nucleus, 'node' | 'kind'> {
  said: string;
  explicit: boolean;
}

/** `Source: Acme Sports` -> `Acme Sports`, as far as the surface knows how. */
const namedBy = ({ node, kind, text }: Nucleus, surface: Surface): Named => {
  for (const { pattern, explicit = false } of surface.name) {
    const match = pattern ? find(pattern, text) : undefined;
    if (match) return { node, kind, said: match[1] ?? match[0], explicit };
  }
  return { node, kind, said: text, explicit: false };
};

/** The names in a row. Where a text says that it is one, the others are titles and the like, which may be called as an account is. */
const namesIn = (elements: readonly Element[], surface: Surface): Named[] => {
  const all = elements.flatMap(element => nucleiIn(element, surface)).map(nucleus => namedBy(nucleus, surface));
  const explicit = all.filter(named => named.explicit);
  return (explicit.length ? explicit : all).slice(0, MOST_NAMES);
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
      for (const [n, { node, said: whole, kind }] of namesIn(elements, surface).entries()) {
        const said = whole.slice(0, 300);
        const words = kind === 'handle' ? { handle: said.replace(/^@/, '') } : { name: said };
        const row = { key: `${surface.kind}/${s}/${b}/${n}`, ...(network ? { network } : {}), ...words, mention: true };
        found.push({ element: box.head, badgeAnchor: node, row, quiet: false, surface, box, network });
      }
    }
  }
  return found;
}

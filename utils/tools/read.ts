/** Reads the rows of a surface from a page. Pure: a document goes in, rows come out, nothing is changed. */
import type { Row } from '../messages';
import { aroundSteps } from './around';
import { type Box, boxSteps } from './boxes';
import type { Rows, Surface } from './define';
import { type Fields, fieldsOf, isForeign } from './fields';
import { type Section, sectionSteps } from './headings';
import { markerSteps } from './marker';
import { isQuiet, shownBy } from './signs';
import { atOnce, type Steps } from './steps';
import { eachPiece, type Piece } from './text';

export interface FoundRow {
  element: Element;
  /** The badge goes right behind this node. */
  badgeAnchor: Node;
  row: Row;
  /** Shows no sign at all where the tool is documented to warn: worth something only against an earlier warning. */
  quiet: boolean;
  surface: Surface;
  /** What it was read from: the row's head and what belongs to it, and the network of its section. */
  box: Box;
  network: string | undefined;
}

/** Most rows that one page is read for; the same limit as the message's. */
export const MAX_ROWS = 10_000;
const PAUSE_EVERY = 10;

const bySelector = (content: readonly Element[], selector: string): Box[] =>
  content
    .flatMap(element => (element.matches(selector) ? [element] : [...element.querySelectorAll(selector)]))
    .map(head => ({ head, rest: [] }));

function* by(rule: Rows, content: readonly Element[], surface: Surface): Steps<Box[]> {
  switch (rule.by) {
    case 'selector':
      return bySelector(content, rule.selector);
    case 'boxes':
      return yield* boxSteps(content, surface);
    case 'around':
      return yield* aroundSteps(content, rule.control, surface);
  }
}

/** The rows of a section, by the first way that finds any. */
export function* boxesIn(content: readonly Element[], surface: Surface): Steps<Box[]> {
  for (const rule of surface.rows) {
    const boxes = yield* by(rule, content, surface);
    if (boxes.length) return boxes;
  }
  return [];
}

const rowOf = (key: string, network: string | undefined, fields: Fields, shows: Row['shows']): Row => {
  const { anchor, ...said } = fields;
  return { key, ...(network ? { network } : {}), ...said, ...(shows ? { shows } : {}) };
};

const readBox = (box: Box, key: string, network: string | undefined, surface: Surface): FoundRow | undefined => {
  const { head, rest } = box;
  const elements = [head, ...rest];
  const fields = fieldsOf(elements, surface);
  if (!fields) return undefined;
  const shows = shownBy(elements, fields.anchor, surface);
  const badgeAnchor = surface.badge === 'row-end' ? (head.lastChild ?? fields.anchor) : fields.anchor;
  const quiet = !shows && isQuiet(elements, fields.anchor, surface);
  return { element: head, badgeAnchor, row: rowOf(key, network, fields, shows), quiet, surface, box, network };
};

/** The same row once more, after something inside of it has changed. `undefined`: it names no account any more. */
export const readAgain = ({ box, row, network, surface }: FoundRow): FoundRow | undefined =>
  box.head.isConnected && !row.mention ? readBox(box, row.key, network, surface) : undefined;

/** All pieces of text on the page. */
export function* textSteps(body: Element): Steps<Piece[]> {
  const all: Piece[] = [];
  for (const piece of eachPiece(body)) if (all.push(piece) % 200 === 0) yield;
  return all;
}

type Part = Partial<Section> & Pick<Section, 'content'>;

/** The parts of the page that hold the surface's rows. None on any other page than the surface's own. */
export function* sectionsIn({ body }: Document, surface: Surface, texts?: readonly Piece[]): Steps<Part[]> {
  if (!body) return [];
  const all = texts ?? (yield* textSteps(body));
  if (!(yield* markerSteps(body, all, surface))) return [];
  return surface.sections.length ? yield* sectionSteps(body, all, surface) : [{ content: [body] }];
}

/**
 * The rows of a surface, read in steps.
 * @param doc the page, or a frame of it
 * @param texts its texts, where they are known already: a page may have several surfaces
 */
export function* readSteps(doc: Document, surface: Surface, texts?: readonly Piece[]): Steps<FoundRow[]> {
  const rows: FoundRow[] = [];
  for (const [s, { network, content }] of (yield* sectionsIn(doc, surface, texts)).entries()) {
    const boxes = yield* boxesIn(content, surface);
    for (const [i, box] of boxes.entries()) {
      if (i % PAUSE_EVERY === 0) yield;
      const row = readBox(box, `${surface.kind}/${s}/${i}`, network, surface);
      if (row) rows.push(row);
      if (rows.length === MAX_ROWS) return rows;
    }
  }
  return rows;
}

/** Does the page list accounts of other networks alone, read by this very layout? */
export const hasForeign = (doc: Document, surface: Surface): boolean =>
  atOnce(sectionsIn(doc, surface)).some(({ content }) =>
    atOnce(boxesIn(content, surface)).some(({ head, rest }) => isForeign([head, ...rest], surface)),
  );

/** All at once: for tests, and pages that wait for nothing. */
export const readRows = (doc: Document, surface: Surface): FoundRow[] => atOnce(readSteps(doc, surface));

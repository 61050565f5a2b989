/** Reads the rows of a surface from a page. Pure: a document goes in, rows come out, nothing is changed. */
import type { Row } from '../messages';
import { findAround } from './around';
import { type Box, findBoxes } from './boxes';
import type { Rows, Surface } from './define';
import { type Fields, fieldsOf } from './fields';
import { type Section, sectionsOf } from './headings';
import { hasMarker } from './marker';
import { shownBy } from './signs';
import { pieces } from './text';

export interface FoundRow {
  element: Element;
  /** The badge goes right behind this node. */
  badgeAnchor: Node;
  row: Row;
  /** Shows no sign at all where the tool is documented to warn: worth something only against an earlier warning. */
  quiet: boolean;
}

/** Most rows that one page is read for; the same limit as the message's. */
export const MAX_ROWS = 10_000;

const bySelector = (content: readonly Element[], selector: string): Box[] =>
  content
    .flatMap(element => (element.matches(selector) ? [element] : [...element.querySelectorAll(selector)]))
    .map(head => ({ head, rest: [] }));

const by = (rule: Rows, content: readonly Element[], surface: Surface): Box[] => {
  switch (rule.by) {
    case 'selector':
      return bySelector(content, rule.selector);
    case 'boxes':
      return findBoxes(content, surface);
    case 'around':
      return findAround(content, rule.control, surface);
  }
};

const boxesOf = (content: readonly Element[], rows: readonly Rows[], surface: Surface): Box[] => {
  for (const rule of rows) {
    const boxes = by(rule, content, surface);
    if (boxes.length) return boxes;
  }
  return [];
};

const rowOf = (key: string, network: string | undefined, fields: Fields, shows: Row['shows']): Row => {
  const { anchor, ...said } = fields;
  return { key, ...(network ? { network } : {}), ...said, ...(shows ? { shows } : {}) };
};

const readBox = ({ head, rest }: Box, key: string, network: string | undefined, surface: Surface): FoundRow[] => {
  const elements = [head, ...rest];
  const fields = fieldsOf(elements, surface);
  if (!fields) return [];
  const shows = shownBy(elements, fields.anchor, surface);
  const badgeAnchor = surface.badge === 'row-end' ? (head.lastChild ?? fields.anchor) : fields.anchor;
  const quiet = !shows && surface.silence === 'alive';
  return [{ element: head, badgeAnchor, row: rowOf(key, network, fields, shows), quiet }];
};

/**
 * @param doc the page, or a frame of it
 * @returns nothing on any other page than the surface's own
 */
export const readRows = (doc: Document, surface: Surface): FoundRow[] => {
  const { body } = doc;
  if (!body) return [];
  const all = pieces(body);
  if (!hasMarker(body, all, surface)) return [];
  const sections: (Partial<Section> & Pick<Section, 'content'>)[] = surface.sections.length
    ? sectionsOf(body, all, surface)
    : [{ content: [body] }];
  const rows = sections.flatMap(({ network, content }, s) =>
    boxesOf(content, surface.rows, surface).flatMap((box, i) =>
      readBox(box, `${surface.kind}/${s}/${i}`, network, surface),
    ),
  );
  return rows.slice(0, MAX_ROWS);
};

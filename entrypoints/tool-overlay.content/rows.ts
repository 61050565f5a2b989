/** The rows of a page as last read, found again by any node inside of them. */
import { type FoundRow, readAgain } from '@/utils/tools/read';

export interface Rows {
  all(): readonly FoundRow[];
  replace(rows: readonly FoundRow[]): void;
  rowOf(node: Node): Element | undefined;
  holdsRows(node: Node): 'directly' | 'below' | undefined;
  /** Reads these rows anew. `whole`: something is no longer the row that it was, and everything has to be read. */
  again(heads: ReadonlySet<Element>): { before: FoundRow[]; after: FoundRow[]; whole: boolean };
}

export const makeRows = (): Rows => {
  let rows: FoundRow[] = [];
  let byPart = new Map<Node, number>();
  let holders = new Map<Node, 'directly' | 'below'>();

  const index = () => {
    byPart = new Map();
    holders = new Map();
    for (const [i, { box }] of rows.entries()) {
      for (const part of [box.head, ...box.rest]) byPart.set(part, i);
      let how: 'directly' | 'below' = 'directly';
      for (let at = box.head.parentElement; at; at = at.parentElement) {
        const known = holders.get(at);
        if (known === 'directly' || known === how) break;
        holders.set(at, how);
        how = 'below';
      }
    }
  };
  const indexOf = (node: Node): number | undefined => {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const i = byPart.get(at);
      if (i !== undefined) return i;
      if (holders.has(at)) return undefined;
    }
    return undefined;
  };

  return {
    all: () => rows,
    replace: next => {
      rows = [...next];
      index();
    },
    rowOf: node => {
      const i = indexOf(node);
      return i === undefined ? undefined : rows[i]?.box.head;
    },
    holdsRows: node => holders.get(node),
    again: heads => {
      const result = { before: [] as FoundRow[], after: [] as FoundRow[], whole: false };
      for (const head of heads) {
        const i = byPart.get(head);
        const before = i === undefined ? undefined : rows[i];
        const after = before && readAgain(before);
        if (i === undefined || !before || !after) {
          result.whole = true;
          continue;
        }
        rows[i] = after;
        result.before.push(before);
        result.after.push(after);
      }
      return result;
    },
  };
};

/** All badges of a page: one per row, kept through re-renders, gone with their rows. */

import { type Theme, themeBehind } from '@/utils/in-page/theme';
import type { RowVerdict } from '@/utils/messages';
import type { PageTool } from '@/utils/tools/page-tool';
import type { FoundRow } from '@/utils/tools/read';
import { type Badge, makeBadge } from './badge';
import { isPushedApart, spotFor } from './place';
import { meaningOf, type Reading } from './words';

/** What makes two readings of a row the same row; its place on the page does not. */
export const contentOf = ({ network, name, handle, toolAccountId }: FoundRow['row']): string =>
  JSON.stringify([network, name, handle, toolAccountId]);

/** A page that throws a badge out this often within the time (ms) does not want it there. */
const MAX_RETURNS = 30;
const RETURNS_WITHIN = 10_000;
const MINUTE = 60_000;

interface Entry {
  badge: Badge;
  content: string;
  /** What it shows, and the minute in which that was put into words. */
  verdict?: RowVerdict;
  minute?: number;
}

export interface Board {
  draw(rows: readonly FoundRow[], verdicts: ReadonlyMap<string, RowVerdict>, reading: Reading): void;
  badgeOf(content: string): Badge | undefined;
}

/** How often a row's badge had to be put back lately. */
const makeReturns = () => {
  const seen = new Map<string, { since: number; count: number }>();
  return (content: string, now: number): boolean => {
    const known = seen.get(content);
    const fresh = known && now - known.since < RETURNS_WITHIN ? known : { since: now, count: 0 };
    fresh.count += 1;
    seen.set(content, fresh);
    return fresh.count <= MAX_RETURNS;
  };
};

export const makeBoard = (
  doc: Document,
  tool: PageTool,
  press: (badge: Badge, content: string) => void,
  signal: AbortSignal,
): Board => {
  const byAnchor = new Map<Node, Entry>();
  const mayReturn = makeReturns();

  const drop = (anchor: Node) => {
    byAnchor.get(anchor)?.badge.host.remove();
    byAnchor.delete(anchor);
  };

  const entryFor = (anchor: Node, content: string): Entry => {
    const known = byAnchor.get(anchor);
    if (known?.content === content) return known;
    drop(anchor);
    const entry = { badge: makeBadge(doc, tool, badge => press(badge, content)), content };
    byAnchor.set(anchor, entry);
    return entry;
  };

  /** Puts into words what has changed; elsewhere nothing is touched. @returns whether there is anything to show */
  const tell = (entry: Entry, found: FoundRow, verdict: RowVerdict, reading: Reading): void => {
    const minute = Math.floor(reading.now / MINUTE);
    if (entry.verdict === verdict && entry.minute === minute) return;
    const meaning = meaningOf(found.row, verdict);
    if (meaning) entry.badge.show(meaning, reading);
    Object.assign(entry, { verdict, minute });
  };

  signal.addEventListener('abort', () => {
    for (const anchor of [...byAnchor.keys()]) drop(anchor);
  });

  return {
    draw: (rows, verdicts, reading) => {
      const standing = new Set<Node>();
      const moves: { badge: Badge; spot: Node; content: string }[] = [];
      for (const found of rows) {
        const content = contentOf(found.row);
        const verdict = verdicts.get(content);
        if (!verdict || !meaningOf(found.row, verdict)) continue;
        const anchor = found.badgeAnchor;
        standing.add(anchor);
        const entry = entryFor(anchor, content);
        tell(entry, found, verdict, reading);
        const spot = spotFor(entry.badge.host, anchor);
        if (spot) moves.push({ badge: entry.badge, spot, content });
      }
      for (const anchor of [...byAnchor.keys()]) if (!standing.has(anchor)) drop(anchor);
      for (const { badge, spot, content } of moves) {
        if (badge.host.isConnected || mayReturn(content, reading.now)) {
          spot.parentNode?.insertBefore(badge.host, spot.nextSibling);
        }
      }
      // All reading of styles before all writing: a page with thousands of rows is laid out once, not once per row.
      const known = new Map<Element, Theme>();
      const looks = [...byAnchor.values()].flatMap(({ badge }) => {
        const parent = badge.host.parentElement;
        return parent ? [{ badge, theme: themeBehind(parent, known), apart: isPushedApart(parent) }] : [];
      });
      for (const { badge, theme, apart } of looks) badge.look(theme, apart);
    },
    badgeOf: content => [...byAnchor.values()].find(entry => entry.content === content)?.badge,
  };
};

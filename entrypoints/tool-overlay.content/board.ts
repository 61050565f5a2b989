/** All badges of a page: one per row, kept through re-renders, gone with their rows. */

import type { RowVerdict } from '@/utils/messages';
import type { PageTool } from '@/utils/tools/page-tool';
import type { FoundRow } from '@/utils/tools/read';
import { REST, type Steps } from '@/utils/tools/steps';
import { type Looks, makeLooks } from './alike';
import { type Badge, makeBadge } from './badge';
import { contentOf } from './content';
import { makeFar } from './far';
import { spotFor } from './place';
import { makeReturns } from './returns';
import { meaningOf, type Reading } from './words';

const MINUTE = 60_000;
/** Badges made between two steps. */
const MAKE_EVERY = 10;
/** Badges put into the page between two steps: each time the page has to be drawn anew, which costs more than they do. */
const PUT_EVERY = 1_000;
/** From so many on, those far out of sight are not drawn. */
const MANY = 200;

export interface Placed {
  badge: Badge;
  content: string;
}

interface Entry extends Placed {
  /** What it shows, and the minute in which that was put into words. */
  verdict?: RowVerdict;
  minute?: number;
}

export interface Board {
  /** Brings the badges in line with these rows, in steps. */
  drawSteps(rows: readonly FoundRow[], verdicts: ReadonlyMap<string, RowVerdict>, reading: Reading): Steps<void>;
  /** Only these rows have changed; `gone`: what they were before. */
  redraw(
    rows: readonly FoundRow[],
    gone: readonly FoundRow[],
    verdicts: ReadonlyMap<string, RowVerdict>,
    reading: Reading,
  ): void;
  badgeOf(content: string): Badge | undefined;
  /** The badge that this element is the host of. */
  at(host: EventTarget): Placed | undefined;
}

export const makeBoard = (doc: Document, tool: PageTool, signal: AbortSignal): Board => {
  const byAnchor = new Map<Node, Entry>();
  const byHost = new WeakMap<EventTarget, Entry>();
  const mayReturn = makeReturns();
  const far = makeFar(doc.defaultView, signal);

  const drop = (anchor: Node) => {
    byAnchor.get(anchor)?.badge.host.remove();
    byAnchor.delete(anchor);
  };

  const entryFor = (anchor: Node, content: string, isFar: boolean): Entry => {
    const known = byAnchor.get(anchor);
    if (known?.content === content) return known;
    drop(anchor);
    const entry: Entry = { badge: makeBadge(doc, tool, isFar), content };
    byAnchor.set(anchor, entry);
    byHost.set(entry.badge.host, entry);
    return entry;
  };

  /** Puts into words what has changed; elsewhere nothing is touched. */
  const tell = (entry: Entry, found: FoundRow, verdict: RowVerdict, reading: Reading): void => {
    const minute = Math.floor(reading.now / MINUTE);
    if (entry.verdict === verdict && entry.minute === minute) return;
    const meaning = meaningOf(found.row, verdict);
    if (meaning) entry.badge.show(meaning, reading);
    Object.assign(entry, { verdict, minute });
  };

  /** Makes the row's badge say and look right. Reads styles, writes nothing but the badge. @returns where it has to be put */
  const prepare = (
    found: FoundRow,
    verdict: RowVerdict | undefined,
    reading: Reading,
    looks: Looks,
    mayBeFar: boolean,
  ) => {
    const anchor = found.badgeAnchor;
    if (!verdict || !anchor.isConnected || !meaningOf(found.row, verdict)) return undefined;
    const content = contentOf(found.row);
    const many = byAnchor.size > MANY;
    const entry = entryFor(anchor, content, many && mayBeFar);
    const { badge } = entry;
    tell(entry, found, verdict, reading);
    const spot = spotFor(badge.host, anchor, looks);
    const parent = (spot ?? badge.host).parentElement;
    if (parent) badge.look(looks.theme(parent), looks.apart(parent), many);
    return { badge, spot, content, anchor };
  };
  type Prepared = NonNullable<ReturnType<typeof prepare>>;

  const put = ({ badge: { host }, spot, content }: Prepared, now: number): void => {
    if (spot && (host.isConnected || mayReturn(content, now))) spot.parentNode?.insertBefore(host, spot.nextSibling);
  };

  /** Once per page: at the first of several rows that nobody knows. */
  const offerAll = (all: readonly Prepared[]): void => {
    const fresh = all.flatMap(({ badge }) => (badge.meaning.kind === 'new' ? [badge] : []));
    for (const { badge } of byAnchor.values())
      badge.offerAll(badge === fresh[0] && fresh.length > 1 ? fresh.length : undefined);
  };

  signal.addEventListener('abort', () => {
    for (const anchor of [...byAnchor.keys()]) drop(anchor);
  });

  return {
    *drawSteps(rows, verdicts, reading) {
      const looks = makeLooks();
      const all: Prepared[] = [];
      for (const [i, found] of rows.entries()) {
        if (i % MAKE_EVERY === 0) yield;
        const prepared = prepare(found, verdicts.get(contentOf(found.row)), reading, looks, true);
        if (prepared) all.push(prepared);
      }
      const standing = new Set<Node>(all.map(({ anchor }) => anchor));
      for (const anchor of [...byAnchor.keys()]) if (!standing.has(anchor)) drop(anchor);
      for (let from = 0; from < all.length; from += PUT_EVERY) {
        if (from) yield REST;
        for (const prepared of all.slice(from, from + PUT_EVERY)) put(prepared, reading.now);
      }
      offerAll(all);
      far.arrange(all.map(({ badge }) => badge));
    },
    redraw: (rows, gone, verdicts, reading) => {
      const looks = makeLooks();
      const all = rows.flatMap(
        found => prepare(found, verdicts.get(contentOf(found.row)), reading, looks, false) ?? [],
      );
      for (const prepared of all) put(prepared, reading.now);
      const standing = new Set<Node>(all.map(({ anchor }) => anchor));
      for (const { badgeAnchor } of gone) if (!standing.has(badgeAnchor)) drop(badgeAnchor);
    },
    badgeOf: content => [...byAnchor.values()].find(entry => entry.content === content)?.badge,
    at: host => byHost.get(host),
  };
};

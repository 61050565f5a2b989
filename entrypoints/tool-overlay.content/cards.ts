/** The one card that may be open: which row it belongs to, what was asked for from it, and what came of that. */
import type { FoundRow } from '@/utils/tools/read';
import { say } from '@/utils/wording/say';
import type { Badge } from './badge';
import type { Board } from './board';
import { type Card, openCard } from './card';
import type { Wish } from './card-action';
import type { Outside } from './outside';
import { showWay } from './way';

interface Open {
  badge: Badge;
  content: string;
  card: Card;
  busy: Wish | undefined;
  failed: Wish | undefined;
  /** When (epoch ms) the first wish was sent from it. */
  askedAt: number | undefined;
}

export interface Cards {
  /** Open it at this badge, or close it there. */
  toggle(badge: Badge, content: string): void;
  /** Say what is known now; a page may have drawn its row anew. */
  show(): void;
  /** A wish is under way. */
  busy(): boolean;
}

interface Page {
  quietly: (work: () => void) => void;
  /** The row as last read. */
  rowOf: (content: string) => FoundRow | undefined;
  /** A wish was sent, and answered. */
  wished: () => void;
  answered: () => void;
  signal: AbortSignal;
}

export const makeCards = (outside: Outside, board: Pick<Board, 'badgeOf'>, page: Page): Cards => {
  const { view, tool, send, reading, isReal } = outside;
  let open: Open | undefined;
  let endWay = () => {};

  const show = () => {
    if (!open) return;
    const badge = open.badge.host.isConnected ? open.badge : board.badgeOf(open.content);
    if (!badge || badge.meaning.kind === 'new') return open.card.close(false);
    if (badge !== open.badge) open.card.follow(badge);
    open.badge = badge;
    const { busy, failed, askedAt } = open;
    const row = page.rowOf(open.content);
    open.card.show(badge.meaning, {
      doc: view.document,
      tool,
      reading: reading(),
      busy,
      failed,
      askedAt,
      wish,
      guide: row?.surface.guide && guide,
      pageOwner: row?.row.owner,
      assignOwner,
      isReal,
    });
  };

  const wish = async (what: Wish, id: string): Promise<void> => {
    const mine = open;
    if (!mine) return;
    const askedAt = what === 'openPrivately' ? mine.askedAt : reading().now;
    Object.assign(mine, { busy: what, failed: undefined, askedAt });
    page.quietly(show);
    page.wished();
    const reply = await send(what, { id });
    Object.assign(mine, { busy: undefined, failed: reply.ok ? undefined : what });
    if (page.signal.aborted) return;
    page.answered();
    page.quietly(show);
  };

  /** Shows where the tool itself does it; from then on a fresh reading is waited for. */
  const guide = (id: string): void => {
    const row = open && page.rowOf(open.content);
    const plan = row?.surface.guide;
    if (!open || !row || !plan) return;
    const { card } = open;
    // A menu of the tool takes the focus; where there is none it is back at the badge, beside what is shown.
    page.quietly(() => card.close(plan.menu === undefined));
    endWay();
    const label = say(`overlay.reconnect.${tool.reconnectLabel}`);
    endWay = showWay({ doc: view.document, guide: plan, row: row.element, label }, reading().lang, page.signal);
    void send('guided', { id }).then(() => !page.signal.aborted && page.answered());
  };

  const assignOwner = async (id: string, name: string): Promise<void> => {
    await send('ownerHere', { id, name });
    if (!page.signal.aborted) page.answered();
  };

  return {
    show,
    busy: () => open?.busy !== undefined,
    toggle: (badge, content) => {
      const same = open?.content === content;
      open?.card.close(same);
      if (same) return;
      const closed = () => {
        open = undefined;
      };
      const card = openCard(view.document, badge, closed, page.signal);
      open = { badge, content, card, busy: undefined, failed: undefined, askedAt: undefined };
      show();
    },
  };
};

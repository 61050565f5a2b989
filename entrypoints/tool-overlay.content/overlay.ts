/** The overlay of one page or frame: reads rows, asks what they are, puts badges beside them, opens cards. Ends without a trace. */
import type { send as sendMessage } from '@/utils/kit/send';
import type { RowVerdict } from '@/utils/messages';
import { hasSurface } from '@/utils/tools/marker';
import type { PageTool } from '@/utils/tools/page-tool';
import { type FoundRow, readRows } from '@/utils/tools/read';
import { surfacesAt } from '@/utils/tools/where';
import { say } from '@/utils/wording/say';
import { type Asker, makeAsker } from './asker';
import { BADGE, type Badge } from './badge';
import { contentOf, makeBoard } from './board';
import { CARD, type Card, openCard } from './card';
import type { Wish } from './card-action';
import { makeSilence } from './silence';
import { SPOT } from './spot';
import { watch } from './watch';
import { showWay } from './way';
import type { Reading } from './words';

export interface Outside {
  view: Window & typeof globalThis;
  tool: PageTool;
  send: typeof sendMessage;
  reading: () => Reading;
  /** Is the extension still there? Asked every two seconds. */
  isAlive: () => boolean;
  /** Calls back when the background says that something changed. */
  onChanged: (listener: () => void, signal: AbortSignal) => void;
  /** The surface has gone and the overlay with it; the page is there still. */
  left: () => void;
}

const ALIVE_EVERY = 2_000;
/** A page between two renders shows nothing for a moment. */
const GONE_AFTER = 2_000;

/** What an earlier copy may have left behind: updated or disabled extensions cannot always tidy up. */
const sweep = (doc: Document): void => {
  for (const element of doc.querySelectorAll(`${BADGE}, ${CARD}, ${SPOT}`)) element.remove();
};

export const startOverlay = (outside: Outside, stop: AbortController): void => {
  const { view, tool, send, reading } = outside;
  const { signal } = stop;
  const doc = view.document;
  let found: FoundRow[] = [];
  let verdicts = new Map<string, RowVerdict>();
  let endWay = () => {};
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let open:
    | {
        badge: Badge;
        content: string;
        card: Card;
        busy: Wish | undefined;
        failed: Wish | undefined;
        askedAt: number | undefined;
      }
    | undefined;

  const rowOf = (content: string) => found.find(({ row }) => contentOf(row) === content);
  const guideHere = () => surfacesAt(tool, view.location.href).find(each => each.guide)?.guide;

  const showCard = () => {
    if (!open) return;
    const badge = open.badge.host.isConnected ? open.badge : board.badgeOf(open.content);
    if (!badge || badge.meaning.kind === 'new') return open.card.close(false);
    if (badge !== open.badge) open.card.follow(badge);
    open.badge = badge;
    open.card.show(badge.meaning, {
      doc,
      tool,
      reading: reading(),
      busy: open.busy,
      failed: open.failed,
      askedAt: open.askedAt,
      wish,
      guide: guideHere() && guide,
      pageOwner: rowOf(open.content)?.row.owner,
      assignOwner,
    });
  };

  const draw = () =>
    page.quietly(() => {
      board.draw(found, verdicts, reading());
      showCard();
    });

  const look = () => {
    if (!outside.isAlive()) return stop.abort();
    const seen = new Set<string>();
    found = surfacesAt(tool, view.location.href)
      .filter(surface => surface.kind === 'accounts')
      .flatMap(surface => readRows(doc, surface))
      .filter(({ row }) => !seen.has(row.key) && seen.add(row.key));
    page.closely(found.length > 0);
    draw();
    asker.rows(found.map(row => withSilence(row, verdicts)));
    leaveIfGone();
  };

  /** Nothing runs on pages that are no surface: the loader takes over again. */
  const leaveIfGone = () => {
    if (found.length || hasSurface(doc.body, surfacesAt(tool, view.location.href))) {
      clearTimeout(leaving);
      leaving = undefined;
    } else {
      leaving ??= setTimeout(() => {
        stop.abort();
        outside.left();
      }, GONE_AFTER);
    }
  };

  const wish = async (what: Wish, id: string): Promise<void> => {
    const mine = open;
    if (!mine) return;
    const askedAt = what === 'openPrivately' ? mine.askedAt : reading().now;
    Object.assign(mine, { busy: what, failed: undefined, askedAt });
    draw();
    asker.often(true);
    const reply = await send(what, { id });
    Object.assign(mine, { busy: undefined, failed: reply.ok ? undefined : what });
    if (signal.aborted) return;
    asker.again();
    draw();
  };

  /** Shows where the tool itself does it; from then on a fresh reading is waited for. */
  const guide = (id: string): void => {
    const row = open && rowOf(open.content);
    const plan = guideHere();
    if (!open || !row || !plan) return;
    const { card } = open;
    page.quietly(() => card.close(false));
    endWay();
    const label = say(`overlay.reconnect.${tool.reconnectLabel}`);
    endWay = showWay({ doc, guide: plan, row: row.element, label }, reading().lang, signal);
    void send('guided', { id }).then(() => !signal.aborted && asker.again());
  };

  const assignOwner = async (id: string, name: string): Promise<void> => {
    await send('ownerHere', { id, name });
    if (!signal.aborted) asker.again();
  };

  const track = async (badge: Badge): Promise<void> => {
    if (badge.meaning.kind !== 'new') return;
    const { network, handle, name, toolAccountId } = badge.meaning.row;
    page.quietly(() => badge.say(say('overlay.tracking'), true));
    const reply = await send('track', {
      network,
      handle: handle ?? '',
      holder: tool.id,
      ...(name ? { name } : {}),
      ...(toolAccountId ? { toolAccountId } : {}),
    });
    if (signal.aborted) return;
    if (reply.ok) asker.again();
    else page.quietly(() => badge.say(say('overlay.not_added'), false));
  };

  const press = (badge: Badge, content: string): void => {
    if (badge.meaning.kind === 'new') return void track(badge);
    const same = open?.content === content;
    page.quietly(() => open?.card.close(same));
    if (same) return;
    page.quietly(() => {
      const card = openCard(doc, badge, () => (open = undefined), signal);
      open = { badge, content, card, busy: undefined, failed: undefined, askedAt: undefined };
      showCard();
    });
  };

  const withSilence = makeSilence();
  sweep(doc);
  const board = makeBoard(doc, tool, press, signal);
  const page = watch(view, look, signal);
  const asker: Asker = makeAsker(
    send,
    () => stop.abort(),
    (answers, rows) => {
      const byKey = new Map(answers.map(answer => [answer.key, answer]));
      const asked = rows.flatMap(row => {
        const answer = byKey.get(row.key);
        return answer ? [[contentOf(row), answer] as const] : [];
      });
      verdicts = new Map(asked);
      asker.often(open?.busy !== undefined || answers.some(answer => answer.accounts.some(account => account.busy)));
      look();
    },
    signal,
  );
  outside.onChanged(() => asker.again(), signal);
  for (const [target, type] of [
    [doc, 'visibilitychange'],
    [view, 'focus'],
  ] as const) {
    target.addEventListener(type, () => doc.visibilityState !== 'hidden' && asker.again(), { signal });
  }
  const pulse = setInterval(() => outside.isAlive() || stop.abort(), ALIVE_EVERY);
  signal.addEventListener('abort', () => {
    clearInterval(pulse);
    clearTimeout(leaving);
  });
  look();
};

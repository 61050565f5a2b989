/** The overlay of one page or frame: reads rows, asks what they are, puts badges beside them, opens cards. Ends without a trace. */
import type { RowVerdict } from '@/utils/messages';
import type { FoundPicker } from '@/utils/tools/picker';
import type { FoundRow } from '@/utils/tools/read';
import type { Steps } from '@/utils/tools/steps';
import { makeAsker } from './asker';
import { BADGE, type Badge } from './badge';
import { makeBoard } from './board';
import { CARD } from './card';
import { makeCards } from './cards';
import { contentOf } from './content';
import { oncePerRow, sureOf } from './doubles';
import { keepEvents } from './events';
import { makeLooker, seeSteps } from './look';
import { makeMissing } from './missing';
import { TOAST } from './notice';
import type { Outside } from './outside';
import { makePoints, type Point } from './points';
import { makeRights } from './rights';
import { makeRows } from './rows';
import { makeSearch } from './search';
import { makeSilence } from './silence';
import { SPOT } from './spot';
import { track, trackAll } from './track';
import { watch } from './watch';
import { meaningOf } from './words';

const ALIVE_EVERY = 2_000;
/** A page between two renders shows nothing for a moment. */
const GONE_AFTER = 2_000;

const isSameRow = (a: FoundRow, b: FoundRow | undefined): boolean =>
  a.quiet === b?.quiet && a.row.shows === b.row.shows && contentOf(a.row) === contentOf(b.row);

/** What an earlier copy may have left behind: updated or disabled extensions cannot always tidy up. */
const sweep = (doc: Document): void => {
  for (const element of doc.querySelectorAll(`${BADGE}, ${CARD}, ${TOAST}, ${SPOT}`)) element.remove();
};

export const startOverlay = (outside: Outside, stop: AbortController): void => {
  const { view, tool, send, reading } = outside;
  const { signal } = stop;
  const doc = view.document;
  const rows = makeRows();
  let verdicts = new Map<string, RowVerdict>();
  let leaving: ReturnType<typeof setTimeout> | undefined;

  let pickers: FoundPicker[] = [];

  const ask = () => {
    const options = pickers.flatMap(picker => picker.options.map(option => option.row));
    const shown = rows.all().filter(({ row }) => !options.includes(row));
    asker.rows([...shown.map(row => withSilence(row, verdicts)), ...options]);
  };

  /** Nothing runs on pages that are no surface: the loader takes over again. */
  const leaveUnless = (there: boolean) => {
    if (!there) {
      leaving ??= setTimeout(() => {
        stop.abort();
        outside.left();
      }, GONE_AFTER);
      return;
    }
    clearTimeout(leaving);
    leaving = undefined;
  };

  function* drawSteps(): Steps<void> {
    const sure = sureOf(verdicts, pickers);
    yield* board.drawSteps(oncePerRow(rows.all(), sure), sure, reading());
    cards.show();
    points(pickers, sure);
  }

  function* lookSteps(): Steps<void> {
    const seen = yield* seeSteps(doc, tool, view.location.href);
    rows.replace(seen.rows);
    pickers = seen.pickers;
    page.closely(seen.rows.length + pickers.length > 0);
    yield* drawSteps();
    ask();
    missing(seen.rows.filter(({ surface }) => surface.kind === 'accounts').length);
    leaveUnless(seen.there);
  }

  const isNew = ({ row }: FoundRow): boolean => {
    const verdict = verdicts.get(contentOf(row));
    return verdict !== undefined && meaningOf(row, verdict)?.kind === 'new';
  };

  const press = (badge: Badge, content: string, all: boolean) => {
    if (all) {
      const fresh = rows.all().flatMap(found => (isNew(found) ? [found.row] : []));
      void trackAll(badge, fresh, send, page.quietly).then(done => done && !signal.aborted && asker.again());
      return;
    }
    if (badge.meaning.kind !== 'new') return page.quietly(() => cards.toggle(badge, content));
    void track(badge, tool, send, page.quietly).then(done => done && !signal.aborted && asker.again());
  };

  const withSilence = makeSilence(() => ask(), signal);
  const missing = makeMissing(view, tool, () => void send('noRows', {}), signal);
  sweep(doc);
  const board = makeBoard(doc, tool, signal);
  const cards = makeCards(outside, board, {
    quietly: work => page.quietly(work),
    rowOf: content => rows.all().find(({ row }) => contentOf(row) === content),
    wished: () => asker.often(true),
    answered: () => asker.again(),
    signal,
  });
  /** Sign-ins that were asked for at a point of use. */
  let waiting = 0;
  const reconnect = (id: string) => {
    waiting += 1;
    asker.often(true);
    void send('reconnect', { id }).then(() => {
      waiting -= 1;
      if (!signal.aborted) asker.again();
    });
  };
  const point: Point = { outside, quietly: work => page.quietly(work), reconnect, signal };
  const points = makePoints({ search: makeSearch(point), rights: makeRights(point) });
  const looker = makeLooker(lookSteps, () => page, signal);
  const drawer = makeLooker(drawSteps, () => page, signal);
  const page = watch(
    view,
    {
      look: () => (outside.isAlive() ? looker.look() : stop.abort()),
      glance: heads => {
        const { before, after, whole } = rows.again(heads);
        page.quietly(() => board.redraw(after, before, verdicts, reading()));
        if (after.some((row, i) => !isSameRow(row, before[i]))) ask();
        if (whole) page.poke();
      },
      rowOf: rows.rowOf,
      holdsRows: rows.holdsRows,
      hasRows: () => rows.all().length > 0,
    },
    signal,
  );
  keepEvents(
    view,
    target => board.at(target),
    outside.isReal,
    ({ badge, content }, path) => press(badge, content, path.some(badge.isAll)),
    signal,
  );
  const asker = makeAsker(
    send,
    () => stop.abort(),
    (answers, asked) => {
      const byKey = new Map(answers.map(answer => [answer.key, answer]));
      verdicts = new Map(
        asked.flatMap(row => {
          const answer = byKey.get(row.key);
          return answer ? [[contentOf(row), answer] as const] : [];
        }),
      );
      asker.often(waiting > 0 || cards.busy() || answers.some(answer => answer.accounts.some(account => account.busy)));
      drawer.look();
      // What the tool shows may mean something else now.
      ask();
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
  looker.look();
};

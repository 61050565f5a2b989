/** Asks the background what to show for the rows of the page: once per changed set of rows, and again when something may have changed. */
import type { send as sendMessage } from '@/utils/kit/send';
import type { Row, RowVerdict } from '@/utils/messages';
import { contentOf } from './content';

export interface Asker {
  /** These rows are on the page now. */
  rows(rows: readonly Row[]): void;
  /** Something may have changed elsewhere: ask again, at most once per second. */
  again(): void;
  /** Ask every two seconds until told otherwise. */
  often(yes: boolean): void;
}

const SPACING = 1_000;
const BUSY_EVERY = 2_000;
/** After no answer: the worker may be starting, or the extension may be gone, which is noticed elsewhere. */
const RETRY_AFTER = 3_000;

/** The same rows in the same order: nothing new to ask. */
const isSame = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length &&
  a.every((row, i) => {
    const other = b[i];
    return (
      row === other ||
      (other !== undefined &&
        row.key === other.key &&
        row.shows === other.shows &&
        row.owner === other.owner &&
        contentOf(row) === contentOf(other))
    );
  });

/** @param left what to do when the page is no tool's any more */
export const makeAsker = (
  send: typeof sendMessage,
  left: () => void,
  answered: (verdicts: readonly RowVerdict[], rows: readonly Row[]) => void,
  signal: AbortSignal,
): Asker => {
  let latest: readonly Row[] = [];
  let asked: readonly Row[] | undefined;
  let running = false;
  let due: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let busy = false;

  const later = (ms: number) => {
    clearTimeout(due);
    if (!signal.aborted) due = setTimeout(ask, ms);
  };

  const ask = async (): Promise<void> => {
    due = undefined;
    if (running || signal.aborted || !latest.length) return;
    running = true;
    const rows = latest;
    asked = rows;
    last = performance.now();
    const reply = await send('scan', { rows: [...rows] });
    running = false;
    if (signal.aborted) return;
    // No tool's page any more: its host was taken away.
    if (reply.ok && reply.value.left) return left();
    if (reply.ok) answered(reply.value.rows, rows);
    if (!reply.ok) later(RETRY_AFTER);
    else if (!isSame(latest, rows)) later(0);
    else if (busy) later(BUSY_EVERY);
  };

  signal.addEventListener('abort', () => clearTimeout(due));
  return {
    rows: rows => {
      latest = rows;
      if (!rows.length) asked = undefined;
      else if (!running && !(asked && isSame(rows, asked))) later(0);
    },
    again: () => {
      if (latest.length && !running) later(Math.max(0, SPACING - (performance.now() - last)));
      else asked = undefined;
    },
    often: yes => {
      if (yes && !busy && !running) later(BUSY_EVERY);
      busy = yes;
    },
  };
};

/** What it means that a tool shows no warning: nothing by itself, but news where it had shown one before and shows none for a while. */
import type { Row, RowVerdict } from '@/utils/messages';
import type { FoundRow } from '@/utils/tools/read';
import { contentOf } from './content';

/** ms without a warning that this visit has seen: a page that is drawn anew shows its rows before their warnings. */
const AFTER_WARNING = 2_000;
/** ms without any: a page that has just come may still be asking its server what to warn of. */
const AFTER_NOTHING = 10_000;

interface Quiet {
  /** When (ms, of `performance`) it began; absent: it warns. */
  since?: number;
  warned: boolean;
}

/** A row as it is sent: lasting silence becomes `alive` against a warning of the tool's own. @param again look once more */
export const makeSilence = (again: () => void, signal: AbortSignal) => {
  const known = new Map<string, Quiet>();
  /** Rows whose earlier warning has gone; it is said with every question from then on. */
  const healed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const lookAt = (at: number) => {
    if (at >= due || signal.aborted) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      again();
    }, at - performance.now());
  };

  return ({ row, quiet }: FoundRow, verdicts: ReadonlyMap<string, RowVerdict>): Row => {
    const content = contentOf(row);
    if (!quiet) {
      // Where silence would say nothing there is nothing to remember either.
      if (row.shows) known.set(content, { warned: true });
      healed.delete(content);
      return row;
    }
    const before = known.get(content);
    const now = performance.now();
    const { since = now, warned } = before ?? { warned: false };
    known.set(content, { since, warned });
    const verdict = verdicts.get(content);
    const [account, ...others] = verdict?.unsure ? [] : (verdict?.accounts ?? []);
    // What the tool's API reports is taken back by the API: its page may warn of less.
    const { cause, evidence } = account?.health ?? {};
    if (!others.length && cause === 'reported-by-tool' && evidence?.kind === 'tool-page') {
      const settled = since + (warned ? AFTER_WARNING : AFTER_NOTHING);
      if (now >= settled) healed.add(content);
      else lookAt(settled);
    }
    return healed.has(content) ? { ...row, shows: 'alive' } : row;
  };
};

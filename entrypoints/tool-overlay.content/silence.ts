/** What it means that a tool shows no warning: nothing by itself, but news where it had shown one before. */
import type { Row, RowVerdict } from '@/utils/messages';
import type { FoundRow } from '@/utils/tools/read';
import { contentOf } from './content';

/** A row as it is sent: silence becomes `alive` only against a warning of the tool's own. */
export const makeSilence = () => {
  /** Rows whose earlier warning has gone. */
  const healed = new Set<string>();
  return ({ row, quiet }: FoundRow, verdicts: ReadonlyMap<string, RowVerdict>): Row => {
    const content = contentOf(row);
    const verdict = verdicts.get(content);
    const [account, ...others] = verdict?.unsure ? [] : (verdict?.accounts ?? []);
    if (!quiet) healed.delete(content);
    else if (!others.length && account?.health.cause === 'reported-by-tool') healed.add(content);
    return quiet && healed.has(content) ? { ...row, shows: 'alive' } : row;
  };
};

/** One account, found more than once where it can be only once: in a picker that makes each of them unsure, in a row the first will do. */
import type { RowVerdict } from '@/utils/messages';
import type { FoundPicker } from '@/utils/tools/picker';
import type { FoundRow } from '@/utils/tools/read';
import { contentOf } from './content';
import type { Verdicts } from './next';

const onlyOf = (verdict: RowVerdict | undefined): string | undefined => {
  const [view, ...more] = verdict?.accounts ?? [];
  return more.length ? undefined : view?.id;
};

/** Two options of one picker that both fit an account: nobody can tell which of them it is (DESIGN.md 5), so neither is. */
export const sureOf = (verdicts: Verdicts, pickers: readonly FoundPicker[]): Verdicts => {
  const unsure = new Set<string>();
  for (const { options } of pickers) {
    const first = new Map<string, string>();
    for (const { row } of options) {
      const content = contentOf(row);
      const id = onlyOf(verdicts.get(content));
      const other = id === undefined ? undefined : first.get(id);
      if (other !== undefined) unsure.add(other).add(content);
      else if (id !== undefined) first.set(id, content);
    }
  }
  if (!unsure.size) return verdicts;
  return new Map([...verdicts].filter(([content]) => !unsure.has(content)));
};

/** A row that names an account twice, as its title and as its source, gets one badge for it. */
export const oncePerRow = (rows: readonly FoundRow[], verdicts: Verdicts): readonly FoundRow[] => {
  if (!rows.some(({ row }) => row.mention)) return rows;
  const told = new Map<Element, Set<string>>();
  return rows.filter(({ row, box: { head } }) => {
    const id = row.mention ? onlyOf(verdicts.get(contentOf(row))) : undefined;
    if (id === undefined) return true;
    const there = told.get(head) ?? new Set();
    told.set(head, there);
    if (there.has(id)) return false;
    there.add(id);
    return true;
  });
};

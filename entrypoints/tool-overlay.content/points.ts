/** Points of use: where an account is about to be used, rather than listed. */
import type { FoundPicker } from '@/utils/tools/picker';
import { isWithinReach } from '@/utils/tools/shown';
import type { Verdicts } from './next';
import type { Outside } from './outside';

export interface Point {
  outside: Outside;
  /** Do this and forget the changes that it made to the page. */
  quietly: (work: () => void) => void;
  /** Get access again for this account. */
  reconnect: (id: string) => void;
  signal: AbortSignal;
}

export type Shows = (pickers: readonly FoundPicker[], verdicts: Verdicts) => void;

/** Each kind of surface with a picker shows what it has to, each time something was read or told. In a pane that is put away nothing is done. */
export const makePoints = (kinds: Record<string, Shows>) => (pickers: readonly FoundPicker[], verdicts: Verdicts) => {
  for (const [kind, show] of Object.entries(kinds))
    show(
      pickers.filter(({ surface, element }) => surface.kind === kind && isWithinReach(element)),
      verdicts,
    );
};

/** One look at the page after the other: reads its surfaces in slices, draws what is known of them, and asks for the rest. */
import { hasSurfaceSteps } from '@/utils/tools/marker';
import { mentionSteps } from '@/utils/tools/mentions';
import type { PageTool } from '@/utils/tools/page-tool';
import { type FoundPicker, pickerSteps } from '@/utils/tools/picker';
import { type FoundRow, readSteps, textSteps } from '@/utils/tools/read';
import { inSlices, type Steps } from '@/utils/tools/steps';
import { surfacesAt } from '@/utils/tools/where';
import type { Watch } from './watch';

export interface Seen {
  rows: FoundRow[];
  pickers: FoundPicker[];
  /** Is any surface there, with rows or without? */
  there: boolean;
}

/** The chosen account of a picker as a row, whose badge stands beside the picker. */
const chosenRow = ({ element, chosen, surface }: FoundPicker): FoundRow[] =>
  chosen
    ? [
        {
          element,
          badgeAnchor: element,
          row: chosen.row,
          quiet: false,
          surface,
          box: { head: element, rest: [] },
          network: chosen.row.network,
        },
      ]
    : [];

/** Everything there is to read on this page. */
export function* seeSteps(doc: Document, tool: PageTool, href: string): Steps<Seen> {
  const surfaces = surfacesAt(tool, href);
  const keys = new Set<string>();
  const rows: FoundRow[] = [];
  const pickers: FoundPicker[] = [];
  const texts = doc.body ? yield* textSteps(doc.body) : [];
  for (const surface of surfaces) {
    pickers.push(...(yield* pickerSteps(doc, surface, texts)));
    if (!surface.rows.length) continue;
    const isList = surface.kind === 'accounts';
    for (const found of yield* isList ? readSteps(doc, surface, texts) : mentionSteps(doc, surface, texts)) {
      if (keys.has(found.row.key)) continue;
      keys.add(found.row.key);
      rows.push(found);
    }
  }
  rows.push(...pickers.flatMap(chosenRow));
  const there = rows.length > 0 || (doc.body !== null && (yield* hasSurfaceSteps(doc.body, surfaces, texts)));
  return { rows, pickers, there };
}

export interface Looker {
  /** Start, or start again when the look under way is done. */
  look(): void;
}

/**
 * @param steps what one look does, in steps
 * @param page slices are paid from its budget, and their own changes are not looked at
 */
export const makeLooker = (steps: () => Steps<void>, page: () => Watch, signal: AbortSignal): Looker => {
  let running = false;
  let again = false;
  const look = () => {
    if (signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    const { idle, worked, quietly } = page();
    inSlices(steps(), { clock: () => performance.now(), pause: idle, worked, around: quietly, signal }, () => {
      running = false;
      if (again) page().poke();
    });
  };
  return { look };
};

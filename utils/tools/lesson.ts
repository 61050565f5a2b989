/** What the picker is told when it starts: for what, and what is known of the page so far. Plain data. */
import type { Surface } from './define';

export interface Lesson {
  /** `null`: nobody asked for it in this tab. */
  mode: 'teach' | 'test' | null;
  /** The tool that the page belongs to already; `taught`: by a person. */
  tool?: { id: string; name: string; taught: boolean };
  /** Its surfaces at this address. */
  surfaces: Surface[];
}

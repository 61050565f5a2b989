/** Puts what a person taught together: one surface, as data in the schema of tool files. Pure. */
import type { Surface, Pick as ToolPick } from '../define';
import { urlPattern } from './address';

/** What was pointed out so far. */
export interface Lesson {
  rows: string;
  name: ToolPick;
  handle?: ToolPick | undefined;
  toolAccountId?: ToolPick | undefined;
  network: Surface['network'];
  sign?: Surface['ended'] | undefined;
}

const NOTHING: Surface['ended'] = { words: [], icons: [], elements: [] };

/** For a person who reads the file. */
export const NOTE = 'Pointed out on the page';

/**
 * @param href the page's whole address
 * @param day when it was taught, ISO 8601 date
 */
export const surfaceFrom = (lesson: Lesson, href: string, day: string): Surface => ({
  kind: 'accounts',
  url: urlPattern(href),
  // The address tells the page; what stands on it is what may change.
  markers: [{ selector: 'body', text: '^', note: 'Any text' }],
  sections: [],
  rows: [{ by: 'selector', selector: lesson.rows, note: NOTE, seen: day }],
  name: [lesson.name],
  handle: lesson.handle ? [lesson.handle] : [],
  toolAccountId: lesson.toolAccountId ? [lesson.toolAccountId] : [],
  network: lesson.network,
  nameFields: [],
  ended: lesson.sign ?? NOTHING,
  alive: NOTHING,
  // Where a warning was shown and has gone, it works again; where none is known, no warning says nothing.
  silence: lesson.sign ? 'alive' : 'nothing',
  ignore: [],
  badge: 'after-name',
});

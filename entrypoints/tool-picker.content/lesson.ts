/** What a person has pointed out so far, and the surface that comes of it. Pure: elements in, data out. */
import type { NetworkChoice, Part } from '@/components/picker/state';
import type { Surface } from '@/utils/tools/define';
import { type Lesson as Composed, NOTE, surfaceFrom } from '@/utils/tools/teach/compose';
import { guessName } from '@/utils/tools/teach/guess';
import {
  fixedNetwork,
  guessNetwork,
  type NetworkWords,
  networkFrom,
  wordsAt,
  wordsEverywhere,
} from '@/utils/tools/teach/network';
import { idPick, textPick } from '@/utils/tools/teach/part';
import { type Level, type Levels, levelsAt } from '@/utils/tools/teach/rows';
import { signFrom } from '@/utils/tools/teach/sign';
import { describe } from './target';

export interface Lesson {
  levels: Levels;
  /** Which of the levels is taken. */
  at: number;
  parts: Partial<Record<Exclude<Part, 'row'>, Element>>;
  words: NetworkWords | undefined;
  network: NetworkChoice;
}

export const levelOf = ({ levels, at }: Lesson): Level | undefined => levels.levels[at];

const tableOf = (words: readonly string[]): NetworkChoice['table'] =>
  Object.fromEntries(words.map(word => [word, guessNetwork(word)]));

const withWords = (lesson: Lesson, words: NetworkWords | undefined): Lesson =>
  words
    ? { ...lesson, words, network: { ...lesson.network, by: 'row', words: words.words, table: tableOf(words.words) } }
    : lesson;

/** A row was pointed at: its name, and its network where rows name it in a usual way, are guessed. */
export const begin = (pointed: Element): Lesson => {
  const levels = levelsAt(pointed);
  const level = levels.levels[levels.start];
  const name = level && guessName(level.row, pointed);
  const lesson: Lesson = {
    levels,
    at: levels.start,
    parts: name ? { name } : {},
    words: undefined,
    network: { by: 'all', all: undefined, words: [], table: {} },
  };
  return withWords(lesson, level && wordsEverywhere(level.rows));
};

/** Takes one level more or less around what was pointed at. Parts that are no longer inside of a row are forgotten. */
export const widened = (lesson: Lesson, by: 1 | -1): Lesson => {
  const at = Math.min(lesson.levels.levels.length - 1, Math.max(0, lesson.at + by));
  const level = lesson.levels.levels[at];
  const rows = level?.rows ?? [];
  const parts = Object.fromEntries(
    Object.entries(lesson.parts).filter(([, element]) => rows.some(row => row.contains(element))),
  );
  const name = parts.name ?? (level && guessName(level.row, level.row));
  return { ...lesson, at, parts: { ...parts, ...(name ? { name } : {}) } };
};

/** @returns a key under `picker.problem` where the part cannot be taken */
export const withPart = (lesson: Lesson, part: Exclude<Part, 'row'>, element: Element): Lesson | string => {
  const rows = levelOf(lesson)?.rows ?? [];
  const row = rows.find(each => each.contains(element));
  if (!row) return 'outside';
  const next = { ...lesson, parts: { ...lesson.parts, [part]: element } };
  switch (part) {
    case 'network': {
      const words = wordsAt(row, element, rows);
      return words ? withWords(next, words) : 'no_words';
    }
    case 'name':
    case 'handle':
      return textPick(row, element, rows, NOTE) ? next : 'no_text';
    case 'id':
      return idPick(row, element, rows, NOTE) ? next : 'no_id';
    case 'sign':
      return signFrom(row, element, rows) ? next : 'everywhere';
  }
};

const networkOf = ({ network, words }: Lesson): Surface['network'] => {
  if (network.by === 'all') return network.all ? fixedNetwork(network.all, NOTE) : [];
  if (!words) return [];
  const table = Object.entries(network.table).flatMap(([word, id]) => (id === undefined ? [] : [[word, id] as const]));
  return networkFrom(words, Object.fromEntries(table), NOTE);
};

/** `undefined` until a name is known. */
export const surfaceOf = (lesson: Lesson, href: string, day: string): Surface | undefined => {
  const level = levelOf(lesson);
  if (!level) return undefined;
  const { rows } = level;
  const taken = <T>(
    part: Exclude<Part, 'row'>,
    make: (row: Element, element: Element) => T | undefined,
  ): T | undefined => {
    const element = lesson.parts[part];
    const row = element && rows.find(each => each.contains(element));
    return element && row ? make(row, element) : undefined;
  };
  const name = taken('name', (row, element) => textPick(row, element, rows, NOTE));
  if (!name) return undefined;
  const composed: Composed = {
    rows: level.selector,
    name,
    handle: taken('handle', (row, element) => textPick(row, element, rows, NOTE)),
    toolAccountId: taken('id', (row, element) => idPick(row, element, rows, NOTE)),
    network: networkOf(lesson),
    sign: taken('sign', (row, element) => signFrom(row, element, rows)),
  };
  return surfaceFrom(composed, href, day);
};

/** What the parts say where they were pointed at. */
export const toldBy = (lesson: Lesson): Partial<Record<Part, string>> => {
  const level = levelOf(lesson);
  const parts = Object.entries(lesson.parts).map(([part, element]) => [part, describe(element)] as const);
  return { ...Object.fromEntries(parts), ...(level ? { row: describe(level.row) } : {}) };
};

/** What becomes of a file that is imported. */

/** Why a file is not taken in: something at one place in it, or the whole of it. */
export const PROBLEMS = [
  'unknown-key',
  'wrong-value',
  'missing',
  'not-json',
  'unknown-network',
  'unknown-tool',
  'duplicate',
  'too-large',
  'too-many',
  'not-done',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What a value should have been. A schema's own refusals name one of these as their message, with `of` in their `params`. */
export const EXPECTED = [
  'text',
  'number',
  'yes-no',
  'list',
  'object',
  'date',
  'address',
  'no-user',
  'at-most',
  'at-least',
  'one-of',
  'start',
  'accounts-only',
  'no-menu',
  'by-selector',
  'plain-selector',
  'simple-pattern',
  'own-id',
] as const;
export interface Expected {
  kind: (typeof EXPECTED)[number];
  /** The number, the start or the values that its words speak of. */
  of?: string;
}

/** What an import did, or why nothing was done. */
export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Origins (match patterns) that the imported accounts and tools need and that are not held yet. */
  origins: string[];
  /** A token or key waits to go to one of them. */
  sends: boolean;
  /** Where the file is wrong: a path such as `accounts[3].handel` and what about it. Nothing was imported then. */
  problems: {
    path: string;
    problem: Problem;
    /** The file's own words: a name that nobody knows, the path of a twin, `3:17` for line and column. Never a secret. */
    detail?: string;
    expected?: Expected;
  }[];
}

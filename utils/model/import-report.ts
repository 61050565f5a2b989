/** What becomes of a file that is imported. */

/** What an import did, or why nothing was done. */
export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Origins (match patterns) that the imported accounts and tools need and that are not held yet. */
  origins: string[];
  /** Where the file is wrong: a path such as `accounts[3].handel` and what about it. Nothing was imported then. */
  problems: {
    path: string;
    problem: 'unknown-key' | 'wrong-value' | 'missing' | 'not-json' | 'unknown-network' | 'unknown-tool' | 'duplicate';
    detail?: string;
  }[];
}

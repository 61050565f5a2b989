/** What somebody pasted, as far as it was understood; or why it was not. */

/** What was found. Times are epoch ms. */
export interface Pasted {
  access?: string;
  refresh?: string;
  expiresAt?: number;
  refreshExpiresAt?: number;
  issuedAt?: number;
  scopes?: string[];
}

export const PASTE_PROBLEMS = [
  'empty',
  'too-long',
  /** Stars, dots or an ellipsis stand where the token should: it was copied from where it is not shown. */
  'masked',
  /** An address without a token in it. */
  'address',
  /** The code of a sign-in, which is not a token yet. */
  'code',
  /** More than one token: which one is meant? */
  'several',
  /** JSON that breaks off. */
  'broken-json',
  /** JSON or settings without a token. */
  'none-inside',
  'not-a-token',
] as const;
export type PasteProblem = (typeof PASTE_PROBLEMS)[number];

/** What its shape tells: the networks that it fits, and the server that it names in itself. */
export type Recognised = { problem: PasteProblem } | { pasted: Pasted; networks: string[]; issuer?: string };

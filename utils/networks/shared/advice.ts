/** The next step after a refused app, by the names that OAuth servers have in common (RFC 6749, 4.1.2.1 and 5.2, and what they send besides). */
import type { Advice } from '../../model/outcomes';

export type AdviceTable = readonly (readonly [RegExp, Advice])[];

/** A network's own words first; `undefined` where they tell nothing. */
export const adviceIn =
  (table: AdviceTable) =>
  (words: string): Advice | undefined =>
    table.find(([pattern]) => pattern.test(words))?.[1];

const TABLE: AdviceTable = [
  [/redirect[_ ]?(uri|url)/i, 'redirect'],
  [/\b(invalid|unauthorized|insufficient)_scope|scope/i, 'scope'],
  [/secret|client authentication failed/i, 'secret'],
  [/unknown client|client_(id|key)|(invalid|deleted|disabled|unauthorized)_client/i, 'client-id'],
];

export const oauthAdvice = adviceIn(TABLE);

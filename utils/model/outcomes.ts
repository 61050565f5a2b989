/** What may come of something that a person asked for: a closed list, values and types only. */

/** What may come of something that a person asked for. */
export const OUTCOMES = [
  'refreshed',
  'connected',
  'checked',
  'opened-tool',
  'opened-network',
  /** The person closed the sign-in window. */
  'window-closed',
  /** The person, or the network for them, said no. */
  'denied',
  /** They signed in as somebody else; `fields.expected`, `fields.got`. The old token is kept. */
  'wrong-account',
  /** The network could not be reached; nothing changed. */
  'network-down',
  /** The network refused the app: `fields.message` is its own text. */
  'app-refused',
  'app-missing',
  'host-not-granted',
  /** State or issuer of the answer were not those of the question: dropped. */
  'answer-not-ours',
  /** The answer could not be understood; `fields.message`. */
  'not-understood',
  'rate-limited',
  /** The check after the sign-in did not prove the new token. */
  'not-proved',
  'still-ended',
  'token-unreadable',
  'interrupted',
  'revoked-at-network',
  'not-revoked',
] as const;
export type OutcomeCode = (typeof OUTCOMES)[number];

/** It went well: shown with a green tick. */
export const GOOD_OUTCOMES: readonly OutcomeCode[] = ['refreshed', 'connected', 'checked', 'revoked-at-network'];

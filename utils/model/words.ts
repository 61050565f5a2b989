/**
 * The closed lists of words of DESIGN.md section 2: states, causes, evidence kinds, and which state a cause reads as.
 * Values and types only: content scripts load this, and must not carry the schemas' library with it.
 */

/** Worst first: the index is the rank, used for sorting and for "never improves by getting older". */
export const STATES = ['revoked', 'expired', 'blocked', 'expiring', 'limited', 'unknown', 'healthy'] as const;
export type State = (typeof STATES)[number];

/** The states that a person has to act on. */
export const NEEDS_PERSON: readonly State[] = ['revoked', 'expired', 'blocked', 'expiring'];

export const CAUSES = [
  'lifetime-ended',
  'password-changed',
  'app-removed',
  'role-lost',
  'user-suspended',
  'checkpoint',
  'unconfirmed',
  'logged-out',
  'inactive',
  'data-access-ended',
  'scope-missing',
  'replaced',
  'asset-gone',
  'app-blocked',
  'api-discontinued',
  'two-factor-required',
  'reported-by-tool',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** The state each cause reads as; `undefined` where the evidence itself has to say (a tool's words, an unknown cause). */
export const STATE_OF_CAUSE: Record<Cause, State | undefined> = {
  'lifetime-ended': 'expired',
  'data-access-ended': 'expired',
  inactive: 'expired',
  'password-changed': 'revoked',
  'app-removed': 'revoked',
  'role-lost': 'revoked',
  'logged-out': 'revoked',
  replaced: 'revoked',
  'asset-gone': 'revoked',
  'user-suspended': 'blocked',
  checkpoint: 'blocked',
  unconfirmed: 'blocked',
  'two-factor-required': 'blocked',
  'app-blocked': 'blocked',
  'scope-missing': 'limited',
  'api-discontinued': 'limited',
  'reported-by-tool': undefined,
  unknown: undefined,
};

/** Strongest first. */
export const EVIDENCE_KINDS = ['network', 'tool-api', 'tool-page', 'estimate', 'user'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** How much a conclusion can be leaned on; shown with every state. */
export const CONFIDENCES = ['certain', 'likely', 'guess', 'none'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** 0 is the worst state, 6 is healthy. */
export const rankOf = (state: State): number => STATES.indexOf(state);

/** The worse of two states. */
export const worse = (a: State, b: State): State => (rankOf(a) <= rankOf(b) ? a : b);

/** Access is gone, or something at the network is in its way. */
export const isLost = (state: State): boolean => rankOf(state) < rankOf('expiring');

export const needsPerson = (state: State): boolean => NEEDS_PERSON.includes(state);

/** Its deadline is put off without a person, until it is so near that this evidently does not work. */
export const needsNobody = (health: { state: State; deadlineMoves?: boolean | undefined }): boolean =>
  health.deadlineMoves === true && health.state !== 'expiring';

/** The holder of what this browser has through its own OAuth client. */
export const BROWSER = 'browser';

/** `snoozedUntil` of an account that is put off until its state or cause changes: the last moment of ECMAScript's calendar, in ms. */
export const UNTIL_CHANGE = 8_640_000_000_000_000;

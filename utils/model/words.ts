/** The closed lists of words of DESIGN.md section 2: states, causes, evidence kinds, and which state a cause reads as. */
import { z } from 'zod';

/** Worst first: the index is the rank, used for sorting and for "never improves by getting older". */
export const STATES = ['revoked', 'expired', 'blocked', 'expiring', 'limited', 'unknown', 'healthy'] as const;
export const stateSchema = z.enum(STATES);
export type State = z.infer<typeof stateSchema>;

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
export const causeSchema = z.enum(CAUSES);
export type Cause = z.infer<typeof causeSchema>;

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
export const evidenceKindSchema = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** How much a conclusion can be leaned on; shown with every state. */
export const CONFIDENCES = ['certain', 'likely', 'guess', 'none'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** 0 is the worst state, 6 is healthy. */
export const rankOf = (state: State): number => STATES.indexOf(state);

/** The worse of two states. */
export const worse = (a: State, b: State): State => (rankOf(a) <= rankOf(b) ? a : b);

export const needsPerson = (state: State): boolean => NEEDS_PERSON.includes(state);

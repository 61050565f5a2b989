/** Health: what is concluded from the evidence; and the obstacles that keep us from reading at all. */
import { z } from 'zod';
import { msSchema } from './evidence';
import { CAUSES, CONFIDENCES, EVIDENCE_KINDS, STATES } from './words';

/** Why an account cannot be read at present; each has a next step for a person. */
export const OBSTACLES = [
  /** The browser's permission for the network's host is not held. */
  'host-not-granted',
  /** The same for the tool that holds it: what was read there is no longer read. */
  'tool-not-allowed',
  /** The tool that it was read in was taught, and its recipe was removed. */
  'tool-removed',
  /** No client id (or secret, or broker) is known that this network needs. */
  'app-missing',
  /** The network does not accept the app's details: a wrong id, a secret that was reset, an app that is gone. */
  'app-refused',
  /** The app lacks a plan, a product or an enrolment at the network. */
  'app-not-enabled',
  /** This extension speaks a version of the interface that the network has ended. */
  'outdated',
  /** The vault's entry cannot be opened (key lost, record damaged). */
  'token-unreadable',
  /** The worker was ended while a single-use refresh token was under way: it must not be used twice. */
  'renewal-cut-off',
] as const;
/** About the app, not the token: they may be a server's passing mood, and are asked about again, if seldom. */
export const APP_OBSTACLES: readonly Obstacle[] = ['app-missing', 'app-refused', 'app-not-enabled', 'outdated'];

/** What may stand in the way of asking a network. */
export type NetworkObstacle = Exclude<Obstacle, 'tool-not-allowed' | 'tool-removed'>;

export const obstacleSchema = z.enum(OBSTACLES);
export type Obstacle = z.infer<typeof obstacleSchema>;

/** Why a state is `unknown`. */
export const UNKNOWN_REASONS = [...OBSTACLES, 'not-read-yet', 'too-old', 'no-end-known'] as const;

export const healthSchema = z.object({
  state: z.enum(STATES),
  cause: z.enum(CAUSES).optional(),
  /** The moment (ms) by which a person must have acted. */
  deadline: msSchema.nullable(),
  /** The state was observed, but its deadline is only estimated: the connection's date and the network's rule. */
  deadlineEstimated: z.boolean().optional(),
  /** Whole life (ms) of the access that ends then, from the sign-in on; absent: not known, or not a person's matter. */
  lifeMs: msSchema.optional(),
  confidence: z.enum(CONFIDENCES),
  /** The evidence that the state rests on. */
  evidence: z.object({ kind: z.enum(EVIDENCE_KINDS), at: msSchema }).nullable(),
  /** Why it is `unknown`, or what hinders the next reading of an account in another state. */
  reason: z.enum(UNKNOWN_REASONS).optional(),
  /** Nobody has to act before the deadline: it renews itself until then. */
  renewsItself: z.boolean(),
  /** Its renewal puts the deadline off each time: nobody has to act as long as that works. A refresh token with a fixed end is not so. */
  deadlineMoves: z.boolean().optional(),
  /** When (ms) time alone changes the state. */
  changesAt: msSchema.nullable(),
});
export type Health = z.infer<typeof healthSchema>;

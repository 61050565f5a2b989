/** Evidence: one observation about a token, with its kind and time; and the inconclusive answers that are none. */
import { z } from 'zod';
import { CAUSES, type Cause, EVIDENCE_KINDS, STATES } from './words';

/** Epoch milliseconds. Every time inside the product is one; ISO 8601 stands only at borders. */
export const msSchema = z.number().finite();

/**
 * - `alive`: the token worked, or a tool or person says that it does.
 * - `ended`: somebody who knows said that it is over, or that something is in its way; `cause` says what.
 * - `refused`: a bare 401 that says nothing more. One is not enough (DESIGN.md 2: two strikes).
 */
export const evidenceSchema = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  at: msSchema,
  finding: z.enum(['alive', 'ended', 'refused']),
  cause: z.enum(CAUSES).optional(),
  /** Where the cause does not decide the state: what was said. */
  state: z.enum(STATES).optional(),
  /** End of the access token. `null`: it says that it never ends. Absent: not told. */
  expiresAt: msSchema.nullish(),
  /** Meta's second clock: after it the token still works but reads no user data. */
  dataAccessEndsAt: msSchema.nullish(),
  /** Scopes that the app needs and the token lacks; makes an alive token `limited`. */
  missing: z.array(z.string()).optional(),
  /** The network's own code, such as `190/460`: for support, never for decisions. */
  code: z.string().max(80).optional(),
  /** When (ms) it was first said, where the same has been said again since. */
  since: msSchema.optional(),
  /** A strike that came while others of its network were refused too: does not count (outage until proved otherwise). */
  outage: z.boolean().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Stands among `missing` where the grant works and does not reach this account: another one was picked at the last sign-in. */
export const NOT_LISTED = 'not-listed';

/** Why an attempt to read told nothing about the token. */
export const INCONCLUSIVE = [
  'unreachable',
  'outage',
  'rate-limited',
  'not-understood',
  'billing',
  'policy',
  /** The network does not accept the app's details. */
  'app-misconfigured',
  /** It knows the app, but the app lacks a plan, a product or an enrolment there. */
  'app-not-enabled',
  /** It no longer serves the version of its interface that this extension speaks. */
  'outdated',
] as const;
export const inconclusiveSchema = z.enum(INCONCLUSIVE);
export type Inconclusive = z.infer<typeof inconclusiveSchema>;

/** Whom a limit binds, where it is not the whole host. */
export type Binds = 'account' | 'app';

/** Whose a token is, where the network tells: a person's, a page's, the app's own, a system user's, a session of an app password. */
export const TOKEN_KINDS = ['user', 'page', 'app', 'system-user', 'session'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What a network file makes of an answer. Times are epoch ms. */
export type Finding =
  | {
      result: 'alive';
      expiresAt?: number | null;
      dataAccessEndsAt?: number | null;
      issuedAt?: number;
      scopes?: string[];
      missing?: string[];
      tokenKind?: TokenKind;
    }
  | { result: 'ended'; cause: Cause; state?: 'revoked' | 'expired'; code?: string }
  | { result: 'refused'; code?: string }
  | {
      result: 'inconclusive';
      reason: Inconclusive;
      retryAt?: number;
      code?: string;
      /** Whom a limit binds: this account alone, or every account of the app. Absent: everybody who asks that host. */
      binds?: Binds;
    };

/** Account: one profile on a network as one holder has it connected; with what is known of its token, but never the token. */
import { z } from 'zod';
import { evidenceSchema, inconclusiveSchema, msSchema } from './evidence';
import { outcomeSchema } from './failure';
import { healthSchema, obstacleSchema } from './health';
import { suspicionSchema } from './suspicion';

/** Ids of networks and tools: lower case, digits and hyphens; the file name of the network or tool. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const ownerSchema = z.object({ name: z.string().min(1).max(200), email: z.string().max(320).optional() });
export type Owner = z.infer<typeof ownerSchema>;

/** How a fresh token is got without a person: not at all, by a refresh token, or by the token renewing itself. */
export const renewsSchema = z.enum(['no', 'refresh-token', 'itself']);

/** What is known about the token in the vault. */
export const tokenFactsSchema = z.object({
  /** End of the access token; `null`: it says that it never ends; absent: not known. */
  expiresAt: msSchema.nullish(),
  refreshExpiresAt: msSchema.nullish(),
  /** Each renewal moves the refresh token's end on (`true`), or it stands still (`false`). Absent: not seen yet. */
  refreshSlides: z.boolean().optional(),
  dataAccessEndsAt: msSchema.nullish(),
  /**
   * When (ms) the life of the refresh token began that ends at `refreshExpiresAt`: with a person's sign-in, or with the renewal that moved
   * its end on. Absent: not known, as for one from a file.
   */
  grantedAt: msSchema.optional(),
  /** When this very token was made, as far as known. */
  issuedAt: msSchema.optional(),
  /** What the grant is meant to have: asked for at every sign-in. */
  scopes: z.array(z.string()).optional(),
  /** Those of them that were not granted, as the network last told. Absent: it did not tell. */
  lacking: z.array(z.string()).optional(),
  renews: renewsSchema,
  /** It came by a sign-in that nobody saw: the next one probably will, too. */
  unseen: z.boolean().optional(),
  /** Last time (ms) that such a sign-in brought nothing; cleared by the next fresh token. */
  unseenFailedAt: msSchema.optional(),
  /** Not ours to renew: a tool holds the same token and renews it. Using its refresh token here would end the tool's. */
  renewedByTool: z.boolean().optional(),
  /** Last time that a renewal got a clear no; cleared by the next success. */
  renewFailedAt: msSchema.optional(),
  /** Set before a single-use refresh token is sent, cleared when the answer is stored. Left over: the worker was killed in between. */
  renewingSince: msSchema.optional(),
  /** Its last use got no answer: the server is asked whether it counted, before it is used again. */
  renewUnsure: z.boolean().optional(),
});
export type TokenFacts = z.infer<typeof tokenFactsSchema>;

/** What an account is that came along with a sign-in, instead of being the login itself. */
export const CHILD_KINDS = ['page', 'board', 'channel', 'organization', 'instagram'] as const;
export const childKindSchema = z.enum(CHILD_KINDS);
export type ChildKind = z.infer<typeof childKindSchema>;

export const accountSchema = z.object({
  id: z.string().min(1).max(64),
  network: idSchema,
  handle: z.string().max(300),
  networkAccountId: z.string().max(300).optional(),
  issuer: z.url().optional(),
  name: z.string().max(300).optional(),
  /** `browser` or a tool id. */
  holder: idSchema,
  toolAccountId: z.string().max(300).optional(),
  /** What the tool's own list calls it now, and so its pages: `name` and `handle` stay what a person, a file or the network says. */
  toolName: z.string().max(300).optional(),
  toolHandle: z.string().max(300).optional(),
  /** Id of the tool connection that lists it: two servers of one tool are kept apart. Absent: not seen through one yet. */
  connection: z.string().max(1000).optional(),
  /** Who of the address book looks after it; absent: whoever looks after its login. */
  ownerId: z.string().max(64).optional(),
  login: z.string().max(300).optional(),
  /** The account whose sign-in this one came along with: a Page's person, a board's profile. It has no child of its own. */
  parentId: z.string().max(64).optional(),
  kind: childKindSchema.optional(),
  /** What is known about the parent's token, where this account has none of its own and rests on that one. */
  parentToken: tokenFactsSchema.optional(),
  /** What a complete list of the parent's children without this one says of it. */
  unlisted: evidenceSchema.optional(),
  /** Children that a person removed here (`network:id`): the next list does not bring them back. */
  hiddenChildren: z.array(z.string().max(400)).max(10_000).optional(),
  /** When (ms) the children are to be listed again. */
  listDueAt: msSchema.optional(),
  tags: z.array(z.string().max(80)).max(50),
  appId: z.string().optional(),
  connectedAt: msSchema.optional(),
  /** Absent: the vault holds no token for this account. */
  token: tokenFactsSchema.optional(),
  /** Counts the tokens with an end of their own that this account has had; each warning is sent once per such token. */
  generation: z.number().int().min(0),
  /** SHA-256 of the tokens a file brought: the same file again must not put an old token over a renewed one. */
  importedFrom: z.string().max(64).optional(),
  evidence: z.array(evidenceSchema).max(20),
  /** What was reported of another account of its login, until this one is read again. */
  suspicion: suspicionSchema.optional(),
  obstacle: obstacleSchema.optional(),
  health: healthSchema,
  /** Inconclusive readings in a row, and why the last one told nothing. */
  failures: z.number().int().min(0),
  failure: inconclusiveSchema.optional(),
  /** The network wants this account alone to wait until then. */
  waitUntil: msSchema.optional(),
  /** Last attempt to read, whatever came of it; last reading that told something. */
  triedAt: msSchema.optional(),
  readAt: msSchema.optional(),
  /** When the worker has to look at this account again. Absent: nothing to do until somebody asks. */
  dueAt: msSchema.optional(),
  snoozedUntil: msSchema.optional(),
  snoozeReason: z.string().max(300).optional(),
  paused: z.boolean(),
  /** What came of the last thing a person asked for; shown in the row. */
  outcome: outcomeSchema.optional(),
  addedAt: msSchema,
});
export type Account = z.infer<typeof accountSchema>;

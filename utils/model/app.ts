/** App and tool connection: what the user registered with a network or runs themselves. Secrets are in the vault, not here. */
import { z } from 'zod';
import { idSchema, tokenFactsSchema } from './account';
import { msSchema } from './evidence';
import { outcomeSchema } from './failure';
import { TOOL_OUTCOMES } from './outcomes';
import { toolRowSchema } from './tool-row';

/** The person's own app at a tool, to sign in with. */
export const toolClientSchema = z.object({
  clientId: z.string().min(1).max(500),
  hasSecret: z.boolean(),
  tokenEndpoint: z.url().optional(),
});

/** Set by the organisation (managed settings): it cannot be changed or removed here. */
export const managedMarkSchema = z.object({
  /** The organisation brought the secret or key, too. */
  secret: z.boolean(),
  /** The user had it before: it stays when the organisation takes its own away, with what was theirs. */
  own: z
    .object({
      tokenEndpoint: z.url().optional(),
      client: toolClientSchema.optional(),
      grant: tokenFactsSchema.optional(),
    })
    .optional(),
});

export const appSchema = z.object({
  /** `app:` + network + issuer + client id: importing the same app twice finds the same one. */
  id: z.string().min(1),
  network: idSchema,
  clientId: z.string().min(1).max(500),
  /** A secret is in the vault under this id. */
  hasSecret: z.boolean(),
  /** The user's broker, which adds the secret. */
  tokenEndpoint: z.url().optional(),
  issuer: z.url().optional(),
  /** Hosts (match patterns) besides the issuer's where its server keeps endpoints; absent: not asked yet. */
  hosts: z.array(z.string()).optional(),
  addedAt: z.number(),
  managed: managedMarkSchema.optional(),
});
export type App = z.infer<typeof appSchema>;

export const appIdOf = (app: { network: string; clientId: string; issuer?: string | undefined }): string =>
  ['app', app.network, app.issuer ?? '', app.clientId].join(':');

/** Rows that a connection keeps to offer: enough for any team, and a bound for a tool that has lost its senses. */
export const MOST_OFFERS = 5_000;

export const toolConnectionSchema = z.object({
  id: z.string().min(1),
  tool: idSchema,
  origin: z.url(),
  hasApiKey: z.boolean(),
  accountId: z.string().optional(),
  /** The person's own app at the tool, to sign in with in place of a key. Its secret is in the vault under this id, beside the tokens. */
  client: toolClientSchema.optional(),
  /** What is known of the tokens that the sign-in brought. Absent: nobody is signed in. */
  grant: tokenFactsSchema.optional(),
  /** What came of the last sign-in or sign-out. */
  signIn: outcomeSchema.optional(),
  addedAt: z.number(),
  managed: managedMarkSchema.optional(),
  /** When (ms) its list is read again. Absent: nothing to do until somebody asks, or allows it. */
  dueAt: msSchema.optional(),
  /** Last attempt; last one that told something. */
  triedAt: msSchema.optional(),
  readAt: msSchema.optional(),
  /** Readings in a row that told nothing. */
  failures: z.number().int().min(0).optional(),
  /** What came of the last reading. Trouble with the address or the key is the connection's, never its accounts'. */
  outcome: z.object({ code: z.enum(TOOL_OUTCOMES), at: msSchema }).optional(),
  /** What the list held: accounts of networks that we know, and others. */
  listed: z.object({ rows: z.number().int(), others: z.number().int() }).optional(),
  /** Accounts of the list that nobody tracks yet. */
  offers: z.array(toolRowSchema).max(MOST_OFFERS).optional(),
  /** Somebody is reconnecting there: read often until then (ms). */
  eagerUntil: msSchema.optional(),
});
export type ToolConnection = z.infer<typeof toolConnectionSchema>;

export const toolConnectionIdOf = (tool: { tool: string; origin: string; accountId?: string | undefined }): string =>
  ['tool', tool.tool, tool.origin, tool.accountId ?? ''].join(':');

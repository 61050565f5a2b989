/** App and tool connection: what the user registered with a network or runs themselves. Secrets are in the vault, not here. */
import { z } from 'zod';
import { idSchema, tokenFactsSchema } from './account';
import { msSchema } from './evidence';
import { outcomeSchema } from './failure';
import { TOOL_OUTCOMES } from './outcomes';
import { toolRowSchema } from './tool-row';
import { BROWSER } from './words';

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

interface Using {
  appId?: string | undefined;
  network: string;
  issuer?: string | undefined;
}

/**
 * The app that an account's token was made for: its own, or the only one of its network and server. Tokens of one client are
 * refused to another: an app that was removed is not replaced by its neighbour.
 */
export const appFor = ({ appId, network, issuer }: Using, apps: readonly App[]): App | undefined => {
  if (appId) return apps.find(app => app.id === appId);
  const fitting = apps.filter(app => app.network === network && app.issuer === issuer);
  return fitting.length === 1 ? fitting[0] : undefined;
};

/** How many accounts rest on each app, by its id. What a tool holds was made with an app of the tool's, unless the account names one. */
export const usesOf = (
  apps: readonly App[],
  accounts: readonly (Using & { holder: string; hasToken: boolean })[],
): Map<string, number> => {
  const uses = new Map<string, number>();
  for (const account of accounts) {
    const own = account.appId || (account.holder === BROWSER && account.hasToken);
    const app = own ? appFor(account, apps) : undefined;
    if (app) uses.set(app.id, (uses.get(app.id) ?? 0) + 1);
  }
  return uses;
};

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

/** Every message between pages, content scripts and the background: one zod schema and one sender rule each. */
import { z } from 'zod';
import { idSchema } from './model/account';
import { forApps } from './model/app-messages';
import { PURPOSES } from './model/consent';
import { msSchema } from './model/evidence';
import { baseSchema, endpointSchema, issuerSchema } from './model/exchange';
import { fromToolPages, type rowSchema } from './model/from-page';
import { type RecipeImport, type TabHere, teaching, teachWishSchema } from './model/from-teaching';
import type { GuardView } from './model/guard';
import { guardMessages } from './model/guard-messages';
import type { ImportReport } from './model/import-report';
import type { Inspection } from './model/inspection';
import { manyChangeSchema } from './model/many';
import type { Advice } from './model/outcomes';
import { ownMessages } from './model/own-messages';
import { forPeople, type PeopleValues } from './model/person-messages';
import type { Lesson } from './tools/lesson';
import type { PageTool, ToolHint } from './tools/page-tool';

const id = z.string().min(1).max(64);
const token = z.string().min(1).max(20_000);

export type Row = z.infer<typeof rowSchema>;

/** What to show for one row. */
export interface RowVerdict {
  key: string;
  /** The account this row is; several where they cannot be told apart; none: offer to track it. */
  accounts: BadgeView[];
  /**
   * In how many other hands the same profile is. Only the number: a page can read what our elements say, and who else holds it and
   * how it fares there is none of its business.
   */
  elsewhere: number;
  /** Another row fits this one account as well: which of them it is cannot be told, so what the row shows proves nothing. */
  unsure?: boolean;
}

/** The part of an account that a page gets to see. */
export interface BadgeView {
  id: string;
  network: string;
  handle: string;
  name?: string;
  /** Which server, where a network lives on many. */
  issuer?: string;
  holder: string;
  owner?: string;
  health: import('./model/health').Health;
  /** Probably hit by something else; of what or whom is not for a tool's page. */
  suspicion?: Pick<import('./model/suspicion').Suspicion, 'network' | 'at'>;
  /** What the card's button does. */
  action: 'refresh' | 'reconnect' | 'open-network' | 'none';
  /** No token of it is here: only the tool's own page can reconnect it. */
  atTool?: true;
  busy: boolean;
  outcome?: import('./model/failure').Outcome;
}

export const messages = {
  /** Read these accounts now, or all of them. */
  check: { from: 'page', schema: z.object({ ids: z.array(id).optional() }) },
  /** The row's primary action: sign in here, or open the tool's reconnect. */
  reconnect: { from: 'any', schema: z.object({ id }) },
  /** The network's own page for this account's cause; the page is chosen by the background. */
  openNetworkPage: { from: 'any', schema: z.object({ id }) },
  /** Connect a new account with an app. `holder`: who uses the token. */
  connect: {
    from: 'page',
    schema: z.object({ appId: z.string().min(1), holder: idSchema.optional(), tags: z.array(z.string()).optional() }),
  },
  /** Track an account without a token. */
  track: {
    from: 'any',
    schema: z.object({
      network: idSchema,
      handle: z.string().max(300),
      name: z.string().max(300).optional(),
      holder: idSchema,
      toolAccountId: z.string().max(300).optional(),
      issuer: issuerSchema.optional(),
      /** Epoch ms, as a person tells them; a content script's are not taken. `null`: has no end. */
      connectedAt: msSchema.optional(),
      expiresAt: msSchema.nullish(),
    }),
  },
  /** Look at a pasted token through its network; nothing is kept but a sealed entry that ends by itself. Times in epoch ms. */
  inspectToken: {
    from: 'page',
    schema: z
      .object({
        network: idSchema,
        issuer: issuerSchema.optional(),
        access: token.optional(),
        refresh: token.optional(),
        expiresAt: msSchema.optional(),
        refreshExpiresAt: msSchema.optional(),
        issuedAt: msSchema.optional(),
        scopes: z.array(z.string().min(1).max(300)).max(200).optional(),
      })
      .refine(({ access, refresh }) => access !== undefined || refresh !== undefined),
  },
  /** Keep what was looked at. `into`: the account that it has to belong to; `handle` and `sure`: a person's word where the network was not asked. */
  keepToken: {
    from: 'page',
    schema: z.object({
      pending: z.string().max(100),
      holder: idSchema,
      withToken: z.boolean(),
      handle: z.string().max(300).optional(),
      into: id.optional(),
      sure: z.boolean().optional(),
    }),
  },
  dropToken: { from: 'page', schema: z.object({ pending: z.string().max(100) }) },
  /** Where somebody is at home, by their name. */
  findHome: { from: 'page', schema: z.object({ network: idSchema, identifier: z.string().trim().min(1).max(300) }) },
  /** The second way in, with a password made for apps. `into`: the account that it has to be. */
  signInWithPassword: {
    from: 'page',
    schema: z.object({
      network: idSchema,
      issuer: issuerSchema,
      identifier: z.string().trim().min(1).max(300),
      password: z.string().min(1).max(500),
      holder: idSchema,
      into: id.optional(),
    }),
  },
  snooze: {
    from: 'page',
    schema: z.object({ id, until: z.number().nullable(), reason: z.string().max(300).optional() }),
  },
  pause: { from: 'page', schema: z.object({ id, paused: z.boolean() }) },
  changeMany: { from: 'page', schema: z.object({ ids: z.array(id).min(1).max(20_000), change: manyChangeSchema }) },
  remove: { from: 'page', schema: z.object({ id, revoke: z.boolean() }) },
  /** The line about an account that was removed has been read. */
  dismissRemoval: { from: 'page', schema: z.object({ id }) },
  clearOutcome: { from: 'page', schema: z.object({ id }) },
  /** A tool's address, with a key where its API wants one. An address that is known keeps the key it has. */
  saveTool: {
    from: 'page',
    schema: z.object({
      tool: idSchema,
      origin: baseSchema,
      apiKey: z.string().trim().min(1).max(2000).optional(),
      accountId: z
        .string()
        .regex(/^[\w-]{1,100}$/)
        .optional(),
      /** An app of the person's own, to sign in with in place of a key. */
      client: z
        .object({
          clientId: z.string().trim().min(1).max(500),
          clientSecret: z.string().max(2000).optional(),
          tokenEndpoint: endpointSchema.optional(),
        })
        .optional(),
    }),
  },
  /** Open the tool's sign-in for this connection; what comes of it is in the connection. */
  signInTool: { from: 'page', schema: z.object({ id: z.string().min(1) }) },
  /** Forget its tokens, and let the tool end them where it does that. */
  signOutTool: { from: 'page', schema: z.object({ id: z.string().min(1) }) },
  /** Read this connection's list now; what comes of it is in the connection. */
  checkTool: { from: 'page', schema: z.object({ id: z.string().min(1) }) },
  /** Track what its list offers: all, or these. */
  trackTool: {
    from: 'page',
    schema: z.object({ id: z.string().min(1), toolAccountIds: z.array(z.string().max(300)).max(5_000).optional() }),
  },
  removeTool: { from: 'page', schema: z.object({ id: z.string().min(1) }) },
  /** The text of an import file (DESIGN.md 6.5). */
  importAccounts: { from: 'page', schema: z.object({ text: z.string().max(20_000_000) }) },
  /** A permission wish, parked before the browser asks: the page may be gone when the answer comes. */
  wish: {
    from: 'page',
    schema: z.object({
      origins: z.array(z.string()),
      why: z.enum(PURPOSES),
      ids: z.array(id).optional(),
      teach: teachWishSchema.optional(),
    }),
  },
  /** Hosts were given or taken away: register the overlay, look at the accounts that waited. */
  hostsChanged: { from: 'page', schema: z.object({}) },
  /** All that the extension says, where the browser has lost it (see `haveTexts`). */
  texts: { from: 'content', schema: z.object({}) },
  ...ownMessages,
  eraseAll: { from: 'page', schema: z.object({ sure: z.literal(true) }) },
  ...forApps,
  ...forPeople,
  ...fromToolPages,
  ...teaching,
  ...guardMessages,
} as const satisfies Record<string, { from: 'page' | 'content' | 'any'; schema: z.ZodType }>;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
export type Payload<N extends MessageName> = z.infer<Messages[N]['schema']>;

export interface Values extends PeopleValues {
  connect: { id?: string };
  registerApp: { id: string };
  track: { id: string };
  inspectToken: Inspection;
  keepToken: { id: string };
  findHome: { issuer: string };
  signInWithPassword: { id: string; advice?: Advice };
  saveTool: { id: string };
  trackTool: { count: number };
  importAccounts: ImportReport;
  trackAll: { added: number };
  teachHere: Lesson;
  saveTaught: { id: string };
  tabHere: TabHere;
  importRecipe: RecipeImport;
  surfacesHere: { tool: ToolHint | null };
  toolHere: { tool: PageTool | null };
  /** `left`: the page is no tool's any more, such as when its host was taken away. */
  scan: { rows: RowVerdict[]; left?: true };
  bringGuard: { brought: boolean };
  texts: Readonly<Record<string, { message: string }>>;
  guard: GuardView | null;
}
export type Value<N extends MessageName> = N extends keyof Values ? Values[N] : null;

/** Failures are values: nothing but these codes crosses the border. */
export type Reply<N extends MessageName> =
  | { ok: true; value: Value<N> }
  | { ok: false; code: string; fields?: Record<string, string> };

export const envelopeSchema = z.object({ name: z.string(), payload: z.unknown() });

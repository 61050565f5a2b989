/** The contract of a tool's status API: how to authenticate, which requests list the accounts, and how an answer becomes rows. Pure; it only ever reads. */
import type { ToolOutcome } from '../model/outcomes';
import type { ToolRow } from '../model/tool-row';

/**
 * With tokens of our own after an OAuth sign-in at the tool, with an API key that the person made there, or with their own
 * sign-in there (its cookie, which only the browser sees).
 */
export type Way = 'grant' | 'key' | 'session';

/** An OAuth 2.0 sign-in at the tool: code flow with PKCE, renewed with refresh tokens that work once. */
export interface ToolSignIn {
  /** Where it is documented, and when that was read. */
  source: string;
  server: ToolServer;
  /** `optional`: the documents disagree on whether an app without a secret is let in; both are tried as the person's app is. */
  secret: 'none' | 'optional';
  /** Only what reading the list needs. */
  scopes: readonly string[];
  /** What the tool wants in the address of its sign-in page besides. */
  extra?: Record<string, string>;
}

/** A type and not an interface, so that the OAuth library takes it as a server's metadata. */
export type ToolServer = {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  introspection_endpoint?: string;
  revocation_endpoint?: string;
};

/** What of a connection the requests are made from. */
export interface Place {
  /** `https://host[:port]`. */
  origin: string;
  /** Chatwoot: which of the server's accounts. */
  accountId?: string | undefined;
}

/** A GET; or a POST of which `reads` says where it is documented to change nothing. The key is not in it. */
export interface ApiAsk {
  url: string;
  headers?: Record<string, string>;
  post?: { reads: string; json: object };
  /** A further page that older versions do not know: their refusal (400) is the end of the list, not trouble. */
  maybe?: boolean;
}

/** One answer's part of the list. */
export interface ApiPart {
  rows: ToolRow[];
  /** Entries of networks that we do not know, or that are not as documented. */
  others: number;
  /** What to ask next for the rest of it. */
  next: ApiAsk[];
}

export interface ToolApi {
  id: string;
  /** Where it is documented, and when that was read. */
  source: string;
  /** The vendor's own address, where there is one; everybody else types theirs. */
  cloud?: string;
  /** Where a person reconnects this one account, if the tool has such a page; `null`: not for what is known of it. */
  pageOf?(place: Place, toolAccountId: string): string | null;
  needsAccountId: boolean;
  /** Ways of asking, the one that tells most first. */
  ways: readonly Way[];
  /** A way that names the accounts but does not tell which of them work. */
  silent?: Way;
  /** The origin that is asked, for a connection's address. */
  asksAt(origin: string): string;
  signIn?: ToolSignIn;
  /** Headers that carry the key, or the access token. */
  authorize(key: string): Record<string, string>;
  /** How often the list is read, ms. */
  readEveryMs: number;
  first(place: Place, way: Way): ApiAsk;
  /** Takes the named fields and drops the rest. `null`: this is not the list that was asked for. */
  read(body: unknown, ask: ApiAsk): ApiPart | null;
  /** The JSON inside of an answer that is a page. */
  bodyOf?(text: string): unknown;
  /** What a refusal means here; `undefined`: what it means everywhere. */
  refusal?(status: number, body: unknown): ToolOutcome | undefined;
  /** A link on which a person signs in again for one account; asked for in their click only. Changes nothing until they do. */
  link?: ReconnectLink;
}

export interface ReconnectLink {
  /** Where it is documented that this only opens a session. */
  source: string;
  /** Finds what `open` needs; a reading. */
  find(place: Place, toolAccountId: string): ApiAsk;
  open(place: Place, toolAccountId: string, found: unknown): { url: string; json: object } | null;
  /** The address to open, https. */
  read(body: unknown): string | null;
}

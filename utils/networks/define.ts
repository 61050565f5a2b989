/** The contract of a network file: what one file has to say so that everything else works with its network. */
import type { Answer, Ask, AskFn } from '../kit/http';
import type { Started } from '../kit/oauth/code';
import type { Account, ChildKind } from '../model/account';
import type { Finding } from '../model/evidence';
import type { Advice } from '../model/outcomes';
import type { Cause } from '../model/words';
import type { Guard } from './guard/page';

/** A lifetime with where it is written and when that was looked up (ISO date). `ms: null`: has no end of its own. */
export interface Lifetime {
  ms: number | null;
  source: string;
  checked: string;
}

/** Tokens as a network hands them out. Times are epoch ms; `null` never ends; absent: not told. */
export interface TokenSet {
  access: string;
  refresh?: string;
  expiresAt?: number | null;
  refreshExpiresAt?: number | null;
  dataAccessEndsAt?: number | null;
  issuedAt?: number;
  /** What it is meant to have: all that was asked for, and what came besides. */
  scopes?: string[];
  /** What of it was not granted. Absent: the answer did not say. */
  lacking?: string[];
  renews: 'no' | 'refresh-token' | 'itself';
  /** What else this grant needs, as the network file wrote it (a DPoP key, an app password): as secret as the tokens. */
  extra?: string;
  /** It came by a sign-in that nobody saw. */
  unseen?: boolean;
  /** It works, but a person should do something about it all the same. */
  advice?: Advice;
  /** What a renewal was seen to lack; empty: nothing any more. Absent: a renewal says nothing about it. */
  missing?: string[];
}

/** Who a token belongs to, in the network's own words. */
export interface Identity {
  networkAccountId: string;
  handle: string;
  name?: string;
}

/** An app with its secret opened for one call. */
export interface AppClient {
  clientId: string;
  clientSecret?: string;
  /** The user's broker: takes the token request in the network's place and adds the secret. */
  tokenEndpoint?: string;
  issuer?: string;
}

/** What a network's functions may use: time and network come in from outside. */
export interface Ctx {
  ask: AskFn;
  /** For `oauth4webapi`; same rules as `ask`. */
  fetch: typeof fetch;
  now: number;
  app?: AppClient | undefined;
  account: Pick<Account, 'network' | 'handle' | 'networkAccountId' | 'issuer' | 'token'>;
  signal?: AbortSignal;
}

export interface TokenCtx extends Ctx {
  token: { access: string; refresh?: string; extra?: string };
}

/** An account that comes along with a sign-in: a Page, board, channel or organisation. `token`: where it has one of its own. */
export interface Child extends Identity {
  network: string;
  kind: ChildKind;
  token?: TokenSet;
}

/** What a sign-in needs to know while its window is open; kept in the database, so that a killed worker can tell. */
export interface SignIn extends Started {
  /** What else the network file must remember until `finish`. */
  extra?: string;
}

/** A sign-in or exchange that did not work, as a closed list. */
export type Refusal = {
  failed: 'denied' | 'app-refused' | 'answer-not-ours' | 'network-down' | 'not-understood' | 'rate-limited';
  /** The network's own words, without any token. */
  message?: string;
  /** The next step, where the network file knows it better than its words tell. */
  advice?: Advice;
  /** The app may not ask for all of the network's default scopes: once more, for these. */
  askFor?: string[];
  /** It does not know the app (any more): where a network registers its clients itself, a new one helps. */
  appGone?: boolean;
};

export interface SignInOptions {
  redirectUri: string;
  /** Try without showing anything. */
  silent: boolean;
  /** Ask for exactly these (a reconnect); otherwise the network's default. */
  scopes?: string[];
  /** The account that should sign in, as a hint. */
  hint?: string;
  /** Somebody else was signed in the last time: the network should ask who it is, where it can be told to. */
  anew?: boolean;
}

/** How a network takes several questions in one request. Networks that share a way share this very object. */
export interface Batch {
  /** Questions in one request, at most. */
  most: number;
  /** Can this one go along with others? */
  fits(ask: Ask): boolean;
  /** One answer per question, in order, each as if it had been asked alone. Never throws. */
  ask(asks: readonly Ask[], plain: AskFn): Promise<Answer[]>;
}

/** How the end that a person has to mind gets known: with the tokens, by any check, by a check with the app's secret, by the network's fixed rule. */
export type EndTold = 'token' | 'check' | 'secret' | 'rule';

export interface Network {
  /** File name without ending. */
  id: string;
  /** As people write it. */
  name: string;
  /** One or two letters on the network's colour: our own mark, not its logo. */
  mark: { text: string; colour: string };
  /** The hosts that must be held to check, renew and connect; per server where the account names one. */
  hosts: (issuer?: string) => string[];
  /** Hosts (match patterns) besides those where a server keeps its endpoints; `undefined` where it did not tell. */
  elsewhere?(ctx: Ctx): Promise<string[] | undefined>;
  /** The network whose login makes its tokens, where that is another: one password, one fate. */
  loginOf?: string;
  /** Accounts of this network live on a server that the account has to name. */
  needsIssuer: boolean;
  /** What the user has to bring. `secret: required` may be a broker instead. */
  client: { secret: 'none' | 'optional' | 'required' };
  scopes: string[];
  lifetimes: { access: Lifetime; refresh?: Lifetime };
  /** The ways in which it tells when access ends for good; empty: it never does. */
  endTold: readonly EndTold[];
  /** How long a connection lives that somebody else holds and nobody can read (ms from connecting): the estimate. `null`: no rule is known. */
  estimateMs: number | null;
  /** How often a healthy token is read, ms. */
  readEveryMs: number;
  /** `true`: a check costs nothing; `false`: only a renewal proves life (X bills its reads). */
  freeCheck: boolean;
  /** A window without a person may work (`interactive: false`). */
  silentSignIn: boolean;
  /** A token without refresh token can get a fresh one by itself: always, only where a secret or broker is at hand, or never. */
  renewsItself: 'always' | 'with-secret' | 'never';
  /** Using a refresh token ends it, and using it twice may end the grant. */
  singleUseRefresh: boolean;
  /** Every cause that `classify` can tell, at once or by an end that it names. */
  causes: readonly Cause[];
  /** The network's own pages for a person. `developer`: where whoever registered the app looks after it; `audience`: and takes it out of test mode. */
  pages: { home: string } & Partial<
    Record<'password' | 'apps' | 'roles' | 'unlock' | 'developer' | 'audience', string>
  >;
  /** The same where every server has its own. Pure. */
  pagesAt?(issuer: string): Network['pages'];
  /** Pages that are about one account alone; the others stand in `pages`. Pure. */
  pagesAbout?(networkAccountId: string): Partial<Network['pages']>;
  /** Those of them on which tokens are ended; there the guard warns. */
  guard?: Guard;

  /** Start a sign-in: the URL to open and what must be remembered. */
  signIn(ctx: Ctx, options: SignInOptions): Promise<SignIn | Refusal>;
  /** End it: the redirect that came back to tokens. Checks state and, where sent, issuer. */
  finish(ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal>;
  /** Who is this? Called after a sign-in and for pasted tokens. */
  identify(ctx: TokenCtx): Promise<Identity | Finding>;
  /** The cheapest call that proves the token. Never called where `freeCheck` is false. */
  check(ctx: TokenCtx): Promise<Finding>;
  /** Checks of several accounts of one app may go out together; renewals never do. */
  batch?: Batch;
  /** When (ms) a renewal without a person should be tried; `null`: never. Pure. */
  renewAt(token: NonNullable<Account['token']>, now: number): number | null;
  /** Fresh tokens without a person. */
  renew(ctx: TokenCtx): Promise<TokenSet | Finding>;
  /** Is this refresh token still unused? Only where the network can tell. */
  refreshTokenUnused?(ctx: TokenCtx): Promise<boolean | undefined>;
  /** For networks where each server registers a client by itself (Mastodon): an app for this server. */
  register?(ctx: Ctx, redirectUri: string): Promise<AppClient | Refusal>;
  /** The second way in, where there is one: a password made for apps (Bluesky). */
  signInWithPassword?(ctx: Ctx, identifier: string, password: string): Promise<TokenSet | Refusal>;
  /** The server where somebody is at home, by their name; and the hosts that must be held to look (pure). */
  findHome?(ctx: Ctx, identifier: string): Promise<{ issuer: string } | Refusal>;
  hostsToFind?(identifier: string): string[];
  /** What `children` may list. */
  childKinds?: readonly ChildKind[];
  /** The accounts that come along with this sign-in, all pages of them; a finding where the list could not be had whole. */
  children?(ctx: TokenCtx): Promise<Child[] | Finding>;
  /** What has become of a child that a complete list no longer has. Absent, or no clear word: it was not chosen at the last sign-in. */
  missingChild?(ctx: TokenCtx, child: Pick<Identity, 'networkAccountId'>): Promise<Finding>;
  /** Could this pasted text be one of its tokens? A hint, by shape. Pure. */
  looksLike?(token: string): boolean;
  /** Could it be one of its refresh tokens? Where this says yes, it is not an access token. Pure. */
  looksLikeRefresh?(token: string): boolean;
  /** The server that a token names in itself, where it does. Unverified: a suggestion. Pure. */
  serverIn?(token: string): string | undefined;
  /** The next step after a refusal in the network's own words, where they tell more than the usual OAuth names. Pure. */
  advice?(words: string): Advice | undefined;
  /** A private window is advised for the sign-in: the network takes whoever happens to be signed in. */
  privateWindow?: boolean;
  /** Nothing can be connected or renewed any more (XING): tracked by hand only. */
  discontinued?: boolean;
  /** When (ms) the network ended it, by its own word. */
  discontinuedAt?: number;
  /** End the token at the network, and try it once: `true` only where the network then says no to it. */
  revoke?(ctx: TokenCtx): Promise<boolean>;
  /** An answer to evidence: pure, total, the heart of the file. */
  classify(answer: Answer, at: { now: number; expiresAt?: number | null | undefined }): Finding;
}

/** Checks the shape while keeping it readable: `export default defineNetwork({...})`. */
export const defineNetwork = (network: Network): Network => network;

/** Match patterns that must be held to work with an account: its network's, and the broker's where an app has one. */
export const hostsNeeded = (
  network: Network,
  issuer?: string,
  app?: { tokenEndpoint?: string | undefined; hosts?: string[] | undefined },
): string[] => [
  ...network.hosts(issuer),
  ...(app?.hosts ?? []),
  ...(app?.tokenEndpoint && URL.canParse(app.tokenEndpoint)
    ? [`https://${new URL(app.tokenEndpoint).hostname}/*`]
    : []),
];

/** The pages for a person, of the account's own server where every server has its own. */
export const pagesOf = (network: Network, issuer?: string): Network['pages'] => {
  if (issuer === undefined) return network.pages;
  return network.pagesAt?.(issuer) ?? (network.needsIssuer ? { ...network.pages, home: issuer } : network.pages);
};

export const isRefusal = <T extends object>(x: T): x is Extract<T, Pick<Refusal, 'failed'>> => 'failed' in x;
export const isFinding = (x: object): x is Finding => 'result' in x;

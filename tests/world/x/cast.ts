/** Who and what there is on X: finding and making accounts, apps and grants; the switches of its manners, and what was counted. */
import type { Clock } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { Account, App, Code, Grant } from './model.ts';
import { ACCESS_MS, SCOPES } from './model.ts';
import type { Shape } from './problems.ts';

export type Ref = Account | string;
export interface GrantOptions {
  app?: App;
  scopes?: string[];
  /** Of the access token, ms from now. */
  expiresIn?: number;
}

export interface Pair {
  access: string;
  refresh: string;
}

interface Use {
  account: string;
  /** Label of the token. */
  token: string;
  at: number;
}

export class XCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly accounts = new Map<string, Account>();
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  readonly codes = new Map<string, Code>();
  /** Every answered `GET /2/users/me`: each costs the app's owner money. */
  readonly billedReads: Use[] = [];
  /** Every refresh token that was used as it should be. */
  readonly rotations: Use[] = [];
  /** Every second use of a refresh token: each ends a grant. */
  readonly replays: Use[] = [];

  errorShape: Shape = 'flat';
  /** The app's credits are used up: 402 on every API call. */
  creditsDepleted = false;
  /** Whether a suspended account, a locked one, or a suspended app can still refresh is not established; nor in which words it is told. */
  suspendedRefresh: 'works' | 'refused' | 'told' = 'works';
  /** The consent page answers at once where the account has allowed the app before. */
  autoRedirect = false;
  #signedIn: Account | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes an account. */
  account(ref: Ref): Account & { grant(options?: GrantOptions): Pair } {
    const account = typeof ref === 'string' ? (this.accounts.get(ref) ?? this.#make(ref)) : ref;
    return Object.assign(account, { grant: (options?: GrantOptions) => this.grant(account, options) });
  }

  #make(username: string): Account {
    const id = `14${String(this.accounts.size + 1).padStart(10, '0')}`;
    const account = { username, id, name: username, suspended: false, locked: false };
    this.accounts.set(username, account);
    return account;
  }

  /** Finds or makes an app; public unless a secret is given. */
  app(clientId = 'acme-x-client', options: Partial<Omit<App, 'clientId'>> = {}): App {
    const found = this.apps.get(clientId);
    if (found) return Object.assign(found, options);
    const app: App = { clientId, name: 'Acme Social', suspended: false, redirectUris: [], ...options };
    if (app.secret) this.labels.add('x-secret', app.secret);
    this.apps.set(clientId, app);
    return app;
  }

  /** Tokens as if the account had gone through the sign-in. */
  grant(ref: Ref, options: GrantOptions = {}): Pair {
    const grant = this.newGrant(this.account(ref), options.app ?? this.app(), options.scopes ?? SCOPES);
    return { access: this.freshTokens(grant, options.expiresIn), refresh: grant.refresh ?? '' };
  }

  newGrant(account: Account, app: App, scopes: string[]): Grant {
    const grant: Grant = { account, app, scopes, access: new Map(), used: new Set() };
    this.grants.push(grant);
    return grant;
  }

  /** Adds an access token to the grant and, with `offline.access`, puts a new refresh token in the old one's place. */
  freshTokens(grant: Grant, expiresIn = ACCESS_MS): string {
    const access = this.labels.make('x-access');
    grant.access.set(access, { expiresAt: this.clock.now() + expiresIn });
    if (grant.scopes.includes('offline.access')) grant.refresh = this.labels.make('x-refresh');
    return access;
  }

  grantsOf(account: Account, app: App): Grant[] {
    return this.grants.filter(grant => grant.account === account && grant.app === app && !grant.dead);
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.account(ref);
  }

  visitor(req: Req): Account | undefined {
    const key = req.query.get('as') ?? req.cookies.get('twid');
    return (key && this.accounts.get(key)) || this.#signedIn;
  }
}

/** Who and what there is on Pinterest: finding and making accounts, boards, apps and grants; and the switches of its manners. */
import type { Clock } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { ACCESS_MS, type Account, type App, type Code, type Grant, REFRESH_MS, SCOPES } from './model.ts';

export type Ref = Account | string;
export interface GrantOptions {
  app?: App;
  scopes?: string[];
  /** Of the access token, ms from now. */
  expiresIn?: number;
  /** Of the refresh token, ms from now. */
  refreshExpiresIn?: number;
}
export interface Pair {
  access: string;
  refresh: string;
}

export class PinterestCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly accounts = new Map<string, Account>();
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  readonly codes = new Map<string, Code>();
  /** Every refresh that worked, by label of the token that was used. */
  readonly refreshes: { account: string; token: string; at: number }[] = [];

  /** What becomes of a refresh token that was used: not established. */
  oldRefresh: 'dies' | 'lives' = 'dies';
  /** The consent page answers at once where the account has allowed the app before. */
  autoRedirect = false;
  #signedIn: Account | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a business account. */
  account(ref: Ref): Account {
    if (typeof ref !== 'string') return ref;
    const found = this.accounts.get(ref);
    if (found) return found;
    const id = `5497${String(this.accounts.size + 1).padStart(14, '0')}`;
    const states = { deactivated: false, deleted: false };
    const account: Account = { username: ref, id, name: ref, type: 'BUSINESS', boards: [], ...states };
    this.accounts.set(ref, account);
    return account;
  }

  /** Makes boards of these names. */
  boards(ref: Ref, ...names: string[]): void {
    const account = this.account(ref);
    for (const name of names)
      account.boards.push({ id: `${account.id}${account.boards.length + 1}`, name, privacy: 'PUBLIC' });
  }

  app(clientId = '1490000', options: Partial<Omit<App, 'clientId'>> = {}): App {
    const found = this.apps.get(clientId);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add('pinterest-secret', options.secret ?? `secret-of-${clientId}`);
    const app: App = { clientId, name: 'Acme Social', deactivated: false, redirectUris: [], ...options, secret };
    this.apps.set(clientId, app);
    return app;
  }

  /** Tokens as if the account had gone through the sign-in. */
  grant(ref: Ref, options: GrantOptions = {}): Pair {
    const grant = this.newGrant(this.account(ref), options.app ?? this.app(), options.scopes ?? SCOPES);
    return this.freshTokens(grant, options.expiresIn, options.refreshExpiresIn);
  }

  newGrant(account: Account, app: App, scopes: string[]): Grant {
    const grant: Grant = { account, app, scopes: new Set(scopes), access: new Map(), refresh: new Map() };
    this.grants.push(grant);
    return grant;
  }

  freshTokens(grant: Grant, expiresIn = ACCESS_MS, refreshExpiresIn = REFRESH_MS): Pair {
    const now = this.clock.now();
    const access = this.labels.make('pinterest-access', 'pina_');
    const refresh = this.labels.make('pinterest-refresh', 'pinr_');
    grant.access.set(access, { expiresAt: now + expiresIn });
    grant.refresh.set(refresh, { expiresAt: now + refreshExpiresIn, used: false });
    return { access, refresh };
  }

  grantsOf(account: Account, app?: App): Grant[] {
    return this.grants.filter(grant => grant.account === account && (!app || grant.app === app) && !grant.dead);
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.account(ref);
  }

  visitor(req: Req): Account | undefined {
    const key = req.query.get('as') ?? req.cookies.get('_auth');
    return (key && this.accounts.get(key)) || this.#signedIn;
  }
}

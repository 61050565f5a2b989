/** Who and what there is at Google: finding and making people, channels, clients and grants; and the switches of its manners. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { ACCESS_S, type Account, type App, type Code, type Grant, SCOPES, TESTING_S } from './model.ts';

export type Ref = Account | string;
export interface GrantOptions {
  app?: App;
  scopes?: string[];
  /** Of the access token, ms from now. */
  expiresIn?: number;
  /** Without a refresh token. */
  online?: boolean;
}
export interface Pair {
  access: string;
  refresh: string;
}

export class YouTubeCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly accounts = new Map<string, Account>();
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  readonly codes = new Map<string, Code>();
  /** Every refresh that worked. */
  readonly refreshes: { account: string; at: number }[] = [];
  /** Units of the project's daily quota that were used. */
  quotaUsed = 0;
  /** The project has no quota left. */
  quotaExceeded = false;
  /** What the consent page leaves unticked. */
  unticked: string[] = [];
  /** The consent page answers at once where the person has allowed the app before and no consent is asked for. */
  autoRedirect = false;
  #signedIn: Account | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a person; `ref` is the e-mail address. */
  account(ref: Ref): Account {
    if (typeof ref !== 'string') return ref;
    const found = this.accounts.get(ref);
    if (found) return found;
    const sub = `1099${String(this.accounts.size + 1).padStart(17, '0')}`;
    const states = { suspended: false, deleted: false, roleLost: false, sessionOver: false };
    const account = { email: ref, sub, channels: [], ...states };
    this.accounts.set(ref, account);
    return account;
  }

  /** Makes a channel. */
  channel(ref: Ref, title: string): string {
    const id = `UC${randomBytes(18).toString('base64url').slice(0, 22)}`;
    this.account(ref).channels.push({ id, title, customUrl: `@${title.toLowerCase().replace(/\W+/g, '')}` });
    return id;
  }

  app(clientId = '400-acme.apps.googleusercontent.com', options: Partial<Omit<App, 'clientId'>> = {}): App {
    const found = this.apps.get(clientId);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add('google-secret', options.secret ?? `GOCSPX-secret_of-${this.apps.size + 1}`);
    const app: App = {
      clientId,
      name: 'Acme Social',
      testing: false,
      status: 'live',
      redirectUris: [],
      ...options,
      secret,
    };
    this.apps.set(clientId, app);
    return app;
  }

  /** Tokens as if the person had gone through the sign-in. */
  grant(ref: Ref, options: GrantOptions = {}): Pair {
    const { app = this.app(), scopes = SCOPES, expiresIn, online = false } = options;
    const grant = this.newGrant(this.account(ref), app, scopes, !online);
    return { access: this.freshAccess(grant, expiresIn), refresh: grant.refresh ?? '' };
  }

  newGrant(account: Account, app: App, scopes: string[], offline: boolean): Grant {
    const grant: Grant = { account, app, scopes, access: new Map() };
    if (offline) {
      grant.refresh = this.labels.make('google-refresh', '1//0');
      if (app.testing) grant.refreshExpiresAt = this.clock.now() + TESTING_S * 1000;
    }
    this.grants.push(grant);
    return grant;
  }

  freshAccess(grant: Grant, expiresIn = ACCESS_S * 1000): string {
    const access = this.labels.make('google-access', 'ya29.');
    grant.access.set(access, { expiresAt: this.clock.now() + expiresIn });
    return access;
  }

  isDead({ dead, account, refreshExpiresAt }: Grant): boolean {
    return dead !== undefined || account.deleted || (refreshExpiresAt ?? Number.POSITIVE_INFINITY) <= this.clock.now();
  }

  grantsOf(account: Account, app?: App): Grant[] {
    return this.grants.filter(grant => grant.account === account && (!app || grant.app === app) && !this.isDead(grant));
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.account(ref);
  }

  visitor(req: Req): Account | undefined {
    const key = req.query.get('as') ?? req.cookies.get('SID');
    return (key && this.accounts.get(key)) || this.#signedIn;
  }
}

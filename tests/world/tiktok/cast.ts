/** Who there is on TikTok: finding and making people, apps and grants; and the switches of its manners. */
import { type Clock, DAY, HOUR } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { App, Code, Grant, User } from './model.ts';
import { SCOPES } from './model.ts';

export type Ref = User | string;

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

/** As documented since November 2026, and as it was before. */
export const LIFETIMES = {
  now: { access: 2 * HOUR, refresh: 180 * DAY },
  before: { access: DAY, refresh: 365 * DAY },
};

export class TikTokCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly users = new Map<string, User>();
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  readonly codes = new Map<string, Code>();
  /** Every refresh token that was used as it should be, and every one that was used again. */
  readonly rotations: string[] = [];
  readonly replays: string[] = [];

  lifetimes: keyof typeof LIFETIMES = 'now';
  /** Errors come with a status of their own, or all with 200. */
  errors: 'by-status' | 'in-200' = 'by-status';
  /** How often the code in the redirect is encoded. */
  codeEncoding: 'once' | 'twice' = 'once';
  #signedIn: User | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a user. */
  user(ref: Ref, options: Partial<Pick<User, 'displayName'>> = {}): User {
    const found = typeof ref === 'string' ? this.users.get(ref) : ref;
    if (found) return Object.assign(found, options);
    const username = String(ref);
    const openId = `-000${String(this.users.size + 1).padStart(12, 'x')}`;
    const user = { username, openId, displayName: username, banned: false, ...options };
    this.users.set(username, user);
    return user;
  }

  app(key = 'awacmetiktok', options: Partial<Omit<App, 'key'>> = {}): App {
    const found = this.apps.get(key);
    if (found) return Object.assign(found, options);
    const secret = `secret-of-${key}`;
    const app: App = { key, secret, name: 'Acme Social', removed: false, scopes: [], redirectUris: [], ...options };
    this.labels.add('tiktok-secret', app.secret);
    this.apps.set(key, app);
    return app;
  }

  /** Tokens as if the user had gone through the sign-in. */
  grant(ref: Ref, { app = this.app(), scopes = SCOPES, expiresIn, refreshExpiresIn }: GrantOptions = {}): Pair {
    const { access, refresh } = LIFETIMES[this.lifetimes];
    const refreshEndsAt = this.clock.now() + (refreshExpiresIn ?? refresh);
    const grant = { user: this.user(ref), app, scopes, access: new Map(), refresh: '', refreshEndsAt, dead: false };
    this.grants.push(grant);
    return this.fresh(grant, expiresIn ?? access);
  }

  /** The next pair: the old refresh token stops working at once, old access tokens live on to their end. */
  fresh(grant: Grant, expiresIn = LIFETIMES[this.lifetimes].access): Pair {
    const access = this.labels.make('tiktok-access', 'act.');
    grant.access.set(access, { expiresAt: this.clock.now() + expiresIn });
    grant.refresh = this.labels.make('tiktok-refresh', 'rft.');
    return { access, refresh: grant.refresh };
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.user(ref);
  }

  visitor(req: Req): User | undefined {
    const key = req.query.get('as') ?? req.cookies.get('sessionid');
    return (key && this.users.get(key)) || this.#signedIn;
  }
}

/** Who there is on Threads: finding and making profiles, apps and tokens; and the switches of its manners. */
import { type Clock, DAY, HOUR } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { Subcodes } from '../instagram/faults.ts';
import type { App } from '../instagram/model.ts';
import { BASIC, type Code, type Profile, type Token } from './model.ts';

export type Ref = Profile | string;

export interface TokenOptions {
  app?: App;
  scopes?: string[];
  longLived?: boolean;
  /** ms from now. */
  expiresIn?: number;
  /** ms ago that it was made. */
  age?: number;
}

export class ThreadsCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly profiles = new Map<string, Profile>();
  readonly apps = new Map<string, App>();
  readonly tokens = new Map<string, Token>();
  readonly codes = new Map<string, Code>();
  /** Every refresh that worked. */
  readonly refreshes: { account: string; at: number }[] = [];

  /** A refresh hands the same string out again, or a new one; which of them is real is not known. */
  refreshMode: 'same' | 'new' = 'same';
  /** Which subcodes Threads sends is not known. */
  subcodes: Subcodes = 'none';
  /** The code for refreshing a token younger than a day; the real one is not known. */
  youngRefresh: 100 | 190 = 190;
  #signedIn: Profile | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a profile. */
  profile(ref: Ref, options: Partial<Pick<Profile, 'name' | 'tester'>> = {}): Profile {
    const found = typeof ref === 'string' ? this.profiles.get(ref) : ref;
    if (found) return Object.assign(found, options);
    const username = String(ref);
    // Too long for a number in JSON, as in reality.
    const id = `17841405${String(this.profiles.size + 1).padStart(9, '0')}`;
    const profile = { username, id, name: username, tester: true, checkpoint: false, unconfirmed: false, ...options };
    this.profiles.set(username, profile);
    return profile;
  }

  app(id = '5556667778', options: Partial<Omit<App, 'id'>> = {}): App {
    const found = this.apps.get(id);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add('threads-secret', `secret-of-${id}`);
    const app: App = { id, secret, name: 'Acme Social', blocked: false, redirectUris: [], ...options };
    this.apps.set(id, app);
    return app;
  }

  /** A token as if the profile had gone through the sign-in; long-lived, two days old and with 58 days to go unless told. */
  token(ref: Ref, options: TokenOptions = {}): Token {
    const age = options.age ?? 2 * DAY;
    return this.mint(this.profile(ref), { expiresIn: 60 * DAY - age, age, ...options });
  }

  mint(account: Profile, options: TokenOptions = {}): Token {
    const { app = this.app(), scopes = [BASIC], longLived = true, age = 0 } = options;
    const { expiresIn = longLived ? 60 * DAY : HOUR } = options;
    const now = this.clock.now();
    const value = this.labels.make(longLived ? 'threads-long' : 'threads-short', 'THAA');
    const times = { issuedAt: now - age, expiresAt: now + expiresIn };
    const token: Token = { value, account, app, scopes: new Set(scopes), longLived, ...times };
    this.tokens.set(value, token);
    return token;
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.profile(ref);
  }

  visitor(req: Req): Profile | undefined {
    const key = req.query.get('as') ?? req.cookies.get('ds_user');
    return (key && this.profiles.get(key)) || this.#signedIn;
  }
}

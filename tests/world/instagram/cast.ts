/** Who and what there is on Instagram: finding and making accounts, apps and tokens; and the switches of its manners. */
import { type Clock, DAY, HOUR } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { Subcodes } from './faults.ts';
import type { Account, App, Code, Token } from './model.ts';
import { SCOPES } from './model.ts';

export type Ref = Account | string;

export interface TokenOptions {
  app?: App;
  scopes?: string[];
  longLived?: boolean;
  /** ms from now. */
  expiresIn?: number;
  /** ms ago that it was made. */
  age?: number;
}

export class InstagramCast {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly accounts = new Map<string, Account>();
  readonly apps = new Map<string, App>();
  readonly tokens = new Map<string, Token>();
  readonly codes = new Map<string, Code>();
  /** Every refresh that worked. */
  readonly refreshes: { account: string; at: number }[] = [];

  /** The code exchange answers flat (seen) or in `data[]` (documented). */
  replyShape: 'flat' | 'data' = 'data';
  /** A refresh hands the same string out again (reported), or a new one. The old one lives on to its own end. */
  refreshMode: 'same' | 'new' = 'same';
  subcodes: Subcodes = 'zero';
  /** The code for refreshing a token younger than a day; the real one is not known. */
  youngRefresh: 100 | 190 = 100;
  /** The consent page answers at once where the account has allowed the app before. */
  autoRedirect = false;
  #signedIn: Account | undefined;
  #nextId = 0;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.app();
  }

  /** Finds or makes a professional account. */
  account(
    ref: Ref,
    options: Partial<Pick<Account, 'name' | 'accountType'>> = {},
  ): Account & { token(more?: TokenOptions): Token } {
    const account = typeof ref === 'string' ? (this.accounts.get(ref) ?? this.#make(ref)) : ref;
    return Object.assign(account, options, { token: (more?: TokenOptions) => this.token(account, more) });
  }

  #make(ref: string): Account {
    this.#nextId += 1;
    const number = String(this.#nextId).padStart(10, '0');
    const account: Account = {
      username: ref,
      id: `1784${number}`,
      appScopedId: `2467${number}`,
      name: ref,
      accountType: 'BUSINESS',
      checkpoint: false,
      unconfirmed: false,
    };
    this.accounts.set(ref, account);
    return account;
  }

  app(id = '9876543210', options: Partial<Omit<App, 'id'>> = {}): App {
    const found = this.apps.get(id);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add('instagram-secret', `secret-of-${id}`);
    const app: App = { id, secret, name: 'Acme Social', blocked: false, redirectUris: [], ...options };
    this.apps.set(id, app);
    return app;
  }

  /** A token as if the account had gone through the sign-in; long-lived, two days old and with 58 days to go unless told. */
  token(ref: Ref, options: TokenOptions = {}): Token {
    const age = options.age ?? 2 * DAY;
    return this.mint(this.account(ref), { expiresIn: 60 * DAY - age, age, ...options });
  }

  mint(account: Account, options: TokenOptions = {}): Token {
    const {
      app = this.app(),
      scopes = SCOPES,
      longLived = true,
      expiresIn = longLived ? 60 * DAY : HOUR,
      age = 0,
    } = options;
    const now = this.clock.now();
    const value = this.labels.make(longLived ? 'instagram-long' : 'instagram-short', 'IGAA');
    const token: Token = {
      value,
      account,
      app,
      scopes: new Set(scopes),
      longLived,
      issuedAt: now - age,
      expiresAt: now + expiresIn,
    };
    this.tokens.set(value, token);
    return token;
  }

  signedInAs(ref: Ref | null): void {
    this.#signedIn = ref === null ? undefined : this.account(ref);
  }

  visitor(req: Req): Account | undefined {
    const key = req.query.get('as') ?? req.cookies.get('ds_user');
    return (key && this.accounts.get(key)) || this.#signedIn;
  }

  hasAuthorised(account: Account, app: App): boolean {
    return [...this.tokens.values()].some(
      token => token.account === account && token.app === app && token.death !== 'removed',
    );
  }
}

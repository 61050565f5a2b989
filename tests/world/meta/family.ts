/** What Instagram and Threads have in common: one maker of tokens, who is signed in, and everything that can happen to a token. */
import { type Clock, DAY, HOUR } from '../core/clock.ts';
import { param, type Reply, type Req, redirect } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { fault } from '../facebook/faults.ts';
import type { App, Code, Death, Person, Token } from './model.ts';

export interface TokenOptions {
  app?: App;
  scopes?: readonly string[];
  longLived?: boolean;
  /** ms from now. */
  expiresIn?: number;
  /** ms ago that it was made. */
  age?: number;
}

interface Kind {
  /** What its secrets and tokens are labelled with, what tokens begin with, the app that is always there, what tokens may do unless told. */
  label: string;
  prefix: string;
  app: string;
  scopes: readonly string[];
}

export abstract class Family<Who extends Person> {
  readonly clock: Clock;
  readonly labels: Labels;
  readonly apps = new Map<string, App>();
  readonly tokens = new Map<string, Token<Who>>();
  readonly codes = new Map<string, Code<Who>>();
  /** Every refresh that worked. */
  readonly refreshes: { account: string; at: number }[] = [];
  protected readonly people = new Map<string, Who>();
  readonly #kind: Kind;
  #signedIn: Who | undefined;

  constructor(clock: Clock, labels: Labels, kind: Kind) {
    this.clock = clock;
    this.labels = labels;
    this.#kind = kind;
    this.app();
  }

  /** Finds or makes somebody. */
  protected abstract find(ref: Who | string): Who;

  app(id = this.#kind.app, options: Partial<Omit<App, 'id'>> = {}): App {
    const found = this.apps.get(id);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add(`${this.#kind.label}-secret`, `secret-of-${id}`);
    const app: App = { id, secret, name: 'Acme Social', blocked: false, redirectUris: [], ...options };
    this.apps.set(id, app);
    return app;
  }

  /** A token as if somebody had gone through the sign-in; long-lived, two days old and with 58 days to go unless told. */
  token(ref: Who | string, options: TokenOptions = {}): Token<Who> {
    const age = options.age ?? 2 * DAY;
    return this.mint(this.find(ref), { expiresIn: 60 * DAY - age, age, ...options });
  }

  mint(account: Who, options: TokenOptions = {}): Token<Who> {
    const { app = this.app(), scopes = this.#kind.scopes, longLived = true, age = 0 } = options;
    const { expiresIn = longLived ? 60 * DAY : HOUR } = options;
    const now = this.clock.now();
    const value = this.labels.make(`${this.#kind.label}-${longLived ? 'long' : 'short'}`, this.#kind.prefix);
    const times = { issuedAt: now - age, expiresAt: now + expiresIn };
    const token = { value, account, app, scopes: new Set(scopes), longLived, ...times };
    this.tokens.set(value, token);
    return token;
  }

  signedInAs(ref: Who | string | null): void {
    this.#signedIn = ref === null ? undefined : this.find(ref);
  }

  visitor(req: Req): Who | undefined {
    const key = req.query.get('as') ?? req.cookies.get('ds_user');
    return (key && this.people.get(key)) || this.#signedIn;
  }

  /** The form that signs somebody in. */
  protected signIn(req: Req): Reply {
    const key = encodeURIComponent(param(req, 'person'));
    return redirect(param(req, 'next'), { 'set-cookie': `ds_user=${key}; Path=/; Secure; HttpOnly` });
  }

  changePassword(ref: Who | string): void {
    this.end(ref, 'password');
  }

  logOut(ref: Who | string): void {
    this.end(ref, 'logged-out');
  }

  removeApp(ref: Who | string, app = this.app()): void {
    this.end(ref, 'removed', app);
  }

  /** Any other end in Facebook's words; of one app's tokens where it is named. */
  end(ref: Who | string, how: Death, app?: App): void {
    for (const token of this.#of(ref)) if (!token.death && (!app || token.app === app)) token.death = how;
  }

  /** Reversible: `false` clears it, and the tokens work again. */
  checkpoint(ref: Who | string, on = true): void {
    this.find(ref).checkpoint = on;
  }

  unconfirmed(ref: Who | string, on = true): void {
    this.find(ref).unconfirmed = on;
  }

  /** Every token comes to its end now. */
  expire(ref: Who | string): void {
    for (const token of this.#of(ref)) token.expiresAt = this.clock.now() - 1;
  }

  removeScope(ref: Who | string, scope: string): void {
    for (const token of this.#of(ref)) token.scopes.delete(scope);
  }

  blockApp(app = this.app(), blocked = true): void {
    app.blocked = blocked;
  }

  #of(ref: Who | string): Token<Who>[] {
    const who = this.find(ref);
    return [...this.tokens.values()].filter(({ account }) => account === who);
  }

  down(_req: Req, status: 500 | 503): Reply {
    return status === 503
      ? fault({ status, message: 'Service temporarily unavailable', code: 2, transient: true })
      : fault({ status, message: 'An unknown error occurred', code: 1 });
  }

  /** Meta has blocked an action for a while; the token is well. */
  forbidden(): Reply {
    return fault({
      message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
      code: 368,
    });
  }

  limited(): Reply {
    const reply = fault({ message: '(#4) Application request limit reached', code: 4 });
    const usage = JSON.stringify({ call_count: 100, total_time: 100, total_cputime: 100 });
    return { ...reply, headers: { ...reply.headers, 'x-app-usage': usage } };
  }
}

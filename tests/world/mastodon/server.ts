/** One server: its people, apps and tokens, and everything that can happen to them. */
import type { Clock } from '../core/clock.ts';
import type { Labels } from '../core/labels.ts';
import type { App, Code, Manners, Person, Token } from './model.ts';

export class Server {
  readonly host: string;
  readonly clock: Clock;
  readonly labels: Labels;
  readonly manners: Manners;
  readonly people = new Map<string, Person>();
  readonly apps = new Map<string, App>();
  readonly codes = new Map<string, Code>();
  tokens: Token[] = [];
  signedIn: Person | undefined;

  constructor(host: string, manners: Manners, clock: Clock, labels: Labels) {
    this.host = host;
    this.manners = manners;
    this.clock = clock;
    this.labels = labels;
  }

  /** Finds or makes a person. */
  person(username: string, options: Partial<Omit<Person, 'username' | 'id'>> = {}): Person {
    const found = this.people.get(username);
    if (found) return Object.assign(found, options);
    const id = `1147${String(this.people.size + 1).padStart(14, '0')}`;
    const states = { disabled: false, unconfirmed: false, pending: false, needsTwoFactor: false };
    const person = { username, id, name: username, ...states, ...options };
    this.people.set(username, person);
    return person;
  }

  register(name: string, redirectUris: string[], scopes: string[]): App {
    // With the signs that the escapes of a Basic header would garble.
    const clientId = `${this.labels.make('mastodon-client').slice(0, 41)}-_`;
    const secret = `${this.labels.make('mastodon-secret').slice(0, 41)}_-`;
    this.labels.add('mastodon-secret', secret);
    const app = { clientId, secret, name, redirectUris, scopes };
    this.apps.set(clientId, app);
    return app;
  }

  mint(app: App, person: Person | undefined, scopes: string[]): Token {
    const { accessMs, reuse } = this.manners;
    const same = this.tokens.find(
      each => each.app === app && each.person === person && each.scopes.join() === scopes.join() && this.lives(each),
    );
    if (same && reuse) return same;
    const now = this.clock.now();
    const token: Token = {
      value: this.labels.make('mastodon-access').slice(0, 43),
      app,
      scopes,
      createdAt: now,
      expiresAt: accessMs === null ? null : now + accessMs,
      revoked: false,
      ...(person && { person }),
      ...(accessMs !== null && person && { refresh: this.labels.make('mastodon-refresh') }),
    };
    this.labels.add('mastodon-access', token.value);
    this.tokens.push(token);
    return token;
  }

  /** A token as if the person had gone through the sign-in with an app registered for it. */
  grant(username: string, scopes = ['read:accounts'], app?: App): Token {
    return this.mint(app ?? this.register('Token Health', [], scopes), this.person(username), scopes);
  }

  lives({ revoked, expiresAt }: Token): boolean {
    return !revoked && (expiresAt === null || this.clock.now() < expiresAt);
  }

  #revoke(which: (token: Token) => boolean): void {
    for (const token of this.tokens) if (which(token)) token.revoked = true;
  }

  /** The person removes the app in the settings. */
  removeApp(username: string): void {
    this.#revoke(token => token.person?.username === username);
  }

  /** Tokens come to their end now. */
  expire(username: string): void {
    for (const token of this.tokens)
      if (token.person?.username === username && token.expiresAt !== null) token.expiresAt = this.clock.now() - 1;
  }

  removeScope(username: string, scope: string): void {
    for (const token of this.tokens)
      if (token.person?.username === username) token.scopes = token.scopes.filter(each => each !== scope);
  }

  /** Clears web sessions; tokens of apps live on. */
  changePassword(_username: string): void {}

  /** By mail or by an administrator: every token is revoked. */
  resetPassword(username: string): void {
    this.removeApp(username);
  }

  /** The row is deleted: the server has never heard of the token. */
  deleteAccount(username: string): void {
    this.tokens = this.tokens.filter(token => token.person?.username !== username);
    this.people.delete(username);
  }

  /** Sweeps registrations away: those that never got a token, or all of them with their tokens. */
  vacuumApps(which: 'unused' | 'all' = 'unused'): void {
    for (const app of this.apps.values()) {
      if (which === 'unused' && this.tokens.some(token => token.app === app)) continue;
      this.apps.delete(app.clientId);
      this.tokens = this.tokens.filter(token => token.app !== app);
    }
  }
}

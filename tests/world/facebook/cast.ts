/** Who and what there is on Facebook: finding and making people, Pages, apps and tokens; and the switches of its manners. */
import type { Clock } from '../core/clock.ts';
import type { Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import type { App, Page, Person, Token } from './model.ts';
import { SCOPES } from './model.ts';
import { FacebookStore, type TokenOptions } from './store.ts';

export type PersonRef = Person | string;
export type PageRef = Page | string;

export class FacebookCast {
  readonly store: FacebookStore;
  readonly clock: Clock;
  readonly labels: Labels;

  /** The dialog answers at once where the person is signed in and has allowed the app before. */
  autoRedirect = false;
  /** The fragment of `response_type=token` also has the 60-day token (seen, but not documented for the plain dialog). */
  longLivedInFragment = true;
  /** `fb_exchange_token` answers without `expires_in`, and the token never ends (seen). */
  exchangeWithoutExpiry = false;
  /** A dead token that inspects itself: the call fails, or the answer says `is_valid: false`; or self-inspection is refused. */
  selfDebug: 'error' | 'data' | 'refused' = 'error';
  /** Percentages for `X-App-Usage`; absent until enough calls were made. */
  usage: { call_count: number; total_time: number; total_cputime: number } | undefined;
  /** Calls to Graph so far, as its limits count them: each item of a batch is one. */
  calls = 0;
  /** Items of a batch (from 0) for which there is no time left: `null` in the reply. */
  outOfTime: number[] = [];
  #signedIn: Person | undefined;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
    this.store = new FacebookStore(clock, labels);
    this.app();
  }

  /** Finds or makes a person; 'anna' is Anna. */
  person(ref: PersonRef): Person {
    if (typeof ref !== 'string') return ref;
    const key = ref.toLowerCase();
    const found = this.store.people.get(key);
    if (found) return found;
    const name = ref.charAt(0).toUpperCase() + ref.slice(1);
    const person: Person = { kind: 'person', key, id: this.store.id('10'), name, unconfirmed: false };
    this.store.people.set(key, person);
    return person;
  }

  /** Finds or makes a Page; with `instagram`, a linked Instagram business account of that username. */
  page(ref: PageRef, options: { admin?: PersonRef; instagram?: string; instagramName?: string } = {}): Page {
    const page = typeof ref === 'string' ? (this.store.pages.get(ref.toLowerCase()) ?? this.#makePage(ref)) : ref;
    if (options.admin) page.admins.add(this.person(options.admin));
    if (options.instagram) {
      const name = options.instagramName ?? page.name;
      page.instagram = { id: this.store.id('17841'), username: options.instagram, name, personal: false };
    }
    return page;
  }

  #makePage(name: string): Page {
    const key = name.toLowerCase();
    const username = key.replace(/[^a-z0-9]+/g, '.');
    const page: Page = {
      kind: 'page',
      key,
      id: this.store.id('20'),
      name,
      username,
      admins: new Set(),
      deleted: false,
      roleFault: '492',
    };
    this.store.pages.set(key, page);
    return page;
  }

  /** Finds or makes an app; without arguments the one that every test may use. */
  app(id = '1234567890', options: Partial<Omit<App, 'id'>> = {}): App {
    const found = this.store.apps.get(id);
    if (found) return Object.assign(found, options);
    const secret = this.labels.add('facebook-secret', `secret-of-${id}`);
    const app: App = { id, secret, name: 'Acme Social', blocked: false, redirectUris: [], ...options };
    this.store.apps.set(id, app);
    this.labels.add('facebook-app-token', `${app.id}|${app.secret}`);
    return app;
  }

  /** A token as if the person had gone through the dialog. For a Page: by its first admin, or `by`. */
  token(
    of: Person | Page | string,
    options: TokenOptions & { app?: App; scopes?: string[]; by?: PersonRef } = {},
  ): Token {
    const owner = typeof of === 'string' ? (this.store.pages.get(of.toLowerCase()) ?? this.person(of)) : of;
    const person = owner.kind === 'person' ? owner : options.by ? this.person(options.by) : [...owner.admins][0];
    if (!person) throw new Error(`Nobody is admin of ${owner.name}`);
    const app = options.app ?? this.app();
    const grant = this.store.grantOf(person, app) ?? this.store.give(person, app, options.scopes ?? SCOPES);
    if (options.scopes) grant.scopes = new Set(options.scopes);
    return owner.kind === 'page'
      ? this.store.pageToken(grant, owner, options)
      : this.store.userToken(grant, { longLived: true, ...options });
  }

  /** The Page token that Graph hands out for this user token: the same one while it lives. */
  pageTokenFor(from: Token, page: Page): Token {
    const same = [...this.store.tokens.values()].find(
      token => token.page === page && token.grant === from.grant && token.longLived === from.longLived && !token.death,
    );
    if (same) return same;
    const expiresAt = from.longLived ? null : from.expiresAt;
    return Object.assign(this.store.pageToken(from.grant, page, { longLived: from.longLived }), { expiresAt });
  }

  /** Whoever opens the dialog is this person; `null`: nobody, the dialog asks. A cookie or `?as=` goes first. */
  signedInAs(ref: PersonRef | null): void {
    this.#signedIn = ref === null ? undefined : this.person(ref);
  }

  visitor(req: Req): Person | undefined {
    const key = req.query.get('as') ?? req.cookies.get('c_user');
    return (key && this.store.people.get(key)) || this.#signedIn;
  }

  dataAccessEnded(token: Token): boolean {
    return token.dataAccessEndsAt !== null && this.clock.now() >= token.dataAccessEndsAt;
  }
}

/** The tables behind Facebook, and how tokens are made. */
import { type Clock, DAY, HOUR } from '../core/clock.ts';
import type { Labels } from '../core/labels.ts';
import type { App, Code, Grant, Page, Person, Token } from './model.ts';
import { SCOPES } from './model.ts';

/** Data access ends 90 days after the person was last seen with the app. */
export const DATA_ACCESS_MS = 90 * DAY;
export const LONG_MS = 60 * DAY;
/** The lifetime that Graph's samples show for a long token, seconds. */
export const LONG_S = 5_183_944;
/** Documented as one to two hours. */
export const SHORT_MS = 1.5 * HOUR;

export interface TokenOptions {
  longLived?: boolean;
  /** ms from now; `null`: never. */
  expiresIn?: number | null;
  /** ms ago that it was made. */
  age?: number;
  /** ms from now; `null`: no such clock. */
  dataAccessEndsIn?: number | null;
}

export class FacebookStore {
  readonly people = new Map<string, Person>();
  readonly pages = new Map<string, Page>();
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  readonly tokens = new Map<string, Token>();
  readonly codes = new Map<string, Code>();
  readonly clock: Clock;
  readonly labels: Labels;
  #nextId = 1001;

  constructor(clock: Clock, labels: Labels) {
    this.clock = clock;
    this.labels = labels;
  }

  /** A number in the length that the network's ids have. */
  id(prefix: string): string {
    this.#nextId += 1;
    return `${prefix}${String(this.#nextId).padStart(12, '0')}`;
  }

  grantOf(person: Person, app: App): Grant | undefined {
    return this.grants.find(grant => grant.person === person && grant.app === app);
  }

  /** What the person gives the app; merges with what was given before, as the dialog does. */
  give(
    person: Person,
    app: App,
    scopes: string[] = SCOPES,
    pages: 'all' | string[] = 'all',
    declined: string[] = [],
  ): Grant {
    const now = this.clock.now();
    const old = this.grantOf(person, app);
    if (!old) {
      const grant: Grant = {
        person,
        app,
        scopes: new Set(scopes),
        declined: new Set(declined),
        pages,
        at: now,
        inactive: false,
      };
      this.grants.push(grant);
      return grant;
    }
    for (const scope of scopes) old.scopes.add(scope);
    for (const scope of declined) old.scopes.delete(scope);
    old.declined = new Set([...old.declined, ...declined].filter(scope => !old.scopes.has(scope)));
    return Object.assign(old, { pages, at: now, inactive: false });
  }

  userToken(grant: Grant, options: TokenOptions = {}): Token {
    const { longLived = false, expiresIn = longLived ? LONG_MS : SHORT_MS } = options;
    return this.#token('USER', grant, longLived, expiresIn, options);
  }

  /** From a long user token: no end of its own; from a short one: the same end. */
  pageToken(grant: Grant, page: Page, options: TokenOptions = {}): Token {
    const { longLived = true, expiresIn = longLived ? null : SHORT_MS } = options;
    return Object.assign(this.#token('PAGE', grant, longLived, expiresIn, options), { page });
  }

  #token(
    type: Token['type'],
    grant: Grant,
    longLived: boolean,
    expiresIn: number | null,
    options: TokenOptions,
  ): Token {
    const now = this.clock.now();
    const { age = 0, dataAccessEndsIn } = options;
    const token: Token = {
      value: this.labels.make(`facebook-${type.toLowerCase()}`, 'EAA'),
      type,
      grant,
      issuedAt: now - age,
      expiresAt: expiresIn === null ? null : now + expiresIn,
      dataAccessEndsAt:
        dataAccessEndsIn === null
          ? null
          : dataAccessEndsIn === undefined
            ? grant.at + DATA_ACCESS_MS
            : now + dataAccessEndsIn,
      longLived,
    };
    this.tokens.set(token.value, token);
    return token;
  }
}

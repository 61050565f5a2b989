/**
 * Bluesky: the directory, a resolver of names and two homes, as far as app passwords need them. The real server is in test:servers.
 * https://docs.bsky.app/docs/api/com-atproto-server-create-session, https://web.plc.directory/spec/v0.1/did-plc (looked up 2026-11-21)
 */
import type { Clock } from '../core/clock.ts';
import { bearer, json, type Reply, type Req, type Site } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';

const HOUR = 3_600_000;
const PDS = 'pds.acme.social';

export interface Person {
  handle: string;
  did: string;
  /** The main password, and those made for apps. */
  password: string;
  appPasswords: Set<string>;
  /** Asks for a code by e-mail when the main password is used. */
  emailCode: boolean;
  suspended: boolean;
}
interface Session {
  person: Person;
  access: string;
  refresh: string;
}

const error = (status: number, name: string, message: string): Reply => json(status, { error: name, message });

export class Bluesky implements Site {
  readonly home = `https://${PDS}`;
  readonly people: Person[] = [];
  readonly sessions: Session[] = [];
  #clock: Clock;
  #labels: Labels;

  constructor(clock: Clock, labels: Labels) {
    this.#clock = clock;
    this.#labels = labels;
  }

  /** Every person's own name answers as a site, too. */
  get hosts(): string[] {
    return ['plc.directory', 'bsky.social', PDS, ...this.people.map(({ handle }) => handle)];
  }

  person(name: string): Person {
    const handle = name.includes('.') ? name : `${name}.acme.social`;
    const found = this.people.find(each => each.handle === handle);
    if (found) return found;
    const letters = handle
      .replace(/[^a-z]/g, '')
      .padEnd(24, 'q')
      .slice(0, 24);
    const person = {
      handle,
      did: `did:plc:${letters}`,
      password: this.#labels.make('bluesky-main-password'),
      appPasswords: new Set<string>(),
      emailCode: false,
      suspended: false,
    };
    this.people.push(person);
    return person;
  }

  appPassword(name: string): string {
    const value = this.#labels.add(
      'bluesky-app-password',
      `${name.slice(0, 4).padEnd(4, 'a')}-${crypto.randomUUID().slice(9, 23)}`,
    );
    this.person(name).appPasswords.add(value);
    return value;
  }

  /** An app password is deleted: its sessions end with it. */
  deleteAppPasswords(name: string): void {
    const person = this.person(name);
    person.appPasswords.clear();
    this.endSessions(name);
  }

  endSessions(name: string): void {
    const person = this.person(name);
    for (const session of this.sessions.filter(each => each.person === person))
      this.sessions.splice(this.sessions.indexOf(session), 1);
  }

  #jwt(person: Person, scope: string, lifeMs: number): string {
    const exp = Math.floor((this.#clock.now() + lifeMs) / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { scope, sub: person.did, aud: `did:web:${PDS}`, exp, jti: crypto.randomUUID() };
    return this.#labels.add(
      'bluesky-session',
      `${part({ typ: 'at+jwt', alg: 'ES256K' })}.${part(claims)}.${'s'.repeat(40)}`,
    );
  }

  #open(person: Person, scope: string): Reply {
    const session = {
      person,
      access: this.#jwt(person, scope, 2 * HOUR),
      refresh: this.#jwt(person, 'com.atproto.refresh', 60 * 24 * HOUR),
    };
    this.sessions.push(session);
    const { handle, did } = person;
    return json(200, { accessJwt: session.access, refreshJwt: session.refresh, handle, did, active: true });
  }

  #createSession(req: Req): Reply {
    const { identifier, password } = JSON.parse(req.body.toString()) as Record<string, string>;
    const person = this.people.find(({ handle, did }) => [handle, did].includes(identifier ?? ''));
    const main = person?.password === password;
    if (!person || !(main || person.appPasswords.has(password ?? '')))
      return error(401, 'AuthenticationRequired', 'Invalid identifier or password');
    if (main && person.emailCode)
      return error(401, 'AuthFactorTokenRequired', 'A sign in code has been sent to your email address');
    return this.#open(person, main ? 'com.atproto.access' : 'com.atproto.appPass');
  }

  #xrpc(req: Req, method: string): Reply | undefined {
    const session = this.sessions.find(({ access, refresh }) => [access, refresh].includes(bearer(req)));
    switch (method) {
      case 'com.atproto.identity.resolveHandle': {
        const person = this.people.find(({ handle }) => handle === req.query.get('handle'));
        return person ? json(200, { did: person.did }) : error(400, 'InvalidRequest', 'Unable to resolve handle');
      }
      case 'com.atproto.server.createSession':
        return this.#createSession(req);
      case 'com.atproto.server.getSession':
        return session
          ? json(200, { did: session.person.did, handle: session.person.handle, active: true })
          : error(400, 'ExpiredToken', 'Token has been revoked');
      case 'com.atproto.server.refreshSession':
        return session
          ? this.#open(session.person, 'com.atproto.appPass')
          : error(400, 'ExpiredToken', 'Token has been revoked');
      case 'com.atproto.server.deleteSession':
        if (session) this.sessions.splice(this.sessions.indexOf(session), 1);
        return json(200, {});
      case 'com.atproto.sync.getRepoStatus':
        return json(200, { did: req.query.get('did'), active: true });
      default:
        return undefined;
    }
  }

  answer(req: Req): Reply | undefined {
    const [, method] = /^\/xrpc\/([\w.]+)$/.exec(req.path) ?? [];
    if (method && [PDS, 'bsky.social'].includes(req.host)) return this.#xrpc(req, method);
    if (req.host === 'plc.directory') {
      const person = this.people.find(({ did }) => req.path === `/${did}`);
      if (!person) return json(404, { message: 'DID not registered' });
      const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.home }];
      return json(200, { id: person.did, alsoKnownAs: [`at://${person.handle}`], service });
    }
    // Names are written in the DNS here, not on the sites behind them.
    return req.path === '/.well-known/atproto-did' ? { status: 404, headers: {}, body: '' } : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return error(status, 'InternalServerError', 'Internal Server Error');
  }

  limited(_req: Req, until: number): Reply {
    return json(
      429,
      { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
      { 'ratelimit-reset': String(Math.ceil(until / 1000)) },
    );
  }
}

/** `https://id.acme.example`: a real, certified OAuth server behind the world's one port. Its clock is real time, not the world's. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import type { Clock } from '../core/clock.ts';
import { html, json, type Reply, type Req, type Site } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { Counts } from './counts.ts';
import { forward } from './forward.ts';
import { interact } from './interactions.ts';
import { CLIENT_ID, ISSUER, makeProvider, type Policy } from './provider.ts';
import { clientsOf, type OidcOptions, policyOf } from './settings.ts';
import { Tables } from './tables.ts';

const SCOPE = 'openid profile offline_access';

export class Oidc implements Site {
  readonly hosts = [new URL(ISSUER).hostname];
  readonly issuer = ISSUER;
  readonly policy: Policy;
  readonly tables = new Tables();
  readonly #counts: Counts;
  readonly #provider: Provider;
  readonly #labels: Labels;
  readonly #clock: Clock;
  #server: Server | undefined;
  #port = 0;

  constructor(clock: Clock, labels: Labels, options: OidcOptions = {}) {
    this.#clock = clock;
    this.#labels = labels;
    this.policy = policyOf(options);
    this.#provider = makeProvider(this.tables, this.policy, clientsOf(options));
    this.#counts = new Counts(this.#provider, labels);
  }

  get refreshUses() {
    return this.#counts.refreshUses;
  }

  get reuses() {
    return this.#counts.reuses;
  }

  get endedGrants() {
    return this.#counts.endedGrants;
  }

  async start(): Promise<void> {
    const answer = this.#provider.callback();
    this.#server = createServer((req, res) => {
      if (!req.url?.startsWith('/interaction/')) return answer(req, res);
      interact(this.#provider, req, res).catch(() => {
        res.writeHead(400, { 'content-type': 'text/plain' }).end('This sign-in is over. Start it again.');
      });
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** Tokens as if `sub` had signed in and agreed. */
  async grant(
    sub: string,
    options: { clientId?: string; scope?: string } = {},
  ): Promise<{ access: string; refresh: string; grantId: string }> {
    const { clientId = CLIENT_ID, scope = SCOPE } = options;
    const client = await this.#provider.Client.find(clientId);
    const grant = new this.#provider.Grant({ accountId: sub, clientId });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    const init = { accountId: sub, client, grantId, scope, gty: 'authorization_code', expiresWithSession: false };
    const access = await new this.#provider.AccessToken(init).save();
    const refresh = await new this.#provider.RefreshToken({ ...init, authTime: Math.floor(Date.now() / 1000) }).save();
    this.#labels.add('oauth-access', access);
    this.#labels.add('oauth-refresh', refresh);
    return { access, refresh, grantId };
  }

  /** Everything that this person has allowed ends. Returns how many grants that were. */
  revokeGrant(sub: string): number {
    const ids = [...this.tables.of('Grant')].filter(([, row]) => row.accountId === sub).map(([id]) => id);
    for (const id of ids) this.tables.dropGrant(id);
    return ids.length;
  }

  /** One token ends; its grant lives on. */
  revokeToken(value: string): boolean {
    return this.tables.of('AccessToken').delete(value) || this.tables.of('RefreshToken').delete(value);
  }

  /** One token comes to its end now, or in so many seconds. */
  expireToken(value: string, seconds = -1): void {
    const row = this.tables.of('AccessToken').get(value) ?? this.tables.of('RefreshToken').get(value);
    if (row) row.exp = Math.floor(Date.now() / 1000) + seconds;
  }

  /** The person's account is gone: refreshing fails, sign-in does not come to an end. */
  removeAccount(sub: string): void {
    this.policy.removed.add(sub);
  }

  /** Signs everybody out, so that the next sign-in asks for a name. */
  signOut(): void {
    this.tables.of('Session').clear();
  }

  async answer(req: Req): Promise<Reply | undefined> {
    const reply = await forward(this.#port, req);
    if (req.path === '/token' && reply.status === 200) {
      const tokens: Record<string, unknown> = JSON.parse(reply.body);
      for (const kind of ['access', 'refresh', 'id']) {
        const value = tokens[`${kind}_token`];
        if (typeof value === 'string') this.#labels.add(`oauth-${kind}`, value);
      }
    }
    const location = reply.headers.location;
    const code =
      typeof location === 'string' && URL.canParse(location) ? new URL(location).searchParams.get('code') : null;
    if (code) this.#labels.add('oauth-code', code);
    return reply.status === 404 ? undefined : reply;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return status === 503
      ? html(503, '<!doctype html><title>503</title><h1>Service Unavailable</h1>')
      : json(500, { error: 'server_error', error_description: 'oops! something went wrong' });
  }

  limited(_req: Req, until: number): Reply {
    const seconds = Math.max(1, Math.ceil((until - this.#clock.now()) / 1000));
    return json(
      429,
      { error: 'temporarily_unavailable', error_description: 'Too many requests' },
      { 'retry-after': String(seconds) },
    );
  }
}

/** An OAuth server as tools have one: code flow with PKCE, access tokens for an hour, refresh tokens that work once, and what ends a grant. */
import type { Clock } from './clock.ts';
import { basic, html, json, param, type Reply, type Req, redirect, withQuery } from './http.ts';
import type { Labels } from './labels.ts';
import { type Brand, hidden, safe, sheet } from './page.ts';
import { verifierFits } from './pkce.ts';

const ACCESS_MS = 3_600_000;
const CODE_MS = 600_000;
const REQUEST = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

interface App {
  /** Absent: public, and proves itself by PKCE alone. */
  secret?: string;
}

interface Grant {
  clientId: string;
  scope: string;
  access: Map<string, number>;
  refresh: string;
  used: Set<string>;
  dead: boolean;
}

interface Code {
  clientId: string;
  redirectUri: string;
  scope: string;
  challenge: string;
  expiresAt: number;
  grant?: Grant;
}

export interface GrantOptions {
  brand: Brand;
  /** Short name of its tokens in logs. */
  kind: string;
  /** Shortest state that is taken. */
  stateLength: number;
  /** An app without a secret is let in. */
  publicApps: boolean;
  /** The scope without which there is no refresh token. */
  offline: string;
  /** Names itself in its answers (RFC 9207). */
  issuer?: string;
}

const fail = (error: string, status = 400): Reply => json(status, { error, error_description: `It was ${error}` });

export class Grants {
  readonly apps = new Map<string, App>();
  readonly grants: Grant[] = [];
  /** Labels of refresh tokens that were used a second time: each ended its grant. */
  readonly replays: string[] = [];
  /** Labels of refresh tokens that were used as they should be. */
  readonly rotations: string[] = [];
  readonly revoked: string[] = [];
  readonly #codes = new Map<string, Code>();
  readonly #clock: Clock;
  readonly #labels: Labels;
  readonly #options: GrantOptions;

  constructor(clock: Clock, labels: Labels, options: GrantOptions) {
    this.#clock = clock;
    this.#labels = labels;
    this.#options = options;
  }

  accepts(access: string): boolean {
    const now = this.#clock.now();
    return this.grants.some(grant => !grant.dead && (grant.access.get(access) ?? 0) > now);
  }

  /** As when the person removes the app in the tool's settings. */
  endAll(): void {
    for (const grant of this.grants) grant.dead = true;
  }

  authorize(req: Req): Reply {
    const { brand, stateLength, issuer } = this.#options;
    const [clientId, redirectUri, state] = [param(req, 'client_id'), param(req, 'redirect_uri'), param(req, 'state')];
    const wellFormed =
      this.apps.has(clientId) &&
      redirectUri.startsWith('https://') &&
      param(req, 'response_type') === 'code' &&
      param(req, 'code_challenge_method') === 'S256' &&
      param(req, 'code_challenge') !== '' &&
      state.length >= stateLength;
    if (!wellFormed) return html(400, sheet(brand, 'invalid_request', '<p>Something is wrong with this app.</p>'));
    const named = { state, ...(issuer ? { iss: issuer } : {}) };
    if (req.method === 'POST' && param(req, 'decision') === 'allow') {
      const code = this.#labels.make(`${this.#options.kind}-code`);
      const [scope, challenge] = [param(req, 'scope'), param(req, 'code_challenge')];
      this.#codes.set(code, { clientId, redirectUri, scope, challenge, expiresAt: this.#clock.now() + CODE_MS });
      return redirect(withQuery(redirectUri, { code, ...named }));
    }
    if (req.method === 'POST') return redirect(withQuery(redirectUri, { error: 'access_denied', ...named }));
    const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
    const asked = param(req, 'scope')
      .split(' ')
      .map(scope => `<li>${safe(scope)}</li>`)
      .join('');
    const form = `<form method="post" action="${req.path}">${hidden(params)}<ul>${asked}</ul>
<button class="main" id="allow" name="decision" value="allow">Allow</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`;
    return html(200, sheet(brand, 'Token Health asks for access', form));
  }

  /** With a secret by Basic and no other way; without one by its id alone. */
  #clientOf(req: Req): string | undefined {
    const [named, secret] = basic(req) ?? [];
    const clientId = named ?? req.form.get('client_id') ?? '';
    const app = this.apps.get(clientId);
    if (!app || req.form.has('client_secret')) return undefined;
    if (app.secret === undefined) return named === undefined && this.#options.publicApps ? clientId : undefined;
    return app.secret === secret ? clientId : undefined;
  }

  #handOut(grant: Grant): Reply {
    const { kind, offline } = this.#options;
    const access = this.#labels.make(`${kind}-access`);
    grant.access.set(access, this.#clock.now() + ACCESS_MS);
    const renews = grant.scope.split(' ').includes(offline);
    if (renews) grant.refresh = this.#labels.make(`${kind}-refresh`);
    const pair = { access_token: access, ...(renews ? { refresh_token: grant.refresh } : {}) };
    return json(200, { ...pair, token_type: 'Bearer', expires_in: ACCESS_MS / 1000, scope: grant.scope });
  }

  token(req: Req): Reply {
    const clientId = this.#clientOf(req);
    if (clientId === undefined) return fail('invalid_client', 401);
    return req.form.get('grant_type') === 'authorization_code' ? this.#fromCode(req, clientId) : this.#fromRefresh(req);
  }

  #fromCode(req: Req, clientId: string): Reply {
    const code = this.#codes.get(req.form.get('code') ?? '');
    // Documented of Hootsuite: a code that is used a second time ends what the first use gave.
    if (code?.grant) code.grant.dead = true;
    const fits =
      code &&
      !code.grant &&
      code.clientId === clientId &&
      code.redirectUri === req.form.get('redirect_uri') &&
      code.expiresAt > this.#clock.now() &&
      verifierFits(req.form.get('code_verifier') ?? '', code.challenge, 'S256');
    if (!fits) return fail('invalid_grant');
    const grant = { clientId, scope: code.scope, access: new Map(), refresh: '', used: new Set<string>(), dead: false };
    code.grant = grant;
    this.grants.push(grant);
    return this.#handOut(grant);
  }

  #fromRefresh(req: Req): Reply {
    const value = req.form.get('refresh_token') ?? '';
    const label = this.#labels.of(value) ?? '(unknown)';
    const replayed = this.grants.find(grant => grant.used.has(value));
    if (replayed) {
      replayed.dead = true;
      this.replays.push(label);
    }
    const grant = this.grants.find(each => each.refresh === value && !each.dead);
    if (!grant) return fail('invalid_grant');
    grant.used.add(value);
    this.rotations.push(label);
    return this.#handOut(grant);
  }

  introspect(req: Req): Reply {
    const value = req.form.get('token') ?? '';
    return json(200, { active: this.grants.some(grant => !grant.dead && grant.refresh === value) });
  }

  revoke(req: Req): Reply {
    const value = req.form.get('token') ?? '';
    const grant = this.grants.find(each => each.refresh === value || each.access.has(value));
    if (grant?.refresh === value) grant.dead = true;
    grant?.access.delete(value);
    this.revoked.push(this.#labels.of(value) ?? '(unknown)');
    return { status: 200, headers: {}, body: '' };
  }
}

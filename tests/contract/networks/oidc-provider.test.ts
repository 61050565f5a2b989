/**
 * The `oauth` network against a certified server that was not written for us: sign-in, check, rotation, reuse, revocation.
 * Once as simple as a server may be, once with pushed requests and key-bound tokens demanded, a number (nonce) in each proof.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFinding, isRefusal, type SignIn, type TokenSet } from '../../../utils/networks/define';
import oauth from '../../../utils/networks/oauth';
import { ctxOf, REDIRECT, tokenCtxOf } from './double';

const ISSUER = 'https://op.example';
const app = { clientId: 'ext' };

const own = (_ctx: unknown, client: { clientId: string }, token: { clientId: string }) =>
  token.clientId === client.clientId;

const configurationOf = ({ demanding }: { demanding: boolean }) => ({
  clients: [
    {
      client_id: 'ext',
      dpop_bound_access_tokens: demanding,
      token_endpoint_auth_method: 'none',
      application_type: 'web',
      redirect_uris: [REDIRECT],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
  ],
  features: {
    introspection: { enabled: true, allowedPolicy: own },
    revocation: { enabled: true, allowedPolicy: own },
    dPoP: { enabled: demanding, ...(demanding ? { nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true } : {}) },
    pushedAuthorizationRequests: { enabled: demanding, requirePushedAuthorizationRequests: demanding },
  },
  ttl: {
    AccessToken: 3600,
    RefreshToken: 86_400,
    AuthorizationCode: 60,
    IdToken: 3600,
    Interaction: 600,
    Session: 3600,
    Grant: 86_400,
  },
  scopes: ['openid', 'profile', 'offline_access'],
  claims: { profile: ['preferred_username'] },
  findAccount: (_ctx: unknown, id: string) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: `${id}-name` }),
  }),
  rotateRefreshToken: () => true,
  cookies: { keys: ['test'] },
});

let base = '';
/** Where it was asked, in order, until the next `beforeAll`. */
const went: string[] = [];
/** The provider thinks that it is https://op.example behind a proxy; we are the proxy. */
const doubleOf = () => ({
  fetch: ((input, init) => {
    const url = new URL(String(input));
    if (url.origin !== ISSUER) throw new Error(`Nobody expected ${url.origin}`);
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-proto', 'https');
    headers.set('x-forwarded-host', 'op.example');
    went.push(`${init?.method ?? 'GET'} ${url.pathname}`);
    return fetch(base + url.pathname + url.search, { ...init, headers });
  }) as typeof fetch,
});
const double = doubleOf();
const now = () => Date.now();
const given = () => ({ app, account: { issuer: ISSUER }, now: now() });

const serve = async (demanding: boolean): Promise<Server> => {
  const provider = new Provider(ISSUER, configurationOf({ demanding }));
  provider.proxy = true;
  const server = createServer(provider.callback());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  went.length = 0;
  return server;
};

/** A person with a browser: keeps cookies, follows redirects, fills in the two forms, stops at our redirect address. */
const person = () => {
  const jar = new Map<string, string>();
  return async (start: string): Promise<string> => {
    let [url, form] = [start, undefined as URLSearchParams | undefined];
    for (let step = 0; step < 20; step++) {
      if (url.startsWith(REDIRECT)) return url;
      const headers: Record<string, string> = {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      };
      const response = await double.fetch(url, {
        headers,
        redirect: 'manual',
        ...(form ? { method: 'POST', body: form } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      const location = response.headers.get('location');
      form = undefined;
      if (location) url = new URL(location, url).href;
      else {
        const html = await response.text();
        const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
        const action = /action="([^"]+)"/.exec(html)?.[1];
        if (!prompt || !action) throw new Error(`Stuck at ${url}: ${html.slice(0, 200)}`);
        url = new URL(action, url).href;
        form = new URLSearchParams(prompt === 'login' ? { prompt, login: 'ada', password: 'any' } : { prompt });
      }
    }
    throw new Error('too many redirects');
  };
};

const begin = async (silent = false): Promise<SignIn> => {
  const started = await oauth.signIn(ctxOf(double, given()), { redirectUri: REDIRECT, silent });
  if (isRefusal(started)) throw new Error(started.failed);
  return started;
};
const connect = async (browse = person()): Promise<TokenSet> => {
  const started = await begin();
  const done = await oauth.finish(ctxOf(double, given()), started, await browse(started.url));
  if (isRefusal(done)) throw new Error(`${done.failed} ${done.message}`);
  return done;
};
const ctxFor = (set: TokenSet, over: object = {}) =>
  tokenCtxOf(
    double,
    {
      access: set.access,
      ...(set.refresh ? { refresh: set.refresh } : {}),
      ...(set.extra ? { extra: set.extra } : {}),
    },
    { ...given(), account: { issuer: ISSUER, token: { ...set, ...over } } },
  );
const renewed = async (set: TokenSet): Promise<TokenSet> => {
  const done = await oauth.renew(ctxFor(set));
  if (isFinding(done)) throw new Error(JSON.stringify(done));
  return { ...done, ...(set.extra ? { extra: set.extra } : {}) };
};

describe.each([
  { name: 'a simple oidc-provider', demanding: false },
  { name: 'an oidc-provider that demands PAR and DPoP', demanding: true },
])('against $name', ({ demanding }) => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(demanding);
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  it('connects through login and consent, and proves the token', async () => {
    const set = await connect();
    expect(set).toMatchObject({
      renews: 'refresh-token',
      refresh: expect.any(String),
      scopes: expect.arrayContaining(['openid', 'offline_access']),
    });
    expect(set.expiresAt ?? 0).toBeGreaterThan(now());
    const finding = await oauth.check(ctxFor(set));
    expect(finding).toMatchObject({ result: 'alive' });
    if (finding.result === 'alive')
      expect(Math.abs((finding.expiresAt ?? 0) - (set.expiresAt ?? 0))).toBeLessThan(5000);
    expect(await oauth.identify(ctxFor(set))).toEqual({ networkAccountId: 'ada', handle: 'ada-name' });
  });
  it('does not sign in silently where nobody is signed in', async () => {
    const started = await begin(true);
    expect(await oauth.finish(ctxOf(double, given()), started, await person()(started.url))).toMatchObject({
      failed: 'denied',
    });
  });
  it('signs in silently where somebody is', async () => {
    const browse = person();
    await connect(browse);
    const started = await begin(true);
    expect(await oauth.finish(ctxOf(double, given()), started, await browse(started.url))).toMatchObject({
      access: expect.any(String),
    });
  });
  it('rotates, knows a used refresh token, and reads its reuse as the end', async () => {
    const first = await connect();
    expect(await oauth.refreshTokenUnused?.(ctxFor(first))).toBe(true);
    const second = await renewed(first);
    expect(second.refresh).not.toBe(first.refresh);
    expect(await oauth.refreshTokenUnused?.(ctxFor(first))).toBe(false);
    expect(await oauth.check(ctxFor(second))).toMatchObject({ result: 'alive' });
    expect(await oauth.renew(ctxFor(first))).toMatchObject({
      result: 'ended',
      cause: 'unknown',
      code: 'invalid_grant',
    });
    expect(await oauth.check(ctxFor(second))).toMatchObject({ result: 'ended' });
  });
  it('sees a revoked token, and one whose end has passed', async () => {
    const set = await connect();
    expect(await oauth.revoke?.(ctxFor(set))).toBe(true);
    expect(await oauth.check(ctxFor(set))).toEqual({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
      code: 'inactive',
    });
    expect(await oauth.check(ctxFor(set, { expiresAt: now() - 1 }))).toMatchObject({ cause: 'lifetime-ended' });
    expect(await oauth.renew(ctxFor(set))).toMatchObject({ result: 'ended' });
  });
  it('asks as nobody: a client that the server does not know proves nothing', async () => {
    const set = await connect();
    const stranger = { ...ctxFor(set), app: { clientId: 'stranger' } };
    expect(await oauth.check(stranger)).toMatchObject({ result: 'alive' });
    expect(await oauth.renew(stranger)).toMatchObject({ result: 'inconclusive', reason: 'app-misconfigured' });
  });
  it('keeps a key exactly where the token is bound to one', async () => {
    const set = await connect();
    expect(set.extra === undefined).toBe(!demanding);
    if (set.extra) expect(JSON.parse(set.extra)).toMatchObject({ kty: 'EC', crv: 'P-256', d: expect.any(String) });
    expect(went.includes('POST /request')).toBe(demanding);
  });
});

describe('against an oidc-provider that demands PAR and DPoP, further', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(true);
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  it('puts nothing but a reference into the window', async () => {
    const { url, extra } = await begin();
    expect([...new URL(url).searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const { key } = JSON.parse(extra ?? '{}');
    expect(url).not.toContain(JSON.parse(key).d);
  });
  it('says why a pushed request was refused', async () => {
    const started = await oauth.signIn(ctxOf(double, given()), {
      redirectUri: 'https://elsewhere.example/',
      silent: false,
    });
    expect(started).toMatchObject({ failed: 'app-refused', message: expect.stringMatching(/redirect_uri/) });
  });
  it('does not take a missing key for the end of the token, and works with no other key', async () => {
    const [set, other] = [await connect(), await connect()];
    const noUserinfoFor = (extra?: string) => ({
      ...ctxFor({ ...set, ...(extra ? { extra } : {}) }),
      app: { clientId: 'stranger' },
      ...(extra ? {} : { token: { access: set.access } }),
    });
    expect(await oauth.check(noUserinfoFor(set.extra))).toEqual({ result: 'alive' });
    expect(await oauth.check(noUserinfoFor())).toEqual({ result: 'inconclusive', reason: 'policy', code: 'dpop' });
    expect(await oauth.check(noUserinfoFor('{"damaged'))).toMatchObject({ result: 'inconclusive' });
    expect(await oauth.check(ctxFor(set))).toMatchObject({ result: 'alive' });
    // The refresh token of a client without a secret is bound, too: with another key it is of no use, and lives on.
    expect(await oauth.renew(ctxFor({ ...set, ...(other.extra ? { extra: other.extra } : {}) }))).toMatchObject({
      result: 'ended',
      code: 'invalid_grant',
    });
    expect(await oauth.renew(ctxFor(set))).toMatchObject({ access: expect.any(String) });
  });
});

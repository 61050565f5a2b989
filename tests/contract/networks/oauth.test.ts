/** Any OAuth server, by script: discovery, sign-in, refresh, the two ways to check. */
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import oauth from '../../../utils/networks/oauth';
import { inconclusive, NOW, seconds } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const OP = 'https://op.example';
const WELL = `GET ${OP}/.well-known/openid-configuration`;
const WELL_2 = `GET ${OP}/.well-known/oauth-authorization-server`;
const [TOKEN, INTROSPECT, REVOKE, USERINFO] = [
  `POST ${OP}/token`,
  `POST ${OP}/introspect`,
  `POST ${OP}/revoke`,
  `GET ${OP}/me`,
];
const metadata = {
  issuer: OP,
  authorization_endpoint: `${OP}/auth`,
  token_endpoint: `${OP}/token`,
  introspection_endpoint: `${OP}/introspect`,
  revocation_endpoint: `${OP}/revoke`,
  userinfo_endpoint: `${OP}/me`,
  scopes_supported: ['openid', 'offline_access', 'email'],
  authorization_response_iss_parameter_supported: true,
  id_token_signing_alg_values_supported: ['RS256'],
};
const app = { clientId: 'cid' };
const account = { issuer: OP };
const given = { app, account };
const withServer = (routes: Parameters<typeof network>[0] = {}, more: object = {}) =>
  network({ [WELL]: json({ ...metadata, ...more }), ...routes });

const b64 = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
const idToken = (claims: object) =>
  `${b64({ alg: 'RS256' })}.${b64({ iss: OP, aud: 'cid', sub: 'ada', iat: seconds(NOW), exp: seconds(NOW) + 60, ...claims })}.${'A'.repeat(342)}`;

const begin = async (double = withServer(), options: object = {}, over: object = {}): Promise<SignIn> => {
  const started = await oauth.signIn(ctxOf(double, { ...given, ...over }), {
    redirectUri: REDIRECT,
    silent: false,
    ...options,
  });
  if (isRefusal(started)) throw new Error(`refused: ${started.failed}`);
  return started;
};
const query = (started: SignIn) => Object.fromEntries(new URL(started.url).searchParams);

describe('sign-in', () => {
  it('asks for what the server offers', async () => {
    const started = await begin(undefined, { hint: 'ada' });
    expect(query(started)).toEqual({
      response_type: 'code',
      client_id: 'cid',
      redirect_uri: REDIRECT,
      scope: 'openid offline_access',
      state: started.state,
      code_challenge: expect.any(String),
      code_challenge_method: 'S256',
      nonce: started.nonce,
      prompt: 'consent',
      login_hint: 'ada',
    });
  });
  it('asks for everything where the server lists nothing, for exactly the given scopes, or for nothing to be shown', async () => {
    expect(query(await begin(withServer({}, { scopes_supported: undefined }))).scope).toBe(
      'openid profile offline_access',
    );
    const given = await begin(undefined, { scopes: ['email'] });
    expect(query(given)).toMatchObject({ scope: 'email' });
    expect(given.nonce).toBe(undefined);
    expect(query(given)).not.toHaveProperty('prompt');
    expect(query(await begin(undefined, { silent: true })).prompt).toBe('none');
  });
  it('finds servers by RFC 8414, with a path, and with another slash at the end', async () => {
    expect((await begin(network({ [WELL]: json({}, 404), [WELL_2]: json(metadata) }))).url).toContain(`${OP}/auth?`);
    const realm = { ...metadata, issuer: `${OP}/realms/a/` };
    const double = network({ [`GET ${OP}/realms/a/.well-known/openid-configuration`]: json(realm) });
    expect((await begin(double, {}, { account: { issuer: `${OP}/realms/a` } })).url).toContain(`${OP}/auth?`);
  });
  it.each([
    ['down', network({ [WELL]: down }), { failed: 'network-down' }],
    ['5xx', network({ [WELL]: page() }), { failed: 'network-down' }],
    [
      'no documents',
      network({ [WELL]: json({ error: 'not_found' }, 404), [WELL_2]: json({ error: 'not_found' }, 404) }),
      { failed: 'not-understood' },
    ],
    [
      'another issuer',
      network({ [WELL]: json({ ...metadata, issuer: 'https://evil.example' }), [WELL_2]: json({}, 404) }),
      { failed: 'not-understood' },
    ],
    [
      'an authorization endpoint that is a script',
      withServer({}, { authorization_endpoint: 'javascript:alert(1)' }),
      { failed: 'not-understood' },
    ],
    [
      'an authorization endpoint in the clear',
      withServer({}, { authorization_endpoint: 'http://op.example/auth' }),
      { failed: 'not-understood' },
    ],
  ])('does not start: %s', async (_name, double, refusal) => {
    expect(await oauth.signIn(ctxOf(double, given), { redirectUri: REDIRECT, silent: false })).toEqual(refusal);
  });
  it('asks nobody over http, and no server that is none', async () => {
    const double = network({});
    for (const issuer of ['http://op.example', 'op.example', '']) {
      expect(
        await oauth.signIn(ctxOf(double, { app, account: { issuer } }), { redirectUri: REDIRECT, silent: false }),
      ).toEqual({ failed: 'not-understood' });
    }
    expect(double.asked).toHaveLength(0);
    expect(oauth.hosts('http://op.example')).toEqual([]);
    expect(oauth.hosts('https://op.example:8443/x')).toEqual(['https://op.example/*']);
  });

  it('finds the server through a resource that names it (RFC 9728)', async () => {
    const API = 'https://api.example';
    const none = json({ error: 'not_found' }, 404);
    const routes = {
      [`GET ${API}/.well-known/openid-configuration`]: none,
      [`GET ${API}/.well-known/oauth-authorization-server`]: none,
    };
    const resource = (body: object) => ({ [`GET ${API}/.well-known/oauth-protected-resource`]: json(body) });
    const at = { account: { issuer: API } };
    const good = resource({ resource: API, authorization_servers: [OP] });
    expect((await begin(withServer({ ...routes, ...good }), {}, at)).url).toContain(`${OP}/auth?`);
    for (const bad of [
      { resource: 'https://evil.example', authorization_servers: [OP] },
      { resource: API, authorization_servers: ['http://op.example'] },
      { resource: API, authorization_servers: [API] },
      { resource: API, authorization_servers: ['nowhere'] },
      { resource: API },
    ]) {
      const double = withServer({ ...routes, ...resource(bad) });
      expect(await oauth.signIn(ctxOf(double, { app, ...at }), { redirectUri: REDIRECT, silent: false })).toEqual({
        failed: 'not-understood',
      });
    }
  });
  describe('pushed (RFC 9126)', () => {
    const PAR = `POST ${OP}/par`;
    const demanding = {
      pushed_authorization_request_endpoint: `${OP}/par`,
      require_pushed_authorization_requests: true,
    };
    const sign = (double: ReturnType<typeof network>, app: object = {}) =>
      oauth.signIn(ctxOf(double, { ...given, app: { clientId: 'cid', ...app } }), {
        redirectUri: REDIRECT,
        silent: true,
        scopes: ['email'],
      });
    it('sends everything to the server, and a reference to the window', async () => {
      const double = withServer({ [PAR]: json({ request_uri: 'urn:r:1', expires_in: 60 }, 201) }, demanding);
      const started = await sign(double, { clientSecret: 's' });
      if (isRefusal(started)) throw new Error('refused');
      expect(started.url).toBe(`${OP}/auth?client_id=cid&request_uri=urn%3Ar%3A1`);
      const pushed = double.asked[1];
      expect(Object.fromEntries(pushed?.form ?? [])).toMatchObject({
        response_type: 'code',
        client_id: 'cid',
        redirect_uri: REDIRECT,
        scope: 'email',
        state: started.state,
        prompt: 'none',
      });
      expect(pushed?.headers.get('authorization')).toBe(`Basic ${btoa('cid:s')}`);
      // What was asked is not forgotten: the answer leaves out the scope where all of it was given.
      const token = withServer({ [TOKEN]: json({ token_type: 'Bearer', access_token: 'A' }) }, demanding);
      const done = await oauth.finish(
        ctxOf(token, given),
        started,
        `${REDIRECT}?code=C&state=${started.state}&iss=${encodeURIComponent(OP)}`,
      );
      expect(done).toMatchObject({ access: 'A', scopes: ['email'] });
    });
    it.each([
      [
        'refused',
        json({ error: 'invalid_request', error_description: 'no such redirect' }, 400),
        { failed: 'app-refused', message: 'invalid_request: no such redirect' },
      ],
      ['down', down, { failed: 'network-down' }],
      ['5xx', page(), { failed: 'network-down' }],
      ['too often', json({}, 429), { failed: 'rate-limited' }],
      ['no reference', json({ hello: 1 }, 201), { failed: 'not-understood' }],
    ])('says: %s', async (_name, reply, refusal) => {
      expect(await sign(withServer({ [PAR]: reply }, demanding))).toEqual(refusal);
    });
    it('does not push where the server only could', async () => {
      const double = withServer({}, { ...demanding, require_pushed_authorization_requests: false });
      expect(await sign(double)).toMatchObject({ url: expect.stringContaining('scope=email') });
    });
  });
  describe('bound to a key (RFC 9449)', () => {
    const binding = { dpop_signing_alg_values_supported: ['RS256', 'ES256'] };
    const nonceNeeded = json({ error: 'use_dpop_nonce' }, 400, { 'dpop-nonce': 'n1' });
    const proof = (asked: { headers: Headers } | undefined) => {
      const [, payload = ''] = (asked?.headers.get('dpop') ?? '').split('.');
      return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    };
    const signed = async (
      replies: Parameters<typeof network>[0][string],
      more: object = binding,
      over: object = {},
    ) => {
      const started = await begin(withServer({}, more), { scopes: ['email'] }, over);
      const double = withServer({ [TOKEN]: replies, 'POST https://broker.example/t': replies }, more);
      const done = await oauth.finish(
        ctxOf(double, { ...given, ...over }),
        started,
        `${REDIRECT}?code=C&state=${started.state}&iss=${encodeURIComponent(OP)}`,
      );
      return { done, double, started };
    };
    const bound = json({ token_type: 'DPoP', access_token: 'A', refresh_token: 'R' });
    it('shows the key, takes the number that the server wants in the proof, and keeps the key with the token', async () => {
      const { done, double } = await signed([nonceNeeded, bound]);
      expect(double.went()).toEqual([WELL, TOKEN, TOKEN]);
      expect(proof(double.asked[1])).toMatchObject({ htm: 'POST', htu: `${OP}/token` });
      expect(proof(double.asked[2])).toMatchObject({ nonce: 'n1', iat: expect.closeTo(seconds(NOW), -1) });
      expect(done).toMatchObject({ access: 'A', refresh: 'R', extra: expect.stringContaining('"d":') });
      if (isRefusal(done)) throw new Error('refused');
      const ctx = tokenCtxOf(
        withServer({ [USERINFO]: json({ sub: 'ada' }) }, { ...binding, introspection_endpoint: undefined }),
        { access: 'A', extra: done.extra ?? '' },
        given,
      );
      expect(await oauth.check(ctx)).toEqual({ result: 'alive' });
    });
    it('gives up where the server asks for a number again and again', async () => {
      const { done, double } = await signed(nonceNeeded);
      expect(done).toEqual({ failed: 'app-refused', message: 'use_dpop_nonce' });
      expect(double.went()).toEqual([WELL, TOKEN, TOKEN]);
    });
    it('keeps no key for a token that is not bound, and shows none to a broker or a server without DPoP', async () => {
      const bearer = json({ token_type: 'Bearer', access_token: 'A' });
      const plain = await signed(bearer);
      expect(plain.done).not.toHaveProperty('extra');
      expect(plain.double.asked[1]?.headers.has('dpop')).toBe(true);
      const broker = await signed(bearer, binding, { app: { ...app, tokenEndpoint: 'https://broker.example/t' } });
      expect(broker.double.asked[1]?.headers.has('dpop')).toBe(false);
      const none = await signed(bearer, { dpop_signing_alg_values_supported: ['PS256'] });
      expect(none.double.asked[1]?.headers.has('dpop')).toBe(false);
      expect(none.started).not.toHaveProperty('extra');
    });
  });

  const finish = async (
    reply: (started: SignIn) => Parameters<typeof network>[0][string],
    options: object = {},
    over: object = {},
  ) => {
    const started = await begin(undefined, options);
    const double = withServer({ [TOKEN]: reply(started) });
    return oauth.finish(
      ctxOf(double, { ...given, ...over }),
      started,
      `${REDIRECT}?code=C0DE&state=${started.state}&iss=${encodeURIComponent(OP)}`,
    );
  };
  const good = {
    token_type: 'Bearer',
    access_token: 'A',
    refresh_token: 'R',
    expires_in: 3600,
    refresh_expires_in: 1800,
  };
  it('exchanges the code and checks the ID token', async () => {
    expect(await finish(({ nonce }) => json({ ...good, id_token: idToken({ nonce }) }))).toEqual({
      access: 'A',
      refresh: 'R',
      issuedAt: NOW,
      renews: 'refresh-token',
      expiresAt: NOW + 3_600_000,
      refreshExpiresAt: NOW + 1_800_000,
      scopes: ['openid', 'offline_access'],
    });
    expect(await finish(() => json({ ...good, scope: 'email' }), { scopes: ['email'] })).toMatchObject({
      scopes: ['email'],
    });
  });
  it('takes no ID token of another sign-in, another client, another time, and not none', async () => {
    for (const claims of [
      { nonce: 'other' },
      { aud: 'other' },
      { iss: 'https://evil.example' },
      { exp: seconds(NOW) - 3600 },
    ]) {
      expect(await finish(({ nonce }) => json({ ...good, id_token: idToken({ nonce, ...claims }) }))).toEqual({
        failed: 'not-understood',
      });
    }
    expect(await finish(() => json(good))).toEqual({ failed: 'not-understood' });
  });
  it('does not come back from a silent sign-in with less than there was', async () => {
    const bare = ({ nonce }: SignIn) => json({ token_type: 'Bearer', access_token: 'A', id_token: idToken({ nonce }) });
    const had = { account: { issuer: OP, token: { renews: 'refresh-token' as const } } };
    expect(await finish(bare, { silent: true }, had)).toEqual({ failed: 'denied', message: 'consent_required' });
    expect(await finish(bare, { silent: true })).toMatchObject({ access: 'A', renews: 'no' });
    expect(await finish(bare, {}, had)).toMatchObject({ access: 'A', renews: 'no' });
  });
  it('says why the code was not taken, without code or secret', async () => {
    const reply = () => json({ error: 'invalid_grant', error_description: 'code C0DE unknown to s3cret' }, 400);
    expect(await finish(reply, {}, { app: { ...app, clientSecret: 's3cret' } })).toEqual({
      failed: 'app-refused',
      message: 'invalid_grant: code […] unknown to […]',
    });
  });
  it.each([
    ['state', (s: string) => `?code=C&state=${s}x&iss=${OP}`, 'answer-not-ours'],
    ['no state', () => `?code=C&iss=${OP}`, 'answer-not-ours'],
    ['issuer', (s: string) => `?code=C&state=${s}&iss=https://evil.example`, 'answer-not-ours'],
    ['no issuer, though it promised one', (s: string) => `?code=C&state=${s}`, 'answer-not-ours'],
    ['denied', (s: string) => `?error=access_denied&state=${s}&iss=${OP}`, 'denied'],
    ['would have to ask', (s: string) => `?error=login_required&state=${s}&iss=${OP}`, 'denied'],
    ['app', (s: string) => `?error=invalid_scope&state=${s}&iss=${OP}`, 'app-refused'],
    ['busy', (s: string) => `?error=temporarily_unavailable&state=${s}&iss=${OP}`, 'network-down'],
  ])('refuses the redirect: %s', async (_name, suffix, failed) => {
    const started = await begin();
    const double = withServer();
    expect(await oauth.finish(ctxOf(double, given), started, `${REDIRECT}${suffix(started.state)}`)).toMatchObject({
      failed,
    });
    expect(double.went()).toEqual([WELL]);
  });
  it('introduces itself as the server wants it', async () => {
    const asked = async (secret: object, more: object) => {
      const started = await begin();
      const double = withServer({ [TOKEN]: json({}, 400), 'POST https://broker.example/t': json({}, 400) }, more);
      await oauth.finish(
        ctxOf(double, { ...given, app: { ...app, ...secret } }),
        started,
        `${REDIRECT}?code=C&state=${started.state}&iss=${OP}`,
      );
      return double.asked[1];
    };
    const basic = await asked({ clientSecret: 's' }, {});
    expect(basic?.headers.get('authorization')).toBe(`Basic ${btoa('cid:s')}`);
    const post = await asked({ clientSecret: 's' }, { token_endpoint_auth_methods_supported: ['client_secret_post'] });
    expect(post?.form.get('client_secret')).toBe('s');
    const broker = await asked({ clientSecret: 's', tokenEndpoint: 'https://broker.example/t' }, {});
    expect(broker?.to).toBe('POST https://broker.example/t');
    expect([
      broker?.form.get('client_id'),
      broker?.form.has('client_secret'),
      broker?.headers.has('authorization'),
    ]).toEqual(['cid', false, false]);
  });
});

describe('renewal', () => {
  const old = { renews: 'refresh-token' as const, refreshExpiresAt: NOW + 9000, scopes: ['openid'] };
  const renew = (reply: Parameters<typeof network>[0][string], token: object = old) =>
    oauth.renew(
      tokenCtxOf(
        withServer({ [TOKEN]: reply }),
        { access: 'A', refresh: 'R1' },
        { app, account: { issuer: OP, token: { ...old, ...token } } },
      ),
    );
  it('takes the new refresh token, else keeps the old one with its end', async () => {
    expect(
      await renew(json({ token_type: 'bearer', access_token: 'A2', refresh_token: 'R2', expires_in: 60 })),
    ).toEqual({
      access: 'A2',
      refresh: 'R2',
      issuedAt: NOW,
      renews: 'refresh-token',
      expiresAt: NOW + 60_000,
      scopes: ['openid'],
    });
    expect(await renew(json({ token_type: 'bearer', access_token: 'A2' }))).toEqual({
      access: 'A2',
      refresh: 'R1',
      refreshExpiresAt: NOW + 9000,
      issuedAt: NOW,
      renews: 'refresh-token',
      scopes: ['openid'],
    });
    expect(await renew(json({ token_type: 'bearer', access_token: 'A2', refresh_expires_in: 0 }))).toMatchObject({
      refreshExpiresAt: null,
    });
  });
  it.each([
    [
      'revoked',
      json({ error: 'invalid_grant' }, 400),
      {},
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    [
      'of age',
      json({ error: 'invalid_grant' }, 400),
      { refreshExpiresAt: NOW },
      { result: 'ended', cause: 'lifetime-ended', code: 'invalid_grant' },
    ],
    [
      'the access token ended long ago, which says nothing',
      json({ error: 'invalid_grant' }, 400),
      { expiresAt: 1 },
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    [
      'client',
      json({ error: 'invalid_client' }, 401, { 'www-authenticate': 'Basic realm="op"' }),
      {},
      inconclusive('app-misconfigured', { code: 'invalid_client' }),
    ],
    ['bare 401', json({}, 401), {}, inconclusive('app-misconfigured', { code: '401' })],
    ['page', page(), {}, inconclusive('outage')],
    ['no token', json({ sub: 'x' }), {}, inconclusive('not-understood')],
  ])('reads: %s', async (_name, reply, token, expected) => {
    expect(await renew(reply, token)).toEqual(expected);
  });
  it('is due shortly before the access token ends', () => {
    const at = (token: object) => oauth.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 3_600_000 })).toBe(NOW + 3_300_000);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 60_000 })).toBe(NOW + 45_000);
    expect(at({ expiresAt: NOW - 5 })).toBeLessThanOrEqual(NOW);
    expect(at({ issuedAt: NOW })).toBe(NOW + oauth.readEveryMs);
    expect(at({})).toBe(NOW);
    expect(at({ expiresAt: null })).toBe(null);
    expect(at({ expiresAt: NOW, refreshExpiresAt: NOW })).toBe(null);
    expect(at({ expiresAt: NOW, renewFailedAt: NOW })).toBe(NOW + 3_600_000);
  });
});

describe('check', () => {
  it('asks userinfo alone about a pasted token that no app stands behind', async () => {
    const double = withServer({ [USERINFO]: json({ sub: 'ada', preferred_username: 'ada.l' }) });
    const ctx = tokenCtxOf(double, { access: 'A' }, { account });
    expect(await oauth.check(ctx)).toEqual({ result: 'alive' });
    expect(await oauth.identify(ctx)).toEqual({ networkAccountId: 'ada', handle: 'ada.l' });
  });

  const check = (double: ReturnType<typeof network>, token = {}) =>
    oauth.check(
      tokenCtxOf(double, { access: 'A' }, { app, account: { issuer: OP, token: { renews: 'no', ...token } } }),
    );
  const invalid = json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });
  it('introspects', async () => {
    const double = withServer({ [INTROSPECT]: json({ active: true, exp: seconds(NOW) + 60 }) });
    expect(await check(double)).toEqual({ result: 'alive', expiresAt: NOW + 60_000 });
    expect(Object.fromEntries(double.asked[1]?.form ?? [])).toEqual({
      client_id: 'cid',
      token: 'A',
      token_type_hint: 'access_token',
    });
  });
  it('does not forget a granted scope that the access token does not carry', async () => {
    const carried = json({ active: true, scope: 'openid' });
    expect(await check(withServer({ [INTROSPECT]: carried }))).toEqual({ result: 'alive', scopes: ['openid'] });
    const granted = { scopes: ['openid', 'offline_access'] };
    expect(await check(withServer({ [INTROSPECT]: carried }), granted)).toEqual({ result: 'alive' });
  });
  it('believes "not active" unless userinfo works', async () => {
    expect(await check(withServer({ [INTROSPECT]: json({ active: false }), [USERINFO]: invalid }))).toEqual({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
      code: 'inactive',
    });
    expect(await check(withServer({ [INTROSPECT]: json({ active: false }), [USERINFO]: down }))).toMatchObject({
      result: 'ended',
    });
    expect(
      await check(withServer({ [INTROSPECT]: json({ active: false }), [USERINFO]: json({ sub: 'ada' }) })),
    ).toEqual({ result: 'alive' });
    expect(
      await check(withServer({ [INTROSPECT]: json({ active: false }) }, { userinfo_endpoint: undefined }), {
        expiresAt: NOW - 1,
      }),
    ).toMatchObject({ cause: 'lifetime-ended' });
  });
  it('believes userinfo where it says more than "not active"', async () => {
    const aged = json({}, 401, {
      'www-authenticate': 'Bearer error="invalid_token", error_description="The access token expired"',
    });
    expect(await check(withServer({ [INTROSPECT]: json({ active: false }), [USERINFO]: aged }))).toMatchObject({
      result: 'ended',
      cause: 'lifetime-ended',
    });
  });
  it('takes "insufficient scope" for a sign of life, even where introspection says "not active" to a stranger', async () => {
    const less = json({}, 403, { 'www-authenticate': 'Bearer error="insufficient_scope", scope="openid"' });
    expect(await check(withServer({ [INTROSPECT]: json({ active: false }), [USERINFO]: less }))).toEqual({
      result: 'alive',
      missing: ['openid'],
    });
  });
  it.each([401, 403, 404, 400])('goes to userinfo where introspection answers %i', async status => {
    const refused = json({ error: 'access_denied' }, status);
    expect(await check(withServer({ [INTROSPECT]: refused, [USERINFO]: json({ sub: 'ada' }) }))).toEqual({
      result: 'alive',
    });
    expect(await check(withServer({ [INTROSPECT]: refused, [USERINFO]: invalid }))).toMatchObject({
      result: 'ended',
      code: 'invalid_token',
    });
    expect(await check(withServer({ [INTROSPECT]: refused }, { userinfo_endpoint: undefined }))).toEqual(
      inconclusive('app-misconfigured'),
    );
  });
  it('goes to userinfo where there is no introspection', async () => {
    const at = (reply: Parameters<typeof network>[0][string]) =>
      check(withServer({ [USERINFO]: reply }, { introspection_endpoint: undefined }));
    expect(await at(json({ sub: 'ada' }))).toEqual({ result: 'alive' });
    expect(await at(json({}, 401))).toEqual({ result: 'refused', code: '401' });
    expect(
      await at(json({}, 403, { 'www-authenticate': 'Bearer error="insufficient_scope", scope="openid"' })),
    ).toEqual({ result: 'alive', missing: ['openid'] });
    expect(await at(json({ no: 'subject' }))).toEqual(inconclusive('not-understood'));
    expect(await at(page(200))).toEqual(inconclusive('not-understood'));
    expect(await check(withServer({}, { introspection_endpoint: undefined, userinfo_endpoint: undefined }))).toEqual(
      inconclusive('app-misconfigured'),
    );
  });
  it('asks no second question in an outage', async () => {
    for (const [reply, reason] of [
      [down, 'unreachable'],
      [page(), 'outage'],
      [json({}, 429), 'rate-limited'],
    ] as const) {
      const double = withServer({ [INTROSPECT]: reply });
      expect(await check(double)).toEqual(inconclusive(reason));
      expect(double.asked).toHaveLength(2);
    }
  });
  it.each([401, 403, 404, 200])('never takes a missing server for a dead token: %i', async status => {
    expect(
      await check(
        network({
          [WELL]: json({ error: 'invalid_token' }, status),
          [WELL_2]: json({ error: 'invalid_token' }, status),
        }),
      ),
    ).toMatchObject({ result: 'inconclusive' });
  });
});

it('knows whose token it is, with and without userinfo', async () => {
  const who = (routes: Parameters<typeof network>[0], more = {}) =>
    oauth.identify(tokenCtxOf(withServer(routes, more), { access: 'A' }, given));
  expect(await who({ [USERINFO]: json({ sub: '1', preferred_username: 'ada', name: 'Ada L' }) })).toEqual({
    networkAccountId: '1',
    handle: 'ada',
    name: 'Ada L',
  });
  expect(await who({ [USERINFO]: json({ sub: '1', email: 'a@b.example' }) })).toEqual({
    networkAccountId: '1',
    handle: 'a@b.example',
  });
  expect(await who({ [USERINFO]: json({ sub: '1' }) })).toEqual({ networkAccountId: '1', handle: '1' });
  expect(
    await who({ [INTROSPECT]: json({ active: true, sub: '1', username: 'ada' }) }, { userinfo_endpoint: undefined }),
  ).toEqual({ networkAccountId: '1', handle: 'ada' });
  expect(await who({ [INTROSPECT]: json({ active: false }) }, { userinfo_endpoint: undefined })).toMatchObject({
    result: 'ended',
  });
  expect(await who({ [USERINFO]: page() })).toEqual(inconclusive('outage'));
});

it('knows whether a refresh token is unused, where the server tells', async () => {
  const unused = (reply: Parameters<typeof network>[0][string]) =>
    oauth.refreshTokenUnused?.(tokenCtxOf(withServer({ [INTROSPECT]: reply }), { access: 'A', refresh: 'R' }, given));
  expect(await unused(json({ active: true }))).toBe(true);
  expect(await unused(json({ active: false }))).toBe(false);
  expect(await unused(json({}, 401))).toBe(undefined);
  expect(await unused(down)).toBe(undefined);
});

describe('ending a grant', () => {
  const end = async (routes: Parameters<typeof network>[0], more: object = {}, refresh: string | undefined = 'R') => {
    const double = withServer({ [REVOKE]: new Response(''), ...routes }, more);
    const ended = await oauth.revoke?.(tokenCtxOf(double, { access: 'A', ...(refresh ? { refresh } : {}) }, given));
    return { ended, double };
  };
  const inactive = json({ active: false });
  const refused = json({ error: 'invalid_token' }, 401);
  const dead = json({ error: 'invalid_grant' }, 400);

  it('ends the refresh token, then the access token, and tries both', async () => {
    const { ended, double } = await end({ [INTROSPECT]: inactive, [USERINFO]: refused, [TOKEN]: dead });
    expect(ended).toBe(true);
    const revoked = double.asked.filter(({ to }) => to === REVOKE);
    expect(revoked.map(({ form }) => [form.get('token'), form.get('token_type_hint')])).toEqual([
      ['R', 'refresh_token'],
      ['A', 'access_token'],
    ]);
    expect(double.went().slice(-1)).toEqual([TOKEN]);
  });
  it('is not believed as long as the access token still opens something', async () => {
    expect((await end({ [INTROSPECT]: inactive, [USERINFO]: json({ sub: 'ada' }), [TOKEN]: dead })).ended).toBe(false);
  });
  it('is not believed when the refresh token still works; what that brought is ended as well', async () => {
    const fresh = json({ access_token: 'A2', refresh_token: 'R2', token_type: 'bearer' });
    const { ended, double } = await end({ [INTROSPECT]: inactive, [USERINFO]: refused, [TOKEN]: fresh });
    expect(ended).toBe(false);
    const revoked = double.asked.filter(({ to }) => to === REVOKE).map(({ form }) => form.get('token'));
    expect(revoked).toEqual(['R', 'A', 'R2', 'A2']);
  });
  it('needs an end point for it, and an answer', async () => {
    const ok = { [INTROSPECT]: inactive, [USERINFO]: refused, [TOKEN]: dead };
    expect((await end(ok, { revocation_endpoint: undefined })).ended).toBe(false);
    expect((await end({ [INTROSPECT]: down, [USERINFO]: down, [TOKEN]: down })).ended).toBe(false);
  });
});

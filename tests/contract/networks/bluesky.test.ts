/** Bluesky, by script: who signs in where, the number in each proof, 14 days that no renewal moves, and passwords made for apps. */
import { describe, expect, it } from 'vitest';
import { newKey } from '../../../utils/kit/oauth/dpop';
import bluesky from '../../../utils/networks/bluesky';
import { keep } from '../../../utils/networks/bluesky/grant';
import { isFinding, isRefusal, type SignIn, type TokenCtx, type TokenSet } from '../../../utils/networks/define';
import { inconclusive, NOW, seconds } from './answers/row';
import { type Asked, ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PDS = 'https://pds.acme.social';
const ENTRY = 'https://entry.acme.social';
const PLC = 'https://plc.directory';
const DID = 'did:plc:abcdefghijklmnopqrstuvwx';
const CLIENT = 'https://apps.acme.social/token-health/client-metadata.json';
const app = { clientId: CLIENT };
type Routes = Parameters<typeof network>[0];

const none = json({ error: 'NotFound' }, 404);
const authServer = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
  require_pushed_authorization_requests: true,
  authorization_response_iss_parameter_supported: true,
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
  dpop_signing_alg_values_supported: ['ES256'],
});
const RESOURCE = (host: string) => `GET ${host}/.well-known/oauth-protected-resource`;
const SERVER = (host: string) => `GET ${host}/.well-known/oauth-authorization-server`;
const document = (home = PDS) =>
  json({
    id: DID,
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: home }],
  });
/** A home that signs people in itself, or one behind an entryway; and the directory. */
const world = (routes: Routes = {}, issuer = PDS) =>
  network({
    [RESOURCE(PDS)]: json({ resource: PDS, authorization_servers: [issuer] }),
    [RESOURCE(ENTRY)]: none,
    [SERVER(issuer)]: json(authServer(issuer)),
    [`GET ${PLC}/${DID}`]: document(),
    ...routes,
  });

/** Wants its own number in each proof, as the real one does: the first request never gets through. */
const withNonce = (status: 400 | 401, reply: Response | (() => Response)) => (asked: Asked) => {
  const headers = { 'dpop-nonce': 'n1', 'www-authenticate': 'DPoP error="use_dpop_nonce"' };
  if (proofOf(asked).nonce !== 'n1') return json({ error: 'use_dpop_nonce', message: 'nonce' }, status, headers);
  return typeof reply === 'function' ? reply() : reply.clone();
};
const proofOf = (asked: Asked | undefined) => {
  const [header = '', payload = ''] = (asked?.headers.get('dpop') ?? '').split('.');
  const read = (part: string) => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')) || '{}');
  return { ...(header ? { jwk: read(header).jwk } : {}), ...(payload ? read(payload) : {}) };
};
const jwt = (claims: object) => `${btoa('{"alg":"HS256"}')}.${btoa(JSON.stringify(claims)).replace(/=+$/, '')}.sig`;

const given = (issuer = PDS, more: object = {}) => ({ app, account: { handle: '', issuer, ...more } });
const PAR = (issuer: string) => `POST ${issuer}/oauth/par`;
const TOKEN = (issuer: string) => `POST ${issuer}/oauth/token`;
const pushed = withNonce(400, json({ request_uri: 'urn:r:1', expires_in: 299 }, 201));

describe('sign-in', () => {
  const begin = async (double: ReturnType<typeof network>, over = given(), options: object = {}) =>
    bluesky.signIn(ctxOf(double, over), { redirectUri: REDIRECT, silent: false, ...options });
  const started = async (double: ReturnType<typeof network>, over = given()): Promise<SignIn> => {
    const done = await begin(double, over);
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
    return done;
  };

  it('pushes everything, bound to a key, with the number that the server wants', async () => {
    const double = world({ [PAR(PDS)]: pushed });
    const { url, state } = await started(double, given(PDS, { networkAccountId: DID }));
    expect(url).toBe(`${PDS}/oauth/authorize?client_id=${encodeURIComponent(CLIENT)}&request_uri=urn%3Ar%3A1`);
    expect(double.went()).toEqual([RESOURCE(PDS), SERVER(PDS), PAR(PDS), PAR(PDS)]);
    const [first, second] = double.asked.slice(2);
    expect(Object.fromEntries(second?.form ?? [])).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: REDIRECT,
      scope: 'atproto transition:generic',
      state,
      code_challenge: expect.any(String),
      code_challenge_method: 'S256',
      login_hint: DID,
    });
    expect(proofOf(first).nonce).toBe(undefined);
    expect(proofOf(second)).toMatchObject({ htm: 'POST', htu: `${PDS}/oauth/par`, nonce: 'n1' });
    expect(proofOf(second).jwk).not.toHaveProperty('d');
  });
  it('finds the server by a home, an entryway, somebody’s own site, a handle or a DID', async () => {
    const at = async (routes: Routes, over: ReturnType<typeof given>) =>
      (await started(world(routes, ENTRY), over)).url;
    const par = { [PAR(ENTRY)]: pushed };
    const there = expect.stringContaining(`${ENTRY}/oauth/authorize`);
    expect(await at(par, given(PDS))).toEqual(there);
    expect(await at(par, given(ENTRY))).toEqual(there);
    const SITE = 'https://anna.example';
    const site = {
      ...par,
      [RESOURCE(SITE)]: none,
      [SERVER(SITE)]: none,
      [`GET ${SITE}/.well-known/atproto-did`]: new Response(`${DID}\n`),
    };
    expect(await at(site, given(SITE))).toEqual(there);
    expect(await at(site, given(undefined, { issuer: undefined, handle: 'anna.example' }))).toEqual(there);
    expect(await at(par, given(undefined, { issuer: undefined, networkAccountId: DID }))).toEqual(there);
    const resolver = 'GET https://bsky.social/xrpc/com.atproto.identity.resolveHandle';
    const dns = { ...site, [`GET ${SITE}/.well-known/atproto-did`]: page(404), [resolver]: json({ did: DID }) };
    expect(await at(dns, given(SITE))).toEqual(there);
  });
  it.each([
    ['down', { [RESOURCE(PDS)]: down }, { failed: 'network-down' }],
    ['5xx', { [RESOURCE(PDS)]: page() }, { failed: 'network-down' }],
    ['too often', { [RESOURCE(PDS)]: json({}, 429) }, { failed: 'rate-limited' }],
    [
      'neither home nor entryway nor person',
      {
        [RESOURCE(PDS)]: none,
        [SERVER(PDS)]: none,
        [`GET ${PDS}/.well-known/atproto-did`]: none,
        'GET https://bsky.social/xrpc/com.atproto.identity.resolveHandle': json({ error: 'InvalidRequest' }, 400),
      },
      { failed: 'not-understood' },
    ],
    [
      'an entryway in the clear',
      { [RESOURCE(PDS)]: json({ resource: PDS, authorization_servers: ['http://entry.acme.social'] }) },
      { failed: 'not-understood' },
    ],
    [
      'the metadata file of the app cannot be read',
      {
        [PAR(PDS)]: withNonce(
          400,
          json({ error: 'invalid_client_metadata', error_description: 'Unable to obtain client metadata' }, 400),
        ),
      },
      { failed: 'app-refused', message: 'invalid_client_metadata: Unable to obtain client metadata' },
    ],
  ])('does not start: %s', async (_name, routes, refusal) => {
    expect(await begin(world(routes as Routes))).toEqual(refusal);
  });
  it('asks nobody silently, nobody over http, and nobody where no server is known', async () => {
    const double = network({});
    expect(await begin(double, given(), { silent: true })).toMatchObject({ failed: 'denied' });
    expect(await begin(double, given('http://pds.acme.social'))).toEqual({ failed: 'not-understood' });
    expect(await begin(double, given(undefined, { issuer: undefined }))).toEqual({ failed: 'not-understood' });
    expect(double.asked).toHaveLength(0);
  });
  it('names the hosts that it talks to', () => {
    expect(bluesky.hosts(PDS)).toEqual(['https://pds.acme.social/*', 'https://plc.directory/*']);
    expect(bluesky.hosts('https://bsky.social')).toEqual([
      'https://bsky.social/*',
      'https://*.host.bsky.network/*',
      'https://plc.directory/*',
    ]);
    expect(bluesky.hosts('http://pds.acme.social')).toEqual([]);
  });

  const reply = {
    access_token: 'A',
    token_type: 'DPoP',
    refresh_token: 'R',
    scope: 'atproto transition:generic',
    expires_in: 3599,
    sub: DID,
  };
  const finish = async (body: object, routes: Routes = {}, suffix?: (state: string) => string) => {
    const begun = await started(world({ [PAR(PDS)]: pushed }));
    const double = world({
      [TOKEN(PDS)]: withNonce(400, json(body)),
      [`POST ${PDS}/oauth/revoke`]: withNonce(400, json({})),
      ...routes,
    });
    const back = suffix ?? (state => `?code=C&state=${state}&iss=${encodeURIComponent(PDS)}`);
    const done = await bluesky.finish(ctxOf(double, given()), begun, `${REDIRECT}${back(begun.state)}`);
    return { done, double, begun };
  };
  it('exchanges the code with the same key, and ends fourteen days from now', async () => {
    const { done, double, begun } = await finish(reply);
    expect(done).toEqual({
      access: 'A',
      refresh: 'R',
      renews: 'refresh-token',
      issuedAt: NOW,
      expiresAt: NOW + 3_599_000,
      refreshExpiresAt: NOW + 14 * DAY,
      scopes: ['atproto', 'transition:generic'],
      lacking: [],
      extra: expect.any(String),
    });
    if (isRefusal(done)) throw new Error('refused');
    const { key } = JSON.parse(begun.extra ?? '');
    expect(JSON.parse(done.extra ?? '')).toEqual({ kind: 'key', key, issuer: PDS, pds: PDS });
    const { d, ...publicPart } = JSON.parse(key);
    expect(d).toBeTruthy();
    const used = double.asked.filter(each => each.to === TOKEN(PDS)).map(each => proofOf(each).jwk);
    expect(used).toHaveLength(2);
    for (const jwk of used) expect(publicPart).toMatchObject(jwk);
  });
  it.each([
    [
      'another home’s server speaks for this person',
      reply,
      { [RESOURCE(PDS)]: json({ resource: PDS, authorization_servers: [ENTRY] }) },
      'answer-not-ours',
    ],
    [
      'nobody knows this person',
      reply,
      { [`GET ${PLC}/${DID}`]: json({ message: 'DID not registered' }, 404) },
      'not-understood',
    ],
    [
      'the document is about somebody else',
      reply,
      { [`GET ${PLC}/${DID}`]: json({ id: 'did:plc:other' }) },
      'not-understood',
    ],
    ['the directory is down', reply, { [`GET ${PLC}/${DID}`]: down }, 'network-down'],
    ['no subject', { ...reply, sub: undefined }, {}, 'not-understood'],
    ['a subject that is none', { ...reply, sub: 'anna' }, {}, 'not-understood'],
    ['a token that is not bound', { ...reply, token_type: 'Bearer' }, {}, 'not-understood'],
  ])('gives the tokens back: %s', async (_name, body, routes, failed) => {
    const { done, double } = await finish(body, routes as Routes);
    expect(done).toEqual({ failed });
    const revoked = double.asked.filter(each => each.to === `POST ${PDS}/oauth/revoke`);
    expect(revoked.at(-1)?.form.get('token')).toBe('R');
    expect(proofOf(revoked.at(-1))).toMatchObject({ nonce: 'n1' });
    expect(proofOf(revoked.at(-1))).not.toHaveProperty('ath');
  });
  it.each([
    ['state', (s: string) => `?code=C&state=${s}x&iss=${PDS}`, 'answer-not-ours'],
    ['issuer', (s: string) => `?code=C&state=${s}&iss=${ENTRY}`, 'answer-not-ours'],
    ['no issuer', (s: string) => `?code=C&state=${s}`, 'answer-not-ours'],
    ['denied', (s: string) => `?error=access_denied&state=${s}&iss=${PDS}`, 'denied'],
  ])('refuses the redirect: %s', async (_name, suffix, failed) => {
    const { done, double } = await finish(reply, {}, suffix);
    expect(done).toMatchObject({ failed });
    expect(double.went()).toEqual([SERVER(PDS)]);
  });
  it('says why the code was not taken', async () => {
    const refused = json({ error: 'invalid_grant', error_description: 'Invalid code' }, 400);
    const { done } = await finish({}, { [TOKEN(PDS)]: withNonce(400, refused) });
    expect(done).toEqual({ failed: 'app-refused', message: 'invalid_grant: Invalid code' });
  });
});

describe('a grant with a key', async () => {
  const key = await newKey();
  const extra = keep({ kind: 'key', key, issuer: PDS, pds: PDS });
  const behindEntryway = keep({ kind: 'key', key, issuer: ENTRY, pds: PDS });
  const SESSION = `GET ${PDS}/xrpc/com.atproto.server.getSession`;
  const STATUS = `GET ${PDS}/xrpc/com.atproto.sync.getRepoStatus`;
  const facts = {
    renews: 'refresh-token' as const,
    expiresAt: NOW + HOUR,
    issuedAt: NOW,
    refreshExpiresAt: NOW + 5 * DAY,
    scopes: ['atproto'],
  };
  const ctxFor = (
    double: ReturnType<typeof network>,
    more: { extra?: string; token?: object; now?: number } = {},
  ): TokenCtx =>
    tokenCtxOf(
      double,
      { access: 'A', refresh: 'R', extra: more.extra ?? extra },
      {
        app,
        account: { issuer: PDS, networkAccountId: DID, token: { ...facts, ...more.token } },
        now: more.now ?? NOW,
      },
    );
  const active = json({ did: DID, handle: 'anna.acme.social', active: true });
  const invalid = (words: string) =>
    json({ error: 'invalid_token', message: words }, 401, {
      'www-authenticate': `DPoP error="invalid_token", error_description="${words}"`,
    });
  const inGoodStanding = { [STATUS]: json({ did: DID, active: true }) };
  const is = (status: string) => ({ [STATUS]: json({ did: DID, active: false, status }) });

  it('is shown with a proof of the key, the number, and the token’s hash', async () => {
    const double = world({ [SESSION]: withNonce(401, active) });
    expect(await bluesky.check(ctxFor(double))).toEqual({ result: 'alive' });
    expect(double.went()).toEqual([SESSION, SESSION]);
    expect(double.asked[1]?.headers.get('authorization')).toBe('DPoP A');
    expect(proofOf(double.asked[1])).toMatchObject({ nonce: 'n1', ath: expect.any(String), htm: 'GET' });
  });
  it('knows whose it is', async () => {
    const who = (body: object) => bluesky.identify(ctxFor(world({ [SESSION]: withNonce(401, json(body)) })));
    expect(await who({ did: DID, handle: 'anna.acme.social' })).toEqual({
      networkAccountId: DID,
      handle: 'anna.acme.social',
    });
    expect(await who({ did: DID, handle: 'handle.invalid' })).toEqual({ networkAccountId: DID, handle: 'acme' });
    expect(await who({ did: DID, handle: 'a', active: false, status: 'suspended' })).toMatchObject({
      cause: 'user-suspended',
    });
  });
  it.each([
    [
      'nothing is known',
      inGoodStanding,
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_token' },
    ],
    ['suspended', is('takendown'), { result: 'ended', cause: 'user-suspended', code: 'takendown' }],
    ['deactivated', is('deactivated'), { result: 'ended', cause: 'checkpoint', code: 'deactivated' }],
    ['deleted', is('deleted'), { result: 'ended', cause: 'asset-gone', code: 'deleted' }],
    [
      'gone',
      { [STATUS]: json({ error: 'RepoNotFound', message: 'x' }, 400) },
      { result: 'ended', cause: 'asset-gone', code: 'RepoNotFound' },
    ],
    ['moved', { [`GET ${PLC}/${DID}`]: document(ENTRY) }, { result: 'ended', cause: 'asset-gone', code: 'moved' }],
    [
      'given up',
      { [`GET ${PLC}/${DID}`]: json({ message: 'gone' }, 410) },
      { result: 'ended', cause: 'asset-gone', code: 'tombstone' },
    ],
    [
      'the directory is down',
      { [`GET ${PLC}/${DID}`]: down },
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_token' },
    ],
    ['no answer', { [STATUS]: page() }, { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_token' }],
  ])('is unknown to its home: %s', async (_name, routes, expected) => {
    expect(
      await bluesky.check(ctxFor(world({ [SESSION]: withNonce(401, invalid('Invalid token')), ...routes } as Routes))),
    ).toEqual(expected);
  });
  it.each([
    ['of age', invalid('Token expired'), { result: 'ended', cause: 'lifetime-ended', code: 'invalid_token' }],
    [
      'deactivated',
      json({ did: DID, handle: 'a', active: false, status: 'deactivated' }),
      { result: 'ended', cause: 'checkpoint', code: 'deactivated' },
    ],
    [
      'scope',
      json({ error: 'ScopeMissingError', message: 'Missing required scope "atproto"' }, 403),
      { result: 'alive', missing: ['atproto'] },
    ],
    ['outage', page(), inconclusive('outage')],
    ['down', down, inconclusive('unreachable')],
    ['page', page(200), inconclusive('not-understood')],
  ])('is checked: %s', async (_name, reply, expected) => {
    expect(await bluesky.check(ctxFor(world({ [SESSION]: withNonce(401, reply), ...inGoodStanding })))).toEqual(
      expected,
    );
  });
  it('without its key says nothing', async () => {
    const double = network({});
    expect(
      await bluesky.check(ctxFor(double, { extra: keep({ kind: 'key', key: '{}', issuer: PDS, pds: PDS }) })),
    ).toEqual(inconclusive('unreachable'));
    expect(await bluesky.check(ctxFor(double, { extra: 'not json' }))).toEqual(inconclusive('not-understood'));
    expect(double.asked).toHaveLength(0);
  });

  const renew = (reply: Response | (() => Response), more: Parameters<typeof ctxFor>[1] & { routes?: Routes } = {}) =>
    bluesky.renew(ctxFor(world({ [TOKEN(PDS)]: withNonce(400, reply), ...inGoodStanding, ...more.routes }), more));
  const fresh = { access_token: 'A2', token_type: 'DPoP', refresh_token: 'R2', expires_in: 3599, sub: DID };
  it('renews with its key, and ends when it was always going to end', async () => {
    expect(await renew(json(fresh))).toEqual({
      access: 'A2',
      refresh: 'R2',
      renews: 'refresh-token',
      issuedAt: NOW,
      expiresAt: NOW + 3_599_000,
      refreshExpiresAt: NOW + 5 * DAY,
      scopes: ['atproto'],
    });
  });
  it('renewed a hundred times still ends fourteen days after the sign-in', async () => {
    const start: TokenSet = { access: 'A', refresh: 'R', renews: 'refresh-token', refreshExpiresAt: NOW + 14 * DAY };
    let set = start;
    for (let hour = 1; hour <= 100; hour++) {
      const done = await renew(json(fresh), { token: set, now: NOW + hour * HOUR });
      if (isFinding(done)) throw new Error(JSON.stringify(done));
      set = done;
    }
    expect(set.refreshExpiresAt).toBe(NOW + 14 * DAY);
    expect(bluesky.renewAt(set, NOW + 14 * DAY)).toBe(null);
  });
  const gone = (words: string) => json({ error: 'invalid_grant', error_description: words }, 400);
  it.each([
    [
      'revoked',
      gone('Invalid refresh token'),
      {},
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    [
      'suspended',
      gone('Invalid refresh token'),
      { routes: is('suspended') },
      { result: 'ended', cause: 'user-suspended', code: 'suspended' },
    ],
    [
      'fourteen days are over',
      gone('Session expired'),
      {},
      { result: 'ended', cause: 'lifetime-ended', code: 'invalid_grant' },
    ],
    [
      'over, and forgotten by the server',
      gone('Invalid refresh token'),
      { token: { refreshExpiresAt: NOW } },
      { result: 'ended', cause: 'lifetime-ended', code: 'invalid_grant' },
    ],
    [
      'used by somebody else',
      gone('Refresh token replayed'),
      {},
      { result: 'ended', cause: 'replaced', code: 'invalid_grant' },
    ],
    [
      'the app’s file is gone',
      json({ error: 'invalid_client_metadata' }, 400),
      {},
      inconclusive('app-misconfigured', { code: 'invalid_client_metadata' }),
    ],
    ['bare 401', json({}, 401), {}, inconclusive('app-misconfigured', { code: '401' })],
    [
      'proof',
      json({ error: 'invalid_dpop_proof' }, 401),
      {},
      inconclusive('not-understood', { code: 'invalid_dpop_proof' }),
    ],
    ['no token', json({ did: DID }), {}, inconclusive('not-understood')],
    [
      'of somebody else',
      json({ ...fresh, sub: 'did:plc:zzzzzzzzzzzzzzzzzzzzzzzz' }),
      {},
      inconclusive('not-understood'),
    ],
    ['outage', page(), {}, inconclusive('outage')],
    [
      'the server cannot be found',
      json(fresh),
      { routes: { [SERVER(PDS)]: none } },
      inconclusive('not-understood', { code: 'NotFound' }),
    ],
  ])('is not renewed: %s', async (_name, reply, more, expected) => {
    expect(await renew(reply, more as object)).toEqual(expected);
  });
  it('is renewed while the old token lives', () => {
    const at = (token: object) => bluesky.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + HOUR })).toBe(NOW + 45 * 60_000);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 60_000 })).toBe(NOW + 45_000);
    expect(at({ expiresAt: NOW - 5 })).toBeLessThanOrEqual(NOW);
    expect(at({ expiresAt: NOW, refreshExpiresAt: NOW })).toBe(null);
    expect(at({ expiresAt: NOW, refreshExpiresAt: null })).not.toBe(null);
    expect(at({ expiresAt: NOW, renewFailedAt: NOW })).toBe(NOW + HOUR);
  });
  it('tells after a renewal that was cut off whether the refresh token was used, where the home looks tokens up', async () => {
    const unused = (reply: Response, kept = extra) =>
      bluesky.refreshTokenUnused?.(ctxFor(world({ [SESSION]: withNonce(401, reply) }), { extra: kept }));
    expect(await unused(active)).toBe(true);
    expect(await unused(invalid('Invalid token'))).toBe(false);
    expect(await unused(invalid('Token expired'))).toBe(undefined);
    expect(await unused(page())).toBe(undefined);
    expect(await unused(active, behindEntryway)).toBe(undefined);
  });
  it('is ended with a proof, and the end is tried', async () => {
    const REVOKE = (issuer: string) => `POST ${issuer}/oauth/revoke`;
    const ends = (routes: Routes, kept = extra, issuer = PDS) =>
      bluesky.revoke?.(
        ctxFor(world({ [REVOKE(issuer)]: withNonce(400, json({})), ...routes }, issuer), { extra: kept }),
      );
    expect(await ends({ [SESSION]: withNonce(401, invalid('Invalid token')) })).toBe(true);
    // It says yes to everything: only what it does then counts.
    const alive = { [SESSION]: withNonce(401, active) };
    expect(await ends({ ...alive, [TOKEN(PDS)]: withNonce(400, json(fresh)) })).toBe(false);
    expect(
      await ends({ ...alive, [TOKEN(ENTRY)]: withNonce(400, gone('Invalid refresh token')) }, behindEntryway, ENTRY),
    ).toBe(true);
    expect(await ends({ [REVOKE(PDS)]: page() })).toBe(false);
  });
});

describe('a session with an app password', () => {
  const XRPC = (method: string) =>
    `${method.startsWith('get') ? 'GET' : 'POST'} ${PDS}/xrpc/com.atproto.server.${method}`;
  const [CREATE, REFRESH, GET, DELETE] = ['createSession', 'refreshSession', 'getSession', 'deleteSession'].map(
    XRPC,
  ) as [string, string, string, string];
  const jwts = (n: number, scope = 'com.atproto.appPass') => ({
    accessJwt: jwt({ scope, sub: DID, exp: seconds(NOW) + 7200, n }),
    refreshJwt: jwt({ scope: 'com.atproto.refresh', sub: DID, exp: seconds(NOW + 90 * DAY), n }),
    did: DID,
    handle: 'anna.acme.social',
    active: true,
  });
  const PASSWORD = 'abcd-efgh-ijkl-mnop';
  const error = (status: number, name: string, message = name) => json({ error: name, message }, status);
  const wrong = error(401, 'AuthenticationRequired', 'Invalid identifier or password');

  const signIn = (reply: Routes[string]) => {
    const double = network({ [CREATE]: reply });
    const done = bluesky.signInWithPassword?.(ctxOf(double, given()), ' @anna.acme.social', PASSWORD);
    return { double, done };
  };
  it('is opened, and its password kept', async () => {
    const { double, done } = signIn(json(jwts(1)));
    expect(await done).toEqual({
      access: jwts(1).accessJwt,
      refresh: jwts(1).refreshJwt,
      renews: 'refresh-token',
      issuedAt: NOW,
      expiresAt: NOW + 2 * HOUR,
      refreshExpiresAt: null,
      extra: keep({ kind: 'session', pds: PDS, identifier: 'anna.acme.social', password: PASSWORD }),
    });
    const [asked] = double.asked;
    expect(JSON.parse(String(asked?.init.body))).toEqual({ identifier: 'anna.acme.social', password: PASSWORD });
    expect(asked?.headers.get('content-type')).toBe('application/json');
  });
  it('never keeps the main password', async () => {
    const done = await signIn(json(jwts(1, 'com.atproto.access'))).done;
    expect(JSON.stringify(done)).not.toContain(PASSWORD);
    expect(done).toMatchObject({ refreshExpiresAt: NOW + 90 * DAY });
  });
  it.each([
    ['wrong', wrong, { failed: 'denied', message: 'AuthenticationRequired: Invalid identifier or password' }],
    [
      'e-mail code',
      error(401, 'AuthFactorTokenRequired', 'A sign in code was sent'),
      { failed: 'denied', message: 'AuthFactorTokenRequired: A sign in code was sent' },
    ],
    [
      'taken down',
      error(401, 'AccountTakedown', 'Account has been taken down'),
      { failed: 'denied', message: 'AccountTakedown: Account has been taken down' },
    ],
    [
      'it repeats the password',
      error(401, 'AuthenticationRequired', `not ${PASSWORD}`),
      { failed: 'denied', message: 'AuthenticationRequired: not […]' },
    ],
    ['limit', error(429, 'RateLimitExceeded'), { failed: 'rate-limited' }],
    ['down', down, { failed: 'network-down' }],
    ['page', page(200), { failed: 'not-understood' }],
    ['no tokens', json({ did: DID }), { failed: 'not-understood' }],
  ])('is not opened: %s', async (_name, reply, refusal) => {
    expect(await signIn(reply).done).toEqual(refusal);
  });

  const withPassword = keep({ kind: 'session', pds: PDS, identifier: 'anna.acme.social', password: PASSWORD });
  const ctxFor = (routes: Routes, extra?: string): TokenCtx =>
    tokenCtxOf(
      world(routes),
      { access: jwts(1).accessJwt, refresh: jwts(1).refreshJwt, ...(extra ? { extra } : {}) },
      { account: { issuer: PDS, networkAccountId: DID, token: { renews: 'refresh-token' } } },
    );
  const STATUS = `GET ${PDS}/xrpc/com.atproto.sync.getRepoStatus`;
  const standing = { [STATUS]: json({ did: DID, active: true }) };
  const revoked = error(400, 'ExpiredToken', 'Token has been revoked');

  it('is renewed by its refresh token', async () => {
    const done = await bluesky.renew(ctxFor({ [REFRESH]: json(jwts(2)) }, withPassword));
    expect(done).toMatchObject({ refresh: jwts(2).refreshJwt, expiresAt: NOW + 2 * HOUR, extra: withPassword });
    const bare = await bluesky.renew(ctxFor({ [REFRESH]: json(jwts(2)) }));
    expect(bare).toMatchObject({ refreshExpiresAt: NOW + 90 * DAY });
  });
  it('is opened again by the password when a changed main password has ended it', async () => {
    const done = await bluesky.renew(
      ctxFor({ [REFRESH]: revoked, [CREATE]: json(jwts(3)), ...standing }, withPassword),
    );
    expect(done).toMatchObject({ access: jwts(3).accessJwt, extra: withPassword });
  });
  it.each([
    [
      'the app password was deleted',
      { [REFRESH]: revoked, [CREATE]: wrong, ...standing },
      withPassword,
      { result: 'ended', cause: 'app-removed', code: 'AuthenticationRequired' },
    ],
    [
      'suspended, which looks like a wrong password',
      { [REFRESH]: revoked, [CREATE]: wrong, [STATUS]: json({ did: DID, active: false, status: 'takendown' }) },
      withPassword,
      { result: 'ended', cause: 'user-suspended', code: 'takendown' },
    ],
    [
      'suspended',
      { [REFRESH]: error(401, 'AccountTakedown') },
      withPassword,
      { result: 'ended', cause: 'user-suspended', code: 'AccountTakedown' },
    ],
    [
      'too many log-ins',
      { [REFRESH]: revoked, [CREATE]: json({}, 429), ...standing },
      withPassword,
      inconclusive('rate-limited'),
    ],
    [
      'no log-in to be had',
      { [REFRESH]: revoked, [CREATE]: down, ...standing },
      withPassword,
      inconclusive('unreachable'),
    ],
    [
      'no password kept',
      { [REFRESH]: revoked, ...standing },
      undefined,
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'ExpiredToken' },
    ],
    [
      'no password kept, of age',
      { [REFRESH]: error(400, 'ExpiredToken', 'Token has expired'), ...standing },
      undefined,
      { result: 'ended', cause: 'lifetime-ended', code: 'ExpiredToken' },
    ],
    ['outage', { [REFRESH]: page() }, withPassword, inconclusive('outage')],
  ])('is not renewed: %s', async (_name, routes, extra, expected) => {
    expect(await bluesky.renew(ctxFor(routes as Routes, extra))).toEqual(expected);
  });
  it('is shown as a plain bearer', async () => {
    const double = ctxFor({ [GET]: json({ did: DID, handle: 'a', active: true }) });
    expect(await bluesky.check(double)).toEqual({ result: 'alive' });
    expect(await bluesky.refreshTokenUnused?.(double)).toBe(true);
  });
  it('leads to its owner’s home where no server is named', async () => {
    const at = (token: string, routes: Routes) =>
      bluesky.check(tokenCtxOf(world(routes), { access: token }, { account: { handle: 'anna' } }));
    expect(await at(jwts(1).accessJwt, { [GET]: json({ did: DID, handle: 'a' }) })).toEqual({ result: 'alive' });
    expect(await at('opaque', {})).toEqual(inconclusive('app-misconfigured'));
    expect(await at(jwts(1).accessJwt, { [`GET ${PLC}/${DID}`]: down })).toEqual(inconclusive('unreachable'));
  });
  it('is ended, and the end is tried', async () => {
    const bye = new Response('');
    expect(await bluesky.revoke?.(ctxFor({ [DELETE]: bye, [REFRESH]: revoked }))).toBe(true);
    expect(await bluesky.revoke?.(ctxFor({ [DELETE]: bye, [REFRESH]: json(jwts(2)) }))).toBe(false);
    expect(await bluesky.revoke?.(ctxFor({ [DELETE]: page() }))).toBe(false);
  });
  it('knows its tokens by their look', () => {
    expect(bluesky.looksLike?.(jwts(1).accessJwt)).toBe(true);
    for (const other of ['', 'EAAG…', PASSWORD, jwt({ sub: 'anna' }), 'a.b.c'])
      expect(bluesky.looksLike?.(other)).toBe(false);
  });
});

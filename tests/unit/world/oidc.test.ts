/**
 * The OAuth server, through its pages by plain http: sign in, consent, token, introspect, rotate, revoke.
 * @vitest-environment node
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClient, makeVisitor } from '../../world/client.ts';
import { startWorld, type World } from '../../world/world.ts';

const ISSUER = 'https://id.acme.example';
const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
const verifier = 'z'.repeat(64);
let world: World;

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

beforeAll(async () => {
  world = await startWorld({ oauth: { policy: { accessTokenSeconds: 1800 } } });
});
afterAll(() => world.close());

const post = async (path: string, form: Record<string, string>) =>
  makeClient(world.port)(ISSUER + path, { form: { client_id: 'token-health', ...form } });
const introspect = async (token: string) => (await post('/token/introspection', { token })).json();
const refresh = async (token: string) =>
  (await post('/token', { grant_type: 'refresh_token', refresh_token: token })).json();

const authorizeUrl = (more: Record<string, string>) =>
  `${ISSUER}/auth?${new URLSearchParams({
    client_id: 'token-health',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid profile offline_access',
    state: 'S',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })}`;

const signIn = async (sub: string) => {
  const visit = makeVisitor(world.port, ['id.acme.example']);
  const login = await visit(authorizeUrl({ prompt: 'consent' }));
  expect(login.text).toContain('name="password"');
  const consent = await visit(login.url, { form: { login: sub, password: 'any', decision: 'allow' } });
  expect(consent.text).toContain(`<b id="who">${sub}</b>`);
  const back = await visit(consent.url, { form: { decision: 'allow' } });
  const answer = new URL(back.url);
  expect(answer.origin + answer.pathname).toBe(REDIRECT);
  const code = answer.searchParams.get('code') ?? '';
  const got = await post('/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  });
  return { visit, tokens: got.json() as Tokens };
};

test('sign in and consent give tokens with the true end; the person is who signed in', async () => {
  const { tokens } = await signIn('anna');
  expect(tokens).toMatchObject({ expires_in: 1800, refresh_token: expect.any(String), token_type: 'Bearer' });
  expect(await introspect(tokens.access_token)).toMatchObject({ active: true, sub: 'anna', client_id: 'token-health' });
  const got = await makeClient(world.port)(`${ISSUER}/me`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(got.json()).toEqual({ sub: 'anna', name: 'Anna', preferred_username: 'anna' });
});

test('cancel comes back as access_denied, with state and issuer', async () => {
  const visit = makeVisitor(world.port, ['id.acme.example']);
  const login = await visit(authorizeUrl({}));
  const back = new URL((await visit(login.url, { form: { decision: 'cancel' } })).url);
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'S', iss: ISSUER });
});

test('prompt=none: refused to a stranger, silent for one who has agreed', async () => {
  const stranger = await makeVisitor(world.port, ['id.acme.example'])(authorizeUrl({ prompt: 'none' }));
  expect(new URL(stranger.url).searchParams.get('error')).toBe('login_required');
  const { visit } = await signIn('bert');
  const again = await visit(authorizeUrl({ prompt: 'none', scope: 'openid profile' }));
  expect(new URL(again.url).searchParams.get('code')).toBeTruthy();
});

test('rotation counts uses; a second use ends the family and is noticed', async () => {
  const { tokens } = await signIn('carla');
  const second = (await refresh(tokens.refresh_token)) as Tokens;
  expect(second.refresh_token).not.toBe(tokens.refresh_token);
  expect(world.oauth.refreshUses).toEqual([{ sub: 'carla', token: world.label(tokens.refresh_token) }]);
  expect(await refresh(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(world.oauth.reuses).toEqual([{ token: world.label(tokens.refresh_token) }]);
  expect(await introspect(second.access_token)).toEqual({ active: false });
  expect(await refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('minted tokens are real ones; a grant, a token and an account can be ended from outside', async () => {
  const { access, refresh: token } = await world.oauth.grant('doris');
  expect(await introspect(access)).toMatchObject({
    active: true,
    sub: 'doris',
    scope: 'openid profile offline_access',
  });
  world.oauth.expireToken(access);
  expect(await introspect(access)).toEqual({ active: false });
  const fresh = (await refresh(token)) as Tokens;
  expect(await introspect(fresh.access_token)).toMatchObject({ active: true });
  world.oauth.revokeToken(fresh.access_token);
  expect(await introspect(fresh.access_token)).toEqual({ active: false });
  expect(await introspect(fresh.refresh_token)).toMatchObject({ active: true });
  expect(world.oauth.revokeGrant('doris')).toBe(1);
  expect(await refresh(fresh.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  const emma = await world.oauth.grant('emma');
  world.oauth.removeAccount('emma');
  expect(await refresh(emma.refresh)).toMatchObject({ error: 'invalid_grant' });
});

test('revocation at the server ends the grant; extensions may ask across origins, strangers may not', async () => {
  const { access, refresh: token } = await world.oauth.grant('franz');
  const origin = 'chrome-extension://fanpdigaddlelbokejkojaaofnnochnh';
  const form = { client_id: 'token-health', token: access };
  const ask = (from: string) =>
    makeClient(world.port)(`${ISSUER}/token/introspection`, { form, headers: { origin: from } });
  expect((await ask(origin)).headers['access-control-allow-origin']).toBe(origin);
  expect((await ask('https://evil.example')).status).toBe(400);
  expect((await post('/token/revocation', { token })).status).toBe(200);
  expect(await introspect(access)).toEqual({ active: false });
});

test('trouble covers this host too, and no token stands in the log', async () => {
  world.trouble('id.acme.example', 'rate-limit', { seconds: 30 });
  const limited = await makeClient(world.port)(`${ISSUER}/jwks`);
  expect([limited.status, limited.headers['retry-after']]).toEqual([429, '30']);
  world.trouble('id.acme.example', 'none');
  const { access, refresh: token } = await world.oauth.grant('greta');
  const { refresh_token } = (await refresh(token)) as Tokens;
  await introspect(access);
  await introspect(refresh_token);
  const log = JSON.stringify(world.requests());
  for (const secret of [access, token, refresh_token, verifier]) expect(log).not.toContain(secret);
  expect(world.strays).toEqual([]);
});

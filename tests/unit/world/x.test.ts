/**
 * The X double: PKCE, single-use refresh tokens, replay, billed reads and account states.
 * @vitest-environment node
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../world/client.ts';
import { HOUR } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';

const API = 'https://api.x.com/2';
const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
const DEAD = { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' };
let world: World;
let ask: Client;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
});
afterAll(() => world.close());

const refresh = async (token: string, more: Record<string, string> = { client_id: 'acme-x-client' }) => {
  const got = await ask(`${API}/oauth2/token`, {
    form: { grant_type: 'refresh_token', refresh_token: token, ...more },
  });
  return got.json() as { access_token: string; refresh_token: string };
};
const me = (token: string) => ask(`${API}/users/me`, { headers: { authorization: `Bearer ${token}` } });

const verifier = 'w'.repeat(60);
const params = {
  response_type: 'code',
  client_id: 'acme-x-client',
  redirect_uri: REDIRECT,
  scope: 'users.read offline.access',
  state: 'S',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};
const allow = async () => {
  world.x.signedInAs('acme');
  const got = await ask('https://x.com/i/oauth2/authorize', { form: { ...params, decision: 'allow' } });
  world.x.signedInAs(null);
  return new URL(String(got.headers.location)).searchParams.get('code') ?? '';
};
const exchange = async (code: string, code_verifier = verifier) =>
  (
    await ask(`${API}/oauth2/token`, {
      form: {
        grant_type: 'authorization_code',
        client_id: 'acme-x-client',
        redirect_uri: REDIRECT,
        code,
        code_verifier,
      },
    })
  ).json();

test('the consent page insists on PKCE; a code works once, for 30 seconds, with its verifier', async () => {
  const { code_challenge: _, ...without } = params;
  expect((await ask(`https://x.com/i/oauth2/authorize?${new URLSearchParams(without)}`)).status).toBe(400);
  const code = await allow();
  expect(await exchange(code, 'wrong')).toMatchObject({ error_description: expect.stringContaining('code verifier') });
  expect(await exchange(code)).toMatchObject({
    token_type: 'bearer',
    expires_in: 7200,
    scope: 'users.read offline.access',
  });
  expect(await exchange(code)).toMatchObject({
    error: 'invalid_request',
    error_description: expect.stringContaining('authorization code'),
  });
  const late = await allow();
  world.advance(30_000);
  expect(await exchange(late)).toMatchObject({ error: 'invalid_request' });
});

test('a refresh token works once; a replay ends the whole family', async () => {
  const first = world.x.account('rotating').grant();
  const second = await refresh(first.refresh);
  expect(second).toMatchObject({ token_type: 'bearer', refresh_token: expect.not.stringContaining(first.refresh) });
  expect((await me(second.access_token)).status).toBe(200);
  expect(await refresh(first.refresh)).toEqual(DEAD);
  expect(world.x.replays).toMatchObject([{ account: 'rotating', token: world.label(first.refresh) }]);
  expect(await refresh(second.refresh_token)).toEqual(DEAD);
  expect((await me(second.access_token)).status).toBe(401);
});

test('who the client is: public in the body, confidential by Basic', async () => {
  world.x.app('confidential', { secret: 'sss' });
  const { refresh: token } = world.x.grant('conf', { app: world.x.app('confidential') });
  expect(await refresh(token, { client_id: 'confidential' })).toEqual({
    error: 'unauthorized_client',
    error_description: 'Missing valid authorization header',
  });
  const got = await ask(`${API}/oauth2/token`, {
    form: { grant_type: 'refresh_token', refresh_token: token },
    headers: { authorization: `Basic ${Buffer.from('confidential:sss').toString('base64')}` },
  });
  expect(got.status).toBe(200);
});

test('access tokens end after two hours, reads are counted, and the limit has its headers', async () => {
  const { access } = world.x.grant('counted');
  const before = world.x.billedReads.length;
  const got = await me(access);
  expect(got.json()).toMatchObject({ data: { username: 'counted' } });
  expect(Number(got.headers['x-rate-limit-reset'])).toBeCloseTo(world.now() / 1000 + 900, -1);
  expect(world.x.billedReads.length).toBe(before + 1);
  world.trouble('api.x.com', 'rate-limit', { seconds: 60 });
  const limited = await me(access);
  expect([limited.status, limited.json()]).toEqual([
    429,
    { title: 'Too Many Requests', type: 'about:blank', status: 429, detail: 'Too Many Requests' },
  ]);
  world.advance(2 * HOUR);
  expect((await me(access)).json()).toEqual({
    title: 'Unauthorized',
    type: 'about:blank',
    status: 401,
    detail: 'Unauthorized',
  });
  expect(world.x.billedReads.length).toBe(before + 1);
});

test('suspended, locked, app suspended, credits: each its own answer', async () => {
  const { access } = world.x.grant('states');
  world.x.suspend('states');
  expect((await me(access)).json()).toMatchObject({
    status: 403,
    type: 'https://api.twitter.com/2/problems/user-suspended',
  });
  world.x.errorShape = 'errors';
  expect((await me(access)).json()).toMatchObject({ errors: [{ type: expect.stringContaining('user-suspended') }] });
  world.x.errorShape = 'flat';
  world.x.suspend('states', false);
  world.x.lock('states');
  expect((await me(access)).status).toBe(401);
  const write = await ask(`${API}/tweets`, {
    method: 'POST',
    body: '{}',
    headers: { authorization: `Bearer ${access}` },
  });
  expect(write.json()).toMatchObject({ status: 403, detail: expect.stringContaining('temporarily locked') });
  world.x.lock('states', false);
  world.x.creditsDepleted = true;
  expect((await me(access)).status).toBe(402);
  world.x.creditsDepleted = false;
  world.x.suspendApp();
  expect((await me(access)).json()).toMatchObject({ type: expect.stringContaining('app-suspended') });
  world.x.suspendApp(world.x.app(), false);
  expect((await me(access)).status).toBe(200);
});

test('revoked by the app, removed by the person: both are dead refresh tokens', async () => {
  const one = world.x.grant('revoking');
  const revoked = await ask(`${API}/oauth2/revoke`, { form: { token: one.refresh, client_id: 'acme-x-client' } });
  expect(revoked.json()).toEqual({ revoked: true });
  expect(await refresh(one.refresh)).toEqual(DEAD);
  const two = world.x.grant('removing');
  world.x.removeApp('removing');
  expect(await refresh(two.refresh)).toEqual(DEAD);
  expect((await me(two.access)).status).toBe(401);
});

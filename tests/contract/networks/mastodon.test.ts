/** Mastodon: any server, found by its metadata or at the fixed paths; registers itself; believes a revocation when it has seen it. */
import { describe, expect, it } from 'vitest';
import { isRefusal, type SignIn } from '../../../utils/networks/define';
import mastodon from '../../../utils/networks/mastodon';
import { inconclusive, NOW, seconds } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const S = 'https://social.example';
const META = `GET ${S}/.well-known/oauth-authorization-server`;
const APPS = `POST ${S}/api/v1/apps`;
const TOKEN = `POST ${S}/oauth/token`;
const REVOKE = `POST ${S}/oauth/revoke`;
const ME = `GET ${S}/api/v1/accounts/verify_credentials`;
const INSTANCE = `GET ${S}/api/v1/instance`;
const app = { clientId: 'a-b_c', clientSecret: 's_-t', issuer: S };
const account = { issuer: S };
const metadata = {
  issuer: `${S}/`,
  authorization_endpoint: `${S}/oauth/authorize`,
  token_endpoint: `${S}/oauth/token`,
  revocation_endpoint: `${S}/oauth/revoke`,
  app_registration_endpoint: `${S}/api/v1/apps`,
  scopes_supported: ['read', 'profile', 'read:accounts'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  code_challenge_methods_supported: ['S256'],
};
const old = { [META]: json({ error: 'Not Found' }, 404), [INSTANCE]: json({ version: '4.2.10' }) };
const current = { [META]: json(metadata) };
const first = { access_token: 'T', token_type: 'Bearer', scope: 'read:accounts', created_at: seconds(NOW - DAY) };
const tokens = {
  access: 'T',
  issuedAt: NOW - DAY,
  renews: 'no',
  expiresAt: null,
  scopes: ['read:accounts'],
  lacking: [],
};
type Routes = Parameters<typeof network>[0];
const appToken = json({ access_token: 'app', token_type: 'Bearer' });

const start = (routes: Routes, options: object = {}) => {
  const double = network({ [TOKEN]: appToken, ...routes });
  const given = { redirectUri: REDIRECT, silent: false, ...options };
  return { double, result: mastodon.signIn(ctxOf(double, { app, account }), given) };
};
const begin = async (routes: Routes = current, options: object = {}): Promise<SignIn> => {
  const started = await start(routes, options).result;
  if (isRefusal(started)) throw new Error(JSON.stringify(started));
  return started;
};

describe('registration', () => {
  const register = (routes: Routes) => {
    const double = network(routes);
    return { double, result: mastodon.register?.(ctxOf(double, { account }), REDIRECT) };
  };
  it('brings a client for this server alone', async () => {
    const { double, result } = register({ ...current, [APPS]: json({ id: '1', client_id: 'C', client_secret: 'S' }) });
    expect(await result).toEqual({ clientId: 'C', clientSecret: 'S', issuer: S });
    expect(Object.fromEntries(double.asked[1]?.form ?? [])).toEqual({
      client_name: 'Token Health',
      redirect_uris: REDIRECT,
      scopes: 'read:accounts',
    });
  });
  it('asks for the scope that the server knows', async () => {
    const scopeAt = async (routes: Routes) => {
      const { double, result } = register({ ...routes, [APPS]: json({ client_id: 'C', client_secret: 'S' }) });
      await result;
      return double.asked.at(-1)?.form.get('scopes');
    };
    expect(await scopeAt({ [META]: json({ ...metadata, scopes_supported: ['profile', 'read'] }) })).toBe('profile');
    expect(await scopeAt(old)).toBe('read:accounts');
    const pixelfed = json({ version: '2.7.2 (compatible; Pixelfed 0.12.5)' });
    expect(await scopeAt({ ...old, [INSTANCE]: pixelfed })).toBe('read');
    expect(await scopeAt({ ...old, [INSTANCE]: page() })).toBe('read:accounts');
  });
  it('says why it was not let in', async () => {
    const why = (reply: Routes[string]) => register({ ...current, [APPS]: reply }).result;
    expect(await why(json({ error: 'Validation failed: no' }, 422))).toEqual({
      failed: 'app-refused',
      message: 'Validation failed: no',
    });
    expect(await why(json({ error: 'Too many requests' }, 429))).toEqual({ failed: 'rate-limited' });
    expect(await why(page())).toEqual({ failed: 'network-down' });
    expect(await why(json({ client_id: 'C' }))).toEqual({ failed: 'not-understood' });
    expect(await register({ [META]: down }).result).toEqual({ failed: 'network-down' });
    expect(await register({ [META]: page(503) }).result).toEqual({ failed: 'network-down' });
    const nowhere = ctxOf(network({}), { account: { issuer: 'http://social.example' } });
    expect(await mastodon.register?.(nowhere, REDIRECT)).toEqual({ failed: 'not-understood' });
  });
});

describe('sign-in', () => {
  it('sends a challenge only where the server lists S256', async () => {
    const opened = new URL((await begin()).url);
    expect(opened.origin + opened.pathname).toBe(`${S}/oauth/authorize`);
    expect(opened.searchParams.get('scope')).toBe('read:accounts');
    expect(opened.searchParams.get('code_challenge_method')).toBe('S256');
    expect(new URL((await begin(old)).url).searchParams.has('code_challenge')).toBe(false);
    const plain = { [META]: json({ ...metadata, code_challenge_methods_supported: ['plain'] }) };
    expect(new URL((await begin(plain)).url).searchParams.has('code_challenge')).toBe(false);
  });
  it.each([
    ['a page', page(200)],
    ['another server’s metadata', json({ ...metadata, issuer: 'https://evil.example' })],
    [
      'endpoints elsewhere',
      json({ ...metadata, authorization_endpoint: 'https://evil.example/a', token_endpoint: 'https://evil.example/t' }),
    ],
    ['endpoints in the clear', json({ ...metadata, authorization_endpoint: 'http://social.example/a' })],
  ])('goes to the fixed paths where the metadata is %s', async (_name, reply) => {
    const { double, result } = start({ ...old, [META]: reply });
    const started = await result;
    expect('url' in started && started.url.startsWith(`${S}/oauth/authorize?`)).toBe(true);
    expect(double.asked.every(each => each.url.origin === S)).toBe(true);
  });
  it('asks for what was granted, and for what a check needs besides', async () => {
    const scopeOf = async (scopes: string[]) =>
      new URL((await begin(current, { scopes })).url).searchParams.get('scope');
    expect(await scopeOf(['profile'])).toBe('profile');
    expect(await scopeOf(['write:statuses'])).toBe('write:statuses read:accounts');
  });
  it('notices an app that is gone before anything opens; other refusals do not matter here', async () => {
    const gone = json({ error: 'invalid_client', error_description: 'unknown client' }, 401);
    expect(await start({ ...current, [TOKEN]: gone }).result).toEqual({
      failed: 'app-refused',
      message: 'invalid_client',
      appGone: true,
    });
    for (const reply of [json({ error: 'unsupported_grant_type' }, 400), page(), down])
      expect(await start({ ...current, [TOKEN]: reply }).result).toHaveProperty('url');
    const without = ctxOf(network({}), { account });
    expect(await mastodon.signIn(without, { redirectUri: REDIRECT, silent: false })).toEqual({
      failed: 'app-refused',
      appGone: true,
    });
  });
  const finish = async (routes: Routes, reply: Routes[string], query?: string) => {
    const started = await begin(routes);
    const double = network({ ...routes, [TOKEN]: reply });
    const back = `${REDIRECT}?${query ?? `state=${started.state}&code=C`}`;
    return { double, started, done: await mastodon.finish(ctxOf(double, { app, account }), started, back) };
  };
  it('exchanges the code with the secret in the body, as Basic would garble it', async () => {
    const { double, started, done } = await finish(current, json(first));
    expect(done).toEqual(tokens);
    const asked = double.asked.at(-1);
    expect(asked?.headers.has('authorization')).toBe(false);
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'a-b_c',
      client_secret: 's_-t',
      code: 'C',
      redirect_uri: REDIRECT,
      code_verifier: started.verifier,
    });
    expect((await finish(old, json(first))).double.asked.at(-1)?.form.has('code_verifier')).toBe(false);
  });
  it('reads the times: seconds, none, absurd ones, and an end where there is one', async () => {
    const { created_at: _, ...undated } = first;
    expect((await finish(old, json(undated))).done).toMatchObject({ issuedAt: NOW, expiresAt: null });
    expect((await finish(old, json({ ...first, created_at: seconds(NOW + DAY) }))).done).toMatchObject({
      issuedAt: NOW,
    });
    expect((await finish(old, json({ ...first, created_at: 'x' }))).done).toMatchObject({ issuedAt: NOW });
    expect((await finish(old, json({ ...first, expires_in: 600, refresh_token: 'R' }))).done).toMatchObject({
      expiresAt: NOW + 600_000,
      renews: 'refresh-token',
      refresh: 'R',
    });
  });
  it('says why a code was not taken', async () => {
    const why = async (reply: Routes[string], query?: string) => (await finish(current, reply, query)).done;
    expect(await why(json({ error: 'invalid_client' }, 401))).toEqual({
      failed: 'app-refused',
      message: 'invalid_client',
      appGone: true,
    });
    expect(await why(json({ error: 'invalid_grant' }, 400))).toEqual({
      failed: 'app-refused',
      message: 'invalid_grant',
    });
    expect(await why(down)).toEqual({ failed: 'network-down' });
    expect(await why(json(first), 'state=other&code=C')).toEqual({ failed: 'answer-not-ours' });
    expect(await why(json(first), 'error=access_denied')).toMatchObject({ failed: 'denied' });
  });
});

describe('the account', () => {
  const me = json({ id: '14', username: 'acme', acct: 'acme', display_name: 'Acme' });
  const who = (handle: string, reply = me) =>
    mastodon.identify(tokenCtxOf(network({ [ME]: reply }), { access: 'T' }, { account: { issuer: S, handle } }));
  it('keeps the handle as it was written', async () => {
    const known = { networkAccountId: '14', name: 'Acme' };
    expect(await who('')).toEqual({ ...known, handle: 'acme' });
    expect(await who('Acme@social.example')).toEqual({ ...known, handle: 'Acme@social.example' });
    expect(await who('other@social.example')).toEqual({ ...known, handle: 'acme' });
    expect(await who('', json({ error: 'x' }, 503))).toEqual(inconclusive('outage'));
  });
  it('is asked of its own server only, with a slash at the end or without', async () => {
    const double = network({ [ME]: me });
    const ctx = tokenCtxOf(double, { access: 'T' }, { account: { issuer: `${S}/` } });
    expect(await mastodon.check(ctx)).toEqual({ result: 'alive' });
    expect(double.asked[0]?.headers.get('authorization')).toBe('Bearer T');
    expect(mastodon.hosts(`${S}/`)).toEqual(['https://social.example/*']);
    expect(mastodon.hosts('http://social.example')).toEqual([]);
    expect(mastodon.pagesAt?.(S)).toMatchObject({
      password: `${S}/auth/edit`,
      apps: `${S}/oauth/authorized_applications`,
    });
    expect(['a'.repeat(43), 'short'].map(text => mastodon.looksLike?.(text))).toEqual([true, false]);
  });
});

describe('renewal, where tokens end', () => {
  const renew = (reply: Routes[string], facts: object = {}) => {
    const token = {
      renews: 'refresh-token' as const,
      expiresAt: NOW - 1,
      scopes: ['read:accounts', 'read:lists'],
      ...facts,
    };
    const double = network({ ...old, [TOKEN]: reply });
    const ctx = tokenCtxOf(double, { access: 'T1', refresh: 'R1' }, { app, account: { issuer: S, token } });
    return mastodon.renew(ctx);
  };
  it('is due a week before, and never for what has no end', () => {
    const at = (token: object) => mastodon.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 365 * DAY })).toBe(NOW + 358 * DAY);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 600_000 })).toBe(NOW + DAY / 4);
    expect(at({ expiresAt: null })).toBe(null);
  });
  it('hands out the new pair', async () => {
    expect(await renew(json({ ...first, created_at: seconds(NOW), expires_in: 60, refresh_token: 'R2' }))).toEqual({
      access: 'T',
      refresh: 'R2',
      renews: 'refresh-token',
      issuedAt: NOW,
      expiresAt: NOW + 60_000,
      scopes: ['read:accounts', 'read:lists'],
      lacking: ['read:lists'],
    });
  });
  it.each([
    [
      'over',
      json({ error: 'invalid_grant' }, 400),
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    ['app gone', json({ error: 'invalid_client' }, 401), inconclusive('app-misconfigured', { code: 'invalid_client' })],
    ['bare 401', json({}, 401), inconclusive('app-misconfigured', { code: '401' })],
    ['no token in it', json({ hello: 1 }), inconclusive('not-understood')],
    ['outage', page(), inconclusive('outage')],
  ])('reads: %s', async (_name, reply, expected) => {
    expect(await renew(reply)).toEqual(expected);
  });
  it('is not tried on a server that is down', async () => {
    const double = network({ [META]: page() });
    const ctx = tokenCtxOf(double, { access: 'T1', refresh: 'R1' }, { app, account });
    expect(await mastodon.renew(ctx)).toEqual(inconclusive('outage'));
  });
});

it('revokes with the secret, and believes it when the token no longer works', async () => {
  const dead = json({ error: 'The access token was revoked' }, 401);
  const alive = json({ id: '14', username: 'acme' });
  const revoke = async (revoked: Routes[string], me: Routes[string]) => {
    const double = network({ ...old, [REVOKE]: revoked, [ME]: me });
    const done = await mastodon.revoke?.(tokenCtxOf(double, { access: 'T', refresh: 'R' }, { app, account }));
    return [done, double.asked.filter(each => each.to === REVOKE).map(each => each.form.get('token'))];
  };
  expect(await revoke(json({}), dead)).toEqual([true, ['R', 'T']]);
  expect(await revoke(json({}), alive)).toEqual([false, ['R', 'T']]);
  expect(await revoke(json({}), page())).toEqual([false, ['R', 'T']]);
  expect(await revoke(json({ error: 'unauthorized_client' }, 403), dead)).toEqual([false, ['R', 'T']]);
  const double = network({ ...old, [REVOKE]: json({}), [ME]: dead });
  await mastodon.revoke?.(tokenCtxOf(double, { access: 'T' }, { app, account }));
  expect(double.asked.find(each => each.to === REVOKE)?.form.get('client_secret')).toBe('s_-t');
});

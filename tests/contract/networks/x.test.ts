/** X: PKCE without a secret, single-use refresh tokens, and no read that is not paid for on purpose. */
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import x from '../../../utils/networks/x';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const HOUR = 3_600_000;
const TOKEN = 'POST https://api.x.com/2/oauth2/token';
const ME = 'GET https://api.x.com/2/users/me';
const app = { clientId: 'cid' };
const none = network({});
const fresh = {
  token_type: 'bearer',
  expires_in: 7200,
  access_token: 'A2',
  scope: 'users.read tweet.read offline.access',
  refresh_token: 'R2',
};
const tokens = {
  access: 'A2',
  refresh: 'R2',
  issuedAt: NOW,
  renews: 'refresh-token',
  expiresAt: NOW + 2 * HOUR,
  scopes: ['users.read', 'tweet.read', 'offline.access'],
  lacking: [],
};

const begin = async (): Promise<SignIn> => {
  const started = await x.signIn(ctxOf(none, { app }), { redirectUri: REDIRECT, silent: false });
  if (isRefusal(started)) throw new Error('refused');
  return started;
};

describe('sign-in', () => {
  it('opens the consent page with a challenge', async () => {
    const started = await begin();
    const opened = new URL(started.url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://x.com/i/oauth2/authorize');
    expect(opened.searchParams.get('scope')).toBe('users.read tweet.read offline.access');
    expect(opened.searchParams.get('code_challenge_method')).toBe('S256');
    expect(opened.searchParams.get('code_challenge')).toHaveLength(43);
    expect(started.url).not.toContain(started.verifier);
    expect((await begin()).state).not.toBe(started.state);
  });
  it('exchanges the code as a public client', async () => {
    const double = network({ [TOKEN]: json(fresh) });
    const started = await begin();
    expect(await x.finish(ctxOf(double, { app }), started, `${REDIRECT}?state=${started.state}&code=C`)).toEqual(
      tokens,
    );
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'cid',
      code: 'C',
      redirect_uri: REDIRECT,
      code_verifier: started.verifier,
    });
    expect(double.asked[0]?.headers.has('authorization')).toBe(false);
    expect(double.asked[0]?.init).toMatchObject({ credentials: 'omit', cache: 'no-store' });
  });
  it('shows its secret by Basic, and hides it where a broker has it', async () => {
    const started = await begin();
    const back = `${REDIRECT}?state=${started.state}&code=C`;
    const double = network({ [TOKEN]: json(fresh), 'POST https://broker.example/x': json(fresh) });
    await x.finish(ctxOf(double, { app: { ...app, clientSecret: 's' } }), started, back);
    expect(double.asked[0]?.headers.get('authorization')).toBe(`Basic ${btoa('cid:s')}`);
    await x.finish(
      ctxOf(double, { app: { ...app, clientSecret: 's', tokenEndpoint: 'https://broker.example/x' } }),
      started,
      back,
    );
    expect(double.asked[1]?.to).toBe('POST https://broker.example/x');
    expect(double.asked[1]?.headers.has('authorization')).toBe(false);
    expect(double.asked[1]?.form.get('client_id')).toBe('cid');
    expect(double.asked[1]?.form.has('client_secret')).toBe(false);
  });
  it.each([
    [
      'denied',
      (s: string) => `${REDIRECT}?error=access_denied&state=${s}`,
      { failed: 'denied', message: 'access_denied' },
    ],
    ['another state', () => `${REDIRECT}?code=C&state=other`, { failed: 'answer-not-ours' }],
    ['two states', (s: string) => `${REDIRECT}?code=C&state=${s}&state=other`, { failed: 'answer-not-ours' }],
    [
      'another issuer',
      (s: string) => `${REDIRECT}?code=C&state=${s}&iss=https://evil.example`,
      { failed: 'answer-not-ours' },
    ],
    ['no code', (s: string) => `${REDIRECT}?state=${s}`, { failed: 'not-understood' }],
  ])('refuses: %s', async (_name, redirected, refusal) => {
    const started = await begin();
    expect(await x.finish(ctxOf(none, { app }), started, redirected(started.state))).toEqual(refusal);
  });
  it('says why a code was not taken', async () => {
    const started = await begin();
    const finish = (reply: Parameters<typeof network>[0][string]) =>
      x.finish(ctxOf(network({ [TOKEN]: reply }), { app }), started, `${REDIRECT}?state=${started.state}&code=C`);
    expect(
      await finish(
        json(
          { error: 'invalid_request', error_description: 'Value passed for the authorization code was invalid.' },
          400,
        ),
      ),
    ).toEqual({
      failed: 'app-refused',
      message: 'invalid_request: Value passed for the authorization code was invalid.',
    });
    expect(await finish(down)).toEqual({ failed: 'network-down' });
    expect(await finish(page())).toEqual({ failed: 'network-down' });
    expect(await finish(json({}, 429))).toEqual({ failed: 'rate-limited' });
    expect(await finish(json({ hello: 1 }))).toEqual({ failed: 'not-understood' });
  });
});

describe('renewal', () => {
  it('is due twice a day, not every two hours', () => {
    const at = (token: object) => x.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 2 * HOUR })).toBe(NOW + 12 * HOUR);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 24 * HOUR })).toBe(NOW + 24 * HOUR - 300_000);
    expect(at({ expiresAt: NOW + 2 * HOUR })).toBe(NOW);
    expect(at({ issuedAt: NOW - 20 * HOUR, renewFailedAt: NOW })).toBe(NOW + 12 * HOUR);
    expect(x.renewAt({ renews: 'itself' }, NOW)).toBe(null);
  });
  const renew = (reply: Parameters<typeof network>[0][string], refresh: string | undefined = 'R1') => {
    const double = network({ [TOKEN]: reply });
    return {
      double,
      result: x.renew(
        tokenCtxOf(
          double,
          { access: 'A1', ...(refresh ? { refresh } : {}) },
          { app, account: { token: { renews: 'refresh-token', scopes: ['users.read'] } } },
        ),
      ),
    };
  };
  it('uses the refresh token once and hands out the new pair', async () => {
    const { double, result } = renew(json(fresh));
    expect(await result).toEqual(tokens);
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'cid',
      refresh_token: 'R1',
    });
    expect(double.asked).toHaveLength(1);
  });
  it('keeps the pair though its type is one that nobody knows: the one before is used up', async () => {
    expect(await renew(json({ ...fresh, token_type: 'mac' })).result).toMatchObject({ access: 'A2', refresh: 'R2' });
  });
  it('keeps what the answer leaves out', async () => {
    expect(await renew(json({ token_type: 'bearer', access_token: 'A2' })).result).toEqual({
      access: 'A2',
      refresh: 'R1',
      issuedAt: NOW,
      renews: 'refresh-token',
      scopes: ['users.read'],
    });
  });
  it.each([
    [
      'dead',
      json({ error: 'invalid_request', error_description: 'Value passed for the token was invalid.' }, 400),
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_request' },
    ],
    [
      'client',
      json({ error: 'unauthorized_client' }, 401),
      inconclusive('app-misconfigured', { code: 'unauthorized_client' }),
    ],
    ['bare 401', json({ title: 'Unauthorized' }, 401), inconclusive('app-misconfigured', { code: '401' })],
    ['outage', page(), inconclusive('outage')],
    [
      'truncated',
      new Response('{"access_to', { headers: { 'content-type': 'application/json' } }),
      inconclusive('not-understood'),
    ],
    ['no token in it', json({ token_type: 'bearer' }), inconclusive('not-understood')],
  ])('reads: %s', async (_name, reply, expected) => {
    expect(await renew(reply).result).toEqual(expected);
  });
  it('tells a network that is down', async () => {
    expect(await renew(down).result).toEqual(inconclusive('unreachable'));
    expect(await x.renew(tokenCtxOf(none, { access: 'A' }, { app }))).toEqual(inconclusive('app-misconfigured'));
  });
});

it('reads its user once, after a sign-in, and never to check', async () => {
  const double = network({ [ME]: json({ data: { id: '7', name: 'Acme', username: 'acme' } }) });
  const ctx = tokenCtxOf(double, { access: 'A' }, { app });
  expect(await x.identify(ctx)).toEqual({ networkAccountId: '7', handle: 'acme', name: 'Acme' });
  expect(double.asked[0]?.headers.get('authorization')).toBe('Bearer A');
  expect(x.freeCheck).toBe(false);
  expect(await x.check(ctx)).toEqual(inconclusive('billing'));
  expect(double.asked).toHaveLength(1);
  expect(
    await x.identify(tokenCtxOf(network({ [ME]: json({ title: 'CreditsDepleted' }, 402) }), { access: 'A' })),
  ).toEqual(inconclusive('billing'));
});

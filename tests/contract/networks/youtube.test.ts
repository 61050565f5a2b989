/** YouTube: consent for a refresh token, the secret in the body, a free probe, a grant that may end after seven days. */
import { describe, expect, it } from 'vitest';
import { isRefusal, type SignIn } from '../../../utils/networks/define';
import youtube from '../../../utils/networks/youtube';
import { inconclusive, NOW, seconds } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const HOUR = 3_600_000;
const READ = 'https://www.googleapis.com/auth/youtube.readonly';
const TOKEN = 'POST https://oauth2.googleapis.com/token';
const INFO = 'POST https://oauth2.googleapis.com/tokeninfo';
const CHANNELS = 'GET https://www.googleapis.com/youtube/v3/channels';
const app = { clientId: '1-a.apps.googleusercontent.com', clientSecret: 'GOCSPX-s' };
const none = network({});
const first = {
  access_token: 'ya29.2',
  expires_in: 3599,
  scope: READ,
  token_type: 'Bearer',
  refresh_token: '1//2',
};
const tokens = {
  access: 'ya29.2',
  refresh: '1//2',
  issuedAt: NOW,
  renews: 'refresh-token',
  expiresAt: NOW + 3_599_000,
  scopes: ['openid', 'email', READ],
  lacking: [],
};
const over = { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' };
const part = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');

const begin = async (options: object = {}): Promise<SignIn> => {
  const started = await youtube.signIn(ctxOf(none, { app }), { redirectUri: REDIRECT, silent: false, ...options });
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const asked = async (options: object = {}) => new URL((await begin(options)).url).searchParams;

describe('sign-in', () => {
  it('asks for consent and an account each time, or for nothing where nothing may be shown', async () => {
    const opened = await asked({ hint: 'acme@gmail.example' });
    expect(Object.fromEntries(opened)).toMatchObject({
      response_type: 'code',
      access_type: 'offline',
      prompt: 'consent select_account',
      login_hint: 'acme@gmail.example',
      scope: `openid email ${READ}`,
      code_challenge_method: 'S256',
    });
    expect((await asked({ hint: 'acmetv' })).has('login_hint')).toBe(false);
    expect((await asked({ silent: true })).get('prompt')).toBe('none');
  });
  it('asks again for what was unticked, and otherwise for what was granted', async () => {
    expect((await asked({ scopes: ['openid', 'email'] })).get('scope')).toBe(`openid email ${READ}`);
    expect((await asked({ scopes: [READ] })).get('scope')).toBe(READ);
  });
  it('wants a secret or a broker', async () => {
    const bare = ctxOf(none, { app: { clientId: 'c' } });
    expect(await youtube.signIn(bare, { redirectUri: REDIRECT, silent: false })).toEqual({ failed: 'app-refused' });
    expect(await youtube.finish(bare, await begin(), REDIRECT)).toEqual({ failed: 'app-refused' });
  });
  const finish = async (reply: object, account: object = {}, claims?: object) => {
    const started = await begin();
    const now = seconds(NOW);
    const claim = { iss: 'https://accounts.google.com', aud: app.clientId, sub: '1', iat: now, exp: now + 3600 };
    const id_token = claims && `${part({ alg: 'RS256' })}.${part({ ...claim, nonce: started.nonce, ...claims })}.c2ln`;
    const double = network({ [TOKEN]: json({ ...reply, ...(id_token ? { id_token } : {}) }) });
    const back = `${REDIRECT}?state=${started.state}&code=4%2F0C&scope=x&authuser=0&prompt=consent`;
    return { double, started, done: await youtube.finish(ctxOf(double, { app, account }), started, back) };
  };
  it('exchanges the code with the secret in the body', async () => {
    const { double, started, done } = await finish(first, {}, {});
    expect(done).toEqual(tokens);
    expect(double.asked[0]?.headers.has('authorization')).toBe(false);
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code: '4/0C',
      redirect_uri: REDIRECT,
      code_verifier: started.verifier,
    });
  });
  it('takes no ID token that is not about this sign-in', async () => {
    for (const claims of [{ nonce: 'other' }, { aud: 'other' }, { iss: 'https://evil.example' }])
      expect((await finish(first, {}, claims)).done).toEqual({ failed: 'not-understood' });
  });
  it('test mode is told by the answer', async () => {
    const { done } = await finish({ ...first, refresh_token_expires_in: 604_799 }, {}, {});
    expect(done).toEqual({ ...tokens, refreshExpiresAt: NOW + 604_799_000 });
  });
  it('never puts an hour’s access in the place of a grant that renews itself', async () => {
    const { refresh_token: _, ...online } = first;
    const account = { token: { renews: 'refresh-token' as const } };
    expect((await finish(online, account, {})).done).toEqual({ failed: 'denied', message: 'consent_required' });
    expect((await finish(online, {}, {})).done).toMatchObject({ renews: 'no' });
  });
  it('says why a code was not taken', async () => {
    const started = await begin();
    const end = (reply: Parameters<typeof network>[0][string], query = `state=${started.state}&code=C`) =>
      youtube.finish(ctxOf(network({ [TOKEN]: reply }), { app }), started, `${REDIRECT}?${query}`);
    expect(await end(json({ error: 'invalid_client', error_description: 'Unauthorized GOCSPX-s' }, 401))).toEqual({
      failed: 'app-refused',
      message: 'invalid_client: Unauthorized […]',
    });
    expect(await end(down)).toEqual({ failed: 'network-down' });
    expect(await end(json({}, 429))).toEqual({ failed: 'rate-limited' });
    expect(await end(json(first), `state=${started.state}&error=access_denied`)).toMatchObject({ failed: 'denied' });
    expect(await end(json(first), `state=${started.state}&code=C&iss=https://evil.example`)).toEqual({
      failed: 'answer-not-ours',
    });
  });
});

describe('renewal', () => {
  const renew = (reply: Parameters<typeof network>[0][string], refreshExpiresAt?: number) => {
    const facts = { renews: 'refresh-token' as const, expiresAt: NOW - HOUR, scopes: [READ] };
    const account = { token: { ...facts, ...(refreshExpiresAt ? { refreshExpiresAt } : {}) } };
    const double = network({ [TOKEN]: reply });
    return youtube.renew(tokenCtxOf(double, { access: 'ya29.1', refresh: '1//1' }, { app, account }));
  };
  it('is due every three hours, whatever the hour of the access token says', () => {
    const at = (token: object) => youtube.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + HOUR })).toBe(NOW + 3 * HOUR);
    expect(at({ expiresAt: NOW + HOUR })).toBe(NOW + HOUR - 300_000);
    expect(at({ issuedAt: NOW - 9 * HOUR, renewFailedAt: NOW })).toBe(NOW + 3 * HOUR);
    expect(at({ refreshExpiresAt: NOW })).toBe(null);
  });
  it('keeps the refresh token and its end', async () => {
    const { refresh_token: _, scope: __, ...again } = first;
    const { lacking: ___, ...kept } = { ...tokens, scopes: [READ] };
    expect(await renew(json(again), NOW + HOUR)).toEqual({ ...kept, refresh: '1//1', refreshExpiresAt: NOW + HOUR });
  });
  it.each([
    ['revoked', json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 400), over],
    ['bare 401', json({}, 401), inconclusive('app-misconfigured', { code: '401' })],
    ['no token in it', json({ token_type: 'Bearer' }), inconclusive('not-understood')],
    ['outage', page(), inconclusive('outage')],
  ])('reads: %s', async (_name, reply, expected) => {
    expect(await renew(reply)).toEqual(expected);
  });
  it('seven days are an age, not a loss', async () => {
    const dead = json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 400);
    expect(await renew(dead, NOW - 1)).toEqual({ result: 'ended', cause: 'lifetime-ended', code: 'invalid_grant' });
  });
  it('needs its app and its refresh token', async () => {
    expect(await youtube.renew(tokenCtxOf(none, { access: 'a' }, { app }))).toEqual(inconclusive('app-misconfigured'));
  });
});

describe('the account', () => {
  const UC = `UC${'a'.repeat(22)}`;
  const info = {
    aud: app.clientId,
    sub: '1099',
    email: 'acme@gmail.example',
    scope: READ,
    exp: String(seconds(NOW + HOUR)),
  };
  const channel = { id: UC, snippet: { title: 'Acme TV', customUrl: '@acmetv' } };
  const as = (routes: Parameters<typeof network>[0], account = {}) =>
    youtube.identify(tokenCtxOf(network(routes), { access: 'a' }, { account }));
  const google = { networkAccountId: '1099', handle: 'acme@gmail.example' };
  const found = { networkAccountId: UC, handle: 'acmetv', name: 'Acme TV' };
  it('is the Google account, asked for in no address and for no quota', async () => {
    const double = network({ [INFO]: json(info) });
    expect(await youtube.identify(tokenCtxOf(double, { access: 'ya29.x' }))).toEqual(google);
    expect(double.asked[0]?.url.search).toBe('');
    expect(double.asked[0]?.headers.get('authorization')).toBe('Bearer ya29.x');
  });
  it('is the channel where it is known by one, or has no other name', async () => {
    const { sub: _, ...anonymous } = info;
    expect(await as({ [INFO]: json(info), [CHANNELS]: json({ items: [channel] }) }, { networkAccountId: UC })).toEqual(
      found,
    );
    expect(await as({ [INFO]: json(anonymous), [CHANNELS]: json({ items: [channel] }) })).toEqual(found);
    expect(
      await as(
        { [INFO]: json(info), [CHANNELS]: json({ kind: 'youtube#channelListResponse' }) },
        { networkAccountId: UC },
      ),
    ).toEqual(google);
    expect(await as({ [INFO]: json(anonymous), [CHANNELS]: page() })).toEqual(inconclusive('outage'));
  });
  it('is known without the scope that its check will miss', async () => {
    expect(await as({ [INFO]: json({ ...info, scope: 'openid' }) })).toEqual(google);
  });
  it('may have no channel: no items, or an error that says so', async () => {
    const list = (reply: Response) => youtube.children?.(tokenCtxOf(network({ [CHANNELS]: reply }), { access: 'a' }));
    const signup = { error: { code: 401, errors: [{ reason: 'youtubeSignupRequired' }] } };
    expect(await list(json({ kind: 'youtube#channelListResponse' }))).toEqual([]);
    expect(await list(json(signup, 401))).toEqual([]);
    expect(await list(json({ items: [channel, {}, null] }))).toEqual([
      { network: 'youtube', kind: 'channel', ...found },
    ]);
    expect(await list(json({ items: 'x', kind: 'youtube#channelListResponse' }))).toEqual(
      inconclusive('not-understood'),
    );
    expect(await list(json({ hello: 1 }))).toEqual(inconclusive('not-understood'));
  });
});

describe('an account that is a channel', () => {
  const CHANNEL = `UC${'a'.repeat(22)}`;
  const living = json({ aud: 'c', scope: READ, exp: String(seconds(NOW + HOUR)) });
  const item = { kind: 'youtube#channel', id: CHANNEL, snippet: { title: 'Acme' } };
  const listed = json({ kind: 'youtube#channelListResponse', items: [item] });
  const nothing = json({ kind: 'youtube#channelListResponse' });
  const refused = (reason: string) => json({ error: { code: 403, message: reason, errors: [{ reason }] } }, 403);
  const check = (reply: Parameters<typeof network>[0][string]) =>
    youtube.check(
      tokenCtxOf(
        network({ [INFO]: living, [CHANNELS]: reply }),
        { access: 'ya29.1' },
        { account: { networkAccountId: CHANNEL } },
      ),
    );

  it('is looked at besides its grant', async () => {
    expect(await check(listed)).toMatchObject({ result: 'alive' });
    expect(await check(refused('authenticatedUserNotChannel'))).toMatchObject({ result: 'ended', cause: 'role-lost' });
    expect(await check(refused('channelSuspended'))).toMatchObject({ result: 'ended', cause: 'user-suspended' });
    expect(await check(nothing)).toMatchObject({ result: 'ended', cause: 'asset-gone' });
  });
  it('is only not picked where YouTube still knows it', async () => {
    expect(await check([nothing, listed])).toMatchObject({ result: 'alive', missing: ['not-listed'] });
    expect(await check(listed)).toMatchObject({ result: 'alive', missing: [] });
  });
  it('is only not picked after a renewal as well, whose token is kept', async () => {
    const renewed = (reply: Parameters<typeof network>[0][string]) =>
      youtube.renew(
        tokenCtxOf(
          network({ [TOKEN]: json(first), [CHANNELS]: reply }),
          { access: 'ya29.1', refresh: '1//1' },
          { app, account: { networkAccountId: CHANNEL } },
        ),
      );
    expect(await renewed([nothing, listed])).toMatchObject({ access: first.access_token, missing: ['not-listed'] });
    expect(await renewed(listed)).toMatchObject({ access: first.access_token, missing: [] });
    expect(await renewed(refused('quotaExceeded'))).not.toHaveProperty('missing');
  });
  it('is as well as its grant where nothing is said about it: no quota, no answer, nonsense', async () => {
    for (const reply of [refused('quotaExceeded'), page(), down, json({ error: { code: 401 } }, 401)])
      expect(await check(reply)).toMatchObject({ result: 'alive' });
  });
  it('is looked at after a renewal, too, which loses nothing', async () => {
    const double = network({ [TOKEN]: json(first), [CHANNELS]: refused('channelClosed') });
    const given = { app, account: { networkAccountId: CHANNEL } };
    expect(await youtube.renew(tokenCtxOf(double, { access: 'ya29.1', refresh: '1//1' }, given))).toMatchObject({
      result: 'ended',
      cause: 'asset-gone',
    });
  });
  it('is not asked about for a Google account', async () => {
    const double = network({ [INFO]: living });
    await youtube.check(tokenCtxOf(double, { access: 'ya29.1' }, { account: { networkAccountId: '1099' } }));
    expect(double.asked).toHaveLength(1);
  });
});

it('recognises its tokens by their shape', () => {
  expect(['ya29.a', '1//0a', 'EAAx'].map(text => youtube.looksLike?.(text))).toEqual([true, true, false]);
});

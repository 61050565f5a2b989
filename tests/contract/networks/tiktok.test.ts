/** TikTok: `client_key`, the secret in the body, two sets of lifetimes, refresh tokens that work once, errors inside HTTP 200, scopes that people untick. */
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import tiktok from '../../../utils/networks/tiktok';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TOKEN = 'POST https://open.tiktokapis.com/v2/oauth/token/';
const REVOKE = 'POST https://open.tiktokapis.com/v2/oauth/revoke/';
const INFO = 'GET https://open.tiktokapis.com/v2/user/info/';
const app = { clientId: 'awkey', clientSecret: 'shh' };
const broker = { clientId: 'awkey', clientSecret: 'left over', tokenEndpoint: 'https://broker.example/tt' };
const none = network({});
const now = {
  access_token: 'act.2',
  expires_in: 7200,
  open_id: '723f',
  refresh_expires_in: 15_552_000,
  refresh_token: 'rft.2',
  scope: 'user.info.basic,video.publish',
  token_type: 'Bearer',
};
const before = { ...now, expires_in: 86_400, refresh_expires_in: 31_536_000 };
const error = (code: string, status = 200) => json({ data: {}, error: { code, message: '', log_id: '1' } }, status);
const oauth = (name: string, status = 200) => json({ error: name, error_description: 'words', log_id: '1' }, status);

const begin = async (scopes?: string[], silent = false): Promise<SignIn> => {
  const options = { redirectUri: REDIRECT, silent, ...(scopes ? { scopes } : {}) };
  const started = await tiktok.signIn(ctxOf(none, { app }), options);
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const finish = async (
  reply: Parameters<typeof network>[0][string],
  query: string,
  scopes?: string[],
  given: object = { app },
) => {
  const double = network({ [TOKEN]: reply, [`POST ${broker.tokenEndpoint}`]: reply });
  const started = await begin(scopes);
  const result = tiktok.finish(ctxOf(double, given), started, `${REDIRECT}?${query}&state=${started.state}`);
  return { double, result: await result };
};

describe('sign-in', () => {
  it('opens the consent page with a key instead of an id, scopes with commas, and always asks who', async () => {
    const opened = new URL((await begin(['user.info.basic', 'video.publish'])).url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://www.tiktok.com/v2/auth/authorize/');
    const { state, ...rest } = Object.fromEntries(opened.searchParams);
    expect(state).toBeTruthy();
    expect(rest).toEqual({
      client_key: 'awkey',
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'user.info.basic,video.publish',
      disable_auto_auth: '1',
    });
    expect(new URL((await begin(undefined, true)).url).searchParams.has('disable_auto_auth')).toBe(false);
    const without = ctxOf(none, { app: { clientId: 'awkey' } });
    expect(await tiktok.signIn(without, { redirectUri: REDIRECT, silent: false })).toEqual({ failed: 'app-refused' });
  });
  it.each([
    ['two hours and half a year', now, 2 * HOUR, 180 * DAY],
    ['a day and a year', before, DAY, 365 * DAY],
  ])('takes lifetimes from the answer: %s', async (_name, reply, access, refresh) => {
    const { double, result } = await finish(json(reply), 'code=C', ['user.info.basic', 'video.publish']);
    expect(result).toEqual({
      access: 'act.2',
      refresh: 'rft.2',
      issuedAt: NOW,
      renews: 'refresh-token',
      expiresAt: NOW + access,
      refreshExpiresAt: NOW + refresh,
      scopes: ['user.info.basic', 'video.publish'],
      lacking: [],
    });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_key: 'awkey',
      client_secret: 'shh',
      grant_type: 'authorization_code',
      code: 'C',
      redirect_uri: REDIRECT,
    });
  });
  it.each([
    ['once', 'code=ab*1%216'],
    ['twice', 'code=ab%252A1%25216'],
  ])('decodes the code: encoded %s', async (_name, query) => {
    const { double } = await finish(json(now), query);
    expect(double.asked[0]?.form.get('code')).toBe('ab*1!6');
  });
  it('goes through the broker without a secret', async () => {
    const { double, result } = await finish(json(now), 'code=C', undefined, { app: broker });
    expect(result).toMatchObject({ access: 'act.2' });
    expect(double.asked[0]?.form.get('client_key')).toBe('awkey');
    expect(double.asked[0]?.form.has('client_secret')).toBe(false);
  });
  it.each([
    ['answer', { ...now, scope: 'user.info.basic' }, ''],
    ['redirect', { ...now, scope: undefined }, '&scopes=user.info.basic'],
  ])('remembers what was granted where it is less than was asked: by the %s', async (_name, reply, more) => {
    const { result } = await finish(json(reply), `code=C${more}`, ['user.info.basic', 'video.publish']);
    expect(result).toMatchObject({ scopes: ['user.info.basic', 'video.publish'], lacking: ['video.publish'] });
  });
  it('takes silence about scopes for all of them', async () => {
    const { result } = await finish(json({ ...now, scope: undefined }), 'code=C', ['a', 'b']);
    expect(result).toMatchObject({ scopes: ['a', 'b'] });
    expect(result).not.toHaveProperty('lacking');
  });
  it.each([
    [
      'denied',
      'error=access_denied&error_description=User+cancelled',
      { failed: 'denied', message: 'access_denied: User cancelled' },
    ],
    ['busy', 'error=temporarily_unavailable', { failed: 'network-down', message: 'temporarily_unavailable' }],
    ['scope', 'error=invalid_scope', { failed: 'app-refused', message: 'invalid_scope' }],
    ['two states', 'code=C&state=other', { failed: 'answer-not-ours' }],
    ['no code', 'scopes=a', { failed: 'not-understood' }],
  ])('refuses: %s', async (_name, query, refusal) => {
    const { double, result } = await finish(down, query);
    expect(result).toEqual(refusal);
    expect(double.asked).toHaveLength(0);
  });
  it('hands on why a code was not taken, inside HTTP 200 too', async () => {
    for (const status of [200, 400])
      expect((await finish(oauth('invalid_grant', status), 'code=C')).result).toEqual({
        failed: 'app-refused',
        message: 'invalid_grant: words',
      });
    expect((await finish(down, 'code=C')).result).toEqual({ failed: 'network-down' });
    expect((await finish(page(), 'code=C')).result).toEqual({ failed: 'network-down' });
    expect((await finish(page(200), 'code=C')).result).toEqual({ failed: 'not-understood' });
    expect((await finish(json({}, 429), 'code=C')).result).toEqual({ failed: 'rate-limited' });
  });
});

describe('renewal', () => {
  it('is due four times a day at most, and not after its end', () => {
    const at = (token: object) => tiktok.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 2 * HOUR })).toBe(NOW + 6 * HOUR);
    expect(at({ issuedAt: NOW, expiresAt: NOW + DAY })).toBe(NOW + DAY - 300_000);
    expect(at({ expiresAt: NOW + HOUR })).toBe(NOW + HOUR - 300_000);
    expect(at({})).toBe(NOW - 300_000);
    expect(at({ issuedAt: NOW - DAY, renewFailedAt: NOW })).toBe(NOW + 6 * HOUR);
    expect(at({ refreshExpiresAt: NOW })).toBe(null);
    expect(tiktok.renewAt({ renews: 'itself' }, NOW)).toBe(null);
    expect(tiktok.singleUseRefresh).toBe(true);
  });
  const renew = (reply: Parameters<typeof network>[0][string], token = {}, given: object = { app }) => {
    const double = network({ [TOKEN]: reply, [`POST ${broker.tokenEndpoint}`]: reply });
    const facts = { renews: 'refresh-token' as const, refreshExpiresAt: NOW + DAY, ...token };
    const secrets = { access: 'act.1', refresh: 'rft.1' };
    return { double, result: tiktok.renew(tokenCtxOf(double, secrets, { account: { token: facts }, ...given })) };
  };
  it('hands out the new pair, with its own ends', async () => {
    const { double, result } = renew(json(before));
    expect(await result).toEqual({
      access: 'act.2',
      refresh: 'rft.2',
      issuedAt: NOW,
      renews: 'refresh-token',
      expiresAt: NOW + DAY,
      refreshExpiresAt: NOW + 365 * DAY,
      scopes: ['user.info.basic', 'video.publish'],
      lacking: [],
    });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_key: 'awkey',
      client_secret: 'shh',
      grant_type: 'refresh_token',
      refresh_token: 'rft.1',
    });
  });
  it('keeps what was asked for, and what of it is missing', async () => {
    const scopes = ['user.info.basic', 'video.publish', 'video.list'];
    expect(await renew(json(now), { scopes }).result).toMatchObject({ scopes, lacking: ['video.list'] });
    const silent = await renew(json({ ...now, scope: undefined }), { scopes }).result;
    expect(silent).toMatchObject({ scopes });
    expect(silent).not.toHaveProperty('lacking');
  });
  it('takes the broker where there is one, and refuses to go without a secret', async () => {
    const { double, result } = renew(json(now), {}, { app: broker });
    expect(await result).toMatchObject({ access: 'act.2' });
    expect(double.asked[0]?.form.has('client_secret')).toBe(false);
    expect(await renew(json(now), {}, { app: { clientId: 'awkey' } }).result).toEqual(
      inconclusive('app-misconfigured'),
    );
  });
  it.each([
    [
      'dead',
      oauth('invalid_grant'),
      {},
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    [
      'at its end',
      oauth('invalid_grant', 400),
      { refreshExpiresAt: NOW },
      { result: 'ended', cause: 'lifetime-ended', code: 'invalid_grant' },
    ],
    [
      'access token’s end does not count',
      oauth('invalid_grant'),
      { expiresAt: NOW - DAY },
      { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_grant' },
    ],
    ['client', oauth('invalid_client', 401), {}, inconclusive('app-misconfigured', { code: 'invalid_client' })],
    ['bare 401', json({}, 401), {}, inconclusive('app-misconfigured', { code: '401' })],
    ['outage', page(), {}, inconclusive('outage')],
    ['down', down, {}, inconclusive('unreachable')],
    ['no token in it', json({ data: { user: { open_id: '1' } } }), {}, inconclusive('not-understood')],
  ])('reads: %s', async (_name, reply, token, expected) => {
    expect(await renew(reply, token).result).toEqual(expected);
  });
});

describe('check', () => {
  const good = json({ data: { user: { open_id: '723f' } }, error: { code: 'ok' } });
  const check = (reply: Response, account: object = {}) => {
    const double = network({ [INFO]: reply });
    return { double, result: tiktok.check(tokenCtxOf(double, { access: 'act.1' }, { app, account })) };
  };
  it('asks for no more than the id', async () => {
    const { double, result } = check(good);
    expect(await result).toEqual({ result: 'alive' });
    expect(double.asked[0]?.headers.get('authorization')).toBe('Bearer act.1');
    expect(double.asked[0]?.url.searchParams.get('fields')).toBe('open_id');
  });
  it('says that a scope it needs itself was not ticked', async () => {
    expect(await check(error('scope_not_authorized', 401)).result).toEqual({
      result: 'alive',
      missing: ['user.info.basic'],
    });
  });
  it('tells an end that has come from one that came early', async () => {
    const expired = { token: { renews: 'no' as const, expiresAt: NOW } };
    expect(await check(error('access_token_invalid', 401), expired).result).toMatchObject({ cause: 'lifetime-ended' });
    expect(await check(error('access_token_invalid')).result).toMatchObject({ cause: 'unknown', state: 'revoked' });
  });
});

describe('who it is', () => {
  const identify = (...replies: Response[]) => {
    const double = network({ [INFO]: replies });
    return { double, result: tiktok.identify(tokenCtxOf(double, { access: 'act.1' }, { app })) };
  };
  const user = (more: object) =>
    json({ data: { user: { open_id: '723f', display_name: 'Acme', ...more } }, error: { code: 'ok' } });
  it('has a name that people write where the scope is given', async () => {
    const { double, result } = identify(user({ username: 'acme' }));
    expect(await result).toEqual({ networkAccountId: '723f', handle: 'acme', name: 'Acme' });
    expect(double.asked).toHaveLength(1);
  });
  it.each(['scope_not_authorized', 'scope_permission_missed', 'invalid_params'])(
    'goes without it otherwise: %s',
    async code => {
      const { double, result } = identify(error(code, 400), user({}));
      expect(await result).toEqual({ networkAccountId: '723f', handle: 'Acme', name: 'Acme' });
      expect(double.asked[1]?.url.searchParams.get('fields')).toBe('open_id,display_name');
    },
  );
  it('says why it cannot tell', async () => {
    expect(await identify(error('access_token_invalid', 401)).result).toMatchObject({ result: 'ended' });
    expect(await identify(error('scope_not_authorized', 401)).result).toEqual({
      result: 'alive',
      missing: ['user.info.basic'],
    });
    const limited = identify(error('rate_limit_exceeded', 429));
    expect(await limited.result).toMatchObject({ reason: 'rate-limited' });
    expect(limited.double.asked).toHaveLength(1);
  });
});

describe('revocation', () => {
  const revoke = (routes: Parameters<typeof network>[0], token = {}, given: object = { app }) => {
    const double = network(routes);
    const account = { token: { renews: 'refresh-token' as const, ...token } };
    const secrets = { access: 'act.1', refresh: 'rft.1' };
    return { double, result: tiktok.revoke?.(tokenCtxOf(double, secrets, { account, ...given })) };
  };
  const INFO = 'GET https://open.tiktokapis.com/v2/user/info/';
  const gone = () => json({ error: { code: 'access_token_invalid' } }, 401);
  const here = () => json({ data: { user: { open_id: '1' } }, error: { code: 'ok' } });
  it('is proved by the token being refused afterwards, whatever the answer was', async () => {
    const { double, result } = revoke({ [REVOKE]: new Response(''), [INFO]: gone() });
    expect(await result).toBe(true);
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_key: 'awkey',
      client_secret: 'shh',
      token: 'act.1',
    });
    expect(await revoke({ [REVOKE]: new Response(''), [INFO]: here() }).result).toBe(false);
    expect(await revoke({ [REVOKE]: oauth('invalid_request'), [INFO]: here() }).result).toBe(false);
    expect(await revoke({ [REVOKE]: down, [INFO]: down }).result).toBe(false);
    expect(await revoke({}, {}, { app: broker }).result).toBe(false);
  });
  it('renews a token that has ended, to be able to', async () => {
    const routes = { [TOKEN]: json(now), [REVOKE]: new Response(''), [INFO]: gone() };
    const { double, result } = revoke(routes, { expiresAt: NOW });
    expect(await result).toBe(true);
    expect(double.asked[1]?.form.get('token')).toBe('act.2');
    expect(double.asked[2]?.headers.get('authorization')).toBe('Bearer act.2');
    expect(await revoke({ [TOKEN]: oauth('invalid_grant') }, { expiresAt: NOW }).result).toBe(true);
    expect(await revoke({ [TOKEN]: down }, { expiresAt: NOW }).result).toBe(false);
  });
});

it('recognises its tokens by their shape', () => {
  expect(tiktok.looksLike?.(`act.${'x'.repeat(60)}!6219.va`)).toBe(true);
  for (const other of ['act.x', `rft.${'x'.repeat(60)}`, `EAA${'x'.repeat(60)}`])
    expect(tiktok.looksLike?.(other)).toBe(false);
});

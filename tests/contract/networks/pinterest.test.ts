/** Pinterest: Basic as it stands, a renewable refresh token asked for, boards without end, and one code for every failure. */
import { describe, expect, it } from 'vitest';
import { isRefusal, type SignIn } from '../../../utils/networks/define';
import pinterest from '../../../utils/networks/pinterest';
import { inconclusive, NOW, seconds } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const API = 'https://api.pinterest.com/v5';
const TOKEN = `POST ${API}/oauth/token`;
const USER = `GET ${API}/user_account`;
const BOARDS = `GET ${API}/boards`;
const app = { clientId: '149', clientSecret: 'a-b_c' };
const broker = { clientId: '149', tokenEndpoint: 'https://broker.example/p' };
const none = network({});
const DEAD = { code: 2, message: 'Authentication failed.' };
const over = { result: 'ended', cause: 'unknown', state: 'revoked', code: '2' };
const fresh = {
  response_type: 'refresh_token',
  access_token: 'pina_2',
  token_type: 'bearer',
  expires_in: 2_592_000,
  scope: 'user_accounts:read,boards:read',
  refresh_token: 'pinr_2',
  refresh_token_expires_in: 5_184_000,
  refresh_token_expires_at: seconds(NOW + 60 * DAY),
};
const tokens = {
  access: 'pina_2',
  refresh: 'pinr_2',
  issuedAt: NOW,
  renews: 'refresh-token',
  expiresAt: NOW + 30 * DAY,
  refreshExpiresAt: NOW + 60 * DAY,
  scopes: ['user_accounts:read', 'boards:read'],
  lacking: [],
};

const begin = async (scopes?: string[]): Promise<SignIn> => {
  const options = { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) };
  const started = await pinterest.signIn(ctxOf(none, { app }), options);
  if (isRefusal(started)) throw new Error('refused');
  return started;
};

describe('sign-in', () => {
  it('opens the consent page: commas, no challenge; what was lacking is asked for again', async () => {
    const { origin, pathname, searchParams } = new URL((await begin()).url);
    expect(origin + pathname).toBe('https://www.pinterest.com/oauth/');
    expect(searchParams.get('scope')).toBe('user_accounts:read,boards:read');
    expect(searchParams.has('code_challenge')).toBe(false);
    const again = new URL((await begin(['user_accounts:read', 'pins:read'])).url);
    expect(again.searchParams.get('scope')).toBe('user_accounts:read,pins:read,boards:read');
  });
  it('wants a secret or a broker', async () => {
    const bare = ctxOf(none, { app: { clientId: '149' } });
    expect(await pinterest.signIn(bare, { redirectUri: REDIRECT, silent: false })).toEqual({ failed: 'app-refused' });
    expect(await pinterest.finish(bare, await begin(), REDIRECT)).toEqual({ failed: 'app-refused' });
    expect(
      await pinterest.renew(tokenCtxOf(none, { access: 'a', refresh: 'r' }, { app: { clientId: '149' } })),
    ).toEqual(inconclusive('app-misconfigured'));
  });
  it('exchanges the code by Basic without escapes; a broker gets no secret', async () => {
    const double = network({ [TOKEN]: json(fresh), 'POST https://broker.example/p': json(fresh) });
    const started = await begin();
    const back = `${REDIRECT}?state=${started.state}&code=C`;
    expect(await pinterest.finish(ctxOf(double, { app }), started, back)).toEqual(tokens);
    expect(double.asked[0]?.headers.get('authorization')).toBe(`Basic ${btoa('149:a-b_c')}`);
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'C',
      redirect_uri: REDIRECT,
      continuous_refresh: 'true',
    });
    await pinterest.finish(ctxOf(double, { app: { ...broker, clientSecret: 's' } }), started, back);
    expect(double.asked[1]?.to).toBe('POST https://broker.example/p');
    expect(double.asked[1]?.headers.has('authorization')).toBe(false);
    expect(double.asked[1]?.form.get('client_id')).toBe('149');
  });
  it('says why a code was not taken', async () => {
    const started = await begin();
    const finish = (reply: Parameters<typeof network>[0][string], query = `state=${started.state}&code=C`) =>
      pinterest.finish(ctxOf(network({ [TOKEN]: reply }), { app }), started, `${REDIRECT}?${query}`);
    expect(await finish(json(DEAD, 401))).toEqual({ failed: 'app-refused', message: 'Authentication failed.' });
    expect(await finish(json({ code: 7, message: 'redirect_uri … a-b_c' }, 400))).toEqual({
      failed: 'app-refused',
      message: 'redirect_uri … […]',
    });
    expect(await finish(down)).toEqual({ failed: 'network-down' });
    expect(await finish(page())).toEqual({ failed: 'network-down' });
    expect(await finish(json({}, 429))).toEqual({ failed: 'rate-limited' });
    expect(await finish(json(fresh), 'code=C&state=other')).toEqual({ failed: 'answer-not-ours' });
    expect(await finish(json(fresh), `error=access_denied&state=${started.state}`)).toMatchObject({ failed: 'denied' });
  });
  it('takes the refresh token’s end as an epoch, too', async () => {
    const { refresh_token_expires_in: _, ...epoch } = fresh;
    const started = await begin();
    const double = network({ [TOKEN]: json(epoch) });
    const done = await pinterest.finish(ctxOf(double, { app }), started, `${REDIRECT}?state=${started.state}&code=C`);
    expect(done).toEqual(tokens);
  });
});

describe('renewal', () => {
  const renew = (routes: Parameters<typeof network>[0], token: object = { access: 'pina_1', refresh: 'pinr_1' }) => {
    const double = network(routes);
    const account = { token: { renews: 'refresh-token' as const, scopes: ['boards:read'], expiresAt: NOW + DAY } };
    const given = { access: '', ...token };
    return { double, result: pinterest.renew(tokenCtxOf(double, given, { app, account })) };
  };
  it('is due a week before the end, at most once a day, never after the refresh token’s end', () => {
    const at = (token: object) => pinterest.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 30 * DAY })).toBe(NOW + 23 * DAY);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 4 * DAY })).toBe(NOW + 3 * DAY);
    expect(at({ expiresAt: NOW + 3 * DAY })).toBe(NOW - 4 * DAY);
    expect(at({ expiresAt: NOW - DAY, renewFailedAt: NOW })).toBe(NOW + DAY);
    expect(at({})).toBe(NOW);
    expect(at({ expiresAt: NOW + DAY, refreshExpiresAt: NOW })).toBe(null);
  });
  it('hands out the new pair and sends the old token once', async () => {
    const { double, result } = renew({ [TOKEN]: json(fresh) });
    expect(await result).toEqual({ ...tokens, scopes: ['boards:read', 'user_accounts:read'] });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'pinr_1',
      continuous_refresh: 'true',
    });
    expect(double.asked).toHaveLength(1);
    expect(pinterest.singleUseRefresh).toBe(true);
  });
  it('a refused refresh is a death only where the access token is dead, too', async () => {
    const user = json({ id: '7', username: 'acme' });
    expect(await renew({ [TOKEN]: json(DEAD, 401), [USER]: user }).result).toEqual(
      inconclusive('app-misconfigured', { code: '2' }),
    );
    expect(await renew({ [TOKEN]: json(DEAD, 401), [USER]: json(DEAD, 401) }).result).toEqual(over);
    expect(await renew({ [TOKEN]: json(DEAD, 401), [USER]: down }).result).toEqual(inconclusive('unreachable'));
    expect(await renew({ [TOKEN]: json(DEAD, 401) }, { refresh: 'pinr_1' }).result).toEqual(over);
  });
  it.each([
    ['outage', page(), inconclusive('outage')],
    ['bare 401', json({}, 401), inconclusive('app-misconfigured', { code: '401' })],
    ['no token in it', json({ token_type: 'bearer' }), inconclusive('not-understood')],
    ['redirect', json({ code: 7, message: 'x' }, 400), inconclusive('app-misconfigured', { code: '7' })],
  ])('reads: %s', async (_name, reply, expected) => {
    expect(await renew({ [TOKEN]: reply }).result).toEqual(expected);
  });
});

describe('boards', () => {
  const list = (reply: Parameters<typeof network>[0][string]) => {
    const double = network({ [BOARDS]: reply });
    return { double, boards: pinterest.children?.(tokenCtxOf(double, { access: 'pina_1' })) };
  };
  const board = (id: string) => ({
    network: 'pinterest',
    kind: 'board',
    networkAccountId: id,
    handle: `B${id}`,
    name: `B${id}`,
  });
  const items = (...ids: string[]) => ids.map(id => ({ id, name: `B${id}` }));
  it('are followed from bookmark to bookmark', async () => {
    const { double, boards } = list([
      json({ items: items('1', '2'), bookmark: 'x' }),
      json({ items: items('3'), bookmark: 'y' }),
      json({ items: [{ id: 4 }, { name: 'no id' }, null], bookmark: null }),
    ]);
    expect(await boards).toEqual([board('1'), board('2'), board('3'), { ...board('4'), handle: '4', name: undefined }]);
    expect(double.asked.map(each => each.url.search)).toEqual([
      '?page_size=250',
      '?page_size=250&bookmark=x',
      '?page_size=250&bookmark=y',
    ]);
    expect(double.asked[0]?.headers.get('authorization')).toBe('Bearer pina_1');
  });
  it('are no list where a bookmark comes again: nobody knows what is missing', async () => {
    const { double, boards } = list(json({ items: items('1'), bookmark: 'x' }));
    expect(await boards).toEqual(inconclusive('not-understood', { code: 'paging' }));
    expect(double.asked).toHaveLength(2);
  });
  it('half a list is none', async () => {
    const first = json({ items: items('1'), bookmark: 'x' });
    expect(await list([first, page()]).boards).toEqual(inconclusive('outage'));
    expect(await list([first, json(DEAD, 401)]).boards).toEqual(over);
    expect(await list(json({ id: '1' })).boards).toEqual(inconclusive('not-understood'));
    expect(await list(json({ code: 3, message: 'no' }, 401)).boards).toEqual({
      result: 'alive',
      missing: ['boards:read'],
    });
  });
});

it('knows who it is, and its tokens by their looks', async () => {
  const who = (reply: Response) => pinterest.identify(tokenCtxOf(network({ [USER]: reply }), { access: 'a' }));
  expect(await who(json({ id: '7', username: 'acme', business_name: 'Acme' }))).toEqual({
    networkAccountId: '7',
    handle: 'acme',
    name: 'Acme',
  });
  expect(await who(json({ username: 'acme' }))).toEqual({ networkAccountId: 'acme', handle: 'acme' });
  expect(await who(json(DEAD, 401))).toEqual(over);
  expect(['pina_x', 'pinr_x', 'EAAx'].map(text => pinterest.looksLike?.(text))).toEqual([true, true, false]);
});

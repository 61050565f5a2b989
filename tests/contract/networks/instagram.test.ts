/** Both ways to Instagram: its own login, and through Facebook. */
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import instagram from '../../../utils/networks/instagram';
import business from '../../../utils/networks/instagram-business';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const HOST = 'https://graph.instagram.com';
const ME = `GET ${HOST}/v26.0/me`;
const CODE = 'POST https://api.instagram.com/oauth/access_token';
const LONG = `GET ${HOST}/access_token`;
const REFRESH = `GET ${HOST}/refresh_access_token`;
const app = { clientId: '77', clientSecret: 'shh' };
const broker = { clientId: '77', clientSecret: 'left over', tokenEndpoint: 'https://broker.example/ig' };
const none = network({});

const begin = async (): Promise<SignIn> => {
  const started = await instagram.signIn(ctxOf(none, { app }), { redirectUri: REDIRECT, silent: false });
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const flat = { access_token: 'IGshort', user_id: 1020, permissions: ['instagram_business_basic'] };
const listed = {
  data: [
    {
      access_token: 'IGshort',
      user_id: '1020',
      permissions: 'instagram_business_basic,instagram_business_manage_comments',
    },
  ],
};
const long = { access_token: 'IGlong', token_type: 'bearer', expires_in: 5_184_000 };

describe('Instagram Login', () => {
  it('opens the consent page', async () => {
    const opened = new URL((await begin()).url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://www.instagram.com/oauth/authorize');
    expect(opened.searchParams.get('response_type')).toBe('code');
    expect(opened.searchParams.get('scope')).toBe('instagram_business_basic');
    expect(
      await instagram.signIn(ctxOf(none, { app: { clientId: '77' } }), { redirectUri: REDIRECT, silent: false }),
    ).toEqual({ failed: 'app-refused' });
  });
  it.each([
    ['flat', flat, ['instagram_business_basic']],
    ['data[]', listed, ['instagram_business_basic', 'instagram_business_manage_comments']],
  ])('takes the code to a long token: %s', async (_name, reply, scopes) => {
    const double = network({ [CODE]: json(reply), [LONG]: json(long) });
    const started = await begin();
    const done = await instagram.finish(
      ctxOf(double, { app }),
      started,
      `${REDIRECT}?code=AQC&state=${started.state}#_`,
    );
    expect(done).toEqual({
      access: 'IGlong',
      issuedAt: NOW,
      renews: 'itself',
      expiresAt: NOW + 60 * DAY,
      scopes,
      lacking: [],
    });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_id: '77',
      client_secret: 'shh',
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code: 'AQC',
    });
    expect(Object.fromEntries(double.asked[1]?.url.searchParams ?? [])).toEqual({
      grant_type: 'ig_exchange_token',
      access_token: 'IGshort',
      client_secret: 'shh',
    });
  });
  it('goes through the broker without a secret', async () => {
    const double = network({ [`POST ${broker.tokenEndpoint}`]: [json(flat), json(long)] });
    const started = await begin();
    expect(
      await instagram.finish(ctxOf(double, { app: broker }), started, `${REDIRECT}?code=AQC&state=${started.state}#_`),
    ).toMatchObject({ access: 'IGlong' });
    expect(double.asked.map(each => each.form.get('grant_type'))).toEqual(['authorization_code', 'ig_exchange_token']);
    expect(double.asked.some(each => each.form.has('client_secret'))).toBe(false);
    const once = network({
      [`POST ${broker.tokenEndpoint}`]: json({ ...long, permissions: 'instagram_business_basic' }),
    });
    expect(
      await instagram.finish(ctxOf(once, { app: broker }), started, `${REDIRECT}?code=AQC&state=${started.state}`),
    ).toMatchObject({ access: 'IGlong', scopes: ['instagram_business_basic'] });
    expect(once.asked).toHaveLength(1);
  });
  it.each([
    [
      'denied, without a state',
      () => `${REDIRECT}?error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request`,
      { failed: 'denied', message: 'access_denied: The user denied your request' },
    ],
    ['another state', () => `${REDIRECT}?code=AQC&state=other#_`, { failed: 'answer-not-ours' }],
    ['a code without state', () => `${REDIRECT}?code=AQC#_`, { failed: 'answer-not-ours' }],
    ['no code', (s: string) => `${REDIRECT}?state=${s}`, { failed: 'not-understood' }],
  ])('refuses: %s', async (_name, redirected, refusal) => {
    const started = await begin();
    expect(await instagram.finish(ctxOf(none, { app }), started, redirected(started.state))).toEqual(refusal);
  });
  it('hands on why a code was not taken, without the code', async () => {
    const finish = async (reply: Parameters<typeof network>[0]) => {
      const started = await begin();
      return instagram.finish(ctxOf(network(reply), { app }), started, `${REDIRECT}?code=AQC-1&state=${started.state}`);
    };
    const used = {
      error_type: 'OAuthException',
      code: 400,
      error_message: 'Matching code AQC-1 was not found or was already used',
    };
    expect(await finish({ [CODE]: json(used, 400) })).toEqual({
      failed: 'app-refused',
      message: 'OAuthException: Matching code […] was not found or was already used',
    });
    expect(await finish({ [CODE]: down })).toEqual({ failed: 'network-down' });
    expect(await finish({ [CODE]: page() })).toEqual({ failed: 'network-down' });
    expect(await finish({ [CODE]: page(200) })).toEqual({ failed: 'not-understood' });
    expect(await finish({ [CODE]: json(flat), [LONG]: json({}, 429) })).toEqual({ failed: 'rate-limited' });
  });
  it('is renewed when it is a day old and half its life is over, while it lives', () => {
    const at = (token: object) => instagram.renewAt({ renews: 'itself', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 60 * DAY })).toBe(NOW + 30 * DAY);
    expect(at({ issuedAt: NOW - 40 * DAY, expiresAt: NOW + 20 * DAY })).toBe(NOW - 10 * DAY);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 20 * DAY })).toBe(NOW + DAY);
    expect(at({ issuedAt: NOW })).toBe(NOW + 30 * DAY);
    expect(at({ expiresAt: NOW + 40 * DAY })).toBe(NOW + 10 * DAY);
    expect(at({ expiresAt: NOW + 10 * DAY }) ?? 0).toBeLessThanOrEqual(NOW);
    expect(at({})).toBe(NOW);
    expect(at({ renewFailedAt: NOW })).toBe(NOW + DAY);
    expect(at({ expiresAt: NOW })).toBe(null);
  });
  const renew = (routes: Parameters<typeof network>[0]) => {
    const double = network(routes);
    return {
      double,
      result: instagram.renew(
        tokenCtxOf(
          double,
          { access: 'IGold' },
          { account: { token: { renews: 'itself', scopes: ['instagram_business_basic'] } } },
        ),
      ),
    };
  };
  it('renews by GET, with no secret and no app', async () => {
    const { double, result } = renew({ [REFRESH]: json(long) });
    expect(await result).toEqual({
      access: 'IGlong',
      issuedAt: NOW,
      renews: 'itself',
      expiresAt: NOW + 60 * DAY,
      scopes: ['instagram_business_basic'],
    });
    expect(Object.fromEntries(double.asked[0]?.url.searchParams ?? [])).toEqual({
      grant_type: 'ig_refresh_token',
      access_token: 'IGold',
    });
  });
  it('says what the renewal was told: whether the token is over is for its own call to say', async () => {
    const young = { error: { code: 190, message: 'Token too young', type: 'OAuthException' } };
    const { double, result } = renew({ [REFRESH]: json(young, 400) });
    expect(await result).toMatchObject({ result: 'ended', cause: 'unknown' });
    expect(double.asked).toHaveLength(1);
    expect(await renew({ [REFRESH]: json({ error: { code: 190, error_subcode: 460 } }, 400) }).result).toMatchObject({
      cause: 'password-changed',
    });
    expect(await renew({ [REFRESH]: down }).result).toEqual(inconclusive('unreachable'));
  });
  it('checks and identifies by the professional id', async () => {
    const double = network({ [ME]: json({ user_id: '17841', username: 'acme', name: 'Acme', id: '9' }) });
    const ctx = tokenCtxOf(double, { access: 'IG' });
    expect(await instagram.check(ctx)).toEqual({ result: 'alive' });
    expect(double.asked[0]?.url.searchParams.get('fields')).toBe('user_id,username');
    expect(await instagram.identify(ctx)).toEqual({ networkAccountId: '17841', handle: 'acme', name: 'Acme' });
  });
});

const G = 'https://graph.facebook.com/v26.0';
const valid = json({
  data: { is_valid: true, expires_at: 0, data_access_expires_at: 1_800_000_000, scopes: ['instagram_basic'] },
});
const pageOf = (id: string, username?: string) => ({
  id: `p${id}`,
  name: 'Page',
  ...(username ? { instagram_business_account: { id, username, name: username.toUpperCase() } } : {}),
});

describe('Instagram through Facebook', () => {
  const fb = { clientId: '123' };
  it('checks the token, then the account', async () => {
    const double = network({
      [`GET ${G}/debug_token`]: valid,
      [`GET ${G}/17841`]: json({ id: '17841', username: 'acme' }),
    });
    const given = { app: fb, account: { networkAccountId: '17841' } };
    expect(await business.check(tokenCtxOf(double, { access: 'T' }, given))).toMatchObject({
      result: 'alive',
      expiresAt: null,
    });
    expect(double.went()).toEqual([`GET ${G}/debug_token`, `GET ${G}/17841`]);
  });
  it.each([
    [
      'unlinked',
      {
        code: 100,
        error_subcode: 33,
        message: "Object with ID '17841' does not exist, cannot be loaded due to missing permissions",
      },
      { result: 'ended', cause: 'asset-gone', code: '100/33' },
    ],
    ['role lost', { code: 100, message: 'Missing permissions' }, { result: 'ended', cause: 'role-lost', code: '100' }],
    ['limit', { code: 80002, message: 'limit' }, inconclusive('rate-limited', { code: '80002', binds: 'account' })],
    [
      'permission',
      { code: 10, message: 'no' },
      {
        result: 'alive',
        expiresAt: null,
        dataAccessEndsAt: 1_800_000_000_000,
        scopes: ['instagram_basic'],
        missing: ['instagram_basic'],
      },
    ],
  ])('says what became of the account: %s', async (_name, error, expected) => {
    const double = network({ [`GET ${G}/debug_token`]: valid, [`GET ${G}/17841`]: json({ error }, 400) });
    expect(
      await business.check(tokenCtxOf(double, { access: 'T' }, { app: fb, account: { networkAccountId: '17841' } })),
    ).toEqual(expected);
  });
  it('stops at a dead token', async () => {
    const double = network({
      [`GET ${G}/debug_token`]: json({ data: { is_valid: false, error: { code: 190, subcode: 492 } } }),
    });
    expect(
      await business.check(tokenCtxOf(double, { access: 'T' }, { app: fb, account: { networkAccountId: '17841' } })),
    ).toMatchObject({ cause: 'role-lost' });
    expect(double.asked).toHaveLength(1);
  });
  it('finds the account over several pages: by id, by handle, else the first', async () => {
    const first = json({
      data: [pageOf('1'), pageOf('2', 'beta')],
      paging: { cursors: { after: 'C2' }, next: 'https://graph.facebook.com/next' },
    });
    const second = json({ data: [pageOf('3', 'acme')], paging: { cursors: { after: 'C3' } } });
    const find = async (account: object) => {
      const double = network({ [`GET ${G}/me/accounts`]: [first, second] });
      const found = await business.identify(tokenCtxOf(double, { access: 'T' }, { app: fb, account }));
      expect(double.asked.map(each => each.url.searchParams.get('after'))).toEqual([null, 'C2']);
      return found;
    };
    expect(await find({ networkAccountId: '3', handle: 'x' })).toEqual({
      networkAccountId: '3',
      handle: 'acme',
      name: 'ACME',
    });
    expect(await find({ handle: 'Acme' })).toMatchObject({ networkAccountId: '3' });
    expect(await find({ handle: '' })).toMatchObject({ networkAccountId: '2' });
  });
  it('reads a Page token, an unlinked account, a dead token, an outage', async () => {
    const find = (accounts: Response, me: Response) =>
      business.identify(
        tokenCtxOf(network({ [`GET ${G}/me/accounts`]: accounts, [`GET ${G}/me`]: me }), { access: 'T' }, { app: fb }),
      );
    const notAUser = json(
      { error: { code: 100, message: '(#100) Tried accessing nonexisting field (accounts) on node type (Page)' } },
      400,
    );
    expect(await find(notAUser, json(pageOf('3', 'acme')))).toMatchObject({ networkAccountId: '3' });
    expect(await find(json({ data: [pageOf('1')] }), json({ id: '9' }))).toEqual({
      result: 'ended',
      cause: 'asset-gone',
    });
    expect(await find(json({ error: { code: 190, error_subcode: 460 } }, 400), page())).toMatchObject({
      result: 'ended',
      cause: 'password-changed',
    });
    expect(await find(page(), page())).toEqual(inconclusive('outage'));
    expect(await find(json({ data: [] }), page())).toEqual(inconclusive('outage'));
  });
});

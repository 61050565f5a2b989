/** Facebook: the implicit sign-in, debug_token with and without a secret, the exchange. */
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import facebook from '../../../utils/networks/facebook';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const G = 'https://graph.facebook.com/v26.0';
const app = { clientId: '123' };
const secretApp = { clientId: '123', clientSecret: 'shh' };
const none = network({});

const SCOPES = ['public_profile', 'pages_show_list', 'pages_read_engagement'];
const begin = async (
  options: { silent?: boolean; scopes?: string[] } = {},
  account: object = { handle: '' },
): Promise<SignIn> => {
  const started = await facebook.signIn(ctxOf(none, { app, account }), {
    redirectUri: REDIRECT,
    silent: false,
    ...options,
  });
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const back = (started: SignIn, fragment: string, state = started.state) =>
  `${REDIRECT}?#${fragment}&state=${encodeURIComponent(state)}`;

describe('sign-in', () => {
  it('opens the dialog for a token', async () => {
    const { url, state } = await begin();
    const opened = new URL(url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://www.facebook.com/v26.0/dialog/oauth');
    expect(Object.fromEntries(opened.searchParams)).toEqual({
      response_type: 'token',
      client_id: '123',
      redirect_uri: REDIRECT,
      state,
      scope: 'public_profile,pages_show_list,pages_read_engagement',
    });
  });
  it('asks again for exactly the scopes of a reconnect, but shows nothing when silent', async () => {
    const asked = async (silent: boolean, token?: object) =>
      new URL((await begin({ scopes: ['pages_show_list'], silent }, token ? { token } : {})).url).searchParams;
    expect((await asked(false)).get('auth_type')).toBe('rerequest');
    expect((await asked(false)).get('scope')).toBe('pages_show_list');
    expect((await asked(true)).has('auth_type')).toBe(false);
    const data = (dataAccessEndsAt: number | null) => asked(false, { renews: 'no', dataAccessEndsAt });
    expect((await data(NOW - DAY)).get('auth_type')).toBe('reauthorize');
    expect((await data(NOW + 13 * DAY)).get('auth_type')).toBe('reauthorize');
    expect((await data(NOW + 15 * DAY)).get('auth_type')).toBe('rerequest');
    expect((await data(null)).get('auth_type')).toBe('rerequest');
  });
  it('prefers the long-lived token, whose end nobody told', async () => {
    const started = await begin();
    const done = await facebook.finish(
      ctxOf(none, { app }),
      started,
      back(started, 'access_token=short&data_access_expiration_time=1808192420&expires_in=3980&long_lived_token=long'),
    );
    expect(done).toEqual({
      access: 'long',
      renews: 'no',
      issuedAt: NOW,
      dataAccessEndsAt: 1_808_192_420_000,
      scopes: SCOPES,
    });
  });
  it('takes the short one where there is no other', async () => {
    const started = await begin();
    const finish = (fragment: string) => facebook.finish(ctxOf(none, { app }), started, back(started, fragment));
    expect(await finish('access_token=short&expires_in=3600')).toEqual({
      access: 'short',
      renews: 'no',
      scopes: SCOPES,
      issuedAt: NOW,
      expiresAt: NOW + 3_600_000,
    });
    expect(await finish('access_token=short&expires_in=0&data_access_expiration_time=0')).toEqual({
      access: 'short',
      renews: 'no',
      scopes: SCOPES,
      issuedAt: NOW,
      expiresAt: null,
      dataAccessEndsAt: null,
    });
    expect(await finish('access_token=short&data_access_expiration_time=2027-02-19T12:00:00Z')).toEqual({
      access: 'short',
      renews: 'no',
      scopes: SCOPES,
      issuedAt: NOW,
      dataAccessEndsAt: Date.UTC(2027, 1, 19, 12),
    });
    expect(await finish('access_token=short&granted_scopes=public_profile%2Cpages_show_list')).toMatchObject({
      scopes: SCOPES,
      lacking: ['pages_read_engagement'],
    });
  });
  it('makes it a long one at once where a secret is at hand', async () => {
    const double = network({
      [`GET ${G}/oauth/access_token`]: json({ access_token: 'long', token_type: 'bearer', expires_in: 5_183_944 }),
    });
    const started = await begin();
    const done = await facebook.finish(
      ctxOf(double, { app: secretApp }),
      started,
      back(started, 'access_token=short&expires_in=3600'),
    );
    expect(done).toMatchObject({ access: 'long', renews: 'itself', expiresAt: NOW + 5_183_944_000 });
    expect(double.asked[0]?.url.searchParams.get('client_secret')).toBe('shh');
  });
  it('keeps the short one when that does not work', async () => {
    const double = network({ [`GET ${G}/oauth/access_token`]: down });
    const started = await begin();
    expect(
      await facebook.finish(
        ctxOf(double, { app: secretApp }),
        started,
        back(started, 'access_token=short&expires_in=3600'),
      ),
    ).toMatchObject({ access: 'short', expiresAt: NOW + 3_600_000 });
  });
  it.each([
    [
      'denied in the query',
      (s: string) =>
        `${REDIRECT}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=${s}#_=_`,
      { failed: 'denied', message: 'access_denied: Permissions error' },
    ],
    [
      'denied in the fragment',
      (s: string) => `${REDIRECT}#error=access_denied&error_reason=user_denied&state=${s}`,
      { failed: 'denied', message: 'access_denied' },
    ],
    [
      'error_code without error',
      (s: string) => `${REDIRECT}?error_code=1349126&error_message=App+not+set+up&state=${s}#_=_`,
      { failed: 'app-refused', message: '1349126: App not set up' },
    ],
    ['another state', () => `${REDIRECT}#access_token=evil&expires_in=0&state=other`, { failed: 'answer-not-ours' }],
    ['no state', () => `${REDIRECT}#access_token=evil&expires_in=0`, { failed: 'answer-not-ours' }],
    [
      'a denial with another state',
      () => `${REDIRECT}?error=access_denied&state=other#_=_`,
      { failed: 'answer-not-ours' },
    ],
    [
      'another issuer',
      (s: string) => `${REDIRECT}#access_token=evil&iss=https%3A%2F%2Fevil.example&state=${s}`,
      { failed: 'answer-not-ours' },
    ],
    [
      'another address',
      (s: string) => `https://evil.example/#access_token=evil&state=${s}`,
      { failed: 'answer-not-ours' },
    ],
    ['nothing in it', (s: string) => `${REDIRECT}?state=${s}#_=_`, { failed: 'not-understood' }],
    ['no address', () => 'about:nothing at all', { failed: 'answer-not-ours' }],
  ])('refuses: %s', async (_name, redirected, refusal) => {
    const started = await begin();
    expect(await facebook.finish(ctxOf(none, { app }), started, redirected(started.state))).toEqual(refusal);
  });
  it('needs an app', async () => {
    expect(await facebook.signIn(ctxOf(none), { redirectUri: REDIRECT, silent: false })).toEqual({
      failed: 'app-refused',
    });
  });
});

const valid = {
  data: { is_valid: true, expires_at: 1_800_000_000, data_access_expires_at: 0, scopes: ['public_profile'] },
};
const dead = { data: { is_valid: false, error: { code: 190, subcode: 460, message: 'x' } } };
const wrongSecret = { error: { code: 190, message: 'Invalid OAuth access token signature.', type: 'OAuthException' } };

describe('check', () => {
  const check = (routes: Parameters<typeof network>[0], given: Parameters<typeof tokenCtxOf>[2] = { app }) => {
    const double = network(routes);
    return { double, result: facebook.check(tokenCtxOf(double, { access: 'T' }, given)) };
  };
  it('asks the token about itself', async () => {
    const { double, result } = check({ [`GET ${G}/debug_token`]: json(valid) });
    expect(await result).toEqual({
      result: 'alive',
      expiresAt: 1_800_000_000_000,
      dataAccessEndsAt: null,
      scopes: ['public_profile'],
    });
    expect(Object.fromEntries(double.asked[0]?.url.searchParams ?? [])).toEqual({
      input_token: 'T',
      access_token: 'T',
    });
    expect(double.asked[0]?.init.credentials).toBe('omit');
  });
  it('asks as the app where it has a secret', async () => {
    const { double, result } = check({ [`GET ${G}/debug_token`]: json(dead) }, { app: secretApp });
    expect(await result).toMatchObject({ result: 'ended', cause: 'password-changed' });
    expect(double.asked[0]?.url.searchParams.get('access_token')).toBe('123|shh');
    expect(double.asked).toHaveLength(1);
  });
  it('does not take a wrong secret for a dead token', async () => {
    const { double, result } = check(
      { [`GET ${G}/debug_token`]: [json(wrongSecret, 400), json(valid)] },
      { app: secretApp },
    );
    expect(await result).toMatchObject({ result: 'alive' });
    expect(double.asked[1]?.url.searchParams.get('access_token')).toBe('T');
    expect(double.asked[1]?.url.searchParams.get('appsecret_proof')).toMatch(/^[0-9a-f]{64}$/);
  });
  it('reads the death of a token that cannot even ask about itself', async () => {
    const { double, result } = check({
      [`GET ${G}/debug_token`]: json({ error: { code: 190, error_subcode: 458, message: 'x' } }, 400),
    });
    expect(await result).toMatchObject({ result: 'ended', cause: 'app-removed' });
    expect(double.asked).toHaveLength(1);
  });
  it.each([
    [
      '100',
      {
        code: 100,
        message:
          'You must provide an app access token, or a user access token that is an owner or developer of the app',
      },
    ],
    ['200', { code: 200, message: 'Permissions error' }],
    ['10', { code: 10, message: 'Not allowed' }],
  ])('makes a plain call where self-inspection is refused with %s', async (_name, error) => {
    const { double, result } = check({
      [`GET ${G}/debug_token`]: json({ error }, 400),
      [`GET ${G}/me`]: json({ id: '1', name: 'Ada' }),
    });
    expect(await result).toEqual({ result: 'alive' });
    expect(double.went()).toEqual([`GET ${G}/debug_token`, `GET ${G}/me`]);
  });
  it('says what the network said in trouble, and asks no more', async () => {
    for (const [reply, reason] of [
      [down, 'unreachable'],
      [page(), 'outage'],
      [json({ error: { code: 4 } }, 400), 'rate-limited'],
    ] as const) {
      const { double, result } = check({ [`GET ${G}/debug_token`]: reply }, { app: secretApp });
      expect(await result).toMatchObject({ result: 'inconclusive', reason });
      expect(double.asked).toHaveLength(1);
    }
  });
  it('tells a permission that was granted once and is gone, again and again', async () => {
    const token = { renews: 'no' as const, scopes: ['public_profile', 'pages_show_list'] };
    const { result } = check({ [`GET ${G}/debug_token`]: json(valid) }, { app, account: { token } });
    const finding = await result;
    expect(finding).toMatchObject({ result: 'alive', missing: ['pages_show_list'] });
  });
});

describe('renewal', () => {
  it('is due in the last thirty days, at most once a day', () => {
    const at = (token: object) => facebook.renewAt({ renews: 'itself', ...token }, NOW);
    expect(at({ expiresAt: NOW + 50 * DAY, issuedAt: NOW - 10 * DAY })).toBe(NOW + 20 * DAY);
    expect(at({ expiresAt: NOW + 20 * DAY, issuedAt: NOW - 3_600_000 })).toBe(NOW + DAY - 3_600_000);
    expect(at({ expiresAt: NOW + 20 * DAY, issuedAt: NOW - 40 * DAY, renewFailedAt: NOW - 3_600_000 })).toBe(
      NOW + DAY - 3_600_000,
    );
    expect(at({ expiresAt: NOW + 20 * DAY }) ?? 0).toBeLessThanOrEqual(NOW);
    expect(at({ expiresAt: NOW + 3_600_000, issuedAt: NOW - 60_000 })).toBe(NOW);
    expect(at({ expiresAt: NOW - 1 })).toBe(null);
    expect(at({ expiresAt: null })).toBe(null);
    expect(at({})).toBe(null);
  });
  it('exchanges at the network, or at the broker without a secret', async () => {
    const direct = network({ [`GET ${G}/oauth/access_token`]: json({ access_token: 'new', token_type: 'bearer' }) });
    expect(await facebook.renew(tokenCtxOf(direct, { access: 'old' }, { app: secretApp }))).toEqual({
      access: 'new',
      expiresAt: null,
      issuedAt: NOW,
      renews: 'itself',
    });
    expect(direct.asked[0]?.url.searchParams.get('fb_exchange_token')).toBe('old');
    const broker = network({ 'POST https://broker.example/token': json({ access_token: 'new', expires_in: 60 }) });
    const brokered = { ...secretApp, tokenEndpoint: 'https://broker.example/token' };
    expect(await facebook.renew(tokenCtxOf(broker, { access: 'old' }, { app: brokered }))).toMatchObject({
      access: 'new',
      expiresAt: NOW + 60_000,
    });
    expect(Object.fromEntries(broker.asked[0]?.form ?? [])).toEqual({
      grant_type: 'fb_exchange_token',
      client_id: '123',
      fb_exchange_token: 'old',
    });
  });
  it('calls only a named cause a death', async () => {
    const renew = (error: object) =>
      facebook.renew(
        tokenCtxOf(
          network({ [`GET ${G}/oauth/access_token`]: json({ error }, 400) }),
          { access: 'old' },
          { app: secretApp },
        ),
      );
    expect(await renew({ code: 190, error_subcode: 463 })).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
    expect(await renew({ code: 190, message: 'odd' })).toEqual(inconclusive('not-understood', { code: '190' }));
    expect(await renew({ code: 1, message: 'Error validating client secret.' })).toMatchObject({
      reason: 'app-misconfigured',
    });
    expect(await facebook.renew(tokenCtxOf(none, { access: 'old' }, { app }))).toEqual(
      inconclusive('app-misconfigured'),
    );
  });
});

it('knows whose token it is', async () => {
  const who = (reply: Response) =>
    facebook.identify(tokenCtxOf(network({ [`GET ${G}/me`]: reply }), { access: 'T' }, { app }));
  expect(await who(json({ id: '10215', name: 'Ada Lovelace' }))).toEqual({
    networkAccountId: '10215',
    handle: 'Ada Lovelace',
    name: 'Ada Lovelace',
  });
  expect(await who(json({ error: { code: 190, error_subcode: 460 } }, 400))).toMatchObject({ result: 'ended' });
  expect(await who(page(200))).toEqual(inconclusive('not-understood'));
});

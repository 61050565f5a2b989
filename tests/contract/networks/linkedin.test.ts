/** LinkedIn: the secret, exact scopes, a year that use does not extend, tokens too young to be known, and organisations. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import linkedin from '../../../utils/networks/linkedin';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const TOKEN = 'POST https://www.linkedin.com/oauth/v2/accessToken';
const INTROSPECT = 'POST https://www.linkedin.com/oauth/v2/introspectToken';
const REVOKE = 'POST https://www.linkedin.com/oauth/v2/revoke';
const INFO = 'GET https://api.linkedin.com/v2/userinfo';
const ME = 'GET https://api.linkedin.com/v2/me';
const ACLS = 'GET https://api.linkedin.com/rest/organizationAcls';
const NAMES = 'GET https://api.linkedin.com/rest/organizations';
const URN = 'urn:li:organization:123';
const app = { clientId: '78x', clientSecret: 'shh' };
const broker = { clientId: '78x', clientSecret: 'left over', tokenEndpoint: 'https://broker.example/li' };
const none = network({});
const info = { sub: '782bbtaQ', name: 'Jana Krüger' };
const error = (status: number, serviceErrorCode: number, code: string, message = code) =>
  json({ status, serviceErrorCode, code, message }, status);
const REVOKED = error(401, 65601, 'REVOKED_ACCESS_TOKEN');
const NOT_ENOUGH = error(403, 100, 'ACCESS_DENIED', 'Not enough permissions to access: userinfo.GET.NO_VERSION');
const over = (code: string) => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });

afterEach(() => vi.useRealTimers());
/** Runs the pauses between tries. */
const patient = async <T>(work: Promise<T>): Promise<T> => {
  await vi.advanceTimersByTimeAsync(20_000);
  return work;
};

const begin = async (scopes?: string[]): Promise<SignIn> => {
  const options = { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) };
  const started = await linkedin.signIn(ctxOf(none, { app }), options);
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const fresh = {
  access_token: 'AQnew',
  expires_in: 5_184_000,
  scope: 'openid,profile,w_member_social',
  token_type: 'Bearer',
};

describe('sign-in', () => {
  it('opens the consent page, and only with a secret or a broker', async () => {
    const opened = new URL((await begin()).url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://www.linkedin.com/oauth/v2/authorization');
    expect(opened.searchParams.get('response_type')).toBe('code');
    expect(opened.searchParams.get('scope')).toBe('openid profile r_organization_admin');
    const without = ctxOf(none, { app: { clientId: '78x' } });
    expect(await linkedin.signIn(without, { redirectUri: REDIRECT, silent: false })).toEqual({ failed: 'app-refused' });
    const brokered = ctxOf(none, { app: { clientId: '78x', tokenEndpoint: broker.tokenEndpoint } });
    expect(await linkedin.signIn(brokered, { redirectUri: REDIRECT, silent: false })).toHaveProperty('state');
  });
  it('asks again for exactly the scopes it had: others would end every earlier token', async () => {
    const scopes = ['w_organization_social', 'openid', 'email'];
    expect(new URL((await begin(scopes)).url).searchParams.get('scope')).toBe('w_organization_social openid email');
  });
  it('takes the code with the secret in the body, and lifetimes from the answer', async () => {
    const reply = { ...fresh, refresh_token: 'AQr', refresh_token_expires_in: 31_536_000, id_token: 'not.read.here' };
    const double = network({ [TOKEN]: json(reply) });
    const started = await begin();
    expect(await linkedin.finish(ctxOf(double, { app }), started, `${REDIRECT}?code=C&state=${started.state}`)).toEqual(
      {
        access: 'AQnew',
        refresh: 'AQr',
        issuedAt: NOW,
        renews: 'refresh-token',
        expiresAt: NOW + 60 * DAY,
        refreshExpiresAt: NOW + 365 * DAY,
        scopes: ['openid', 'profile', 'r_organization_admin'],
        lacking: ['r_organization_admin'],
      },
    );
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_id: '78x',
      client_secret: 'shh',
      grant_type: 'authorization_code',
      code: 'C',
      redirect_uri: REDIRECT,
    });
    expect(double.asked[0]?.headers.has('authorization')).toBe(false);
  });
  it.each([
    ['commas', 'openid,profile,r_organization_admin', []],
    ['spaces', 'openid profile r_organization_admin', []],
    ['encoded', 'openid%2Cprofile%2Cr_organization_admin', []],
    ['one less', 'openid,profile', ['r_organization_admin']],
    ['not said', undefined, undefined],
  ])('asks for the same the next time, whatever it reads: %s', async (_name, scope, lacking) => {
    const double = network({ [TOKEN]: json({ access_token: 'AQ', expires_in: 60, scope }) });
    const started = await begin();
    const done = await linkedin.finish(ctxOf(double, { app }), started, `${REDIRECT}?code=C&state=${started.state}`);
    const scopes = ['openid', 'profile', 'r_organization_admin'];
    expect(done).toMatchObject({ renews: 'no', expiresAt: NOW + 60_000, scopes, ...(lacking ? { lacking } : {}) });
  });
  it('goes through the broker without a secret', async () => {
    const double = network({ [`POST ${broker.tokenEndpoint}`]: json(fresh) });
    const started = await begin();
    await linkedin.finish(ctxOf(double, { app: broker }), started, `${REDIRECT}?code=C&state=${started.state}`);
    expect(double.asked[0]?.form.get('client_id')).toBe('78x');
    expect(double.asked[0]?.form.has('client_secret')).toBe(false);
  });
  it.each([
    [
      'cancelled at the login',
      'error=user_cancelled_login&state=$',
      { failed: 'denied', message: 'user_cancelled_login' },
    ],
    ['cancelled', 'error=user_cancelled_authorize&state=$', { failed: 'denied', message: 'user_cancelled_authorize' }],
    [
      'a scope that the app has not got',
      'error=unauthorized_scope_error&error_description=Scope+r_organization_admin+is+not+authorized&state=$',
      {
        failed: 'app-refused',
        message: 'unauthorized_scope_error: Scope r_organization_admin is not authorized',
        askFor: ['openid', 'profile'],
      },
    ],
    ['another state', 'code=C&state=other', { failed: 'answer-not-ours' }],
    ['no code', 'state=$', { failed: 'not-understood' }],
  ])('refuses: %s', async (_name, query, refusal) => {
    const started = await begin();
    const back = `${REDIRECT}?${query.replace('$', started.state)}`;
    expect(await linkedin.finish(ctxOf(none, { app }), started, back)).toEqual(refusal);
  });
  it('hands on why a code was not taken, without the code', async () => {
    const finish = async (reply: Parameters<typeof network>[0][string]) => {
      const started = await begin();
      const back = `${REDIRECT}?code=AQTcode&state=${started.state}`;
      return linkedin.finish(ctxOf(network({ [TOKEN]: reply }), { app }), started, back);
    };
    const used = { error: 'invalid_request', error_description: 'authorization code AQTcode not found' };
    expect(await finish(json(used, 401))).toEqual({
      failed: 'app-refused',
      message: 'invalid_request: authorization code […] not found',
    });
    expect(await finish(down)).toEqual({ failed: 'network-down' });
    expect(await finish(page())).toEqual({ failed: 'network-down' });
    expect(await finish(page(200))).toEqual({ failed: 'not-understood' });
    expect(await finish(json({}, 429))).toEqual({ failed: 'rate-limited' });
  });
});

describe('renewal', () => {
  it('is due in the second half, until both ends are one', () => {
    const at = (token: object) => linkedin.renewAt({ renews: 'refresh-token', ...token }, NOW);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 60 * DAY, refreshExpiresAt: NOW + 365 * DAY })).toBe(NOW + 30 * DAY);
    expect(at({ expiresAt: NOW + 10 * DAY })).toBe(NOW - 20 * DAY);
    expect(at({ issuedAt: NOW, expiresAt: NOW + 5 * DAY, refreshExpiresAt: NOW + 5 * DAY })).toBe(null);
    expect(at({ expiresAt: NOW + DAY, refreshExpiresAt: NOW })).toBe(null);
    expect(at({ expiresAt: NOW, renewFailedAt: NOW })).toBe(NOW + DAY);
    expect(at({})).toBe(NOW);
    expect(linkedin.renewAt({ renews: 'itself' }, NOW)).toBe(null);
  });

  const renew = (routes: Parameters<typeof network>[0], token = {}, given: object = { app }) => {
    const double = network(routes);
    const facts = { renews: 'refresh-token' as const, scopes: ['a', 'b'], refreshExpiresAt: NOW + 100 * DAY, ...token };
    const account = { token: facts };
    const ctx = tokenCtxOf(double, { access: 'AQold', refresh: 'R1' }, { account, ...given });
    return { double, result: linkedin.renew(ctx) };
  };
  it.each([
    ['told shorter', 26_438_400 / 10, NOW + 2_643_840_000],
    ['told longer', 31_536_000, NOW + 100 * DAY],
    ['not told', undefined, NOW + 100 * DAY],
  ])('never believes a later end of the refresh token: %s', async (_name, refresh_token_expires_in, end) => {
    const reply = { ...fresh, refresh_token: 'R2', refresh_token_expires_in };
    const { double, result } = renew({ [TOKEN]: json(reply) });
    expect(await result).toEqual({
      access: 'AQnew',
      refresh: 'R2',
      issuedAt: NOW,
      renews: 'refresh-token',
      expiresAt: NOW + 60 * DAY,
      refreshExpiresAt: end,
      scopes: ['a', 'b'],
      lacking: ['a', 'b'],
    });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_id: '78x',
      client_secret: 'shh',
      grant_type: 'refresh_token',
      refresh_token: 'R1',
    });
  });
  it('takes the end that an answer tells where none was known, and keeps a token that is not repeated', async () => {
    const { result } = renew(
      { [TOKEN]: json({ ...fresh, refresh_token_expires_in: 60 }) },
      { refreshExpiresAt: undefined },
    );
    expect(await result).toMatchObject({ refresh: 'R1', refreshExpiresAt: NOW + 60_000 });
  });
  const dead = json(
    {
      error: 'invalid_request',
      error_description: 'The provided authorization grant or refresh token is invalid, expired or revoked',
    },
    400,
  );
  it('lets the access token live that outlives its refresh token', async () => {
    const active = json({ active: true, status: 'active', expires_at: (NOW + 9 * DAY) / 1000 });
    const { result } = renew({ [TOKEN]: dead, [INTROSPECT]: active });
    expect(await result).toEqual({ access: 'AQold', renews: 'no', expiresAt: NOW + 9 * DAY, scopes: ['a', 'b'] });
    expect(await renew({ [TOKEN]: dead, [INTROSPECT]: json({}, 400), [INFO]: REVOKED }).result).toEqual(over('65601'));
    expect(await renew({ [TOKEN]: dead, [INTROSPECT]: down, [INFO]: down }).result).toEqual(
      inconclusive('unreachable'),
    );
    expect(await renew({ [TOKEN]: dead }, { expiresAt: NOW }).result).toEqual(over('invalid_request'));
    const ends = { expiresAt: NOW, refreshExpiresAt: NOW };
    expect(await renew({ [TOKEN]: dead }, ends).result).toMatchObject({ cause: 'lifetime-ended' });
  });
  it.each([
    ['client', json({ error: 'invalid_client' }, 401), inconclusive('app-misconfigured', { code: 'invalid_client' })],
    ['bare 401', json({}, 401), inconclusive('app-misconfigured', { code: '401' })],
    ['outage', page(), inconclusive('outage')],
    ['nothing in it', json({ sub: '1' }), inconclusive('not-understood')],
  ])('reads: %s', async (_name, reply, expected) => {
    expect(await renew({ [TOKEN]: reply }).result).toEqual(expected);
  });
  it('needs a secret or a broker', async () => {
    expect(await renew({}, {}, { app: { clientId: '78x' } }).result).toEqual(inconclusive('app-misconfigured'));
    const double = renew({ [`POST ${broker.tokenEndpoint}`]: json(fresh) }, {}, { app: broker });
    expect(await double.result).toMatchObject({ access: 'AQnew' });
    expect(double.double.asked[0]?.form.has('client_secret')).toBe(false);
  });
});

describe('check', () => {
  const check = (routes: Parameters<typeof network>[0], account: object = {}, given: object = { app }) => {
    const double = network(routes);
    return { double, result: linkedin.check(tokenCtxOf(double, { access: 'AQ' }, { account, ...given })) };
  };
  const active = json({ active: true, status: 'active', expires_at: (NOW + DAY) / 1000, scope: 'openid,profile' });
  const withScopes = (scopes: string[], more = {}) => ({ token: { renews: 'no' as const, scopes, ...more } });

  it('introspects with the secret, and leaves the stored scopes as they are', async () => {
    const { double, result } = check({ [INTROSPECT]: active });
    expect(await result).toEqual({ result: 'alive', expiresAt: NOW + DAY, scopes: ['openid', 'profile'] });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_id: '78x',
      client_secret: 'shh',
      token: 'AQ',
    });
    expect(await check({ [INTROSPECT]: active }, withScopes(['profile', 'openid'])).result).toEqual({
      result: 'alive',
      expiresAt: NOW + DAY,
    });
  });
  it.each([
    ['wrong id', json({ error: 'invalid_request' }, 400)],
    ['wrong secret', json({ error: 'invalid_client' }, 401)],
    ['bare 401', json({}, 401)],
    ['down', down],
    ['limited', json({}, 429)],
  ])('does not take trouble with introspection for a dead token: %s', async (_name, reply) => {
    const { double, result } = check({ [INTROSPECT]: reply, [INFO]: json(info) });
    expect(await result).toEqual({ result: 'alive' });
    expect(double.asked[1]?.headers.get('authorization')).toBe('Bearer AQ');
    expect(double.asked[1]?.headers.has('linkedin-version')).toBe(false);
  });
  it('asks userinfo where the secret is not here', async () => {
    expect(await check({ [INFO]: json(info) }, {}, { app: broker }).result).toEqual({ result: 'alive' });
    expect(await check({ [INFO]: error(401, 65602, 'EXPIRED_ACCESS_TOKEN') }, {}, {}).result).toEqual({
      result: 'ended',
      cause: 'lifetime-ended',
      code: '65602',
    });
    expect(await check({ [INFO]: json({}, 401) }, {}, {}).result).toEqual({ result: 'refused', code: '401' });
  });
  it('sends a leftover secret nowhere but to the broker', async () => {
    const { double, result } = check({ [INFO]: json(info) }, {}, { app: broker });
    expect(await result).toEqual({ result: 'alive' });
    expect(double.asked).toHaveLength(1);
  });
  it('knows no lost role and no restricted API for a member', async () => {
    const adminOnly = error(403, 403, 'X', "Viewer don't have permission to the ADMIN_ONLY VisibilityReduction");
    expect(await check({ [INFO]: adminOnly }, {}, {}).result).toEqual(inconclusive('policy', { code: '403' }));
    expect(await check({ [INFO]: json({ status: 404, message: 'No' }, 404) }, {}, {}).result).toEqual(
      inconclusive('not-understood'),
    );
  });
  it('asks what the scopes allow, and misses no scope that was never given', async () => {
    expect(await check({ [ME]: json({ id: '7' }) }, withScopes(['r_liteprofile']), {}).result).toEqual({
      result: 'alive',
    });
    const posting = withScopes(['w_member_social']);
    expect(await check({ [INFO]: NOT_ENOUGH }, posting, {}).result).toEqual({ result: 'alive' });
    expect(await check({ [INFO]: NOT_ENOUGH }, withScopes(['openid']), {}).result).toEqual({
      result: 'alive',
      missing: ['openid', 'profile'],
    });
  });

  it('waits for servers that do not know a fresh token yet', async () => {
    vi.useFakeTimers();
    const young = withScopes(['openid'], { issuedAt: NOW - 10_000 });
    const soon = check({ [INFO]: [REVOKED, REVOKED, json(info)] }, young, {});
    expect(await patient(soon.result)).toEqual({ result: 'alive' });
    expect(soon.double.asked).toHaveLength(3);
    const later = check({ [INFO]: REVOKED }, young, {});
    expect(await patient(later.result)).toEqual(inconclusive('policy', { retryAt: NOW + 60_000, code: '65601' }));
    expect(later.double.asked).toHaveLength(3);
  });
  it('believes it once the token is old enough, at once', async () => {
    vi.useFakeTimers();
    for (const issuedAt of [NOW - 300_000, undefined]) {
      const { double, result } = check({ [INFO]: REVOKED }, withScopes(['openid'], { issuedAt }), {});
      expect(await result).toEqual(over('65601'));
      expect(double.asked).toHaveLength(1);
    }
  });

  const row = (organization: string, more: object = { state: 'APPROVED' }) => ({
    role: 'ADMINISTRATOR',
    organization,
    ...more,
  });
  const acls = (...elements: object[]) => json({ elements, paging: { start: 0, count: 100 } });
  const organization = { networkAccountId: URN };

  it('looks for the role of an organisation account', async () => {
    const { double, result } = check(
      { [INTROSPECT]: active, [ACLS]: acls(row('urn:li:organization:9'), row(URN)) },
      organization,
    );
    expect(await result).toMatchObject({ result: 'alive', expiresAt: NOW + DAY });
    expect(Object.fromEntries(double.asked[1]?.url.searchParams ?? [])).toEqual({
      q: 'roleAssignee',
      state: 'APPROVED',
      count: '100',
      start: '0',
    });
    expect(double.asked[1]?.headers.get('linkedin-version')).toMatch(/^20\d{4}$/);
    expect(double.asked[1]?.headers.get('x-restli-protocol-version')).toBe('2.0.0');
  });
  it.each([
    ['not in the list', acls(row('urn:li:organization:9')), { result: 'ended', cause: 'role-lost', code: 'no-role' }],
    [
      'no longer approved',
      acls(row(URN, { state: 'REVOKED' })),
      { result: 'ended', cause: 'role-lost', code: 'no-role' },
    ],
    [
      'refused for it',
      error(
        403,
        403,
        'X',
        "Viewer don't have permission to the ADMIN_ONLY VisibilityReduction for urn:li:organization:123",
      ),
      { result: 'ended', cause: 'role-lost', code: '403' },
    ],
    ['older key', acls({ organizationalTarget: URN, state: 'APPROVED' }), { result: 'alive', expiresAt: NOW + DAY }],
    ['scope missing', NOT_ENOUGH, { result: 'alive', expiresAt: NOW + DAY, missing: ['r_organization_admin'] }],
    ['old version', json({ status: 426, message: 'sunset' }, 426), inconclusive('outdated', { code: '426' })],
    ['outage', page(), inconclusive('outage')],
    ['no list at all', json({ results: {} }), inconclusive('not-understood')],
  ])('says what became of the organisation: %s', async (_name, reply, expected) => {
    const { result } = check(
      { [INTROSPECT]: json({ active: true, expires_at: (NOW + DAY) / 1000 }), [ACLS]: reply },
      organization,
    );
    expect(await result).toEqual(expected);
  });
  it('reads every page before it says that a role is lost', async () => {
    const many = Array.from({ length: 100 }, (_, i) => row(`urn:li:organization:${1000 + i}`));
    const { double, result } = check({ [INTROSPECT]: active, [ACLS]: [acls(...many), acls(row(URN))] }, organization);
    expect(await result).toMatchObject({ result: 'alive' });
    expect(double.asked.at(-1)?.url.searchParams.get('start')).toBe('100');
    const circles = check({ [INTROSPECT]: active, [ACLS]: acls(...many) }, organization);
    expect(await circles.result).toEqual(inconclusive('not-understood', { code: 'paging' }));
  });
  it('does not ask about roles for a member, nor with a token that may not read them', async () => {
    const one = check({ [INTROSPECT]: active }, { networkAccountId: '782bbtaQ' });
    expect(await one.result).toMatchObject({ result: 'alive' });
    const two = check({ [INTROSPECT]: active }, { ...organization, ...withScopes(['w_organization_social']) });
    // Whether the role still stands nobody knows: that is less than healthy.
    expect(await two.result).toMatchObject({ result: 'alive', missing: ['r_organization_admin'] });
    expect([...one.double.asked, ...two.double.asked]).toHaveLength(2);
  });
  it('stops at a dead token', async () => {
    const { double, result } = check({ [INTROSPECT]: json({ active: false, status: 'expired' }) }, organization);
    expect(await result).toMatchObject({ cause: 'lifetime-ended' });
    expect(double.asked).toHaveLength(1);
  });
});

describe('who it is', () => {
  const identify = (routes: Parameters<typeof network>[0], account: object = {}) => {
    const double = network(routes);
    return { double, result: linkedin.identify(tokenCtxOf(double, { access: 'AQ' }, { app, account })) };
  };
  const acls = (...urns: string[]) =>
    json({ elements: urns.map(organization => ({ organization, state: 'APPROVED' })), paging: { count: 100 } });
  const names = json({
    results: { 123: { localizedName: 'Acme GmbH', vanityName: 'acme' }, 9: { localizedName: 'Nine' } },
  });

  it('names a member, and keeps the id the way the account has it', async () => {
    const jana = { networkAccountId: '782bbtaQ', handle: 'Jana Krüger', name: 'Jana Krüger' };
    expect(await identify({ [INFO]: json(info) }).result).toEqual(jana);
    const urn = 'urn:li:person:782bbtaQ';
    expect(await identify({ [INFO]: json(info) }, { networkAccountId: urn }).result).toMatchObject({
      networkAccountId: urn,
    });
  });
  it('reads members of older apps', async () => {
    const me = { id: '782', vanityName: 'jana', localizedFirstName: 'Jana', localizedLastName: 'Krüger' };
    expect(await identify({ [INFO]: NOT_ENOUGH, [ME]: json(me) }).result).toEqual({
      networkAccountId: '782',
      handle: 'jana',
      name: 'Jana Krüger',
    });
    expect(await identify({ [INFO]: NOT_ENOUGH, [ME]: NOT_ENOUGH }).result).toMatchObject({
      missing: ['openid', 'profile'],
    });
    expect(await identify({ [INFO]: NOT_ENOUGH, [ME]: json({}) }).result).toEqual(inconclusive('not-understood'));
    expect(await identify({ [INFO]: page() }).result).toEqual(inconclusive('outage'));
  });
  it('asks again for a token that was made seconds ago', async () => {
    vi.useFakeTimers();
    expect(await patient(identify({ [INFO]: [REVOKED, json(info)] }).result)).toMatchObject({ handle: 'Jana Krüger' });
    const dead = identify({ [INFO]: REVOKED });
    expect(await patient(dead.result)).toEqual(over('65601'));
    expect(dead.double.asked).toHaveLength(3);
  });
  it('is the organisation where another admin signs in for it, and that person where they are none', async () => {
    expect(
      await identify({ [ACLS]: acls('urn:li:organization:9', URN), [NAMES]: names }, { networkAccountId: URN }).result,
    ).toEqual({
      networkAccountId: URN,
      handle: 'acme',
      name: 'Acme GmbH',
    });
    expect(await identify({ [ACLS]: acls(), [INFO]: json(info) }, { networkAccountId: URN }).result).toMatchObject({
      handle: 'Jana Krüger',
    });
    expect(await identify({ [ACLS]: page() }, { networkAccountId: URN }).result).toEqual(inconclusive('outage'));
  });

  it('lists organisations once each, with names asked for in one go', async () => {
    const double = network({
      [ACLS]: acls(URN, URN, 'urn:li:organization:9', 'urn:li:organization:7'),
      [NAMES]: names,
    });
    const children = await linkedin.children?.(tokenCtxOf(double, { access: 'AQ' }, { app }));
    const child = { network: 'linkedin', kind: 'organization' };
    expect(children).toEqual([
      { ...child, networkAccountId: URN, handle: 'acme', name: 'Acme GmbH' },
      { ...child, networkAccountId: 'urn:li:organization:9', handle: 'Nine', name: 'Nine' },
      { ...child, networkAccountId: 'urn:li:organization:7', handle: '7' },
    ]);
    expect(double.asked[1]?.url.search).toBe('?ids=List(123,9,7)');
  });
  it('lists none where there is none, and says why where it cannot', async () => {
    const list = (routes: Parameters<typeof network>[0]) =>
      linkedin.children?.(tokenCtxOf(network(routes), { access: 'AQ' }, { app }));
    expect(await list({ [ACLS]: acls() })).toEqual([]);
    expect(await list({ [ACLS]: NOT_ENOUGH })).toEqual({ result: 'alive', missing: ['r_organization_admin'] });
    const adminOnly = error(
      403,
      403,
      'X',
      `Viewer don't have permission to the ADMIN_ONLY VisibilityReduction for ${URN}`,
    );
    expect(await list({ [ACLS]: adminOnly })).toEqual(inconclusive('policy', { code: '403' }));
    expect(await list({ [ACLS]: acls(URN), [NAMES]: down })).toEqual(inconclusive('unreachable'));
    expect(await list({ [ACLS]: acls(URN), [NAMES]: NOT_ENOUGH })).toMatchObject([{ handle: '123' }]);
  });
});

describe('revocation', () => {
  const revoke = (routes: Parameters<typeof network>[0], given: object = { app }) => {
    const double = network(routes);
    return { double, result: linkedin.revoke?.(tokenCtxOf(double, { access: 'AQ', refresh: 'R' }, given)) };
  };
  it('is believed when the token is refused afterwards', async () => {
    const { double, result } = revoke({ [REVOKE]: json({}), [INFO]: REVOKED });
    expect(await result).toBe(true);
    expect(double.asked.map(each => each.form.get('token'))).toEqual(['R', 'AQ', null]);
    expect(await revoke({ [REVOKE]: json({}), [INFO]: json(info) }).result).toBe(false);
    expect(await revoke({ [REVOKE]: json({}, 404), [INFO]: json({}, 401) }).result).toBe(false);
    expect(await revoke({}, { app: broker }).result).toBe(false);
  });
});

it('recognises its tokens by their shape', () => {
  expect(linkedin.looksLike?.(`AQ${'x'.repeat(300)}`)).toBe(true);
  for (const other of ['AQshort', `EAA${'x'.repeat(300)}`, `AQ${'x'.repeat(300)} y`, ''])
    expect(linkedin.looksLike?.(other)).toBe(false);
});

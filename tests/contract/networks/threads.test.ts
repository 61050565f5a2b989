/** Threads: two families of hosts, one secret for the first login and none after it, and a token that tells about itself if it may. */

import { describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../../utils/kit/http';
import type { SignIn } from '../../../utils/networks/define';
import { isRefusal } from '../../../utils/networks/define';
import threads from '../../../utils/networks/threads';
import { askThreads } from '../../../utils/networks/threads/hosts';
import { inconclusive, NOW } from './answers/row';
import { ctxOf, down, json, network, page, REDIRECT, tokenCtxOf } from './double';

const DAY = 86_400_000;
const NET = 'https://graph.threads.net';
const COM = 'https://graph.threads.com';
const at = (path: string, host = NET, method = 'GET') => `${method} ${host}/${path}`;
const CODE = at('oauth/access_token', NET, 'POST');
const LONG = at('access_token');
const REFRESH = at('refresh_access_token');
const DEBUG = at('v1.0/debug_token');
const ME = at('v1.0/me');
const app = { clientId: '77', clientSecret: 'shh' };
const broker = { clientId: '77', clientSecret: 'left over', tokenEndpoint: 'https://broker.example/th' };
const none = network({});
const short = { access_token: 'THshort', user_id: 17_841 };
const long = { access_token: 'THlong', token_type: 'bearer', expires_in: 5_184_000 };
const error = (code: number, message: string, error_subcode?: number) =>
  json({ error: { message, type: 'OAuthException', code, ...(error_subcode ? { error_subcode } : {}) } }, 400);
const EXPIRED = error(190, 'Error validating access token: Session has expired on Friday, 20-Nov-26 11:00:00 PST.');

const begin = async (scopes?: string[]): Promise<SignIn> => {
  const options = { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) };
  const started = await threads.signIn(ctxOf(none, { app }), options);
  if (isRefusal(started)) throw new Error('refused');
  return started;
};
const back = (started: SignIn) => `${REDIRECT}?code=AQCode&state=${started.state}#_`;

describe('sign-in', () => {
  it('opens the consent page', async () => {
    const opened = new URL((await begin(['threads_basic', 'threads_content_publish'])).url);
    expect(`${opened.origin}${opened.pathname}`).toBe('https://threads.com/oauth/authorize');
    expect(opened.searchParams.get('response_type')).toBe('code');
    expect(opened.searchParams.get('scope')).toBe('threads_basic,threads_content_publish');
    const without = ctxOf(none, { app: { clientId: '77' } });
    expect(await threads.signIn(without, { redirectUri: REDIRECT, silent: false })).toEqual({ failed: 'app-refused' });
  });
  it('takes the code to a long token', async () => {
    const double = network({ [CODE]: json(short), [LONG]: json(long) });
    const started = await begin(['threads_basic', 'threads_delete']);
    expect(await threads.finish(ctxOf(double, { app }), started, back(started))).toEqual({
      access: 'THlong',
      issuedAt: NOW,
      renews: 'itself',
      expiresAt: NOW + 60 * DAY,
      scopes: ['threads_basic', 'threads_delete'],
    });
    expect(Object.fromEntries(double.asked[0]?.form ?? [])).toEqual({
      client_id: '77',
      client_secret: 'shh',
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code: 'AQCode',
    });
    expect(Object.fromEntries(double.asked[1]?.url.searchParams ?? [])).toEqual({
      grant_type: 'th_exchange_token',
      access_token: 'THshort',
      client_secret: 'shh',
    });
  });
  it('goes through the broker without a secret; it may do both steps at once', async () => {
    const double = network({ [`POST ${broker.tokenEndpoint}`]: [json(short), json(long)] });
    const started = await begin();
    expect(await threads.finish(ctxOf(double, { app: broker }), started, back(started))).toMatchObject({
      access: 'THlong',
    });
    expect(double.asked.map(each => each.form.get('grant_type'))).toEqual(['authorization_code', 'th_exchange_token']);
    expect(double.asked.some(each => each.form.has('client_secret'))).toBe(false);
    const once = network({ [`POST ${broker.tokenEndpoint}`]: json(long) });
    expect(await threads.finish(ctxOf(once, { app: broker }), started, back(started))).toMatchObject({
      access: 'THlong',
      scopes: ['threads_basic'],
    });
    expect(once.asked).toHaveLength(1);
  });
  it('goes to the other hosts where the first cannot be reached, and only then', async () => {
    const double = network({
      [CODE]: down,
      [at('oauth/access_token', COM, 'POST')]: json(short),
      [LONG]: down,
      [at('access_token', COM)]: json(long),
    });
    const started = await begin();
    expect(await threads.finish(ctxOf(double, { app }), started, back(started))).toMatchObject({ access: 'THlong' });
    const busy = network({ [CODE]: page() });
    expect(await threads.finish(ctxOf(busy, { app }), started, back(started))).toEqual({ failed: 'network-down' });
    expect(busy.asked).toHaveLength(1);
  });
  it.each([
    [
      'denied',
      '?error=access_denied&error_reason=user_denied&error_description=No',
      { failed: 'denied', message: 'access_denied: No' },
    ],
    ['another state', '?code=AQC&state=other#_', { failed: 'answer-not-ours' }],
    ['no code', '?state=$', { failed: 'not-understood' }],
  ])('refuses: %s', async (_name, query, refusal) => {
    const started = await begin();
    const redirected = REDIRECT + query.replace('$', started.state);
    expect(await threads.finish(ctxOf(none, { app }), started, redirected)).toEqual(refusal);
  });
  it('hands on why a code was not taken, without the code', async () => {
    const finish = async (routes: Parameters<typeof network>[0]) => {
      const started = await begin();
      return threads.finish(ctxOf(network(routes), { app }), started, back(started));
    };
    const used = { error_type: 'OAuthException', code: 400, error_message: 'Code AQCode has been used' };
    expect(await finish({ [CODE]: json(used, 400) })).toEqual({
      failed: 'app-refused',
      message: 'OAuthException: Code […] has been used',
    });
    expect(await finish({ [CODE]: page(200) })).toEqual({ failed: 'not-understood' });
    expect(await finish({ [CODE]: json(short), [LONG]: json({}, 429) })).toEqual({ failed: 'rate-limited' });
  });
});

describe('renewal', () => {
  it('is due when it is a day old and half its life is over, while it lives', () => {
    const due = (token: object) => threads.renewAt({ renews: 'itself', ...token }, NOW);
    expect(due({ issuedAt: NOW, expiresAt: NOW + 60 * DAY })).toBe(NOW + 30 * DAY);
    expect(due({ issuedAt: NOW, expiresAt: NOW + 20 * DAY })).toBe(NOW + DAY);
    expect(due({ expiresAt: NOW })).toBe(null);
  });
  const renew = (routes: Parameters<typeof network>[0]) => {
    const double = network(routes);
    const account = { token: { renews: 'itself' as const, scopes: ['threads_basic'] } };
    return { double, result: threads.renew(tokenCtxOf(double, { access: 'THold' }, { account })) };
  };
  it('needs no secret and no app', async () => {
    const { double, result } = renew({ [REFRESH]: json(long) });
    expect(await result).toEqual({
      access: 'THlong',
      issuedAt: NOW,
      renews: 'itself',
      expiresAt: NOW + 60 * DAY,
      scopes: ['threads_basic'],
    });
    expect(Object.fromEntries(double.asked[0]?.url.searchParams ?? [])).toEqual({
      grant_type: 'th_refresh_token',
      access_token: 'THold',
    });
  });
  it('goes to the other host, and says when neither can be reached', async () => {
    expect(await renew({ [REFRESH]: down, [at('refresh_access_token', COM)]: json(long) }).result).toMatchObject({
      access: 'THlong',
    });
    expect(await renew({ [REFRESH]: down, [at('refresh_access_token', COM)]: down }).result).toEqual(
      inconclusive('unreachable'),
    );
  });
  it('goes to the other host after a silence too, but does not send a code twice', async () => {
    const asked: string[] = [];
    const silent = async ({ url, method = 'GET' }: Ask): Promise<Answer> => {
      asked.push(`${method} ${new URL(url).host}`);
      return { ok: false, why: 'timeout' };
    };
    const ctx = { ...ctxOf(network({})), ask: silent };
    expect(await askThreads(ctx, 'v1.0/me', {})).toEqual({ ok: false, why: 'timeout' });
    expect(await askThreads(ctx, 'oauth/access_token', { code: 'c' }, true)).toEqual({ ok: false, why: 'timeout' });
    expect(asked).toEqual(['GET graph.threads.net', 'GET graph.threads.com', 'POST graph.threads.net']);
  });
  it('says what the renewal was told: whether the token is over is for its own call to say', async () => {
    expect(await renew({ [REFRESH]: error(190, 'Token too young') }).result).toMatchObject({ cause: 'unknown' });
    expect(await renew({ [REFRESH]: EXPIRED }).result).toMatchObject({ cause: 'lifetime-ended' });
  });
});

describe('check', () => {
  const check = (routes: Parameters<typeof network>[0], scopes?: string[]) => {
    const double = network(routes);
    const account = scopes ? { token: { renews: 'itself' as const, scopes } } : {};
    return { double, result: threads.check(tokenCtxOf(double, { access: 'TH' }, { app, account })) };
  };
  const valid = json({
    data: { is_valid: true, expires_at: 1_800_000_000, data_access_expires_at: 0, scopes: ['threads_basic'] },
  });
  it('asks the token about itself', async () => {
    const { double, result } = check({ [DEBUG]: valid });
    expect(await result).toEqual({
      result: 'alive',
      expiresAt: 1_800_000_000_000,
      dataAccessEndsAt: null,
      scopes: ['threads_basic'],
    });
    expect(Object.fromEntries(double.asked[0]?.url.searchParams ?? [])).toEqual({
      input_token: 'TH',
      access_token: 'TH',
    });
  });
  it('says which permissions were taken back', async () => {
    expect(await check({ [DEBUG]: valid }, ['threads_basic', 'threads_delete']).result).toEqual({
      result: 'alive',
      expiresAt: 1_800_000_000_000,
      dataAccessEndsAt: null,
      scopes: ['threads_basic'],
      missing: ['threads_delete'],
    });
  });
  it.each([
    ['only testers may', error(100, 'You must provide a user access token of a tester')],
    ['no permission', error(10, 'Not allowed')],
    ['a refusal without a cause', error(190, 'Invalid')],
    ['something new', json({ hello: 1 })],
  ])('makes a plain call where the token may not ask: %s', async (_name, refusal) => {
    expect(await check({ [DEBUG]: refusal, [ME]: json({ id: '9' }) }).result).toEqual({ result: 'alive' });
    expect(await check({ [DEBUG]: refusal, [ME]: error(190, 'Invalid OAuth access token.') }).result).toMatchObject({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
    });
  });
  it.each([
    ['named cause', EXPIRED, { result: 'ended', cause: 'lifetime-ended' }],
    ['password', error(190, 'x', 460), { result: 'ended', cause: 'password-changed' }],
    ['outage', page(), inconclusive('outage')],
    ['limit', error(4, 'limit'), inconclusive('rate-limited', { code: '4' })],
  ])('believes it at once: %s', async (_name, reply, expected) => {
    const { double, result } = check({ [DEBUG]: reply });
    expect(await result).toMatchObject(expected);
    expect(double.asked).toHaveLength(1);
  });
});

it('identifies by id, and has no revocation to offer', async () => {
  const identify = (reply: Response) =>
    threads.identify(tokenCtxOf(network({ [ME]: reply }), { access: 'TH' }, { app }));
  expect(await identify(json({ id: '9001', username: 'acme', name: 'Acme' }))).toEqual({
    networkAccountId: '9001',
    handle: 'acme',
    name: 'Acme',
  });
  expect(await identify(json({ data: [] }))).toEqual(inconclusive('not-understood'));
  expect(await identify(EXPIRED)).toMatchObject({ result: 'ended' });
  expect(threads.revoke).toBeUndefined();
});

it('recognises its tokens by their shape', () => {
  expect(threads.looksLike?.(`THAA${'x'.repeat(60)}`)).toBe(true);
  for (const other of ['THAAx', `EAA${'x'.repeat(60)}`, 'TH|1|secret', ''])
    expect(threads.looksLike?.(other)).toBe(false);
});

/**
 * LinkedIn's double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeAsk } from '../../../utils/kit/http';
import { isFinding, isRefusal, type TokenCtx, type TokenSet } from '../../../utils/networks/define';
import linkedin from '../../../utils/networks/linkedin';
import { makeClient, makeVisitor } from '../../world/client.ts';
import { DAY } from '../../world/core/clock.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';

const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
let world: World;
let reach: typeof fetch;

beforeAll(async () => {
  world = await startWorld();
  reach = fetchFrom(makeClient(world.port));
});
afterAll(() => world.close());
afterEach(() => {
  world.trouble('api.linkedin.com', 'none');
  world.trouble('www.linkedin.com', 'none');
});

type Facts = TokenCtx['account']['token'];
const ctx = (token: TokenCtx['token'], account: object = {}, secret = true): TokenCtx => ({
  ask: makeAsk(reach),
  fetch: reach,
  now: world.now(),
  app: { clientId: '78acmelinkedin', ...(secret ? { clientSecret: 'secret-of-78acmelinkedin' } : {}) },
  account: { network: 'linkedin', handle: '', ...account },
  token,
});
const check = (access: string, account: object = {}, secret = true) => linkedin.check(ctx({ access }, account, secret));
const factsOf = ({ access: _, refresh: __, ...facts }: TokenSet): Facts => facts;

/** The whole way through the window, as somebody. */
const signIn = async (person: string, scopes?: string[], decision = 'allow') => {
  const options = { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) };
  const started = await linkedin.signIn(ctx({ access: '' }), options);
  if (isRefusal(started)) throw new Error(started.failed);
  world.linkedin.signedInAs(person);
  const visit = makeVisitor(world.port, ['www.linkedin.com']);
  const { url } = await visit(started.url);
  const form = { ...Object.fromEntries(new URL(started.url).searchParams), decision };
  const end = url.startsWith(REDIRECT)
    ? url
    : (await visit('https://www.linkedin.com/oauth/v2/authorization', { form })).url;
  world.linkedin.signedInAs(null);
  return linkedin.finish(ctx({ access: '' }), started, end);
};
const signedIn = async (person: string, scopes?: string[]): Promise<TokenSet> => {
  const done = await signIn(person, scopes);
  if (isRefusal(done)) throw new Error(`${done.failed} ${done.message}`);
  return done;
};

test('sign in, be recognised, be alive; both ways to check', async () => {
  world.linkedin.member('jana', { name: 'Jana Krüger' });
  const tokens = await signedIn('jana');
  expect(tokens).toMatchObject({ renews: 'no', scopes: ['openid', 'profile', 'r_organization_admin'] });
  expect(Number(tokens.expiresAt) - world.now()).toBeGreaterThan(59 * DAY);
  const { id } = world.linkedin.member('jana');
  const who = { networkAccountId: id, handle: 'Jana Krüger', name: 'Jana Krüger' };
  expect(await linkedin.identify(ctx({ access: tokens.access }))).toEqual(who);
  expect(await check(tokens.access)).toMatchObject({ result: 'alive', scopes: tokens.scopes });
  expect(await check(tokens.access, {}, false)).toEqual({ result: 'alive' });
  expect(await signIn('jana', ['openid'], 'cancel')).toMatchObject({ failed: 'denied' });
});

test('other scopes end earlier tokens; the same ones do not, and are not asked for again', async () => {
  const first = await signedIn('kai', ['openid', 'profile']);
  const again = await signedIn('kai', ['openid', 'profile']);
  expect(await check(first.access)).toMatchObject({ result: 'alive' });
  await signedIn('kai', ['openid', 'profile', 'w_member_social']);
  for (const secret of [true, false]) {
    world.advance(DAY);
    expect(await check(again.access, {}, secret)).toMatchObject({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
    });
  }
});

test('a scope that the app has not got is told by its name', async () => {
  world.linkedin.app('78acmelinkedin', { scopes: ['openid', 'profile'] });
  const refusal = await signIn('jana');
  world.linkedin.app('78acmelinkedin', { scopes: [] });
  expect(refusal).toMatchObject({ failed: 'app-refused', message: expect.stringContaining('r_organization_admin') });
});

test('a code works once, for thirty minutes', async () => {
  const started = await linkedin.signIn(ctx({ access: '' }), { redirectUri: REDIRECT, silent: false });
  if (isRefusal(started)) throw new Error('refused');
  world.linkedin.signedInAs('jana');
  const back = async () => {
    const form = { ...Object.fromEntries(new URL(started.url).searchParams), decision: 'allow' };
    return (
      await makeVisitor(world.port, ['www.linkedin.com'])('https://www.linkedin.com/oauth/v2/authorization', { form })
    ).url;
  };
  const one = await back();
  expect(isRefusal(await linkedin.finish(ctx({ access: '' }), started, one))).toBe(false);
  expect(await linkedin.finish(ctx({ access: '' }), started, one)).toMatchObject({ failed: 'app-refused' });
  const late = await back();
  world.advance(1_800_000);
  expect(await linkedin.finish(ctx({ access: '' }), started, late)).toMatchObject({ failed: 'app-refused' });
  world.linkedin.signedInAs(null);
});

test('every end has its words: lifetime, removed, never ours', async () => {
  const { access } = world.linkedin.grant('lena', { expiresIn: 10_000 });
  world.advance(10_000);
  for (const secret of [true, false])
    expect(await check(access, {}, secret)).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
  const other = world.linkedin.grant('lena');
  world.linkedin.removeApp('lena');
  expect(await check(other.access, {}, false)).toEqual({
    result: 'ended',
    cause: 'unknown',
    state: 'revoked',
    code: '65601',
  });
  expect(await check(other.access)).toMatchObject({ cause: 'unknown', code: 'revoked' });
  expect(await check('AQmadeup')).toEqual({ result: 'ended', cause: 'unknown', state: 'revoked', code: '65600' });
});

test('a token that the servers do not know for its first second is asked again, not called dead', async () => {
  const { access } = world.linkedin.grant('maya', { age: 0 });
  const young = { token: { renews: 'no' as const, issuedAt: world.now() } };
  world.linkedin.lagSeconds = 1;
  const ways = [check(access, young), check(access, young, false), linkedin.identify(ctx({ access }))];
  expect(await Promise.all(ways)).toMatchObject([{ result: 'alive' }, { result: 'alive' }, { handle: 'maya' }]);
  expect(world.requests({ host: 'api.linkedin.com', status: 401 }).length).toBeGreaterThan(1);
  world.linkedin.lagSeconds = 0;
});

test('a year, however often it is renewed', async () => {
  world.linkedin.app('78acmelinkedin', { partner: true });
  let tokens = await signedIn('partner');
  const end = Number(tokens.refreshExpiresAt);
  expect(end - world.now()).toBeGreaterThan(364 * DAY);
  let renewals = 0;
  for (; renewals < 20; renewals++) {
    const at = linkedin.renewAt(factsOf(tokens) ?? { renews: 'no' }, world.now());
    if (at === null) break;
    world.advance(Math.max(0, at - world.now()));
    world.linkedin.rotates = renewals % 2 === 1;
    const next = await linkedin.renew(ctx(tokens, { token: factsOf(tokens) }));
    if (isFinding(next)) throw new Error(JSON.stringify(next));
    expect(Number(next.refreshExpiresAt)).toBeLessThanOrEqual(end);
    expect(next.scopes).toEqual(tokens.scopes);
    tokens = next;
  }
  expect(renewals).toBeGreaterThan(8);
  expect(Math.abs(Number(tokens.expiresAt) - end)).toBeLessThan(DAY);
  world.advance(Number(tokens.expiresAt) - world.now() + 2000);
  for (const error of ['invalid_request', 'invalid_grant'] as const) {
    world.linkedin.deadRefresh = error;
    expect(await linkedin.renew(ctx(tokens, { token: factsOf(tokens) }))).toMatchObject({
      cause: 'lifetime-ended',
      code: error,
    });
  }
  world.linkedin.rotates = false;
});

test('only the refresh token ended: the access token lives on without it; both ended: revoked', async () => {
  const { access, refresh } = world.linkedin.grant('half');
  const account = { token: { renews: 'refresh-token' as const, expiresAt: world.now() + 9 * DAY } };
  world.linkedin.endRefresh('half');
  expect(await linkedin.renew(ctx({ access, ...(refresh && { refresh }) }, account))).toMatchObject({
    access,
    renews: 'no',
  });
  world.linkedin.removeApp('half');
  expect(await linkedin.renew(ctx({ access, ...(refresh && { refresh }) }, account))).toMatchObject({
    result: 'ended',
    state: 'revoked',
  });
  world.linkedin.app('78acmelinkedin', { partner: false });
});

test('organisations come along; a role that is lost is not a dead token', async () => {
  const acme = world.linkedin.organization('acme', { name: 'Acme GmbH', admin: 'olga' });
  for (let i = 0; i < 5; i++)
    world.linkedin.organization(`other-${i}`, { admin: 'olga', role: 'CONTENT_ADMINISTRATOR' });
  world.linkedin.role('other-0', 'olga', 'ADMINISTRATOR', 'REQUESTED');
  const { access } = world.linkedin.grant('olga');
  world.linkedin.pageSize = 2;
  const children = await linkedin.children?.(ctx({ access }));
  expect(children).toHaveLength(5);
  expect(children).toContainEqual({
    network: 'linkedin',
    kind: 'organization',
    networkAccountId: acme.urn,
    handle: 'acme',
    name: 'Acme GmbH',
  });
  const account = { networkAccountId: acme.urn };
  for (const key of ['organization', 'organizationalTarget'] as const) {
    world.linkedin.aclKey = key;
    expect(await check(access, account)).toMatchObject({ result: 'alive' });
  }
  world.linkedin.aclKey = 'organization';
  expect(await linkedin.identify(ctx({ access }, account))).toMatchObject({
    networkAccountId: acme.urn,
    handle: 'acme',
  });
  for (const row of ['stays', 'goes'] as const) {
    world.linkedin.roleLost('acme', 'olga', row);
    expect(await check(access, account)).toMatchObject({ result: 'ended', cause: 'role-lost' });
  }
  expect(await check(access)).toMatchObject({ result: 'alive' });
  expect(await linkedin.identify(ctx({ access }, account))).toMatchObject({ handle: 'olga' });
  world.linkedin.role('acme', 'paul');
  const paul = world.linkedin.grant('paul');
  expect(await check(paul.access, account)).toMatchObject({ result: 'alive' });
  world.linkedin.pageSize = 100;
});

test('without the scope, with an old version: neither is about the token', async () => {
  const account = { networkAccountId: world.linkedin.organization('acme').urn };
  const { access } = world.linkedin.grant('rita', { scopes: ['openid', 'profile'] });
  for (const restricted of [403, 404] as const) {
    world.linkedin.restricted = restricted;
    expect(await check(access, account)).toMatchObject({ result: 'alive', missing: ['r_organization_admin'] });
  }
  const admin = world.linkedin.grant('paul');
  world.linkedin.oldestVersion = '209901';
  expect(await check(admin.access, account)).toMatchObject({ result: 'inconclusive', reason: 'outdated' });
  world.linkedin.oldestVersion = '202508';
});

test('a projection onto an organisation whose role is gone fails as a whole; asked by state it does not', async () => {
  const { access } = world.linkedin.grant('olga');
  world.linkedin.roleLost('other-1', 'olga');
  const ask = async (query: string) =>
    (
      await reach(`https://api.linkedin.com/rest/organizationAcls?q=roleAssignee${query}`, {
        headers: { authorization: `Bearer ${access}`, 'linkedin-version': '202607' },
      })
    ).status;
  expect(await ask('&projection=(elements*(organization~))')).toBe(403);
  expect(await ask('&state=APPROVED&projection=(elements*(organization~))')).toBe(200);
});

test('trouble is never a dead token, and limits tell when they end', async () => {
  const { access } = world.linkedin.grant('sven');
  for (const kind of ['outage503', 'error500', 'html502', 'html200', 'truncated', 'reset'] as const) {
    world.trouble('api.linkedin.com', kind);
    expect(await check(access, {}, false)).toMatchObject({ result: 'inconclusive' });
    world.trouble('www.linkedin.com', kind);
    expect(await check(access)).toMatchObject({ result: 'inconclusive' });
    world.trouble('www.linkedin.com', 'none');
  }
  world.trouble('api.linkedin.com', 'rate-limit', { seconds: 600 });
  const now = world.now();
  expect(await check(access, {}, false)).toMatchObject({
    reason: 'rate-limited',
    retryAt: (Math.floor(now / DAY) + 1) * DAY,
  });
  for (const told of ['seconds', 'date'] as const) {
    world.linkedin.retryAfter = told;
    const finding = await check(access, {}, false);
    const wait = 'retryAt' in finding ? Number(finding.retryAt) - now : 0;
    expect(wait).toBeGreaterThan(590_000);
    expect(wait).toBeLessThan(610_000);
  }
  world.linkedin.retryAfter = 'none';
});

test('revocation is believed when it is seen', async () => {
  const { access } = world.linkedin.grant('tom');
  world.linkedin.revokeWorks = false;
  expect(await linkedin.revoke?.(ctx({ access }))).toBe(false);
  world.linkedin.revokeWorks = true;
  expect(await linkedin.revoke?.(ctx({ access }))).toBe(true);
  expect(await check(access)).toMatchObject({ result: 'ended' });
});

test('an app that may not read roles: the member alone is asked for, once, and a reconnect asks for exactly that', async () => {
  const app = world.linkedin.apps.get('78acmelinkedin');
  if (!app) throw new Error('no app');
  app.scopes = ['openid', 'profile'];
  try {
    const refused = await signIn('nora');
    if (!isRefusal(refused)) throw new Error('allowed');
    expect(refused).toMatchObject({ failed: 'app-refused', askFor: ['openid', 'profile'] });
    const tokens = await signedIn('nora', refused.askFor);
    expect(tokens).toMatchObject({ scopes: ['openid', 'profile'], advice: 'no-organizations' });
    // No organisation is listed, and nothing is asked that would be refused.
    const asked = world.requests({ host: 'api.linkedin.com' }).length;
    const { scopes } = tokens;
    expect(await linkedin.children?.(ctx({ access: tokens.access }, { token: { renews: 'no', scopes } }))).toEqual([]);
    expect(world.requests({ host: 'api.linkedin.com' })).toHaveLength(asked);
    // The next sign-in with these very scopes ends nothing.
    await signedIn('nora', scopes);
    expect(await check(tokens.access)).toMatchObject({ result: 'alive' });
  } finally {
    app.scopes = [];
  }
});

test('an account that had more is never signed in with less: that would end what it has', async () => {
  const app = world.linkedin.apps.get('78acmelinkedin');
  if (!app) throw new Error('no app');
  app.scopes = ['openid', 'profile'];
  try {
    const had = { token: { renews: 'no' as const, scopes: ['openid', 'profile', 'r_organization_admin'] } };
    const started = await linkedin.signIn(ctx({ access: '' }, had), {
      redirectUri: REDIRECT,
      silent: false,
      scopes: had.token.scopes,
    });
    if (isRefusal(started)) throw new Error(started.failed);
    const { url } = await makeVisitor(world.port, ['www.linkedin.com'])(started.url);
    const refused = await linkedin.finish(ctx({ access: '' }, had), started, url);
    expect(refused).toMatchObject({ failed: 'app-refused' });
    expect('askFor' in refused).toBe(false);
  } finally {
    app.scopes = [];
  }
});

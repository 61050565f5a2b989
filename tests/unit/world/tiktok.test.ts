/**
 * TikTok's double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeAsk } from '../../../utils/kit/http';
import { isFinding, isRefusal, type TokenCtx, type TokenSet } from '../../../utils/networks/define';
import tiktok from '../../../utils/networks/tiktok';
import { type Client, makeClient, makeVisitor } from '../../world/client.ts';
import { DAY, HOUR } from '../../world/core/clock.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';

const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
const HOST = 'open.tiktokapis.com';
const PAGE = 'https://www.tiktok.com/v2/auth/authorize/';
let world: World;
let reach: typeof fetch;
let client: Client;

beforeAll(async () => {
  world = await startWorld();
  client = makeClient(world.port);
  reach = fetchFrom(client);
});
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.tiktok, { errors: 'by-status', lifetimes: 'now', codeEncoding: 'once' });
  world.tiktok.signedInAs(null);
  world.trouble(HOST, 'none');
});

const ctx = (token: TokenCtx['token'], account: object = {}, secret = 'secret-of-awacmetiktok'): TokenCtx => ({
  ask: makeAsk(reach),
  fetch: reach,
  now: world.now(),
  app: { clientId: 'awacmetiktok', clientSecret: secret },
  account: { network: 'tiktok', handle: '', ...account },
  token,
});
const factsOf = ({ access: _, refresh: __, extra: ___, ...facts }: TokenSet) => ({ token: facts });
const secretsOf = ({ access, refresh, extra }: TokenSet) => ({
  access,
  ...(refresh && { refresh }),
  ...(extra && { extra }),
});
const check = (tokens: TokenSet) => tiktok.check(ctx(secretsOf(tokens), factsOf(tokens)));
const renew = (tokens: TokenSet) => tiktok.renew(ctx(secretsOf(tokens), factsOf(tokens)));
const renewed = async (tokens: TokenSet): Promise<TokenSet> => {
  const next = await renew(tokens);
  if (isFinding(next)) throw new Error(JSON.stringify(next));
  return { ...next, scopes: next.scopes ?? tokens.scopes };
};

/** The whole way through the window. `granted`: what stays ticked. */
const signIn = async (person: string, scopes = ['user.info.basic'], granted = scopes, decision = 'allow') => {
  const started = await tiktok.signIn(ctx({ access: '' }), { redirectUri: REDIRECT, silent: false, scopes });
  if (isRefusal(started)) throw new Error(started.failed);
  world.tiktok.user(person);
  world.tiktok.signedInAs(person);
  const visit = makeVisitor(world.port, ['www.tiktok.com']);
  const shown = await visit(started.url);
  expect(shown.text).toContain('id="allow"');
  const fields = [...new URL(started.url).searchParams, ['decision', decision] as [string, string]];
  const { url } = await visit(PAGE, {
    form: [...fields, ...granted.map((scope): [string, string] => ['granted', scope])],
  });
  return tiktok.finish(ctx({ access: '' }), started, url);
};
const signedIn = async (...how: Parameters<typeof signIn>): Promise<TokenSet> => {
  const done = await signIn(...how);
  if (isRefusal(done)) throw new Error(`${done.failed} ${done.message}`);
  return done;
};

describe.each(['by-status', 'in-200'] as const)('errors %s', errors => {
  test.each(['now', 'before'] as const)('sign in, be alive, renew: lifetimes as of %s', async lifetimes => {
    Object.assign(world.tiktok, { errors, lifetimes });
    const tokens = await signedIn(`acme-${lifetimes}`);
    const [access, refresh] = lifetimes === 'now' ? [2 * HOUR, 180 * DAY] : [DAY, 365 * DAY];
    expect(Math.abs(Number(tokens.expiresAt) - world.now() - access)).toBeLessThan(10_000);
    expect(Math.abs(Number(tokens.refreshExpiresAt) - world.now() - refresh)).toBeLessThan(10_000);
    expect(await check(tokens)).toEqual({ result: 'alive' });
    expect(await tiktok.identify(ctx(secretsOf(tokens)))).toMatchObject({ handle: `acme-${lifetimes}` });
    world.advance(access + 1000);
    expect(await check(tokens)).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
    const next = await renewed(tokens);
    expect(await check(next)).toEqual({ result: 'alive' });
    // The old one stopped at once; the new pair is none the worse for it.
    expect(await renew(tokens)).toMatchObject({ result: 'ended', cause: 'unknown', code: 'invalid_grant' });
    expect(await check(next)).toEqual({ result: 'alive' });
    world.advance(refresh);
    expect(await renew(next)).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
  });

  test('removed by the user, banned, app gone: dead or not told, never alive', async () => {
    world.tiktok.errors = errors;
    const tokens = await signedIn('kim');
    world.tiktok.ban('kim');
    expect(await check(tokens)).toMatchObject({ result: 'ended', cause: 'unknown', state: 'revoked' });
    world.tiktok.ban('kim', false);
    expect(await check(tokens)).toEqual({ result: 'alive' });
    world.tiktok.app('awacmetiktok', { removed: true });
    expect(await renew(tokens)).toMatchObject({
      result: 'inconclusive',
      reason: 'app-misconfigured',
      code: 'invalid_client',
    });
    world.tiktok.app('awacmetiktok', { removed: false });
    world.tiktok.removeApp('kim');
    expect(await check(tokens)).toMatchObject({ result: 'ended', cause: 'unknown', state: 'revoked' });
    expect(await renew(tokens)).toMatchObject({ result: 'ended', cause: 'unknown', state: 'revoked' });
  });

  test('a wrong secret is about the app', async () => {
    world.tiktok.errors = errors;
    const pair = world.tiktok.grant('lou');
    expect(await tiktok.renew(ctx(pair, {}, 'wrong'))).toMatchObject({ reason: 'app-misconfigured' });
    expect(isFinding(await tiktok.renew(ctx(pair)))).toBe(false);
  });

  test('limits are waited for a minute, and trouble says nothing', async () => {
    world.tiktok.errors = errors;
    const pair = world.tiktok.grant('lou');
    world.trouble(HOST, 'rate-limit');
    const finding = await tiktok.check(ctx(pair));
    expect(finding).toMatchObject({ reason: 'rate-limited', code: 'rate_limit_exceeded' });
    expect('retryAt' in finding && Number(finding.retryAt) - world.now()).toBeGreaterThan(50_000);
    for (const kind of ['outage503', 'error500', 'html502', 'html200', 'truncated', 'reset'] as const) {
      world.trouble(HOST, kind);
      expect(await tiktok.check(ctx(pair))).toMatchObject({ result: 'inconclusive' });
    }
  });

  test('revoke: the app is out of the list, also when the access token has ended', async () => {
    world.tiktok.errors = errors;
    for (const wait of [0, 3 * HOUR]) {
      const tokens = await signedIn('noa');
      world.advance(wait);
      expect(await tiktok.revoke?.(ctx(secretsOf(tokens), factsOf(tokens)))).toBe(true);
      expect(await renew(tokens)).toMatchObject({ result: 'ended' });
    }
    world.trouble(HOST, 'outage503');
    expect(await tiktok.revoke?.(ctx({ access: 'act.unknown' }))).toBe(false);
  });
});

test('what was not ticked is named, survives a renewal, and is gone when it is ticked', async () => {
  const all = ['user.info.basic', 'user.info.profile', 'video.publish'];
  const partial = await signedIn('pia', all, ['user.info.basic', 'user.info.profile']);
  expect(partial.scopes).toEqual(all);
  expect(partial.lacking).toEqual(['video.publish']);
  expect((await renewed(partial)).lacking).toEqual(['video.publish']);
  expect(await tiktok.identify(ctx(secretsOf(partial)))).toMatchObject({ handle: 'pia' });
  const whole = await signedIn('pia', partial.scopes);
  expect(whole.lacking).toEqual([]);
  world.tiktok.removeScope('pia', 'video.publish');
  expect((await renewed(whole)).lacking).toEqual(['video.publish']);
  const none = await signedIn('quinn', all, ['video.publish']);
  expect(none.lacking).toEqual(['user.info.basic', 'user.info.profile']);
  expect(await check(none)).toEqual({ result: 'alive', missing: ['user.info.basic'] });
});

test('a refresh token that is used twice is counted, and works no more', async () => {
  const pair = world.tiktok.grant('rio');
  const first = await tiktok.renew(ctx(pair));
  expect(isFinding(first)).toBe(false);
  expect(await tiktok.renew(ctx(pair))).toMatchObject({ result: 'ended' });
  expect(world.tiktok.replays).toContain(world.label(pair.refresh));
});

test('codes come encoded once or twice; cancelling is the person’s no', async () => {
  world.tiktok.codeEncoding = 'twice';
  expect(await signIn('sam')).toMatchObject({ renews: 'refresh-token' });
  expect(await signIn('sam', undefined, undefined, 'cancel')).toMatchObject({ failed: 'denied' });
});

test('who agreed before is not asked again, unless the app forbids that', async () => {
  await signedIn('tess');
  world.tiktok.signedInAs('tess');
  const silent = await tiktok.signIn(ctx({ access: '' }), { redirectUri: REDIRECT, silent: true });
  if (isRefusal(silent)) throw new Error('refused');
  const { url } = await makeVisitor(world.port, ['www.tiktok.com'])(silent.url);
  expect(await tiktok.finish(ctx({ access: '' }), silent, url)).toMatchObject({ renews: 'refresh-token' });
});

test('scopes with spaces are none; the desktop challenge is lower-case hex', async () => {
  const query = { client_key: 'awacmetiktok', response_type: 'code', redirect_uri: REDIRECT, state: 'S' };
  world.tiktok.user('uma');
  world.tiktok.signedInAs('uma');
  const spaced = new URLSearchParams({ ...query, scope: 'user.info.basic video.publish' });
  expect((await client(`${PAGE}?${spaced}`)).status).toBe(400);
  const verifier = 'v'.repeat(50);
  const exchange = async (digest: 'hex' | 'base64url') => {
    const code_challenge = createHash('sha256').update(verifier).digest(digest);
    const form = { ...query, scope: 'user.info.basic', granted: 'user.info.basic', code_challenge, decision: 'allow' };
    const back = new URL(String((await client(PAGE, { form })).headers.location));
    const got = await client(`https://${HOST}/v2/oauth/token/`, {
      form: {
        client_key: 'awacmetiktok',
        client_secret: 'secret-of-awacmetiktok',
        grant_type: 'authorization_code',
        redirect_uri: REDIRECT,
        code: back.searchParams.get('code') ?? '',
        code_verifier: verifier,
      },
    });
    return got.json();
  };
  expect(await exchange('hex')).toHaveProperty('access_token');
  expect(await exchange('base64url')).toMatchObject({ error: 'invalid_request' });
});

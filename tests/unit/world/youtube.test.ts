/**
 * Google's double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../../utils/networks/define';
import youtube from '../../../utils/networks/youtube';
import { type Client, makeClient } from '../../world/client.ts';
import { DAY, HOUR } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';
import { EMAIL, READ } from '../../world/youtube/model.ts';
import { factsOf, meet } from './meet';

const app = { clientId: '400-acme.apps.googleusercontent.com', clientSecret: 'GOCSPX-secret_of-1' };
const ended = (cause: string, code: string) => ({ result: 'ended', cause, code });
const OVER = { ...ended('unknown', 'invalid_grant'), state: 'revoked' };
let world: World;
let ask: Client;
let us: ReturnType<typeof meet>;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
  us = meet(world, youtube, ['accounts.google.com']);
});
afterAll(() => world.close());

const renew = (pair: { access: string; refresh: string }, account = {}, client = app) =>
  youtube.renew(us.ctx(pair, client, account));

test('sign in, be recognised, be alive; the secret is wanted even with PKCE', async () => {
  world.youtube.signedInAs('acme@gmail.example');
  const tokens = await us.signedIn(app);
  expect(tokens).toMatchObject({ renews: 'refresh-token', scopes: ['openid', 'email', READ], lacking: [] });
  expect(tokens).not.toHaveProperty('refreshExpiresAt');
  const { sub, email } = world.youtube.account('acme@gmail.example');
  expect(await youtube.identify(us.ctx(tokens, app))).toEqual({ networkAccountId: sub, handle: email });
  expect(await us.check(tokens.access)).toMatchObject({ result: 'alive', scopes: ['openid', EMAIL, READ] });
  expect(world.youtube.quotaUsed).toBe(0);
  const missing = await ask('https://oauth2.googleapis.com/token', {
    form: { grant_type: 'refresh_token', client_id: app.clientId, refresh_token: tokens.refresh ?? '' },
  });
  expect(missing.json()).toMatchObject({ error_description: 'client_secret is missing.' });
  expect(await us.signIn({ ...app, clientSecret: 'wrong' })).toMatchObject({ failed: 'app-refused' });
  expect(await us.signIn(app, {}, 'cancel')).toEqual({ failed: 'denied', message: 'access_denied' });
});

test('YouTube unticked on the consent page: connected, and limited', async () => {
  world.youtube.unticked = [READ];
  world.youtube.signedInAs('untick@x.example');
  const limited = await us.signedIn(app);
  expect(await us.check(limited.access)).toMatchObject({ result: 'alive', missing: [READ] });
  expect(await youtube.children?.(us.ctx(limited, app))).toEqual({ result: 'alive', missing: [READ] });
  world.youtube.unticked = [];
});

test('a refresh token comes with every sign-in, as consent is asked for; it stays the same when renewed', async () => {
  world.youtube.signedInAs('again@gmail.example');
  const first = await us.signedIn(app);
  const second = await us.signedIn(app);
  expect(first.refresh && second.refresh && first.refresh !== second.refresh).toBe(true);
  const fresh = await us.renewed(second, app);
  expect(fresh).toMatchObject({ refresh: second.refresh, renews: 'refresh-token' });
  expect(fresh.access).not.toBe(second.access);
  // Without `prompt=consent` the second time brings none.
  const online = world.youtube.grant('again@gmail.example', { online: true });
  expect(online.refresh).toBe('');
});

test('test mode: seven days, told by the answer, and over after them', async () => {
  const testing = world.youtube.app('7-test.apps.googleusercontent.com', { testing: true });
  const client = { clientId: testing.clientId, clientSecret: testing.secret };
  world.youtube.signedInAs('tester@gmail.example');
  const tokens = await us.signedIn(client);
  expect(Math.round((Number(tokens.refreshExpiresAt) - world.now()) / DAY)).toBe(7);
  world.advance(6 * DAY);
  const fresh = await us.renewed(tokens, client);
  expect(Math.abs(Number(fresh.refreshExpiresAt) - Number(tokens.refreshExpiresAt))).toBeLessThan(5000);
  world.advance(DAY + HOUR);
  const dead = await renew({ access: fresh.access, refresh: fresh.refresh ?? '' }, { token: factsOf(fresh) }, client);
  expect(dead).toEqual(ended('lifetime-ended', 'invalid_grant'));
});

test('each end has its cause', async () => {
  const removed = world.youtube.grant('a@x.example');
  world.youtube.changePassword('a@x.example');
  expect(await renew(removed)).toMatchObject({ renews: 'refresh-token' });
  world.youtube.removeApp('a@x.example');
  expect(await renew(removed)).toEqual(OVER);
  expect(await us.check(removed.access)).toMatchObject({ result: 'ended', code: 'invalid_token' });
  const idle = world.youtube.grant('b@x.example');
  world.youtube.expireGrants('b@x.example');
  expect(await renew(idle)).toEqual(OVER);
  const session = world.youtube.grant('c@x.example');
  world.youtube.endSession('c@x.example');
  expect(await renew(session)).toEqual(ended('logged-out', 'invalid_rapt'));
  const gone = world.youtube.grant('d@x.example');
  world.youtube.deleteAccount('d@x.example');
  expect(await renew(gone)).toEqual(ended('asset-gone', 'invalid_grant'));
  const suspended = world.youtube.grant('e@x.example');
  world.youtube.suspend('e@x.example');
  expect(await youtube.children?.(us.ctx(suspended, app))).toEqual(
    ended('user-suspended', 'authenticatedUserAccountSuspended'),
  );
  const client = world.youtube.app('9-gone.apps.googleusercontent.com');
  const theirs = world.youtube.grant('f@x.example', { app: client });
  const own = { clientId: client.clientId, clientSecret: client.secret };
  for (const status of ['deleted', 'disabled'] as const) {
    world.youtube.setApp(status, client);
    expect(await renew(theirs, {}, own)).toEqual(ended('app-blocked', `${status}_client`));
  }
  expect(await renew(theirs)).toEqual({
    result: 'inconclusive',
    reason: 'app-misconfigured',
    code: 'unauthorized_client',
  });
});

test('channels: several pages, none at all, no quota, not allowed', async () => {
  const titles = Array.from({ length: 60 }, (_, i) => `Acme TV ${i}`);
  for (const title of titles) world.youtube.channel('many@x.example', title);
  const many = world.youtube.grant('many@x.example');
  const found = await youtube.children?.(us.ctx(many, app));
  expect(Array.isArray(found) && found.map(each => each.name)).toEqual(titles);
  expect(Array.isArray(found) && found[3]).toMatchObject({ network: 'youtube', kind: 'channel', handle: 'acmetv3' });
  expect(world.youtube.quotaUsed).toBeGreaterThan(1);
  const none = world.youtube.grant('none@x.example');
  expect(await youtube.children?.(us.ctx(none, app))).toEqual([]);
  world.youtube.quotaExceeded = true;
  expect(await youtube.children?.(us.ctx(many, app))).toMatchObject({ reason: 'rate-limited', code: 'quotaExceeded' });
  expect(await us.check(many.access)).toMatchObject({ result: 'alive' });
  world.youtube.quotaExceeded = false;
});

test('an account that is known by its channel is found by its channel', async () => {
  const id = world.youtube.channel('chan@x.example', 'Acme News');
  const pair = world.youtube.grant('chan@x.example');
  expect(await youtube.identify(us.ctx(pair, app, { networkAccountId: id }))).toEqual({
    networkAccountId: id,
    handle: 'acmenews',
    name: 'Acme News',
  });
  const anonymous = world.youtube.grant('chan@x.example', { scopes: [READ] });
  expect(await youtube.identify(us.ctx(anonymous, app))).toMatchObject({ networkAccountId: id });
});

test('revocation ends the grant; limits and outages end nothing', async () => {
  const pair = world.youtube.grant('rev@x.example');
  world.trouble('oauth2.googleapis.com', 'outage503');
  expect(await us.check(pair.access)).toEqual({ result: 'inconclusive', reason: 'outage' });
  world.trouble('oauth2.googleapis.com', 'rate-limit');
  expect(await renew(pair)).toMatchObject({ reason: 'rate-limited' });
  world.trouble('oauth2.googleapis.com', 'none');
  expect(await youtube.revoke?.(us.ctx(pair, app))).toBe(true);
  world.trouble('oauth2.googleapis.com', 'outage503');
  expect(await youtube.revoke?.(us.ctx(pair, app))).toBe(false);
  world.trouble('oauth2.googleapis.com', 'none');
  expect(await renew(pair)).toEqual(OVER);
});

test('without a window the person has to have agreed before', async () => {
  const started = await youtube.signIn(us.ctx({ access: '' }, app), {
    redirectUri: 'https://a.example/',
    silent: true,
  });
  if (isRefusal(started)) throw new Error('refused');
  expect(new URL(started.url).searchParams.get('prompt')).toBe('none');
});

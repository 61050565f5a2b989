/**
 * The Mastodon family's double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppClient, isRefusal, type TokenSet } from '../../../utils/networks/define';
import mastodon from '../../../utils/networks/mastodon';
import { DAY } from '../../world/core/clock.ts';
import { HOSTS } from '../../world/mastodon/mastodon.ts';
import { startWorld, type World } from '../../world/world.ts';
import { factsOf, meet, REDIRECT } from './meet';

const ended = (cause: string, code: string) => ({ result: 'ended', cause, code });
const issuerOf = (host: string) => `https://${host}`;
const CURRENT = { issuer: issuerOf(HOSTS.current) };
let world: World;
let us: ReturnType<typeof meet>;

beforeAll(async () => {
  world = await startWorld();
  us = meet(world, mastodon, Object.values(HOSTS));
});
afterAll(() => world.close());

const registered = async (host: string): Promise<AppClient> => {
  const app = await mastodon.register?.(us.ctx({ access: '' }, undefined, { issuer: issuerOf(host) }), REDIRECT);
  if (!app || isRefusal(app)) throw new Error(JSON.stringify(app));
  return app;
};
const connect = async (host: string, username: string): Promise<{ app: AppClient; tokens: TokenSet }> => {
  const app = await registered(host);
  world.mastodon.signedInAs(username, host);
  const tokens = await us.signedIn(app, { issuer: issuerOf(host) });
  return { app, tokens };
};
const check = (access: string, account = CURRENT) => us.check(access, undefined, account);

test('registers itself, signs in, is recognised: a current server with PKCE, an old one without', async () => {
  for (const host of [HOSTS.current, HOSTS.old]) {
    const { app, tokens } = await connect(host, 'acme');
    expect(tokens).toMatchObject({ renews: 'no', expiresAt: null, scopes: ['read:accounts'] });
    expect(Math.abs(Number(tokens.issuedAt) - world.now())).toBeLessThan(5000);
    const account = { issuer: issuerOf(host) };
    expect(await check(tokens.access, account)).toEqual({ result: 'alive' });
    const id = world.mastodon.server(host).person('acme').id;
    const who = { networkAccountId: id, handle: 'acme', name: 'acme' };
    expect(await mastodon.identify(us.ctx(tokens, app, account))).toEqual(who);
    const handle = `acme@${host}`;
    expect(await mastodon.identify(us.ctx(tokens, app, { ...account, handle }))).toEqual({ ...who, handle });
    const [opened] = world.requests({ host, path: '/oauth/authorize' });
    expect(opened?.query.code_challenge_method).toBe(host === HOSTS.current ? 'S256' : undefined);
    expect(await us.signIn(app, account, 'cancel')).toEqual({ failed: 'denied', message: 'access_denied' });
  }
});

test('the same person gets the same token again', async () => {
  const { app, tokens } = await connect(HOSTS.current, 'same');
  world.advance(DAY);
  const again = await us.signedIn(app, CURRENT);
  expect(again.access).toBe(tokens.access);
  expect(Math.abs(Number(again.issuedAt) - Number(tokens.issuedAt))).toBeLessThan(2000);
});

test('Pixelfed: broad scopes, tokens that end and are renewed', async () => {
  const account = { issuer: issuerOf(HOSTS.pixelfed) };
  const { app, tokens } = await connect(HOSTS.pixelfed, 'pix');
  expect(tokens).toMatchObject({ renews: 'refresh-token', scopes: ['read'] });
  expect(Math.round((Number(tokens.expiresAt) - world.now()) / DAY)).toBe(365);
  world.advance(366 * DAY);
  expect(await us.check(tokens.access, app, account)).toEqual(ended('lifetime-ended', 'invalid_token'));
  const fresh = await us.renewed(tokens, app, account);
  expect(await us.check(fresh.access, app, account)).toEqual({ result: 'alive' });
  const replay = { access: tokens.access, refresh: tokens.refresh ?? '' };
  expect(await mastodon.renew(us.ctx(replay, app, { ...account, token: factsOf(tokens) }))).toEqual({
    ...ended('unknown', 'invalid_grant'),
    state: 'revoked',
  });
});

test('a changed password changes nothing; a reset, the app removed and the account deleted each have their answer', async () => {
  const { access } = world.mastodon.grant('pw');
  world.mastodon.changePassword('pw');
  expect(await check(access)).toEqual({ result: 'alive' });
  world.mastodon.resetPassword('pw');
  expect(await check(access)).toEqual(ended('app-removed', 'invalid_token'));
  const removed = world.mastodon.grant('rm');
  world.mastodon.removeApp('rm');
  expect(await check(removed.access)).toEqual(ended('app-removed', 'invalid_token'));
  const gone = world.mastodon.grant('gone');
  world.mastodon.deleteAccount('gone');
  expect(await check(gone.access)).toEqual({ ...ended('unknown', 'invalid_token'), state: 'revoked' });
});

test('a server that speaks German proves the end all the same', async () => {
  world.mastodon.setManners({ language: 'de' });
  const { access } = world.mastodon.grant('de');
  world.mastodon.removeApp('de');
  expect(await check(access)).toEqual({ ...ended('unknown', 'invalid_token'), state: 'revoked' });
  world.mastodon.setManners({ language: 'en' });
});

test('what the login lacks', async () => {
  const { access } = world.mastodon.grant('login');
  const states = [
    ['disabled', 'user-suspended'],
    ['unconfirmed', 'unconfirmed'],
    ['pending', 'unconfirmed'],
    ['needsTwoFactor', 'two-factor-required'],
  ] as const;
  for (const [state, cause] of states) {
    world.mastodon.setPerson('login', { [state]: true });
    expect(await check(access)).toEqual(ended(cause, '403'));
    world.mastodon.setPerson('login', { [state]: false });
  }
  expect(await check(access)).toEqual({ result: 'alive' });
  const { value } = world.mastodon.server().grant('login', ['write:statuses']);
  expect(await check(value)).toEqual({ result: 'alive', missing: ['read:accounts'] });
});

test('an app that was swept away is noticed before the window opens, and registers anew', async () => {
  const app = await registered(HOSTS.old);
  world.mastodon.vacuumApps('unused', HOSTS.old);
  const account = { issuer: issuerOf(HOSTS.old) };
  expect(await us.signIn(app, account)).toEqual({ failed: 'app-refused', message: 'invalid_client', appGone: true });
  const { tokens } = await connect(HOSTS.old, 'swept');
  // Now it has had a token, and stays.
  world.mastodon.vacuumApps('unused', HOSTS.old);
  expect(await check(tokens.access, account)).toEqual({ result: 'alive' });
  world.mastodon.vacuumApps('all', HOSTS.old);
  expect(await check(tokens.access, account)).toMatchObject({ result: 'ended', cause: 'unknown' });
});

test('revocation takes the secret, and is believed when the token no longer works', async () => {
  const { access, clientId, secret } = world.mastodon.grant('bye');
  const app = { clientId, clientSecret: secret };
  const other = world.mastodon.grant('other');
  expect(await mastodon.revoke?.(us.ctx({ access: other.access }, app, CURRENT))).toBe(false);
  expect(await check(other.access)).toEqual({ result: 'alive' });
  expect(await mastodon.revoke?.(us.ctx({ access }, app, CURRENT))).toBe(true);
  expect(await check(access)).toEqual(ended('app-removed', 'invalid_token'));
});

test('limits end at an ISO 8601 date; outages and a server that closes', async () => {
  const { access } = world.mastodon.grant('calm');
  const until = world.now() + 60_000;
  world.trouble(HOSTS.current, 'rate-limit', { seconds: 60 });
  const limited = await check(access);
  expect(limited).toMatchObject({ result: 'inconclusive', reason: 'rate-limited' });
  expect('retryAt' in limited && Math.abs(Number(limited.retryAt) - until)).toBeLessThan(5000);
  world.trouble(HOSTS.current, 'outage503');
  expect(await check(access)).toEqual({ result: 'inconclusive', reason: 'outage' });
  expect(await mastodon.register?.(us.ctx({ access: '' }, undefined, CURRENT), REDIRECT)).toMatchObject({
    failed: 'network-down',
  });
  world.trouble(HOSTS.current, 'none');
  world.mastodon.setManners({ closing: true });
  expect(await check(access)).toEqual(ended('asset-gone', '410'));
  world.mastodon.setManners({ closing: false });
  expect(await mastodon.register?.(us.ctx({ access: '' }, undefined, CURRENT), 'not an address')).toMatchObject({
    failed: 'app-refused',
    message: 'Validation failed: Redirect URI must be an absolute URI.',
  });
});

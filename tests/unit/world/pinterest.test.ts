/**
 * Pinterest's double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import pinterest from '../../../utils/networks/pinterest';
import { type Client, makeClient } from '../../world/client.ts';
import { DAY } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';
import { factsOf, meet } from './meet';

const app = { clientId: '1490000', clientSecret: 'secret-of-1490000' };
const DEAD = { result: 'ended', cause: 'unknown', state: 'revoked', code: '2' };
let world: World;
let ask: Client;
let us: ReturnType<typeof meet>;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
  us = meet(world, pinterest, ['www.pinterest.com']);
});
afterAll(() => world.close());

const renew = (pair: { access: string; refresh: string }, client: object = app, account = {}) =>
  pinterest.renew(us.ctx(pair, { ...app, ...client }, account));

test('sign in by Basic, be recognised, be alive, and not when denied', async () => {
  world.pinterest.signedInAs('acme');
  const tokens = await us.signedIn(app);
  const now = world.now();
  expect(tokens).toMatchObject({ renews: 'refresh-token', scopes: ['user_accounts:read', 'boards:read'] });
  expect([tokens.expiresAt, tokens.refreshExpiresAt].map(end => Math.round((Number(end) - now) / DAY))).toEqual([
    30, 60,
  ]);
  const { id } = world.pinterest.account('acme');
  expect(await pinterest.identify(us.ctx(tokens, app))).toEqual({ networkAccountId: id, handle: 'acme', name: 'acme' });
  expect(await us.check(tokens.access)).toEqual({ result: 'alive' });
  expect(await us.signIn(app, {}, 'cancel')).toEqual({ failed: 'denied', message: 'access_denied' });
  expect(await us.signIn({ ...app, clientSecret: 'wrong' })).toMatchObject({
    failed: 'app-refused',
    message: 'Authentication failed.',
  });
});

test('a refresh rotates: what was used up is told, and the next one works', async () => {
  const first = world.pinterest.grant('rotating');
  const account = { token: { renews: 'refresh-token' as const, expiresAt: world.now() + DAY } };
  const second = await renew(first, app, account);
  expect(second).toMatchObject({ refresh: expect.stringMatching(/^pinr_/), renews: 'refresh-token' });
  expect('refresh' in second && second.refresh).not.toBe(first.refresh);
  world.advance(31 * DAY);
  expect(await renew(first, app, account)).toEqual(DEAD);
  world.pinterest.oldRefresh = 'lives';
  expect(await renew(first, app, account)).toMatchObject({ renews: 'refresh-token' });
  world.pinterest.oldRefresh = 'dies';
});

test('a wrong secret sounds like a dead token, but the access token knows better', async () => {
  const pair = world.pinterest.grant('honest');
  expect(await renew(pair, { clientSecret: 'wrong' })).toEqual({
    result: 'inconclusive',
    reason: 'app-misconfigured',
    code: '2',
  });
  world.pinterest.removeApp('honest');
  expect(await renew(pair)).toEqual(DEAD);
});

test('whatever ends it, the answer is the same: only a known end says more', async () => {
  const ends = [
    () => world.pinterest.removeApp('e0'),
    () => world.pinterest.changePassword('e1'),
    () => world.pinterest.logOut('e2'),
    () => world.pinterest.deactivate('e3'),
  ];
  for (const [i, end] of ends.entries()) {
    const { access } = world.pinterest.grant(`e${i}`);
    expect(await us.check(access)).toEqual({ result: 'alive' });
    end();
    expect(await us.check(access)).toEqual(DEAD);
  }
  const { access } = world.pinterest.grant('old');
  const expiresAt = world.now() + 30 * DAY;
  world.advance(30 * DAY);
  const account = { token: { renews: 'no' as const, expiresAt: expiresAt } };
  expect(await pinterest.check({ ...us.ctx({ access }, app, account), now: world.now() + 1000 })).toEqual({
    result: 'ended',
    cause: 'lifetime-ended',
    code: '2',
  });
  world.pinterest.deactivate('e3', false);
});

test('the refresh token comes to its own end after sixty days', async () => {
  world.pinterest.signedInAs('sixty');
  const tokens = await us.signedIn(app);
  world.advance(60 * DAY + 1000);
  const dead = await pinterest.renew(
    us.ctx({ access: tokens.access, refresh: tokens.refresh ?? '' }, app, { token: factsOf(tokens) }),
  );
  expect(dead).toEqual({ result: 'ended', cause: 'lifetime-ended', code: '2' });
  expect(pinterest.renewAt(factsOf(tokens), world.now())).toBe(null);
});

test('all boards, page by page', async () => {
  const names = Array.from({ length: 620 }, (_, i) => `Board ${i}`);
  world.pinterest.boards('many', ...names);
  const pair = world.pinterest.grant('many');
  const boards = await pinterest.children?.(us.ctx(pair, app));
  expect(Array.isArray(boards) && boards.map(each => each.name)).toEqual(names);
  expect(world.requests({ path: '/v5/boards' })).toHaveLength(3);
  expect(Array.isArray(boards) && boards[0]).toMatchObject({ network: 'pinterest', kind: 'board', handle: 'Board 0' });
  const poor = world.pinterest.grant('poor', { scopes: ['user_accounts:read'] });
  expect(await pinterest.children?.(us.ctx(poor, app))).toEqual({ result: 'alive', missing: ['boards:read'] });
  world.pinterest.boards('poor', 'a');
  world.pinterest.account('poor').boards.push({ id: '9', name: 'hidden', privacy: 'SECRET' });
  const rich = world.pinterest.grant('poor');
  expect(await pinterest.children?.(us.ctx(rich, app))).toHaveLength(1);
});

test('limits, outages, and no revocation for the tokens of people', async () => {
  const { access } = world.pinterest.grant('calm');
  world.trouble('api.pinterest.com', 'rate-limit', { seconds: 60 });
  const limited = await us.check(access);
  expect(limited).toMatchObject({ result: 'inconclusive', reason: 'rate-limited' });
  expect('retryAt' in limited && Number(limited.retryAt) - world.now()).toBeLessThanOrEqual(61_000);
  world.trouble('api.pinterest.com', 'outage503');
  expect(await us.check(access)).toEqual({ result: 'inconclusive', reason: 'outage' });
  world.trouble('api.pinterest.com', 'none');
  const revoked = await ask('https://api.pinterest.com/v5/oauth/token/revoke', { form: { token: access } });
  expect(revoked.status).toBe(403);
  expect(pinterest.revoke).toBeUndefined();
  world.pinterest.deactivateApp();
  expect(await us.check(access)).toEqual(DEAD);
  world.pinterest.deactivateApp(world.pinterest.app(), false);
  world.pinterest.removeScope('calm', 'user_accounts:read');
  expect(await us.check(access)).toEqual({ result: 'alive', missing: ['user_accounts:read'] });
});

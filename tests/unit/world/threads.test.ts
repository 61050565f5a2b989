/**
 * Threads' double, asked by the network file itself: what each of them does, the other has to understand.
 * @vitest-environment node
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeAsk } from '../../../utils/kit/http';
import { isFinding, isRefusal, type TokenCtx, type TokenSet } from '../../../utils/networks/define';
import threads from '../../../utils/networks/threads';
import { makeClient, makeVisitor } from '../../world/client.ts';
import { DAY } from '../../world/core/clock.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';

const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
const HOSTS = ['graph.threads.net', 'graph.threads.com'];
let world: World;
let reach: typeof fetch;

beforeAll(async () => {
  world = await startWorld();
  reach = fetchFrom(makeClient(world.port));
});
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.threads, { subcodes: 'none', refreshMode: 'same', youngRefresh: 190 });
  for (const host of HOSTS) world.trouble(host, 'none');
});

const ctx = (access: string, account: object = {}, app?: TokenCtx['app']): TokenCtx => ({
  ask: makeAsk(reach),
  fetch: reach,
  now: world.now(),
  app: app ?? { clientId: '5556667778', clientSecret: 'secret-of-5556667778' },
  account: { network: 'threads', handle: '', ...account },
  token: { access },
});
const check = (access: string, account: object = {}) => threads.check(ctx(access, account));

const signIn = async (person: string, decision = 'allow', scopes = ['threads_basic'], secret?: string) => {
  const app = secret ? { clientId: '5556667778', clientSecret: secret } : undefined;
  const started = await threads.signIn(ctx(''), { redirectUri: REDIRECT, silent: false, scopes });
  if (isRefusal(started)) throw new Error(started.failed);
  world.threads.profile(person);
  world.threads.signedInAs(person);
  const visit = makeVisitor(world.port, ['threads.com', 'www.threads.com']);
  expect((await visit(started.url)).text).toContain('id="allow"');
  const form = { ...Object.fromEntries(new URL(started.url).searchParams), decision };
  const { url } = await visit('https://threads.com/oauth/authorize', { form });
  world.threads.signedInAs(null);
  return threads.finish(ctx('', {}, app), started, url);
};
const signedIn = async (...how: Parameters<typeof signIn>): Promise<TokenSet> => {
  const done = await signIn(...how);
  if (isRefusal(done)) throw new Error(`${done.failed} ${done.message}`);
  return done;
};

test('sign in, be recognised by the whole id, be alive; a wrong secret and a no are told apart', async () => {
  const tokens = await signedIn('acme', 'allow', ['threads_basic', 'threads_delete']);
  expect(tokens).toMatchObject({ renews: 'itself', scopes: ['threads_basic', 'threads_delete'] });
  expect(Number(tokens.expiresAt) - world.now()).toBeGreaterThan(59 * DAY);
  const { id } = world.threads.profile('acme');
  expect(await threads.identify(ctx(tokens.access))).toEqual({ networkAccountId: id, handle: 'acme', name: 'acme' });
  expect(await check(tokens.access)).toMatchObject({ result: 'alive', scopes: tokens.scopes });
  expect(await signIn('acme', 'cancel')).toMatchObject({ failed: 'denied' });
  expect(await signIn('acme', 'allow', ['threads_basic'], 'wrong')).toMatchObject({ failed: 'app-refused' });
});

test.each([
  ['tester', true],
  ['anybody', false],
])('every end has its cause, with and without subcodes: %s', async (_who, tester) => {
  for (const subcodes of ['none', 'zero', 'real'] as const) {
    world.threads.subcodes = subcodes;
    const name = `${subcodes}-${tester}`;
    const kills: [() => void, object][] = [
      [() => world.threads.changePassword(name), { result: 'ended', cause: 'password-changed' }],
      [() => world.threads.removeApp(name), { result: 'ended', cause: 'app-removed' }],
      [() => world.threads.logOut(name), { result: 'ended', cause: 'logged-out' }],
      [() => world.advance(60 * DAY), { result: 'ended', cause: 'lifetime-ended' }],
    ];
    for (const [kill, expected] of kills) {
      world.threads.profile(name, { tester });
      const { value } = world.threads.token(name);
      expect(await check(value)).toMatchObject({ result: 'alive' });
      kill();
      expect(await check(value)).toMatchObject(expected);
    }
    const { value } = world.threads.token(name);
    world.threads.checkpoint(name);
    expect(await check(value)).toMatchObject({ cause: 'checkpoint' });
    world.threads.checkpoint(name, false);
    world.threads.blockApp();
    expect(await check(value)).toMatchObject({ cause: 'app-blocked' });
    world.threads.blockApp(world.threads.app(), false);
    world.threads.removeScope(name, 'threads_basic');
    expect(await check(value, { token: { renews: 'itself', scopes: ['threads_basic'] } })).toMatchObject({
      result: 'alive',
      missing: ['threads_basic'],
    });
  }
  expect(await check('THAAmadeup')).toMatchObject({ result: 'ended', cause: 'unknown', state: 'revoked' });
});

test.each(['same', 'new'] as const)('renews itself without a secret once it is a day old: %s string', async mode => {
  world.threads.refreshMode = mode;
  for (const code of [100, 190] as const) {
    world.threads.youngRefresh = code;
    const young = world.threads.token('ren', { age: 0 });
    const refused = await threads.renew(ctx(young.value, {}, { clientId: '5556667778' }));
    expect(refused).toHaveProperty('result');
    expect(await check(young.value)).toMatchObject({ result: 'alive' });
  }
  const old = world.threads.token('ren', { age: 2 * DAY });
  const fresh = await threads.renew(ctx(old.value, {}, { clientId: '5556667778' }));
  if (isFinding(fresh)) throw new Error(JSON.stringify(fresh));
  expect(fresh.access === old.value).toBe(mode === 'same');
  expect(Number(fresh.expiresAt) - world.now()).toBeGreaterThan(59 * DAY);
  world.advance(60 * DAY);
  expect(await threads.renew(ctx(fresh.access))).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
});

test('without its permission it does not renew, and that is what is told', async () => {
  const { value } = world.threads.token('perm');
  world.threads.removeScope('perm', 'threads_basic');
  expect(await threads.renew(ctx(value))).toEqual({ result: 'alive', missing: ['threads_basic'] });
});

test('where one family of hosts is gone the other is asked, for all of it', async () => {
  world.trouble('graph.threads.net', 'reset');
  const tokens = await signedIn('moved');
  expect(await check(tokens.access)).toMatchObject({ result: 'alive' });
  expect(world.requests({ host: 'graph.threads.com', end: 'answered' }).length).toBeGreaterThan(2);
  world.trouble('graph.threads.com', 'reset');
  expect(await check(tokens.access)).toEqual({ result: 'inconclusive', reason: 'unreachable' });
});

test('trouble says nothing about a token', async () => {
  const { value } = world.threads.token('calm');
  for (const kind of ['outage503', 'error500', 'html502', 'html200', 'truncated', 'rate-limit'] as const) {
    for (const host of HOSTS) world.trouble(host, kind);
    expect(await check(value)).toMatchObject({ result: 'inconclusive' });
    expect(await threads.renew(ctx(value))).toMatchObject({ result: 'inconclusive' });
  }
});

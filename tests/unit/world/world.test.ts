/**
 * The world's own machinery: holds, trouble, strays, log, control endpoint.
 * @vitest-environment node
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../world/client.ts';
import { startWorld, type World } from '../../world/world.ts';

const TOKEN = 'https://api.x.com/2/oauth2/token';
let world: World;
let ask: Client;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  ask = makeClient(world.port);
});
afterEach(() => world.trouble('api.x.com', 'none'));
afterAll(() => world.close());

const refresh = (token: string, signal?: AbortSignal) =>
  ask(TOKEN, { form: { grant_type: 'refresh_token', client_id: 'acme-x-client', refresh_token: token }, signal });
const isUsed = (token: string) => world.x.rotations.some(each => each.token === world.label(token));

test('held before: nothing has happened; released, it goes its way', async () => {
  const { refresh: token } = world.x.grant('h1');
  const hold = world.hold('api.x.com', '/2/oauth2/token', 'before');
  const answer = refresh(token);
  await hold.arrived;
  expect([hold.parked, isUsed(token)]).toEqual([true, false]);
  hold.release();
  expect((await answer).status).toBe(200);
});

test('held before, and the client leaves: it is never processed', async () => {
  const { refresh: token } = world.x.grant('h2');
  const hold = world.hold('api.x.com', '/2/oauth2/token', 'before');
  const client = new AbortController();
  const answer = refresh(token, client.signal);
  await hold.arrived;
  client.abort();
  await expect(answer).rejects.toThrow();
  const [entry] = await world.waitFor({ path: '/2/oauth2/token', end: 'gone' });
  hold.release();
  expect(entry).toMatchObject({ processed: false, form: { refresh_token: world.label(token) } });
  expect(isUsed(token)).toBe(false);
});

test('held after, and the client leaves: the effect stays', async () => {
  const { refresh: token } = world.x.grant('h3');
  const hold = world.hold('api.x.com', '*/token', 'after');
  const client = new AbortController();
  const answer = refresh(token, client.signal);
  await hold.arrived;
  expect(isUsed(token)).toBe(true);
  client.abort();
  await expect(answer).rejects.toThrow();
  const entries = await world.waitFor(entry => entry.end === 'gone' && entry.processed);
  expect(entries).toMatchObject([{ status: 200 }]);
});

test('held after and dropped: the client never hears of it', async () => {
  const { refresh: token } = world.x.grant('h4');
  const hold = world.hold('api.x.com', '/2/oauth2/token', 'after');
  const answer = refresh(token);
  await hold.arrived;
  hold.drop();
  await expect(answer).rejects.toThrow();
  expect(isUsed(token)).toBe(true);
});

test('trouble: each kind as it says, and none of it is processed but the truncated', async () => {
  const { refresh: token } = world.x.grant('t1');
  const tell = async (kind: Parameters<World['trouble']>[1]) => {
    world.trouble('api.x.com', kind);
    const got = await refresh(token);
    return [got.status, String(got.headers['content-type']).split(';')[0], isUsed(token)];
  };
  expect(await tell('outage503')).toEqual([503, 'application/json', false]);
  expect(await tell('error500')).toEqual([500, 'application/json', false]);
  expect(await tell('html502')).toEqual([502, 'text/html', false]);
  expect(await tell('html200')).toEqual([200, 'text/html', false]);
  expect(await tell('rate-limit')).toEqual([429, 'application/json', false]);
  world.trouble('api.x.com', 'reset');
  await expect(refresh(token)).rejects.toThrow();
  world.trouble('api.x.com', 'hang');
  const impatient = new AbortController();
  const hanging = refresh(token, impatient.signal);
  await world.waitFor({ end: 'hung' });
  impatient.abort();
  await expect(hanging).rejects.toThrow();
  expect(isUsed(token)).toBe(false);
  world.trouble('api.x.com', 'truncated');
  const cut = await refresh(token);
  expect(() => cut.json()).toThrow();
  expect(isUsed(token)).toBe(true);
});

test('trouble can be at one path, and end by itself', async () => {
  world.trouble('api.x.com', 'outage503', { path: '/2/oauth2/token', seconds: 60 });
  const { access, refresh: token } = world.x.grant('t2');
  expect((await ask('https://api.x.com/2/users/me', { headers: { authorization: `Bearer ${access}` } })).status).toBe(
    200,
  );
  expect((await refresh(token)).status).toBe(503);
  world.advance(60_000);
  expect((await refresh(token)).status).toBe(200);
});

test('strays are told apart from what browsers ask by themselves', async () => {
  expect((await ask('https://api.x.com/2/unknown')).json()).toMatchObject({ error: 'not_found' });
  await ask('https://nowhere.example/a?access_token=abc');
  await ask('https://clients2.google.com/time');
  expect(world.strays).toMatchObject([
    { host: 'api.x.com', path: '/2/unknown', status: 404 },
    { host: 'nowhere.example', query: { access_token: '(unknown)' } },
  ]);
});

test('the control endpoint does the same for other processes', async () => {
  const control = async (target: string, action: string, ...args: unknown[]) =>
    (
      await ask('https://world.test/control', { method: 'POST', body: JSON.stringify({ target, action, args }) })
    ).json();
  expect(await control('x', 'grant', 'remote')).toMatchObject({ ok: true, value: { access: expect.any(String) } });
  expect(await control('x', 'suspend', 'remote')).toEqual({ ok: true, value: null });
  expect(world.x.account('remote').suspended).toBe(true);
  expect(await control('facebook', 'autoRedirect', true)).toEqual({ ok: true, value: true });
  expect(world.facebook.autoRedirect).toBe(true);
  expect(await control('world', 'hold', 'x.com', '/', 'before')).toEqual({ ok: true, value: 0 });
  const parked = ask('https://x.com/');
  await expect.poll(() => control('world', 'parked', 0)).toEqual({ ok: true, value: true });
  await control('world', 'release', 0);
  expect((await parked).status).toBe(200);
  expect(await control('x', 'constructor')).toMatchObject({ ok: false });
  expect(await control('process', 'exit')).toMatchObject({ ok: false });
});

/**
 * The Facebook double: every kill switch answers as documented.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../world/client.ts';
import { DAY } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';

const GRAPH = 'https://graph.facebook.com/v26.0';
let world: World;
let ask: Client;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
});
afterAll(() => world.close());

const get = async (path: string, token: string) =>
  (await ask(`${GRAPH}/${path}${path.includes('?') ? '&' : '?'}access_token=${token}`)).json();
const error = (code: number, subcode?: number, message = expect.any(String)) => ({
  error: expect.objectContaining({
    message,
    code,
    type: 'OAuthException',
    ...(subcode !== undefined && { error_subcode: subcode }),
  }),
});

const kills: [string, (who: string) => void, unknown][] = [
  [
    'password changed',
    who => world.facebook.changePassword(who),
    error(190, 460, expect.stringContaining('changed their password')),
  ],
  [
    'app removed',
    who => world.facebook.removeApp(who),
    error(190, 458, expect.stringContaining('has not authorized application')),
  ],
  ['checkpoint', who => world.facebook.checkpoint(who), error(190, 459)],
  ['blocking checkpoint', who => world.facebook.checkpoint(who, 490), error(190, 490)],
  ['unconfirmed', who => world.facebook.unconfirmed(who), error(190, 464)],
  ['logged out', who => world.facebook.logOut(who), error(190, 467)],
  ['inactive', who => world.facebook.inactive(who), error(190, 493)],
];

test.each(kills)('%s ends the user token and the Page token', async (name, kill, body) => {
  const who = name.replaceAll(' ', '-');
  const page = world.facebook.page(`Page of ${who}`, { admin: who });
  const user = world.facebook.token(who).value;
  const ofPage = world.facebook.token(page).value;
  expect(await get('me', user)).toMatchObject({ name: expect.any(String) });
  expect(await get('me', ofPage)).toMatchObject({ id: page.id });
  kill(who);
  expect(await get('me', user)).toEqual(body);
  expect(await get('me', ofPage)).toEqual(body);
});

test('a checkpoint clears and the token works again; a changed password stays', async () => {
  const token = world.facebook.token('carl').value;
  world.facebook.checkpoint('carl');
  expect(await get('me', token)).toEqual(error(190, 459));
  world.facebook.checkpoint('carl', 'clear');
  expect(await get('me', token)).toMatchObject({ name: 'Carl' });
  world.facebook.changePassword('carl');
  world.facebook.token('carl');
  expect(await get('me', token)).toEqual(error(190, 460));
});

test('a lost role ends the Page token alone, with 492 or in text alone', async () => {
  const one = world.facebook.page('One', { admin: 'dora' });
  const two = world.facebook.page('Two', { admin: 'dora' });
  const [user, first, second] = [world.facebook.token('dora'), world.facebook.token(one), world.facebook.token(two)];
  world.facebook.roleLost(one, 'dora');
  world.facebook.roleLost(two, 'dora', 'text');
  expect(await get('me', user.value)).toMatchObject({ name: 'Dora' });
  expect(await get('me', first.value)).toEqual(error(190, 492));
  const worded = await get('me', second.value);
  expect(worded).toEqual(error(190, undefined, expect.stringContaining('administrator, editor, or moderator')));
  expect(worded).not.toHaveProperty('error.error_subcode');
});

test('scopes, deleted Pages and blocked apps', async () => {
  const page = world.facebook.page('Shop', { admin: 'emil', instagram: 'shop' });
  const user = world.facebook.token('emil').value;
  const ofPage = world.facebook.token(page).value;
  const instagram = `${page.instagram?.id}?fields=id,username`;
  expect(await get(instagram, ofPage)).toMatchObject({ username: 'shop' });
  world.facebook.removeScope('emil', 'instagram_basic');
  expect(await get(instagram, ofPage)).toEqual(error(10));
  world.facebook.removeScope('emil', 'pages_show_list');
  expect(await get('me/accounts', user)).toEqual(error(200));
  expect(await get('me/permissions', user)).toEqual({
    data: expect.arrayContaining([{ permission: 'pages_show_list', status: 'declined' }]),
  });
  world.facebook.deletePage(page);
  expect(await get('me', ofPage)).toEqual(error(190, undefined, expect.stringContaining('deleted')));
  const app = world.facebook.app('555');
  const other = world.facebook.token('emil', { app }).value;
  world.facebook.blockApp(app);
  expect(await get('me', other)).toEqual(error(200, undefined, 'API access blocked.'));
});

test('tokens end by the world clock: 463 with both times in words', async () => {
  const token = world.facebook.token('fritz', { expiresIn: DAY }).value;
  expect(await get('me', token)).toMatchObject({ name: 'Fritz' });
  world.advance(DAY + 1);
  expect(await get('me', token)).toEqual(
    error(
      190,
      463,
      expect.stringMatching(/Session has expired on \w+day, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d PST\. The current time is/),
    ),
  );
});

test('debug_token: never ends but has a data-access clock; dead in both shapes', async () => {
  const page = world.facebook.page('Debugged', { admin: 'gina', instagram: 'gina' });
  const token = world.facebook.token(page).value;
  const self = () => get(`debug_token?input_token=${token}`, token);
  expect(await self()).toEqual({
    data: expect.objectContaining({
      is_valid: true,
      type: 'PAGE',
      profile_id: page.id,
      expires_at: 0,
      data_access_expires_at: expect.any(Number),
    }),
  });
  world.facebook.changePassword('gina');
  expect(await self()).toEqual(error(190, 460));
  world.facebook.selfDebug = 'data';
  expect(await self()).toMatchObject({ data: { is_valid: false, error: { code: 190, subcode: 460 } } });
  world.facebook.selfDebug = 'error';
  const app = encodeURIComponent(`${world.facebook.app().id}|${world.facebook.app().secret}`);
  expect(await get(`debug_token?input_token=${token}`, app)).toMatchObject({
    data: { is_valid: false, error: { subcode: 460 } },
  });
});

test('/me/accounts pages through, and keeps Page tokens the same', async () => {
  for (const name of ['A', 'B', 'C']) world.facebook.page(`Chain ${name}`, { admin: 'hugo' });
  const user = world.facebook.token('hugo').value;
  const first = await get('me/accounts?limit=2&fields=name,access_token', user);
  expect(first).toMatchObject({
    data: [{ name: 'Chain A' }, { name: 'Chain B' }],
    paging: { next: expect.any(String) },
  });
  const { paging } = first as { paging: { next: string } };
  const second = (await ask(paging.next)).json();
  expect(second).toMatchObject({ data: [{ name: 'Chain C' }] });
  expect(second).not.toHaveProperty('paging.next');
  expect(await get('me/accounts?limit=2&fields=name,access_token', user)).toEqual(first);
});

test('rate limits have their own code and header; an outage says that it is transient', async () => {
  const page = world.facebook.page('Busy', { admin: 'karl' });
  const [user, ofPage] = [world.facebook.token('karl').value, world.facebook.token(page).value];
  world.trouble('graph.facebook.com', 'rate-limit', { seconds: 600 });
  const forUser = await ask(`${GRAPH}/me?access_token=${user}`);
  expect([forUser.json(), forUser.headers['x-app-usage']]).toEqual([
    error(4),
    expect.stringContaining('"call_count":100'),
  ]);
  const forPage = await ask(`${GRAPH}/me?access_token=${ofPage}`);
  expect(forPage.json()).toEqual(error(80001));
  expect(
    JSON.parse(String(forPage.headers['x-business-use-case-usage']))[page.id][0].estimated_time_to_regain_access,
  ).toBe(10);
  world.advance(600_001);
  expect(await get('me', user)).toMatchObject({ name: 'Karl' });
  world.trouble('graph.facebook.com', 'outage503');
  expect((await ask(`${GRAPH}/me?access_token=${user}`)).json()).toMatchObject({
    error: { code: 2, is_transient: true },
  });
  world.trouble('graph.facebook.com', 'none');
});

test('DELETE /me/permissions removes the app', async () => {
  const token = world.facebook.token('lena').value;
  expect((await ask(`${GRAPH}/me/permissions?access_token=${token}`, { method: 'DELETE' })).json()).toEqual({
    success: true,
  });
  expect(await get('me', token)).toEqual(error(190, 458));
});

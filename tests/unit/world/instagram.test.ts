/**
 * The Instagram double: code and refresh rules, and what a dead token answers.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient, makeVisitor } from '../../world/client.ts';
import { DAY } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';

const GRAPH = 'https://graph.instagram.com';
const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
let world: World;
let ask: Client;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
});
afterAll(() => world.close());

const me = async (token: string) => (await ask(`${GRAPH}/me?fields=user_id,username&access_token=${token}`)).json();
const refresh = async (token: string) =>
  (await ask(`${GRAPH}/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`)).json();

test('sign in, code, short token, long token', async () => {
  world.instagram.account('acme.sports');
  const params = {
    client_id: '9876543210',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'instagram_business_basic',
    state: 'S',
  };
  const path = `/oauth/authorize?${new URLSearchParams(params)}`;
  const visit = makeVisitor(world.port, ['www.instagram.com']);
  const page = await visit('https://www.instagram.com/accounts/login/as', {
    form: { person: 'acme.sports', next: path },
  });
  expect(page.text).toContain('id="allow"');
  const cancelled = await visit('https://www.instagram.com/oauth/authorize', {
    form: { ...params, decision: 'cancel' },
  });
  expect(cancelled.url).toContain(
    'error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request',
  );
  const { url } = await visit('https://www.instagram.com/oauth/authorize', { form: { ...params, decision: 'allow' } });
  expect(url.endsWith('&state=S#_')).toBe(true);
  const form = {
    client_id: '9876543210',
    client_secret: 'secret-of-9876543210',
    grant_type: 'authorization_code',
    redirect_uri: REDIRECT,
    code: new URL(url).searchParams.get('code') ?? '',
  };
  const token = (secret: string) =>
    ask('https://api.instagram.com/oauth/access_token', { form: { ...form, client_secret: secret } });
  expect((await token('wrong')).status).toBe(400);
  const short = (await token(form.client_secret)).json();
  expect(short).toEqual({
    data: [
      {
        access_token: expect.stringMatching(/^IGAA/),
        user_id: expect.any(String),
        permissions: 'instagram_business_basic',
      },
    ],
  });
  expect((await token(form.client_secret)).json()).toEqual({
    error_type: 'OAuthException',
    code: 400,
    error_message: 'Matching code was not found or was already used',
  });
  const { data } = short as { data: [{ access_token: string }] };
  const exchange = await ask(
    `${GRAPH}/access_token?grant_type=ig_exchange_token&client_secret=${form.client_secret}&access_token=${data[0].access_token}`,
  );
  expect(exchange.json()).toMatchObject({
    access_token: expect.stringMatching(/^IGAA/),
    token_type: 'bearer',
    expires_in: 5183944,
  });
});

test('refresh: by GET, from a day of age, until the end; same string or a new one', async () => {
  const { value } = world.instagram.account('young').token({ age: 0, expiresIn: 60 * DAY });
  expect(await refresh(value)).toMatchObject({ error: { code: 100 } });
  world.advance(DAY);
  const posted = await ask(`${GRAPH}/refresh_access_token`, {
    form: { grant_type: 'ig_refresh_token', access_token: value },
  });
  expect(posted.json()).toMatchObject({
    error: { code: 100, type: 'IGApiException', message: 'Unsupported request - method type: post' },
  });
  expect(await refresh(value)).toMatchObject({ access_token: value, expires_in: 5183944 });
  world.advance(2 * DAY);
  world.instagram.refreshMode = 'new';
  const fresh = await refresh(value);
  world.instagram.refreshMode = 'same';
  expect(fresh).not.toMatchObject({ access_token: value });
  expect(await me(value)).toMatchObject({ username: 'young' });
  expect(world.instagram.refreshes.map(each => each.account)).toEqual(['young', 'young']);
  world.advance(61 * DAY);
  expect(await refresh(value)).toMatchObject({
    error: { code: 190, error_subcode: 0, message: expect.stringContaining('Session has expired on') },
  });
});

test('refresh needs the basic permission', async () => {
  const { value } = world.instagram.token('bare');
  world.instagram.removeScope('bare', 'instagram_business_basic');
  expect(await refresh(value)).toMatchObject({ error: { code: 10 } });
});

test.each([
  ['changePassword', 460, 'changed their password'],
  ['removeApp', 458, 'has not authorized application'],
  ['logOut', 467, 'logged out'],
  ['checkpoint', 459, 'log in to www.facebook.com'],
] as const)('%s, with the subcode missing, zero and real', async (kill, subcode, text) => {
  const { value } = world.instagram.token(kill);
  expect((await ask(`${GRAPH}/v26.0/me?fields=username&access_token=${value}`)).json()).toMatchObject({
    username: kill,
  });
  world.instagram[kill](kill);
  const answers = [];
  for (const subcodes of ['none', 'zero', 'real'] as const) {
    world.instagram.subcodes = subcodes;
    answers.push(await me(value));
  }
  world.instagram.subcodes = 'zero';
  const body = { code: 190, message: expect.stringContaining(text) };
  expect(answers).toMatchObject([
    { error: body },
    { error: { ...body, error_subcode: 0 } },
    { error: { ...body, error_subcode: subcode } },
  ]);
  expect(answers[0]).not.toHaveProperty('error.error_subcode');
});

test('a Facebook token is not one here, and the other way round', async () => {
  expect(await me(world.facebook.token('anna').value)).toMatchObject({
    error: { code: 190, message: expect.stringContaining('Cannot parse') },
  });
});

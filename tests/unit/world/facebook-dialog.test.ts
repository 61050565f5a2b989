/**
 * The Facebook double: the ways to a token: dialog, code, exchange, and signing in again.
 * @vitest-environment node
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient, makeVisitor } from '../../world/client.ts';
import { DAY, HOUR } from '../../world/core/clock.ts';
import { startWorld, type World } from '../../world/world.ts';

const GRAPH = 'https://graph.facebook.com/v26.0';
const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';
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

const dialogUrl = (params: Record<string, string>) =>
  `https://www.facebook.com/v26.0/dialog/oauth?${new URLSearchParams({ client_id: '1234567890', redirect_uri: REDIRECT, state: 'S', scope: 'pages_show_list', ...params })}`;

test('the dialog: sign in, untick, allow; the fragment has both tokens', async () => {
  world.facebook.page('Ticked', { admin: 'ines' });
  world.facebook.page('Unticked', { admin: 'ines' });
  const visit = makeVisitor(world.port, ['www.facebook.com']);
  const url = dialogUrl({ response_type: 'token' });
  expect((await visit(url)).text).toContain('Log in as Ines');
  const page = await visit('https://www.facebook.com/login/as', {
    form: { person: 'ines', next: new URL(url).pathname + new URL(url).search },
  });
  expect(page.text).toContain('Continue as Ines');
  const form: [string, string][] = [
    ...new URL(url).searchParams,
    ['decision', 'allow'],
    ['allowed', 'public_profile'],
    ['allowed', 'pages_show_list'],
  ];
  const ticked = world.facebook.page('Ticked').id;
  const back = await visit('https://www.facebook.com/v26.0/dialog/oauth', { form: [...form, ['page', ticked]] });
  expect(back.url.startsWith(`${REDIRECT}?#access_token=EAA`)).toBe(true);
  const fragment = new URLSearchParams(new URL(back.url).hash.slice(1));
  expect([...fragment.keys()]).toEqual([
    'access_token',
    'data_access_expiration_time',
    'expires_in',
    'long_lived_token',
    'state',
  ]);
  const long = fragment.get('long_lived_token') ?? '';
  expect(await get(`debug_token?input_token=${long}`, long)).toMatchObject({
    data: { granular_scopes: [{ scope: 'pages_show_list', target_ids: [ticked] }] },
  });
});

test('the dialog: cancel says so with #_=_', async () => {
  world.facebook.signedInAs('ines');
  const got = await ask('https://www.facebook.com/v26.0/dialog/oauth', {
    form: { ...Object.fromEntries(new URL(dialogUrl({ response_type: 'token' })).searchParams), decision: 'cancel' },
  });
  world.facebook.signedInAs(null);
  expect(got.headers.location).toBe(
    `${REDIRECT}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=S#_=_`,
  );
});

test('code with PKCE works once, with the right verifier only; the secret extends', async () => {
  const verifier = 'v'.repeat(50);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  world.facebook.token('jana', { scopes: ['public_profile', 'pages_show_list'] });
  world.facebook.signedInAs('jana');
  world.facebook.autoRedirect = true;
  const got = await ask(dialogUrl({ response_type: 'code', code_challenge: challenge, code_challenge_method: 'S256' }));
  world.facebook.autoRedirect = false;
  world.facebook.signedInAs(null);
  const location = String(got.headers.location);
  expect(location.endsWith('#_=_')).toBe(true);
  const code = new URL(location).searchParams.get('code') ?? '';
  const exchange = async (params: Record<string, string>) =>
    (
      await ask(
        `${GRAPH}/oauth/access_token?${new URLSearchParams({ client_id: '1234567890', redirect_uri: REDIRECT, code, ...params })}`,
      )
    ).json();
  expect(await exchange({ code_verifier: 'wrong' })).toEqual(error(100));
  const tokens = await exchange({ code_verifier: verifier });
  expect(tokens).toEqual({ access_token: expect.stringMatching(/^EAA/), token_type: 'bearer', expires_in: 5183944 });
  expect(await exchange({ code_verifier: verifier })).toEqual(error(100, 36009));
  const { access_token } = tokens as { access_token: string };
  const extend = (secret: string) =>
    exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: access_token, client_secret: secret });
  expect(await extend('wrong')).toEqual(error(1));
  expect(await extend('secret-of-1234567890')).toMatchObject({ access_token: expect.stringMatching(/^EAA/) });
  world.advance(61 * DAY + HOUR);
  expect(await extend('secret-of-1234567890')).toEqual(error(190, 463));
});

test('when data access ends the token stays valid and reads no more; a sign-in starts the clock again', async () => {
  world.facebook.page('Clocked', { admin: 'gerd' });
  const token = world.facebook.token('gerd').value;
  world.facebook.endDataAccess('gerd');
  const { data } = (await get(`debug_token?input_token=${token}`, token)) as {
    data: { is_valid: boolean; data_access_expires_at: number };
  };
  expect(data.is_valid).toBe(true);
  expect(data.data_access_expires_at * 1000).toBeLessThan(world.now());
  expect(await get('me/accounts', token)).toEqual({ data: [] });
  world.facebook.signedInAs('gerd');
  world.facebook.autoRedirect = true;
  const { headers } = await ask(dialogUrl({ response_type: 'token' }));
  world.facebook.autoRedirect = false;
  world.facebook.signedInAs(null);
  const fresh = new URLSearchParams(new URL(String(headers.location)).hash.slice(1));
  expect(Number(fresh.get('data_access_expiration_time')) * 1000).toBeGreaterThan(world.now() + 89 * DAY);
  expect(await get('me/accounts', fresh.get('access_token') ?? '')).toMatchObject({ data: [{ name: 'Clocked' }] });
});

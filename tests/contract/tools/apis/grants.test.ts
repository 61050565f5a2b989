/** Each sign-in against its double over real https: code with PKCE, single-use refresh tokens, and the documents' disagreements, both ways. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAsk } from '../../../../utils/kit/http';
import type { Credentials } from '../../../../utils/kit/oauth/client';
import type { Tokens } from '../../../../utils/kit/oauth/tokens';
import { readTool } from '../../../../utils/sources/tool-api';
import { endGrant, finishGrant, isUnused, renewGrant, startGrant } from '../../../../utils/sources/tool-grant';
import { toolApiOf } from '../../../../utils/tools/apis';
import { makeClient } from '../../../world/client.ts';
import { startWorld, type World } from '../../../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/';
const asFetch: typeof fetch = async (input, init = {}) => {
  const got = await makeClient(world.port)(String(input), {
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(init.body instanceof URLSearchParams
      ? { form: Object.fromEntries(init.body) }
      : init.body
        ? { body: String(init.body) }
        : {}),
  });
  const headers = Object.fromEntries(Object.entries(got.headers).map(([name, value]) => [name, String(value)]));
  return new Response(got.text, { status: got.status, headers });
};
const wire = () => ({ fetch: asFetch, now: world.now() });

/** Buffer is public; Hootsuite's guide has a secret by Basic, its metadata lists apps without one. */
const CASES: [tool: 'buffer' | 'hootsuite', what: string, app: Credentials][] = [
  ['buffer', 'a public app', { clientId: 'acme-buffer-app' }],
  ['hootsuite', 'an app with a secret', { clientId: 'acme-hootsuite-app', clientSecret: 'hoot-secret-of-acme' }],
  ['hootsuite', 'a public app', { clientId: 'acme-public-app' }],
];

describe.each(CASES)('%s with %s', (tool, _what, app) => {
  const api = toolApiOf(tool);
  const signIn = api?.signIn;
  if (!api || !signIn) throw new Error('It has a sign-in');
  const signedIn = async (decision = 'allow') => {
    const started = await startGrant(signIn, app.clientId, REDIRECT);
    const client = makeClient(world.port);
    expect((await client(started.url)).status).toBe(200);
    const { origin, pathname, searchParams } = new URL(started.url);
    const form = { ...Object.fromEntries(searchParams), decision };
    const sent = await client(`${origin}${pathname}`, { method: 'POST', form });
    return finishGrant(wire(), signIn, app, started, String(sent.headers.location));
  };
  const tokensOf = async (): Promise<Tokens> => {
    const tokens = await signedIn();
    if ('failed' in tokens) throw new Error(tokens.failed);
    return tokens;
  };
  const renew = ({ refresh = '' }: Tokens) => renewGrant(wire(), signIn, app, refresh, { refresh });
  const read = (access: string) =>
    readTool(api, { place: { origin: api.cloud ?? '' }, key: undefined, access, ask: makeAsk(asFetch), now: 0 });

  test('a code becomes a pair with which the list is read, and which is renewed', async () => {
    const first = await tokensOf();
    expect(first.renews).toBe('refresh-token');
    expect((first.expiresAt ?? 0) - first.issuedAt).toBe(3_600_000);
    expect((await read(first.access)).outcome).toBe('read');
    const second = await renew(first);
    if ('failed' in second) throw new Error(second.failed);
    expect(second.refresh).not.toBe(first.refresh);
    expect((await read(second.access)).outcome).toBe('read');
  });

  test('a refresh token that is used twice ends the grant', async () => {
    const first = await tokensOf();
    const second = await renew(first);
    if ('failed' in second) throw new Error(second.failed);
    expect(await renew(first)).toEqual({ failed: 'token-refused' });
    expect(await renew(second)).toEqual({ failed: 'token-refused' });
    expect((await read(second.access)).outcome).toBe('sign-in-lost');
  });

  test('the person may say no; another app or a wrong secret is told from a refused token', async () => {
    expect(await signedIn('cancel')).toMatchObject({ failed: 'denied' });
    const { refresh = '' } = await tokensOf();
    for (const other of [{ clientId: 'nobody' }, { clientId: app.clientId, clientSecret: 'wrong' }])
      expect(await renewGrant(wire(), signIn, other, refresh, {})).toEqual({ failed: 'app-refused' });
    expect(await renewGrant(wire(), signIn, app, refresh, {})).toHaveProperty('access');
  });

  test('trouble is no refusal', async () => {
    const tokens = await tokensOf();
    const { host } = new URL(signIn.server.token_endpoint);
    for (const [kind, failed] of [
      ['outage503', 'outage'],
      ['rate-limit', 'rate-limited'],
    ] as const) {
      world.trouble(host, kind);
      expect(await renew(tokens)).toEqual({ failed });
      world.trouble(host, 'none');
    }
    expect(await renew(tokens)).toHaveProperty('access');
  });

  test('what the server offers besides is used, and nothing is made up where it offers none', async () => {
    const tokens = await tokensOf();
    const offers = tool === 'buffer';
    expect(await isUnused(wire(), signIn, app, tokens.refresh ?? '')).toBe(offers ? true : undefined);
    expect(await endGrant(wire(), signIn, app, tokens)).toBe(offers);
    if (offers) expect(await isUnused(wire(), signIn, app, tokens.refresh ?? '')).toBe(false);
    expect((await read(tokens.access)).outcome).toBe(offers ? 'sign-in-lost' : 'read');
    expect(world[tool].signIns.replays.length).toBeGreaterThan(0);
  });
});

/** The OAuth kit itself: what the library throws becomes data, and no secret gets into a message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call, isTrouble } from '../../../utils/kit/oauth/call';
import { readRedirect, start } from '../../../utils/kit/oauth/code';
import { clean, refusedBy, refusedFor } from '../../../utils/kit/oauth/refused';
import { refresh, scopesOf, tokensOf } from '../../../utils/kit/oauth/tokens';

const NOW = Date.UTC(2026, 10, 21);
const SERVER = { issuer: 'https://op.example', token_endpoint: 'https://op.example/token' };
const REDIRECT = 'https://abc.chromiumapp.org/';
const wire = (reply: typeof fetch, signal?: AbortSignal) => ({ fetch: reply, now: NOW, signal });

describe('call', () => {
  const once = (reply: typeof fetch, signal?: AbortSignal) =>
    refresh(wire(reply, signal), SERVER, { clientId: 'c' }, 'R');
  it('gives the value', async () => {
    const done = await once(async () => Response.json({ access_token: 'A', token_type: 'Bearer' }));
    expect(isTrouble(done) ? undefined : done.value.access_token).toBe('A');
  });
  it('keeps the answer of an error, whatever its content type', async () => {
    for (const type of ['application/json', 'text/html', 'nonsense']) {
      const done = await once(
        async () => new Response('{"error":"invalid_grant"}', { status: 400, headers: { 'content-type': type } }),
      );
      expect(done).toMatchObject({ trouble: { ok: true, status: 400, json: { error: 'invalid_grant' } } });
    }
  });
  it('tells a network that is down from a request that was called off', async () => {
    const fails: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await once(fails)).toEqual({ trouble: { ok: false, why: 'unreachable' } });
    expect(await once(fails, AbortSignal.abort())).toEqual({ trouble: { ok: false, why: 'aborted' } });
  });
  it('tells a body that breaks off', async () => {
    const broken = new ReadableStream({ pull: controller => controller.error(new Error('reset')) });
    expect(await once(async () => new Response(broken, { headers: { 'content-type': 'application/json' } }))).toEqual({
      trouble: { ok: false, why: 'unreachable' },
    });
  });
  it('sends nothing to an endpoint that is missing or in the clear', async () => {
    const never: typeof fetch = async () => {
      throw new Error('sent');
    };
    expect(await refresh(wire(never), { issuer: SERVER.issuer }, { clientId: 'c' }, 'R')).toEqual({
      trouble: undefined,
    });
    expect(
      await refresh(wire(never), { ...SERVER, token_endpoint: 'http://op.example/token' }, { clientId: 'c' }, 'R'),
    ).toEqual({ trouble: undefined });
  });
  it('sends no cookies and follows no redirect', async () => {
    let sent: RequestInit | undefined;
    await once(async (_url, init) => {
      sent = init;
      return Response.json({});
    });
    expect(sent).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual', method: 'POST' });
  });
  it('hands on nothing that the reader throws', async () => {
    const done = await call(
      wire(async () => Response.json({})),
      transport => refreshLike(transport),
      async () => {
        throw new Error('with a secret');
      },
    );
    expect(JSON.stringify(done)).not.toContain('secret');
  });
});
const refreshLike = (transport: object): Promise<Response> => {
  const [key] = Object.getOwnPropertySymbols(transport);
  const send = key && (transport as Record<symbol, (url: string, init: object) => Promise<Response>>)[key];
  if (!send) throw new Error('no transport');
  return send('https://op.example/x', { method: 'GET', headers: {} });
};

describe('start', () => {
  it('keeps what the endpoint brings, and leaves out what is not asked', async () => {
    const { url, verifier, nonce } = await start({
      endpoint: 'https://op.example/auth?tenant=1',
      clientId: 'c',
      redirectUri: REDIRECT,
      scopes: [],
      extra: { a: 'b', c: undefined },
    });
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'c',
      redirect_uri: REDIRECT,
      state: expect.any(String),
      a: 'b',
    });
    expect([verifier, nonce]).toEqual([undefined, undefined]);
  });
});

describe('readRedirect', () => {
  const started = { state: 'S'.repeat(43), redirectUri: REDIRECT };
  const read = (redirected: string) => readRedirect(SERVER, 'c', started, redirected);
  it('reads a fragment as well as a query', () => {
    for (const mark of ['?', '#']) {
      const parameters = read(`${REDIRECT}${mark}code=C&state=${started.state}`);
      expect(parameters instanceof URLSearchParams && parameters.get('code')).toBe('C');
    }
  });
  it.each(['#_=_', '#_'])('does not trip over %s', tail => {
    const parameters = read(`${REDIRECT}?code=C&state=${started.state}${tail}`);
    expect(parameters instanceof URLSearchParams && parameters.get('code')).toBe('C');
  });
  it('takes no answer whose state is not ours, and never throws', () => {
    const part = fc.constantFrom(
      'code=C',
      'access_token=T',
      'state=',
      `state=${'S'.repeat(42)}`,
      'error=access_denied',
      'iss=https://evil.example',
      '%',
      '#',
      '?',
      '&',
      '_=_',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map(parts => `${REDIRECT}?${parts.join('&')}`),
          fc.string(),
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
        ),
        redirected => {
          expect(read(redirected)).not.toBeInstanceOf(URLSearchParams);
        },
      ),
    );
  });
});

describe('words of the network', () => {
  it('lose every secret', () => {
    expect(clean('Malformed access token EAABsbCS1iHgBAOZCqDabcdefghijk')).toBe('Malformed access token […]');
    expect(clean('the code abcd1 is used', ['abcd1', undefined])).toBe('the code […] is used');
    expect(clean('needs instagram_business_manage_comments\n now')).toBe(
      'needs instagram_business_manage_comments now',
    );
    expect(clean('x y '.repeat(500)).length).toBeLessThanOrEqual(300);
  });
  it('are sorted by what a person can do', () => {
    expect(refusedFor('access_denied', '')).toEqual({ failed: 'denied' });
    expect(refusedFor('invalid_scope', 'm')).toEqual({ failed: 'app-refused', message: 'm' });
    expect(refusedFor('server_error', '')).toEqual({ failed: 'network-down' });
    expect(refusedBy({ trouble: undefined })).toEqual({ failed: 'not-understood' });
    const graph = { error: { message: 'This authorization code has been used.', type: 'OAuthException', code: 100 } };
    expect(refusedBy({ trouble: { ok: true, status: 400, headers: {}, json: graph, text: '' } })).toEqual({
      failed: 'app-refused',
      message: 'OAuthException: This authorization code has been used.',
    });
  });
});

describe('tokensOf', () => {
  const reply = { access_token: 'A', token_type: 'bearer' } as const;
  it('reads lifetimes from the answer only', () => {
    expect(tokensOf(reply, NOW)).toEqual({ access: 'A', issuedAt: NOW, renews: 'no' });
    expect(
      tokensOf({ ...reply, expires_in: 60, refresh_token: 'R', refresh_token_expires_in: '120' }, NOW),
    ).toMatchObject({ expiresAt: NOW + 60_000, refreshExpiresAt: NOW + 120_000 });
    expect(tokensOf({ ...reply, refresh_token: 'R2' }, NOW, { refresh: 'R1', refreshExpiresAt: 5 })).not.toHaveProperty(
      'refreshExpiresAt',
    );
    expect(tokensOf(reply, NOW, { refresh: 'R1', refreshExpiresAt: 5 })).toMatchObject({
      refresh: 'R1',
      refreshExpiresAt: 5,
      renews: 'refresh-token',
    });
  });
  it('splits scopes by space or comma', () => expect(scopesOf('a b,c,  d')).toEqual(['a', 'b', 'c', 'd']));
});

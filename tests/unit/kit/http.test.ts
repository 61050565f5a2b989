/** Asking a server: what goes out, what comes back, and that nothing is ever thrown. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { makeAsk } from '@/utils/kit/http';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on this machine only. */
const serve = (handle: RequestListener): Promise<string> =>
  new Promise(resolve => {
    const server = createServer(handle).listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
    servers.push(server);
  });

describe('what goes out', () => {
  test('carries no cookies, no cache, no referrer, and follows nobody', async () => {
    let seen: RequestInit = {};
    await makeAsk(async (_url, init = {}) => {
      seen = init;
      return new Response('{}');
    })({ url: 'https://h.example/' });
    expect(seen).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
    expect(seen.body).toBeUndefined();
  });

  test('a form is encoded as one', async () => {
    const got: { type?: string | undefined; body: string }[] = [];
    const url = await serve((request, response) => {
      let body = '';
      request
        .on('data', chunk => {
          body += chunk;
        })
        .on('end', () => {
          got.push({ type: request.headers['content-type'], body });
          response.end('{}');
        });
    });
    await makeAsk(fetch)({ url, method: 'POST', form: { a: 'x y&z', b: '=' } });
    expect(got).toEqual([{ type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'a=x+y%26z&b=%3D' }]);
  });

  test('a token is not carried on to another server', async () => {
    let stranger = 0;
    const other = await serve((_request, response) => {
      stranger += 1;
      response.end('{"id":"1"}');
    });
    const url = await serve((_request, response) => response.writeHead(307, { location: other }).end());
    const answer = await makeAsk(fetch)({ url, method: 'POST', form: { refresh_token: 'R' } });
    expect([answer, stranger]).toEqual([{ ok: false, why: 'unreachable' }, 0]);
  });
});

describe('what comes back', () => {
  test.each([
    [200, '{"a":1}', { a: 1 }],
    [401, '{"error":"x"}', { error: 'x' }],
    [502, '<html>', undefined],
    [200, '', undefined],
  ])('status %i with %s', async (status, body, json) => {
    const url = await serve((_request, response) => response.writeHead(status, { 'X-Thing': 'Y' }).end(body));
    expect(await makeAsk(fetch)({ url })).toMatchObject({
      ok: true,
      status,
      text: body,
      json,
      headers: { 'x-thing': 'Y' },
    });
  });

  test('endless text is cut', async () => {
    const url = await serve((_request, response) => response.end('x'.repeat(300_000)));
    expect(await makeAsk(fetch)({ url })).toMatchObject({ ok: true, text: 'x'.repeat(100_000), json: undefined });
  });

  test('nobody there', async () => {
    const url = await serve(() => undefined);
    for (const server of servers.splice(0)) await new Promise(resolve => server.close(resolve));
    expect(await makeAsk(fetch)({ url })).toEqual({ ok: false, why: 'unreachable' });
  });

  test('an answer that breaks off', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
      setImmediate(() => response.destroy());
    });
    expect(await makeAsk(fetch)({ url })).toEqual({ ok: false, why: 'unreachable' });
  });

  test('no answer in time, before the head or within the body', async () => {
    const silent = await serve(() => undefined);
    expect(await makeAsk(fetch, 30)({ url: silent })).toEqual({ ok: false, why: 'timeout' });
    const slow = await serve((_request, response) => void response.writeHead(200).write('{'));
    expect(await makeAsk(fetch, 200)({ url: slow })).toMatchObject({ ok: false });
  });

  test('called off by the caller', async () => {
    const url = await serve(() => undefined);
    const abort = new AbortController();
    const answer = makeAsk(fetch)({ url }, abort.signal);
    abort.abort();
    expect(await answer).toEqual({ ok: false, why: 'aborted' });
  });

  test('an address that is none', async () => {
    expect(await makeAsk(fetch)({ url: 'no address' })).toEqual({ ok: false, why: 'unreachable' });
  });
});

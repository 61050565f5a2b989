/** Somebody who takes messages: a real http server on loopback that every https address leads to, and that answers, fails, breaks off or hangs as told. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import { messagesOf } from '../support/messages';

export interface Got {
  /** `METHOD https://host/path`. */
  to: string;
  headers: Record<string, string>;
  body: string;
  json: Record<string, unknown>;
}

/** Status with headers and body; `break`: taken, but the answer is lost; `hang`: taken, and never answered. */
export type Answers = { status: number; headers?: Record<string, string>; body?: unknown } | 'break' | 'hang';

export const receiver = {
  /** Everything that was posted. */
  got: [] as Got[],
  /** What was asked without being a message: is anybody there? */
  knocks: [] as string[],
  answer: (_got: Got, _n: number): Answers => ({ status: 200 }),
  /** Nobody listens: connections are refused. */
  away: false,
};

const reset = (): void =>
  void Object.assign(receiver, { got: [], knocks: [], away: false, answer: (): Answers => ({ status: 200 }) });

const serve = (): Server =>
  createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', part => parts.push(part));
    incoming.on('end', () => {
      const to = `${incoming.method} https://${incoming.headers['x-host']}${incoming.url}`;
      const body = Buffer.concat(parts).toString();
      const isJson = /json/.test(incoming.headers['content-type'] ?? '');
      const got = {
        to,
        headers: incoming.headers as Record<string, string>,
        body,
        json: isJson ? JSON.parse(body) : {},
      };
      const isKnock = incoming.method === 'GET' && incoming.url === '/';
      if (isKnock) receiver.knocks.push(to);
      else receiver.got.push(got);
      const answer = isKnock ? { status: 404 } : receiver.answer(got, receiver.got.length);
      if (answer === 'hang') return;
      if (answer === 'break') return void incoming.socket.destroy();
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
    });
  });

/** Call at the top of a file, after `freshExtension`. Nothing but https leaves, and all of it comes here. */
export const withReceiver = (): void => {
  const real = globalThis.fetch;
  let server: Server;
  beforeEach(async () => {
    reset();
    server = serve();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const texts = {
      en: await messagesOf('en'),
      de: await messagesOf('de'),
    };
    globalThis.fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
      const url = new URL(String(input));
      const locale = /_locales\/(en|de)\/messages\.json$/.exec(url.href)?.[1] as 'en' | 'de' | undefined;
      if (locale)
        return Response.json(Object.fromEntries(Object.entries(texts[locale]).map(([k, message]) => [k, { message }])));
      if (url.protocol !== 'https:') throw new Error(`Nobody expected ${url.href}`);
      if (receiver.away) throw new TypeError('fetch failed');
      const headers = new Headers(init.headers);
      headers.set('x-host', url.host);
      headers.set('connection', 'close');
      return real(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers });
    }) as typeof fetch;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
};

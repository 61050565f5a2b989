/** One https server on loopback that answers for every host name; the Host header says which double is meant. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { Clock } from './clock.ts';
import type { Holds } from './holds.ts';
import { json, parseCookies, type Reply, type Req, type Site } from './http.ts';
import type { Entry, Log } from './log.ts';
import { type Troubles, troubleReply } from './trouble.ts';

export interface Parts {
  sites: readonly Site[];
  clock: Clock;
  log: Log;
  holds: Holds;
  troubles: Troubles;
  /** `false`: every answer closes its connection, so that the browser never repeats a request by itself. */
  keepAlive: boolean;
}

const readReq = async (incoming: IncomingMessage): Promise<Req> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const isForm = (incoming.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return {
    method: incoming.method ?? 'GET',
    host,
    path: mark < 0 ? target : target.slice(0, mark),
    url: target,
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)),
    form: new URLSearchParams(isForm ? body.toString() : ''),
    headers: incoming.headers,
    cookies: parseCookies(incoming.headers.cookie),
    body,
  };
};

const ask = async (site: Site | undefined, req: Req, entry: Entry): Promise<Reply> => {
  if (req.path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
  const reply = await site?.answer(req);
  entry.processed = reply !== undefined;
  entry.stray = reply === undefined;
  return (
    reply ?? json(404, { error: 'not_found', message: `Nothing is known at ${req.method} ${req.host}${req.path}` })
  );
};

const serve = async (parts: Parts, incoming: IncomingMessage, res: ServerResponse): Promise<void> => {
  const gone = once(res, 'close').then(() => undefined);
  const req = await readReq(incoming);
  const entry = parts.log.start(req, parts.clock.now());
  const leave = (end: Entry['end'], status?: number) => {
    res.destroy();
    parts.log.end(entry, end, status);
  };

  const before = await parts.holds.park(req.host, req.path, 'before', gone);
  if (before !== 'go') return leave(before === 'gone' ? 'gone' : 'reset');

  const site = parts.sites.find(each => each.hosts.includes(req.host));
  const trouble = site && parts.troubles.of(req, parts.clock.now());
  if (trouble?.kind === 'hang') return parts.log.end(entry, 'hung');
  if (trouble?.kind === 'reset') return leave('reset');

  const reply = (site && trouble && troubleReply(trouble, site, req)) ?? (await ask(site, req, entry));
  const after = await parts.holds.park(req.host, req.path, 'after', gone);
  if (after !== 'go' || res.closed) return leave(after === 'drop' ? 'reset' : 'gone', reply.status);

  const body = trouble?.kind === 'truncated' ? reply.body.slice(0, Math.ceil(reply.body.length / 2)) : reply.body;
  if (!parts.keepAlive) res.setHeader('connection', 'close');
  res.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(body) });
  res.end(req.method === 'HEAD' ? undefined : body);
  parts.log.end(entry, 'answered', reply.status);
};

/** Starts listening on a free port of 127.0.0.1 with a certificate made now. */
export const startServer = async (parts: Parts): Promise<{ port: number; close: () => Promise<void> }> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'world.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const server: Server = createServer({ key, cert, ALPNProtocols: ['http/1.1'] }, (incoming, res) => {
    serve(parts, incoming, res).catch((error: unknown) => {
      if (incoming.destroyed && !incoming.complete) return;
      console.error(`The world failed at ${incoming.headers.host}${incoming.url?.split('?')[0]}:`, error);
      res.destroy();
    });
  });
  // A browser keeps idle connections; closing them under it would look like trouble that nobody switched on.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
      });
    },
  };
};

/** A server of its own behind the world's port, under a host name that looks real: what it answers is handed through. */
import { forward } from '../oidc/forward.ts';
import { html, json, type Reply, type Req, type Site } from './http.ts';

/** @param port where it listens on loopback */
export const behind = (host: string, port: number): Site => ({
  hosts: [host],
  answer: (req: Req): Promise<Reply> => {
    // Bodies are handed on as text, so none may come packed.
    const { 'accept-encoding': _packed, ...headers } = req.headers;
    return forward(port, { ...req, headers });
  },
  down: (_req, status) => html(status, '<!doctype html><title>down</title>'),
  limited: () => json(429, { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' }),
});

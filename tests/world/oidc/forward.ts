/** Hands a request on to a server on loopback, the way a proxy does that ends https. */
import { request } from 'node:http';
import type { Reply, Req } from '../core/http.ts';

/** Headers that belong to one connection. */
const HOP = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

export const forward = (port: number, req: Req): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const kept = Object.entries(req.headers).filter(([name]) => !HOP.has(name));
    const headers = {
      ...Object.fromEntries(kept),
      'x-forwarded-proto': 'https',
      ...(req.body.length > 0 && { 'content-length': req.body.length }),
    };
    const options = { host: '127.0.0.1', port, method: req.method, path: req.url, headers, agent: false };
    const out = request(options, async res => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of res) chunks.push(chunk);
        const replied = Object.entries(res.headers).filter(
          (pair): pair is [string, string | string[]] => !HOP.has(pair[0]) && pair[1] !== undefined,
        );
        resolve({
          status: res.statusCode ?? 500,
          headers: Object.fromEntries(replied),
          body: Buffer.concat(chunks).toString(),
        });
      } catch (error) {
        reject(error);
      }
    });
    out.on('error', reject);
    out.end(req.body);
  });

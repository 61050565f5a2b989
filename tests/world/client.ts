/** A plain https client that reaches the world under its real host names, for tests and scripts outside a browser. */
import { Agent, request } from 'node:https';

export interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Throws where the body is not JSON. */
  json(): unknown;
}

export interface Send {
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string> | [string, string][];
  body?: string;
  signal?: AbortSignal;
}

export type Client = (url: string, send?: Send) => Promise<Got>;

/** Keeps no cookies and follows no redirect: the caller sees every step. */
export const makeClient = (port: number): Client => {
  const agent = new Agent({ rejectUnauthorized: false, keepAlive: false });
  return (url, send = {}) =>
    new Promise((resolve, reject) => {
      const { hostname, pathname, search } = new URL(url);
      const body = send.form ? new URLSearchParams(send.form).toString() : send.body;
      const headers = {
        host: hostname,
        ...(send.form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        ...send.headers,
      };
      const out = request(
        {
          host: '127.0.0.1',
          port,
          agent,
          method: send.method ?? (send.form ? 'POST' : 'GET'),
          path: pathname + search,
          headers,
          signal: send.signal,
        },
        async res => {
          try {
            const chunks: Buffer[] = [];
            for await (const chunk of res) chunks.push(chunk);
            const text = Buffer.concat(chunks).toString();
            resolve({ status: res.statusCode ?? 0, headers: res.headers, text, json: () => JSON.parse(text) });
          } catch (error) {
            reject(error);
          }
        },
      );
      out.on('error', reject);
      out.end(body);
    });
};

/** A client with a cookie jar that follows redirects within the world and stops at the first strange host. */
export const makeVisitor = (port: number, homes: readonly string[]) => {
  const client = makeClient(port);
  const jar = new Map<string, Map<string, string>>();
  const visit = async (url: string, send: Send = {}): Promise<Got & { url: string }> => {
    const { hostname } = new URL(url);
    if (!homes.includes(hostname)) return { status: 0, headers: {}, text: '', json: () => undefined, url };
    const cookies = jar.get(hostname) ?? new Map<string, string>();
    jar.set(hostname, cookies);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const got = await client(url, { ...send, headers: { ...send.headers, ...(cookie && { cookie }) } });
    for (const line of [got.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { location } = got.headers;
    return typeof location === 'string' ? visit(new URL(location, url).href) : { ...got, url };
  };
  return visit;
};

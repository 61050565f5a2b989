/** A network in a test: answers by script, keeps what it was asked, fails the test on a question that nobody expected. */
import { makeAsk } from '../../../utils/kit/http';
import type { AppClient, Ctx, TokenCtx } from '../../../utils/networks/define';
import { NOW } from './answers/row';

export interface Asked {
  method: string;
  url: URL;
  /** Where it went, without query: for comparing. */
  to: string;
  headers: Headers;
  form: URLSearchParams;
  init: RequestInit;
}

type Reply = Response | ((asked: Asked) => Response | Promise<Response>);

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
export const page = (status = 502): Response =>
  new Response('<html>bad gateway</html>', { status, headers: { 'content-type': 'text/html' } });
export const down = (): Response => {
  throw new TypeError('Failed to fetch');
};

/** Replies by `METHOD https://host/path`; a list is used up one by one, its last reply stays. */
export const network = (routes: Record<string, Reply | Reply[]>) => {
  const asked: Asked[] = [];
  const used: Record<string, number> = {};
  const fetcher = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const method = init.method ?? 'GET';
    const to = `${method} ${url.origin}${url.pathname}`;
    const one: Asked = {
      method,
      url,
      to,
      headers: new Headers(init.headers),
      form: new URLSearchParams(String(init.body ?? '')),
      init,
    };
    asked.push(one);
    const route = routes[to];
    if (!route) throw new Error(`Nobody expected ${to}`);
    const list = Array.isArray(route) ? route : [route];
    const n = used[to] ?? 0;
    used[to] = n + 1;
    const reply = list[Math.min(n, list.length - 1)];
    const response = typeof reply === 'function' ? await reply(one) : reply?.clone();
    if (!response) throw new Error(`No reply for ${to}`);
    return response;
  };
  return { asked, fetch: fetcher as typeof fetch, went: () => asked.map(each => each.to) };
};

type Double = Pick<ReturnType<typeof network>, 'fetch'>;
interface Given {
  app?: AppClient | undefined;
  account?: Partial<Ctx['account']>;
  now?: number;
}

export const ctxOf = (double: Double, { app, account, now = NOW }: Given = {}): Ctx => ({
  ask: makeAsk(double.fetch),
  fetch: double.fetch,
  now,
  app,
  account: { network: 'test', handle: 'acme', ...account },
});

export const tokenCtxOf = (double: Double, token: TokenCtx['token'], given: Given = {}): TokenCtx => ({
  ...ctxOf(double, given),
  token,
});

export const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/';

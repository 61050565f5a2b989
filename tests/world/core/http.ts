/** One request and one reply as plain values: every double is a function from the first to the second. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Req {
  method: string;
  /** Without the port. */
  host: string;
  /** Without the query. */
  path: string;
  /** Path and query as sent. */
  url: string;
  query: URLSearchParams;
  /** The body, where it is a form. */
  form: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: ReadonlyMap<string, string>;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}

/** A set of host names that answer together. */
export interface Site {
  readonly hosts: readonly string[];
  /** `undefined`: there is nothing at this path. */
  answer(req: Req): Reply | undefined | Promise<Reply | undefined>;
  /** How this network words an outage. */
  down(req: Req, status: 500 | 503): Reply;
  /** How it words "too often". @param until epoch ms */
  limited(req: Req, until: number): Reply;
  /** How it words that a call has to be paid, where it has words of its own. */
  unpaid?(): Reply;
  /** How it words that this is not allowed now although the token is well. */
  forbidden?(): Reply;
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, body: string, headers: Record<string, string | string[]> = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body,
});

export const redirect = (location: string, headers: Record<string, string | string[]> = {}): Reply => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', ...headers },
  body: '',
});

/** A parameter from the form or the query, empty when absent: Meta takes either. */
export const param = (req: Req, name: string): string => req.form.get(name) ?? req.query.get(name) ?? '';

/** The token of an `Authorization: Bearer` header. */
export const bearer = (req: Req): string => /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';

/** Where Meta looks for a token: parameter or header. */
export const metaToken = (req: Req): string => param(req, 'access_token') || bearer(req);

/** `Authorization: Basic` as [user, password]. */
export const basic = (req: Req): [string, string] | undefined => {
  const coded = /^Basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!coded) return undefined;
  const [user = '', password = ''] = Buffer.from(coded, 'base64').toString().split(':');
  return [decodeURIComponent(user), decodeURIComponent(password)];
};

/** Add parameters to a redirect URI that may have a query already. */
export const withQuery = (uri: string, params: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
};

export const parseCookies = (header = ''): Map<string, string> =>
  new Map(
    header
      .split(/;\s*/)
      .filter(Boolean)
      .map(pair => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]),
  );

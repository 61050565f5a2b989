/** Trouble that a host can be in. None of it says anything about a token. */
import type { Reply, Req, Site } from './http.ts';
import { html, json } from './http.ts';

export const TROUBLES = [
  'none',
  /** The network's own words for an outage, HTTP 503; not processed. */
  'outage503',
  /** The same with HTTP 500. */
  'error500',
  /** A proxy's page, HTTP 502. */
  'html502',
  /** A page where JSON is due, HTTP 200. */
  'html200',
  /** A page that claims to be JSON, HTTP 200. */
  'wrong-type',
  /** The network's own words for an outage, but with HTTP 200. */
  'error200',
  /** HTTP 402: somebody has not paid. */
  'billing',
  /** The network's own words for "not this, not now"; the token is well. */
  'policy',
  /** Never answers. */
  'hang',
  /** Drops the connection without processing. Chromium itself repeats a request whose reused connection breaks. */
  'reset',
  /** Processed, but half of the answer is missing. */
  'truncated',
  /** The network's own words and headers for "too often", until a time. */
  'rate-limit',
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

export interface TroubleOptions {
  /** Only this path; otherwise the whole host. */
  path?: string;
  /** Ends by itself after so many seconds of the world's clock. A rate limit has 900 unless told. */
  seconds?: number;
}

interface Trouble {
  kind: TroubleKind;
  path?: string;
  until: number;
}

const RATE_LIMIT_S = 900;
const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

export class Troubles {
  #byHost = new Map<string, Trouble[]>();

  set(host: string, kind: TroubleKind, options: TroubleOptions, now: number): void {
    if (!TROUBLES.includes(kind)) throw new Error(`No such trouble: ${kind}`);
    const others = (this.#byHost.get(host) ?? []).filter(
      each => options.path !== undefined && each.path !== options.path,
    );
    const seconds = options.seconds ?? (kind === 'rate-limit' ? RATE_LIMIT_S : Number.POSITIVE_INFINITY);
    const trouble = { kind, until: now + seconds * 1000, ...(options.path !== undefined && { path: options.path }) };
    this.#byHost.set(host, kind === 'none' ? others : [trouble, ...others]);
  }

  of(req: Req, now: number): Trouble | undefined {
    return this.#byHost
      .get(req.host)
      ?.find(each => now < each.until && (each.path === undefined || each.path === req.path));
  }
}

const page = (title: string, text: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

/** The reply for trouble that answers by itself; `undefined` where the request is processed. */
export const troubleReply = (trouble: Trouble, site: Site, req: Req): Reply | undefined => {
  switch (trouble.kind) {
    case 'outage503':
      return site.down(req, 503);
    case 'error500':
      return site.down(req, 500);
    case 'html502':
      return html(502, page('502 Bad Gateway', 'The server got no answer from the one behind it.'));
    case 'html200':
      return html(200, page('Back soon', 'We are working on it.'));
    case 'wrong-type':
      return { ...html(200, page('Back soon', 'We are working on it.')), headers: JSON_TYPE };
    case 'error200':
      return { ...site.down(req, 503), status: 200 };
    case 'billing':
      return site.unpaid?.() ?? json(402, { error: 'payment_required' });
    case 'policy':
      return site.forbidden?.() ?? json(403, {});
    case 'rate-limit':
      return site.limited(req, trouble.until);
    default:
      return undefined;
  }
};

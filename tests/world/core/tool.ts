/** What the doubles of tools with a status API have in common: accounts by the tool's own words, keys that may be revoked, a host. */
import { html, json, type Reply, type Req, type Site } from './http.ts';

/** Stands in every field that a reader does not need: it must turn up nowhere. */
export const PLANTED = 'PLANTED-SECRET';

export interface ToolAccount {
  id: string;
  /** The tool's own word for the network. */
  platform: string;
  name: string;
  handle?: string;
  /** The tool's own word for its state. */
  state: string;
}

export abstract class ToolSite implements Site {
  abstract readonly hosts: readonly string[];
  accounts: ToolAccount[] = [];
  /** Keys that are good. */
  readonly keys = new Set<string>();

  abstract answer(req: Req): Reply | undefined;

  /** Replaces the state of one account, as when the tool notices something. */
  set(id: string, state: string): void {
    for (const account of this.accounts) if (account.id === id) account.state = state;
  }
  addKey(key: string): void {
    this.keys.add(key);
  }
  revokeKey(key: string): void {
    this.keys.delete(key);
  }
  down(_req: Req, status: 500 | 503): Reply {
    return html(status, `<!doctype html><title>${status}</title>`);
  }
  limited(): Reply {
    return json(429, { error: 'Too many requests' }, { 'retry-after': '600' });
  }
}

/** A page with nothing but its address, for tests that look where a tab went. */
export const page = (title: string, headers: Record<string, string | string[]> = {}): Reply =>
  html(200, `<!doctype html><title>${title}</title><h1>${title}</h1>`, headers);

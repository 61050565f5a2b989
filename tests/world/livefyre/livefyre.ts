/** Livefyre Studio, rebuilt from its public help pages: the Social Accounts settings, and plain stand-ins for the pages around them. */
import { readFileSync } from 'node:fs';
import { html, json, type Reply, type Req, type Site } from '../core/http.ts';
import { frameHolder, plainPage, studioPage } from './pages.ts';

/** Shown even when empty; a row may name a further one. */
export const SECTIONS = ['Instagram Accounts', 'Instagram Business Accounts', 'Twitter Accounts'] as const;

export interface Row {
  section: string;
  /** The display name: all that a collapsed row shows. */
  name: string;
  /** Shows the red triangle. */
  expired?: boolean;
}

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const SETTINGS = /^\/acme\.fyre\.co\/settings\/[a-z-]+(\/[a-z-]+)?\/?$/;
const PAGES = /^\/acme\.fyre\.co\/(library|rights|streams|apps|modq|users|analytics)\/?$/;

export class Livefyre implements Site {
  readonly hosts = ['studio.livefyre.com'];
  /** The page under test. */
  readonly url = 'https://studio.livefyre.com/acme.fyre.co/settings/network/social-accounts';
  rows: Row[] = [
    { section: 'Instagram Accounts', name: 'Acme Sports' },
    { section: 'Instagram Business Accounts', name: 'Haus & Garten' },
    { section: 'Instagram Business Accounts', name: 'Northwind' },
    { section: 'Twitter Accounts', name: 'Acme' },
  ];
  /** Clicks on "Refresh Token". */
  readonly refreshClicks: { section: string; name: string; at: number }[] = [];
  /** Rights requests that were sent, and with which account. */
  readonly requests: { section: string; name: string; failed: boolean }[] = [];
  /** `false`: the click is recorded, but the row stays as it was. */
  refreshHeals = true;
  #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Switches the triangle of a row. */
  expire(name: string, expired = true): void {
    for (const row of this.rows) if (row.name === name) row.expired = expired;
  }

  answer(req: Req): Reply | undefined {
    switch (req.path) {
      case '/':
      case '/acme.fyre.co':
        return { status: 302, headers: { location: '/acme.fyre.co/library' }, body: '' };
      case '/assets/studio.css':
        return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: file('studio.css') };
      case '/assets/studio.js':
        return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: file('studio.js') };
      case '/acme.fyre.co/data/social-accounts':
        return json(200, {
          sections: [...new Set([...SECTIONS, ...this.rows.map(row => row.section)])],
          rows: this.rows,
        });
      case '/acme.fyre.co/data/refresh-token':
        return req.method === 'POST' ? this.#refresh(req) : undefined;
      case '/acme.fyre.co/data/rights-request':
        return req.method === 'POST' ? this.#request(req) : undefined;
    }
    if (SETTINGS.test(req.path)) {
      return html(200, req.query.has('frame') ? frameHolder(req) : studioPage(req));
    }
    const page = PAGES.exec(req.path)?.[1];
    return page ? html(200, plainPage(page, req)) : undefined;
  }

  #refresh(req: Req): Reply {
    const name = req.form.get('name') ?? '';
    const section = req.form.get('section') ?? '';
    const row = this.rows.find(each => each.name === name && each.section === section);
    if (!row) return json(404, { error: 'no such account' });
    this.refreshClicks.push({ section, name, at: this.#now() });
    if (this.refreshHeals) row.expired = false;
    return json(200, row);
  }

  /** As documented: with an account whose token has ended the request fails. */
  #request(req: Req): Reply {
    const [section = '', name = ''] = (req.form.get('account') ?? '').split('/');
    const failed = this.rows.some(row => row.section === section && row.name === name && row.expired);
    this.requests.push({ section, name, failed });
    return json(failed ? 502 : 200, { sent: !failed });
  }

  down(_req: Req, status: 500 | 503): Reply {
    return html(status, '<!doctype html><title>Livefyre</title><h1>Livefyre is down for maintenance</h1>');
  }

  limited(): Reply {
    return html(429, '<!doctype html><title>Livefyre</title><h1>Too many requests</h1>');
  }
}

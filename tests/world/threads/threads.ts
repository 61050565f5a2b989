/** Threads: its two families of hosts, what it answers on each, and its own pages. */
import { html, type Reply, type Req, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { api } from './api.ts';
import { authorize, exchangeCode } from './authorize.ts';
import { ThreadsCast } from './cast.ts';

export class Threads extends ThreadsCast implements Site {
  readonly hosts = [
    'graph.threads.net',
    'graph.threads.com',
    'threads.com',
    'www.threads.com',
    'threads.net',
    'www.threads.net',
  ];

  answer(req: Req): Reply | undefined {
    if (!req.host.startsWith('graph.')) return this.#pages(req);
    return req.path === '/oauth/access_token' && req.method === 'POST' ? exchangeCode(this, req) : api(this, req);
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/oauth/authorize') return authorize(this, req);
    if (req.path === '/login/as' && req.method === 'POST') return this.signIn(req);
    const known = /^\/$|^\/settings\/website_permissions\/?$/.test(req.path);
    const page = sheet({ name: 'Threads', colour: '#1c1c1e' }, 'Settings', '<p>Your profile.</p>');
    return known ? html(200, page) : undefined;
  }
}

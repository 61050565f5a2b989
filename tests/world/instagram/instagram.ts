/** Instagram with Instagram login: its hosts, what it answers on each, and its own pages. */
import type { Reply, Req, Site } from '../core/http.ts';
import { settingsPage } from '../core/settings.ts';
import { api } from './api.ts';
import { authorize, exchangeCode } from './authorize.ts';
import { InstagramCast } from './cast.ts';

export class Instagram extends InstagramCast implements Site {
  readonly hosts = ['graph.instagram.com', 'api.instagram.com', 'www.instagram.com'];

  answer(req: Req): Reply | undefined {
    switch (req.host) {
      case 'graph.instagram.com': {
        const reply = api(this, req);
        return reply && { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': '*' } };
      }
      case 'api.instagram.com':
        if (req.path === '/oauth/authorize') return authorize(this, req);
        return req.path === '/oauth/access_token' && req.method === 'POST' ? exchangeCode(this, req) : undefined;
      default:
        return this.#pages(req);
    }
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/oauth/authorize') return authorize(this, req);
    if (req.path === '/accounts/login/as' && req.method === 'POST') return this.signIn(req);
    const known = /^\/$|^\/accounts\/(manage_access|password\/change)\/?$/.test(req.path);
    return known
      ? settingsPage({ name: 'Instagram', colour: '#b23a8e' }, [
          ['Change password', '/accounts/password/change/'],
          ['Apps and websites', '/accounts/manage_access/'],
        ])
      : undefined;
  }
}

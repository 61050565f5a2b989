/** Instagram with Instagram login: its hosts, and everything that can happen to a token. */
import { param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { settingsPage } from '../core/settings.ts';
import { fault } from '../facebook/faults.ts';
import { api } from './api.ts';
import { authorize, exchangeCode } from './authorize.ts';
import { InstagramCast, type Ref } from './cast.ts';
import type { Death, Token } from './model.ts';

export class Instagram extends InstagramCast implements Site {
  readonly hosts = ['graph.instagram.com', 'api.instagram.com', 'www.instagram.com'];

  changePassword(ref: Ref): void {
    this.#end('password', token => token.account === this.account(ref));
  }

  logOut(ref: Ref): void {
    this.#end('logged-out', token => token.account === this.account(ref));
  }

  removeApp(ref: Ref, app = this.app()): void {
    this.#end('removed', token => token.account === this.account(ref) && token.app === app);
  }

  /** Reversible: `false` clears it, and the tokens work again. */
  checkpoint(ref: Ref, on = true): void {
    this.account(ref).checkpoint = on;
  }

  unconfirmed(ref: Ref, on = true): void {
    this.account(ref).unconfirmed = on;
  }

  /** Any other end in Facebook's words. */
  end(ref: Ref, how: Death): void {
    this.#end(how, token => token.account === this.account(ref));
  }

  /** Every token comes to its end now. */
  expire(ref: Ref): void {
    for (const token of this.tokens.values())
      if (token.account === this.account(ref)) token.expiresAt = this.clock.now() - 1;
  }

  removeScope(ref: Ref, scope: string): void {
    for (const token of this.tokens.values()) if (token.account === this.account(ref)) token.scopes.delete(scope);
  }

  blockApp(app = this.app(), blocked = true): void {
    app.blocked = blocked;
  }

  #end(death: Death, which: (token: Token) => boolean): void {
    for (const token of this.tokens.values()) if (!token.death && which(token)) token.death = death;
  }

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
    if (req.path === '/accounts/login/as' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `ds_user=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/accounts\/(manage_access|password\/change)\/?$/.test(req.path);
    return known
      ? settingsPage({ name: 'Instagram', colour: '#b23a8e' }, [
          ['Change password', '/accounts/password/change/'],
          ['Apps and websites', '/accounts/manage_access/'],
        ])
      : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return status === 503
      ? fault({ status, message: 'Service temporarily unavailable', code: 2, transient: true })
      : fault({ status, message: 'An unknown error occurred', code: 1 });
  }

  /** Meta has blocked an action for a while; the token is well. */
  forbidden(): Reply {
    return fault({
      message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
      code: 368,
    });
  }

  limited(): Reply {
    const reply = fault({ message: '(#4) Application request limit reached', code: 4 });
    const usage = JSON.stringify({ call_count: 100, total_time: 100, total_cputime: 100 });
    return { ...reply, headers: { ...reply.headers, 'x-app-usage': usage } };
  }
}

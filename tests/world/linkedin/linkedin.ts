/** LinkedIn: its hosts, and everything that can happen to a token or to a role. */
import { html, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { settingsPage } from '../core/settings.ts';
import { api } from './api.ts';
import { authorize } from './authorize.ts';
import { LinkedInCast, type MemberRef, type OrganizationRef } from './cast.ts';
import { apiError } from './errors.ts';
import type { App, Token } from './model.ts';
import { accessToken, introspect, revoke } from './tokens.ts';

const BRAND = { name: 'LinkedIn', colour: '#0a66c2' };

export class LinkedIn extends LinkedInCast implements Site {
  readonly hosts = ['api.linkedin.com', 'www.linkedin.com'];

  /** The member removes the app from the permitted services; LinkedIn itself ending a token looks the same. */
  removeApp(ref: MemberRef, app = this.app()): void {
    this.#revoke(ref, app, [...this.tokens.values(), ...this.refreshTokens.values()]);
  }

  /** Only the refresh token ends; access tokens live on to their own end. */
  endRefresh(ref: MemberRef, app = this.app()): void {
    this.#revoke(ref, app, [...this.refreshTokens.values()]);
  }

  #revoke(ref: MemberRef, app: App, all: Pick<Token, 'member' | 'app' | 'revoked'>[]): void {
    const member = this.member(ref);
    for (const each of all) if (each.member === member && each.app === app) each.revoked = true;
  }

  /** LinkedIn takes a product, and its scopes, from the app. */
  removeScope(ref: MemberRef, scope: string): void {
    const member = this.member(ref);
    for (const token of this.tokens.values())
      if (token.member === member) token.scopes = token.scopes.filter(each => each !== scope);
  }

  /** Every access token of this member comes to its end now. */
  expire(ref: MemberRef): void {
    const member = this.member(ref);
    for (const token of this.tokens.values()) if (token.member === member) token.expiresAt = this.clock.now() - 1;
  }

  /** The role is taken away: the row stays, as REVOKED, or goes. The member's token is as before. */
  roleLost(ref: OrganizationRef, member: MemberRef, row: 'stays' | 'goes' = 'stays'): void {
    const { key } = this.member(member);
    const role = this.organization(ref).roles.get(key);
    if (row === 'goes') this.organization(ref).roles.delete(key);
    else if (role) role.state = 'REVOKED';
  }

  /** Revoked, or made so recently that this server has not heard of it. */
  isRevoked(token: Token): boolean {
    return token.revoked || this.clock.now() < token.issuedAt + this.lagSeconds * 1000;
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'api.linkedin.com') return api(this, req);
    switch (`${req.method} ${req.path}`) {
      case 'POST /oauth/v2/accessToken':
        return accessToken(this, req);
      case 'POST /oauth/v2/introspectToken':
        return introspect(this, req);
      case 'POST /oauth/v2/revoke':
        return this.revokeWorks ? revoke(this, req) : html(404, sheet(BRAND, 'Page not found', ''));
      default:
        return this.#pages(req);
    }
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/oauth/v2/authorization') return authorize(this, req);
    if (req.path === '/checkpoint/lg/login-submit' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `li_at=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/mypreferences\/d\/[a-z-]+$|^\/company\/\d+\/admin\/settings\/manage-admins\/$/.test(
      req.path,
    );
    return known
      ? settingsPage(BRAND, [
          ['Change password', '/mypreferences/d/change-password'],
          ['Permitted services', '/mypreferences/d/data-sharing-for-permitted-services'],
        ])
      : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return apiError(status, 0, 'INTERNAL_SERVER_ERROR', 'Internal Server Error');
  }

  forbidden(): Reply {
    return apiError(403, 0, 'FORBIDDEN', 'Member is restricted');
  }

  limited(_req: Req, until: number): Reply {
    const headers: Record<string, string> =
      this.retryAfter === 'seconds'
        ? { 'retry-after': String(Math.ceil((until - this.clock.now()) / 1000)) }
        : this.retryAfter === 'date'
          ? { 'retry-after': new Date(until).toUTCString() }
          : {};
    const message = 'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.';
    return apiError(429, 101, 'TOO_MANY_REQUESTS', message, headers);
  }
}

/** TikTok: its hosts, its two error envelopes, and everything that can happen to a grant. */
import { bearer, html, json, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { authorize } from './authorize.ts';
import { type Ref, TikTokCast } from './cast.ts';
import type { Grant } from './model.ts';
import { revoke, token } from './tokens.ts';

/** Which scope a field of `/v2/user/info/` needs. */
const FIELDS: Record<string, string> = {
  open_id: 'user.info.basic',
  union_id: 'user.info.basic',
  avatar_url: 'user.info.basic',
  display_name: 'user.info.basic',
  username: 'user.info.profile',
};

export class TikTok extends TikTokCast implements Site {
  readonly hosts = ['open.tiktokapis.com', 'www.tiktok.com'];

  /** The user takes the app out of the list. */
  removeApp(ref: Ref, app = this.app()): void {
    for (const grant of this.grants) if (grant.user === this.user(ref) && grant.app === app) grant.dead = true;
  }

  ban(ref: Ref, on = true): void {
    this.user(ref).banned = on;
  }

  expireRefresh(ref: Ref): void {
    for (const grant of this.grants) if (grant.user === this.user(ref)) grant.refreshEndsAt = this.clock.now();
  }

  /** Every access token comes to its end now; the refresh token decides. */
  expireAccess(ref: Ref): void {
    for (const grant of this.grants)
      if (grant.user === this.user(ref))
        for (const token of grant.access.values()) token.expiresAt = this.clock.now() - 1;
  }

  removeScope(ref: Ref, scope: string): void {
    for (const grant of this.grants)
      if (grant.user === this.user(ref)) grant.scopes = grant.scopes.filter(each => each !== scope);
  }

  oauthError(status: number, error: string, description: string): Reply {
    const body = { error, error_description: description, log_id: '202611211200000000000000000000' };
    return json(this.errors === 'in-200' ? 200 : status, body);
  }

  apiError(status: number, code: string, message = code): Reply {
    const error = { code, message, log_id: '202611211200000000000000000000' };
    return json(this.errors === 'in-200' ? 200 : status, { data: {}, error });
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'www.tiktok.com') return this.#pages(req);
    switch (`${req.method} ${req.path}`) {
      case 'POST /v2/oauth/token/':
        return token(this, req);
      case 'POST /v2/oauth/revoke/':
        return revoke(this, req);
      case 'GET /v2/user/info/':
        return this.#info(req);
      default:
        return undefined;
    }
  }

  #info(req: Req): Reply {
    const value = bearer(req);
    const grant = this.grants.find(each => each.access.has(value));
    const living = grant && !grant.dead && this.clock.now() < (grant.access.get(value)?.expiresAt ?? 0);
    if (!living || grant.user.banned || grant.app.removed) {
      return this.apiError(401, 'access_token_invalid', 'The access token is invalid or not found in the request.');
    }
    const fields = (req.query.get('fields') ?? '').split(',').filter(Boolean);
    const unknown = fields.some(field => FIELDS[field] === undefined);
    if (unknown || fields.length === 0) return this.apiError(400, 'invalid_params', 'One or more fields are invalid.');
    const needed = fields.map(field => FIELDS[field] ?? '');
    if (needed.some(scope => grant.app.scopes.length > 0 && !grant.app.scopes.includes(scope)))
      return this.apiError(400, 'scope_permission_missed', 'The app lacks a scope for a field.');
    if (needed.some(scope => !grant.scopes.includes(scope)))
      return this.apiError(401, 'scope_not_authorized', 'The user did not authorize the scope required.');
    return json(200, { data: { user: this.#fields(grant, fields) }, error: { code: 'ok', message: '', log_id: '1' } });
  }

  #fields({ user }: Grant, fields: string[]): Record<string, string> {
    const values: Record<string, string> = {
      open_id: user.openId,
      union_id: `u${user.openId}`,
      avatar_url: 'https://p16.tiktokcdn.example/a.png',
      display_name: user.displayName,
      username: user.username,
    };
    return Object.fromEntries(fields.map(field => [field, values[field] ?? '']));
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/v2/auth/authorize/') return authorize(this, req);
    if (req.path === '/login/as' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `sessionid=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/setting$|^\/login\/email\/forget-password$/.test(req.path);
    const page = sheet({ name: 'TikTok', colour: '#111114' }, 'Settings', '<p>Your account.</p>');
    return known ? html(200, page) : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return json(status, { data: {}, error: { code: 'internal_error', message: 'Something went wrong', log_id: '1' } });
  }

  forbidden(): Reply {
    return this.apiError(403, 'spam_risk_too_many_posts', 'The daily post cap is reached.');
  }

  /** No header says until when. */
  limited(): Reply {
    return this.apiError(429, 'rate_limit_exceeded', 'The API rate limit was exceeded.');
  }
}

/** YouTube by way of Google: its hosts, the channel list with its quota, and everything that can happen to a grant. */
import { bearer, html, json, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { authorize } from './authorize.ts';
import { type Ref, YouTubeCast } from './cast.ts';
import type { App, Grant } from './model.ts';
import { revoke, token, tokenInfo } from './tokens.ts';

const apiError = (code: number, reason: string, message: string, more: object = {}, headers = {}): Reply =>
  json(code, { error: { code, message, errors: [{ message, domain: 'global', reason }], ...more } }, headers);

const UNAUTHENTICATED = (): Reply =>
  apiError(
    401,
    'authError',
    'Request had invalid authentication credentials.',
    { status: 'UNAUTHENTICATED' },
    {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    },
  );

export class YouTube extends YouTubeCast implements Site {
  readonly hosts = ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com', 'myaccount.google.com'];

  removeApp(ref: Ref, app = this.app()): void {
    for (const grant of this.grantsOf(this.account(ref), app)) grant.dead = 'removed';
  }

  /** Grants without Gmail scopes outlive it: nothing happens. */
  changePassword(_ref: Ref): void {}

  /** Unused for six months, or pushed out by a hundred newer ones. */
  expireGrants(ref: Ref): void {
    for (const grant of this.grantsOf(this.account(ref))) grant.dead = 'expired';
  }

  suspend(ref: Ref, on = true): void {
    this.account(ref).suspended = on;
  }

  deleteAccount(ref: Ref): void {
    this.account(ref).deleted = true;
  }

  /** The organisation's session rule: refreshes answer `invalid_rapt`. */
  endSession(ref: Ref, on = true): void {
    this.account(ref).sessionOver = on;
  }

  /** Takes the person off the channel: it is not theirs any more. */
  roleLost(ref: Ref, on = true): void {
    this.account(ref).roleLost = on;
  }

  /** Every access token comes to its end now; the refresh token decides. */
  expireAccess(ref: Ref): void {
    const account = this.account(ref);
    for (const grant of this.grants)
      if (grant.account === account) for (const token of grant.access.values()) token.expiresAt = this.clock.now() - 1;
  }

  setApp(status: App['status'], app = this.app()): void {
    app.status = status;
  }

  living(value: string): { grant: Grant; expiresAt: number } | undefined {
    const grant = this.grants.find(each => each.access.has(value));
    const expiresAt = grant?.access.get(value)?.expiresAt ?? 0;
    return grant && !this.isDead(grant) && this.clock.now() < expiresAt ? { grant, expiresAt } : undefined;
  }

  answer(req: Req): Reply | undefined {
    switch (`${req.method} ${req.host}${req.path}`) {
      case 'POST oauth2.googleapis.com/token':
        return token(this, req);
      case 'GET oauth2.googleapis.com/tokeninfo':
      case 'POST oauth2.googleapis.com/tokeninfo':
        return tokenInfo(this, req);
      case 'POST oauth2.googleapis.com/revoke':
        return revoke(this, req);
      case 'GET www.googleapis.com/youtube/v3/channels':
        return this.#channels(req);
      default:
        return this.#pages(req);
    }
  }

  #channels(req: Req): Reply {
    const found = this.living(bearer(req));
    if (!found) return UNAUTHENTICATED();
    const { account, scopes } = found.grant;
    this.quotaUsed += 1;
    if (this.quotaExceeded)
      return apiError(403, 'quotaExceeded', 'The request cannot be completed because you have exceeded your quota.');
    if (!scopes.some(scope => scope.includes('/auth/youtube')))
      return apiError(403, 'insufficientPermissions', 'Insufficient Permission', { status: 'PERMISSION_DENIED' });
    if (account.suspended)
      return apiError(403, 'authenticatedUserAccountSuspended', 'The account of the authenticated user is suspended.');
    if (account.roleLost)
      return apiError(403, 'authenticatedUserNotChannel', 'The authenticated user does not manage this channel.');
    const id = req.query.get('id');
    const everybody = [...this.accounts.values()].flatMap(({ channels }) => channels);
    const reached = id
      ? everybody.filter(channel => channel.id === id)
      : account.channels.filter(channel => account.picked?.includes(channel.id) ?? true);
    const size = Number(req.query.get('maxResults') ?? 5);
    const start = Number(req.query.get('pageToken') ?? 0);
    const items = reached.slice(start, start + size).map(({ id, title, customUrl }) => ({
      kind: 'youtube#channel',
      id,
      snippet: { title, customUrl },
    }));
    const next = start + size < reached.length ? { nextPageToken: String(start + size) } : {};
    const pageInfo = { totalResults: reached.length, resultsPerPage: size };
    // No channel, no `items`.
    return json(200, { kind: 'youtube#channelListResponse', pageInfo, ...next, ...(items.length && { items }) });
  }

  #pages(req: Req): Reply | undefined {
    const brand = { name: 'Google', colour: '#1a73e8' };
    if (req.host === 'accounts.google.com') {
      if (req.path === '/o/oauth2/v2/auth') return authorize(this, req);
      if (req.path === '/signin/as' && req.method === 'POST') {
        const key = encodeURIComponent(param(req, 'person'));
        return redirect(param(req, 'next'), { 'set-cookie': `SID=${key}; Path=/; Secure; HttpOnly` });
      }
      return req.path === '/signin/recovery'
        ? html(200, sheet(brand, 'Account recovery', '<p>Your account.</p>'))
        : undefined;
    }
    const known = /^\/(connections|brandaccounts|signinoptions\/password)?$/.test(req.path);
    return req.host === 'myaccount.google.com' && known
      ? html(200, sheet(brand, 'Google Account', '<p>Your account.</p>'))
      : undefined;
  }

  down(req: Req, status: 500 | 503): Reply {
    if (req.host === 'oauth2.googleapis.com') return json(status, { error: 'internal_failure' });
    return apiError(status, 'backendError', 'Backend Error');
  }

  forbidden(): Reply {
    return apiError(403, 'forbidden', 'The request is not properly authorized.', { status: 'PERMISSION_DENIED' });
  }

  limited(): Reply {
    return apiError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', { status: 'RESOURCE_EXHAUSTED' });
  }
}

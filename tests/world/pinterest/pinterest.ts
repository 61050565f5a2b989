/** Pinterest: its hosts, its boards page by page, and everything that can happen to a grant. All of it is told with one code. */
import { bearer, html, json, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { authorize } from './authorize.ts';
import { PinterestCast, type Ref } from './cast.ts';
import * as errors from './errors.ts';
import type { Grant } from './model.ts';
import { token } from './tokens.ts';

export class Pinterest extends PinterestCast implements Site {
  readonly hosts = ['api.pinterest.com', 'www.pinterest.com'];

  removeApp(ref: Ref, app = this.app()): void {
    for (const grant of this.grantsOf(this.account(ref), app)) grant.dead = 'removed';
  }

  /** Everywhere. Tokens hang on a login session. */
  logOut(ref: Ref): void {
    for (const grant of this.grantsOf(this.account(ref))) grant.dead = 'logged-out';
  }

  /** Not documented; that it works like logging out everywhere is inferred. */
  changePassword(ref: Ref): void {
    this.logOut(ref);
  }

  /** Reversible. */
  deactivate(ref: Ref, on = true): void {
    this.account(ref).deactivated = on;
  }

  /** The tokens are as before, but whose they were is not found any more. */
  deleteAccount(ref: Ref, deleted = true): void {
    this.account(ref).deleted = deleted;
  }

  /** Access and refresh tokens come to their end now. */
  expire(ref: Ref): void {
    for (const grant of this.grantsOf(this.account(ref)))
      for (const token of [...grant.access.values(), ...grant.refresh.values()]) token.expiresAt = this.clock.now() - 1;
  }

  deactivateApp(app = this.app(), on = true): void {
    app.deactivated = on;
  }

  removeScope(ref: Ref, scope: string): void {
    for (const grant of this.grantsOf(this.account(ref))) grant.scopes.delete(scope);
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'www.pinterest.com') return this.#pages(req);
    switch (`${req.method} ${req.path}`) {
      case 'POST /v5/oauth/token':
        return token(this, req);
      case 'POST /v5/oauth/token/revoke':
        // Only for the tokens of system users.
        return errors.notPermitted();
      case 'GET /v5/user_account':
        return this.#api(req, 'user_accounts:read', grant => this.#user(grant));
      case 'GET /v5/boards':
        return this.#api(req, 'boards:read', grant => this.#boards(grant, req));
      default: {
        const board = req.method === 'GET' && /^\/v5\/boards\/(\d+)$/.exec(req.path)?.[1];
        return board ? this.#api(req, 'boards:read', grant => this.#board(grant, board)) : undefined;
      }
    }
  }

  #board({ account, scopes }: Grant, id: string): Reply {
    const board = account.boards.find(each => each.id === id);
    if (!board) return errors.boardGone();
    return board.privacy === 'SECRET' && !scopes.has('boards:read_secret') ? errors.notPermitted() : json(200, board);
  }

  #api(req: Req, scope: string, go: (grant: Grant) => Reply): Reply {
    const value = bearer(req);
    const grant = this.grants.find(each => each.access.has(value));
    const live = grant && !grant.dead && this.clock.now() < (grant.access.get(value)?.expiresAt ?? 0);
    if (!grant || !live || grant.account.deactivated || grant.app.deactivated) return errors.authFailed();
    if (!grant.scopes.has(scope)) return errors.scopeMissing(scope);
    if (grant.account.deleted) return errors.userGone();
    const reply = go(grant);
    return { ...reply, headers: { ...reply.headers, 'x-userendpoint-ratelimit-remaining': '999' } };
  }

  #user({ account }: Grant): Reply {
    const { id, username, name, type, boards } = account;
    return json(200, {
      id,
      username,
      account_type: type,
      business_name: name,
      board_count: boards.length,
      pin_count: 0,
    });
  }

  /** The bookmark is the place to go on at; what it looks like is nobody's business. */
  #boards({ account, scopes }: Grant, req: Req): Reply {
    const size = Number(req.query.get('page_size') ?? 25);
    const bookmark = req.query.get('bookmark');
    const start = bookmark ? Number(Buffer.from(bookmark, 'base64url').toString()) : 0;
    if (!(size >= 1 && size <= 250) || !(start >= 0)) return errors.invalid();
    const seen = account.boards.filter(each => each.privacy !== 'SECRET' || scopes.has('boards:read_secret'));
    const owner = { username: account.username };
    const next = start + size < seen.length ? Buffer.from(String(start + size)).toString('base64url') : null;
    return json(200, { items: seen.slice(start, start + size).map(each => ({ ...each, owner })), bookmark: next });
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/oauth/') return authorize(this, req);
    if (req.path === '/login/as' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `_auth=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/settings\/(security|account-settings)\/?$/.test(req.path);
    const brand = { name: 'Pinterest', colour: '#bd081c' };
    return known ? html(200, sheet(brand, 'Settings', '<p>Your account.</p>')) : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return errors.down(status);
  }

  forbidden(): Reply {
    return errors.notPermitted();
  }

  limited(_req: Req, until: number): Reply {
    return errors.tooMany(until);
  }
}

/** X: its hosts, billed reads, and everything that can happen to a grant. */
import { bearer, json, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { settingsPage } from '../core/settings.ts';
import { authorize } from './authorize.ts';
import { type Ref, XCast } from './cast.ts';
import type { Account, Grant } from './model.ts';
import {
  APP_SUSPENDED,
  LOCKED,
  NO_CREDITS,
  type Problem,
  problem,
  rateHeaders,
  SUSPENDED,
  TOO_MANY,
  UNAUTHORIZED,
} from './problems.ts';
import { revoke, token } from './tokens.ts';

/** Documented for /2/users/me: 75 calls in 15 minutes per user. */
const LIMIT = 75;
const WINDOW_MS = 900_000;

export class X extends XCast implements Site {
  readonly hosts = ['api.x.com', 'x.com'];
  #calls = new Map<Account, { since: number; count: number }>();

  suspend(ref: Ref, on = true): void {
    this.account(ref).suspended = on;
  }

  /** Reads answer 401, writes 403 "temporarily locked"; reversible. */
  lock(ref: Ref, on = true): void {
    this.account(ref).locked = on;
  }

  removeApp(ref: Ref, app = this.app()): void {
    for (const grant of this.grantsOf(this.account(ref), app)) grant.dead = 'removed';
  }

  /** The refresh token comes to its (undocumented) end. */
  expireGrant(ref: Ref): void {
    for (const grant of this.grants) if (grant.account === this.account(ref)) grant.dead ??= 'expired';
  }

  suspendApp(app = this.app(), on = true): void {
    app.suspended = on;
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'x.com') return this.#pages(req);
    switch (`${req.method} ${req.path}`) {
      case 'POST /2/oauth2/token':
        return token(this, req);
      case 'POST /2/oauth2/revoke':
        return revoke(this, req);
      case 'GET /2/users/me':
        return this.#api(req, UNAUTHORIZED, grant => this.#me(grant, bearer(req)));
      case 'POST /2/tweets':
        return this.#api(req, LOCKED, () => json(201, { data: { id: '1', text: '' } }));
      default:
        return undefined;
    }
  }

  /** What every API call goes through first. @param locked how a locked account answers: reads look like a dead token */
  #api(req: Req, locked: Problem, go: (grant: Grant) => Reply): Reply {
    const value = bearer(req);
    const grant = this.grants.find(each => each.access.has(value));
    const live = grant && !grant.dead && this.clock.now() < (grant.access.get(value)?.expiresAt ?? 0);
    if (!grant || !live) return problem(UNAUTHORIZED);
    if (grant.app.suspended) return problem(APP_SUSPENDED, this.errorShape);
    if (grant.account.suspended) return problem(SUSPENDED, this.errorShape);
    if (grant.account.locked) return problem(locked, locked.status === 403 ? this.errorShape : 'flat');
    if (this.creditsDepleted) return problem(NO_CREDITS, this.errorShape);
    return go(grant);
  }

  #me(grant: Grant, value: string): Reply {
    const now = this.clock.now();
    const { account } = grant;
    const window = this.#calls.get(account);
    const calls = window && now < window.since + WINDOW_MS ? window : { since: now, count: 0 };
    this.#calls.set(account, calls);
    const reset = calls.since + WINDOW_MS;
    if (calls.count >= LIMIT) return problem(TOO_MANY, 'flat', rateHeaders(LIMIT, 0, reset));
    calls.count += 1;
    this.billedReads.push({ account: account.username, token: this.labels.of(value) ?? '', at: now });
    const { id, name, username } = account;
    return json(200, { data: { id, name, username } }, rateHeaders(LIMIT, LIMIT - calls.count, reset));
  }

  #pages(req: Req): Reply | undefined {
    if (req.path === '/i/oauth2/authorize') return authorize(this, req);
    if (req.path === '/i/flow/login' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `twid=${key}; Path=/; Secure; HttpOnly` });
    }
    const known = /^\/$|^\/settings\/(connected_apps|password)$|^\/account\/access$/.test(req.path);
    return known
      ? settingsPage({ name: 'X', colour: '#1d6fa5' }, [
          ['Change your password', '/settings/password'],
          ['Connected apps', '/settings/connected_apps'],
        ])
      : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    const title = status === 503 ? 'Service Unavailable' : 'Internal Server Error';
    return problem({ status, title, detail: title });
  }

  unpaid(): Reply {
    return problem(NO_CREDITS, this.errorShape);
  }

  forbidden(): Reply {
    const detail = 'You are not permitted to perform this action.';
    return problem({ status: 403, title: 'Forbidden', detail, type: 'not-authorized-for-resource' }, this.errorShape);
  }

  limited(_req: Req, until: number): Reply {
    return problem(TOO_MANY, 'flat', rateHeaders(LIMIT, 0, until));
  }
}

/** Facebook with its Pages and the Instagram business accounts behind them: its hosts, and everything that can happen to a token. */
import { html, metaToken, param, type Reply, type Req, redirect, type Site } from '../core/http.ts';
import { sheet } from '../core/page.ts';
import { settingsPage } from '../core/settings.ts';
import { batch } from './batch.ts';
import { FacebookCast, type PageRef, type PersonRef } from './cast.ts';
import { debugToken } from './debug.ts';
import { dialog } from './dialog.ts';
import { fault } from './faults.ts';
import { graph } from './graph.ts';
import type { Death, Grant, InstagramProfile, Page, Token } from './model.ts';
import { accessToken } from './tokens.ts';
import { limited } from './usage.ts';

const WWW: readonly (readonly [string, string])[] = [
  ['General', '/settings?tab=account'],
  ['Business integrations', '/settings?tab=business_tools'],
  ['Page access', '/settings/?tab=profile_access'],
];
const PARTS: Record<string, typeof WWW> = {
  'accountscenter.facebook.com': [
    ['Password and security', '/password_and_security'],
    ['Change password', '/password_and_security/password/change'],
  ],
};

export class Facebook extends FacebookCast implements Site {
  readonly hosts = [
    'graph.facebook.com',
    'www.facebook.com',
    'm.facebook.com',
    'accountscenter.facebook.com',
    'business.facebook.com',
  ];

  // What can happen: per person

  changePassword(ref: PersonRef): void {
    this.#end(460, token => token.grant.person === this.person(ref));
  }

  logOut(ref: PersonRef): void {
    this.#end(467, token => token.grant.person === this.person(ref));
  }

  /** 459, or 490 where asked; `clear` ends it, and the tokens work again. */
  checkpoint(ref: PersonRef, what: 459 | 490 | 'clear' = 459): void {
    const person = this.person(ref);
    if (what === 'clear') delete person.checkpoint;
    else person.checkpoint = what;
  }

  unconfirmed(ref: PersonRef, yes = true): void {
    this.person(ref).unconfirmed = yes;
  }

  removeApp(ref: PersonRef, app = this.app()): void {
    const grant = this.store.grantOf(this.person(ref), app);
    if (!grant) return;
    this.#end(458, token => token.grant === grant);
    this.store.grants.splice(this.store.grants.indexOf(grant), 1);
  }

  /** The person allowed the app anew elsewhere, which ends what was before (an old subcode, last seen in retired documentation). */
  reinstallApp(ref: PersonRef): void {
    this.#end(461, token => token.grant.person === this.person(ref));
  }

  /** Every token of this person comes to its end now. */
  expire(ref: PersonRef): void {
    for (const token of this.store.tokens.values())
      if (token.grant.person === this.person(ref)) token.expiresAt = this.clock.now() - 1;
  }

  removeScope(ref: PersonRef, scope: string, app = this.app()): void {
    const grant = this.#grant(ref, app);
    if (grant.scopes.delete(scope)) grant.declined.add(scope);
  }

  /** 90 days without the app: 493 until the next sign-in. */
  inactive(ref: PersonRef, app = this.app()): void {
    this.#grant(ref, app).inactive = true;
  }

  /** The second clock runs out now: the tokens stay valid and read no user data. */
  endDataAccess(ref: PersonRef, app = this.app()): void {
    const grant = this.#grant(ref, app);
    for (const token of this.store.tokens.values())
      if (token.grant === grant) token.dataAccessEndsAt = this.clock.now() - 1;
  }

  // … per Page, Instagram account, app and token

  roleLost(ref: PageRef, person?: PersonRef, wording: Page['roleFault'] = '492'): void {
    const page = this.page(ref);
    page.roleFault = wording;
    if (person) page.admins.delete(this.person(person));
    else page.admins.clear();
  }

  /** `false` restores it, which its administrators can for some days. */
  deletePage(ref: PageRef, deleted = true): void {
    this.page(ref).deleted = deleted;
  }

  /** Too many calls with this Page's tokens: a limit of the Page alone, for so many minutes. */
  limitPage(ref: PageRef, minutes: number): void {
    this.page(ref).limitedUntil = this.clock.now() + minutes * 60_000;
  }

  unlinkInstagram(ref: PageRef): void {
    delete this.page(ref).instagram;
  }

  /** The Instagram account is switched to a personal one (text seen, code a guess). */
  instagramTurnsPersonal(ref: PageRef): void {
    const profile: InstagramProfile | undefined = this.page(ref).instagram;
    if (profile) profile.personal = true;
  }

  blockApp(app = this.app(), blocked = true): void {
    app.blocked = blocked;
  }

  /** The session of one token alone is ended by an API call: 466. */
  endToken(value: string): void {
    this.#end(466, token => token.value === value);
  }

  #grant(ref: PersonRef, app = this.app()): Grant {
    const grant = this.store.grantOf(this.person(ref), app);
    if (!grant) throw new Error(`${this.person(ref).name} has not authorised ${app.name}`);
    return grant;
  }

  #end(death: Death, which: (token: Token) => boolean): void {
    for (const token of this.store.tokens.values()) if (!token.death && which(token)) token.death = death;
  }

  // The hosts

  answer(req: Req): Reply | undefined {
    if (req.host !== 'graph.facebook.com') return this.#pages(req);
    return req.path.replace(/^\/v\d+\.\d+(?=\/)/, '') === '/' ? batch(this, req) : this.graph(req);
  }

  /** One Graph call, alone or as an item of a batch. */
  graph(req: Req): Reply | undefined {
    const path = req.path.replace(/^\/v\d+\.\d+(?=\/)/, '').slice(1);
    this.calls += 1;
    const page = this.store.tokens.get(metaToken(req))?.page;
    if (page?.limitedUntil !== undefined && this.clock.now() < page.limitedUntil)
      return limited(this, req, page.limitedUntil);
    const reply =
      path === 'oauth/access_token'
        ? accessToken(this, req)
        : path === 'debug_token'
          ? debugToken(this, req)
          : graph(this, path, req);
    if (!reply) return undefined;
    const usage = this.usage && { 'x-app-usage': JSON.stringify(this.usage) };
    return {
      ...reply,
      headers: { ...reply.headers, 'access-control-allow-origin': '*', 'facebook-api-version': 'v26.0', ...usage },
    };
  }

  #pages(req: Req): Reply | undefined {
    if (/^(\/v\d+\.\d+)?\/dialog\/oauth$/.test(req.path)) return dialog(this, req);
    if (req.path === '/login/as' && req.method === 'POST') {
      const key = encodeURIComponent(param(req, 'person'));
      return redirect(param(req, 'next'), { 'set-cookie': `c_user=${key}; Path=/; Secure; HttpOnly` });
    }
    const brand = { name: 'Facebook', colour: '#1877f2' };
    if (/^\/$|^\/settings\/changed$/.test(req.path)) return html(200, sheet(brand, 'Home', '<p>Your account.</p>'));
    const known =
      /^(\/[\w.]+)?\/settings\/?$|^\/latest\/settings\/\w+$|^\/password_and_security(\/password\/change)?\/?$/;
    return known.test(req.path) ? settingsPage(brand, PARTS[req.host] ?? WWW) : undefined;
  }

  down(_req: Req, status: 500 | 503): Reply {
    return status === 503
      ? fault({
          status,
          message: 'Service temporarily unavailable',
          code: 2,
          transient: true,
        })
      : fault({ status, message: 'An unknown error occurred', code: 1 });
  }

  /** Meta has blocked an action for a while; the token is well. */
  forbidden(): Reply {
    return fault({
      message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
      code: 368,
    });
  }

  limited(req: Req, until: number): Reply {
    return limited(this, req, until);
  }
}

/** The consent page of www.linkedin.com: all scopes or none; skipped where the same was allowed before and its token still lives. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import type { LinkedIn } from './linkedin.ts';
import type { App, Member } from './model.ts';

const BRAND = { name: 'LinkedIn', colour: '#0a66c2' };
const REQUEST = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'];
/** Documented: a code lives 30 minutes and works once. */
const CODE_MS = 1_800_000;

const problem = (text: string): Reply =>
  html(400, sheet(BRAND, 'Bummer, something went wrong.', `<p>${safe(text)}</p>`));

const allowedBefore = (li: LinkedIn, member: Member, app: App, scopes: string[]): boolean =>
  [...li.tokens.values()].some(
    token =>
      token.member === member &&
      token.app === app &&
      !token.revoked &&
      li.clock.now() < token.expiresAt &&
      [...token.scopes].sort().join() === [...scopes].sort().join(),
  );

export const authorize = (li: LinkedIn, req: Req): Reply => {
  const app = li.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app) return problem('The passed in client_id is invalid.');
  const known =
    app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri);
  if (!known) return problem('The redirect_uri does not match the registered value.');
  if (param(req, 'response_type') !== 'code') return problem('The response_type is invalid.');
  const state = param(req, 'state') || undefined;
  const back = (params: Record<string, string>): Reply => redirect(withQuery(redirectUri, { ...params, state }));
  const scopes = param(req, 'scope').split(' ').filter(Boolean);
  const foreign = scopes.find(scope => app.scopes.length > 0 && !app.scopes.includes(scope));
  if (foreign !== undefined) {
    const description = `Scope "${foreign}" is not authorized for your application`;
    return back({ error: 'unauthorized_scope_error', error_description: description });
  }
  const member = li.visitor(req);
  const people = [...li.members.values()].map(each => ({ key: each.key, name: each.name }));
  if (!member) return html(200, signInPage(BRAND, '/checkpoint/lg/login-submit', req.url, people));
  if (req.method === 'POST' && param(req, 'decision') !== 'allow') {
    const description = 'The user cancelled the authorization';
    return back({ error: 'user_cancelled_authorize', error_description: description });
  }
  if (req.method === 'POST' || allowedBefore(li, member, app, scopes)) {
    const code = li.labels.make('linkedin-code', 'AQT');
    li.codes.set(code, { member, app, redirectUri, scopes, expiresAt: li.clock.now() + CODE_MS, used: false });
    return back({ code });
  }
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} would like to`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(member.name)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Allow</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

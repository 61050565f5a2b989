/** The consent page of www.tiktok.com: every scope has its own box; it is skipped for those who agreed before, unless the app forbids that. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import type { App, User } from './model.ts';
import type { TikTok } from './tiktok.ts';

const BRAND = { name: 'TikTok', colour: '#111114' };
const REQUEST = [
  'client_key',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'disable_auto_auth',
  'code_challenge',
  'code_challenge_method',
];
const CODE_MS = 600_000;

const problem = (text: string): Reply =>
  html(400, sheet(BRAND, 'Something went wrong', `<p>We couldn’t log in with TikTok: ${safe(text)}</p>`));

const give = (tiktok: TikTok, user: User, app: App, req: Req, scopes: string[]): Reply => {
  // A star and an exclamation mark are part of a real code.
  const code = tiktok.labels.add('tiktok-code', `${tiktok.labels.make('tiktok-code-part')}*1!6219.va`);
  tiktok.codes.set(code, {
    user,
    app,
    redirectUri: param(req, 'redirect_uri'),
    scopes,
    challenge: param(req, 'code_challenge'),
    expiresAt: tiktok.clock.now() + CODE_MS,
    used: false,
  });
  const written = code.replace('*', '%2A').replace('!', '%21');
  const shown = tiktok.codeEncoding === 'twice' ? encodeURIComponent(written) : written;
  const rest = withQuery('', { scopes: scopes.join(','), state: param(req, 'state') || undefined });
  return redirect(`${param(req, 'redirect_uri')}?code=${shown}&${rest.slice(1)}`);
};

export const authorize = (tiktok: TikTok, req: Req): Reply => {
  const app = tiktok.apps.get(param(req, 'client_key'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app || app.removed) return problem('client_key');
  const known =
    app.redirectUris.length === 0 ? /^https:\/\/[^?#]+$/.test(redirectUri) : app.redirectUris.includes(redirectUri);
  if (!known) return problem('redirect_uri');
  if (param(req, 'response_type') !== 'code') return problem('response_type');
  const scopes = param(req, 'scope').split(',').filter(Boolean);
  // Between scopes there are commas: with spaces all of them together are one that nobody knows.
  const foreign = scopes.find(scope => /\s/.test(scope) || (app.scopes.length > 0 && !app.scopes.includes(scope)));
  if (scopes.length === 0 || foreign !== undefined) return problem('scope');
  const user = tiktok.visitor(req);
  const people = [...tiktok.users.values()].map(each => ({ key: each.username, name: `@${each.username}` }));
  if (!user) return html(200, signInPage(BRAND, '/login/as', req.url, people));

  if (req.method === 'POST') {
    if (param(req, 'decision') === 'allow') return give(tiktok, user, app, req, req.form.getAll('granted'));
    const refused = { error: 'access_denied', error_description: 'User cancelled the authorization' };
    return redirect(withQuery(redirectUri, { ...refused, state: param(req, 'state') || undefined }));
  }
  const before = tiktok.grants.find(grant => grant.user === user && grant.app === app && !grant.dead);
  const covered = before && scopes.every(scope => before.scopes.includes(scope));
  if (covered && param(req, 'disable_auto_auth') !== '1') return give(tiktok, user, app, req, scopes);
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  const boxes = scopes.map(
    scope => `<label><input type="checkbox" name="granted" value="${safe(scope)}" checked> ${safe(scope)}</label>`,
  );
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} wants to access your TikTok account`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">@${safe(user.username)}</b></p>
<fieldset>${boxes.join('')}</fieldset>
<button class="main" id="allow" name="decision" value="allow">Continue</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

/** www.pinterest.com/oauth/: code flow without PKCE, scopes with commas. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import type { Pinterest } from './pinterest.ts';

const BRAND = { name: 'Pinterest', colour: '#bd081c' };
const REQUEST = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'];
/** Reported: ten minutes. */
const CODE_MS = 600_000;

const problem = (text: string): Reply => html(400, sheet(BRAND, 'Something is not right', `<p>${safe(text)}</p>`));

export const authorize = (pinterest: Pinterest, req: Req): Reply => {
  const app = pinterest.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app || app.deactivated) return problem('This app cannot be used.');
  const known =
    app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri);
  if (!known) return problem('The redirect URI is not registered.');
  const scopes = param(req, 'scope').split(',').filter(Boolean);
  if (param(req, 'response_type') !== 'code' || scopes.length === 0) return problem('The request is not valid.');

  const account = pinterest.visitor(req);
  const people = [...pinterest.accounts.values()].map(each => ({ key: each.username, name: each.username }));
  if (!account) return html(200, signInPage(BRAND, '/login/as', req.url, people));
  const state = param(req, 'state') || undefined;
  const agreed =
    req.method === 'POST'
      ? param(req, 'decision') === 'allow'
      : pinterest.autoRedirect && pinterest.grantsOf(account, app).length > 0;
  if (agreed) {
    const code = pinterest.labels.make('pinterest-code');
    const expiresAt = pinterest.clock.now() + CODE_MS;
    pinterest.codes.set(code, { account, app, redirectUri, scopes, expiresAt, used: false });
    return redirect(withQuery(redirectUri, { code, state }));
  }
  if (req.method === 'POST') return redirect(withQuery(redirectUri, { error: 'access_denied', state }));
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} would like access to your account`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(account.username)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Give access</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

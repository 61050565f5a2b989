/** The consent page of x.com: code flow with PKCE, nothing else. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import type { X } from './x.ts';

const BRAND = { name: 'X', colour: '#0f1419' };
const REQUEST = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];
/** Documented: a code lives 30 seconds and works once. */
const CODE_MS = 30_000;

const problem = (): Reply =>
  html(
    400,
    sheet(
      BRAND,
      'Something went wrong',
      '<p>You weren’t able to give access to the App. Go back and try logging in again.</p>',
    ),
  );

export const authorize = (x: X, req: Req): Reply => {
  const app = x.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  const challenge = param(req, 'code_challenge');
  const method = param(req, 'code_challenge_method') || 'plain';
  const state = param(req, 'state');
  const scopes = param(req, 'scope').split(' ').filter(Boolean);
  const known =
    app &&
    (app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri));
  const wellFormed =
    param(req, 'response_type') === 'code' &&
    challenge !== '' &&
    /^(S256|plain)$/.test(method) &&
    state.length <= 500 &&
    state !== '' &&
    scopes.length > 0;
  if (!app || !known || !wellFormed || app.suspended) return problem();

  const account = x.visitor(req);
  const people = [...x.accounts.values()].map(each => ({ key: each.username, name: `@${each.username}` }));
  if (!account) return html(200, signInPage(BRAND, '/i/flow/login', req.url, people));
  if (account.locked)
    return html(200, sheet(BRAND, 'Your account has been locked', '<p>Verify that you are a person.</p>'));
  const agreed =
    req.method === 'POST' ? param(req, 'decision') === 'allow' : x.autoRedirect && x.grantsOf(account, app).length > 0;
  if (agreed) {
    const code = x.labels.make('x-code');
    x.codes.set(code, {
      account,
      app,
      redirectUri,
      scopes,
      challenge,
      method,
      expiresAt: x.clock.now() + CODE_MS,
      used: false,
    });
    return redirect(withQuery(redirectUri, { state, code }));
  }
  if (req.method === 'POST') return redirect(withQuery(redirectUri, { error: 'access_denied', state }));
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} wants to access your X account`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">@${safe(account.username)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Authorize app</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

/** accounts.google.com: the consent page of a web client. A refresh token is handed out with the first consent, or when consent is asked for again. */
import { html, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import { EMAIL } from './model.ts';
import type { YouTube } from './youtube.ts';

const BRAND = { name: 'Google', colour: '#1a73e8' };
const REQUEST = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'access_type',
  'prompt',
  'login_hint',
  'code_challenge',
  'code_challenge_method',
];
const CODE_MS = 600_000;

const problem = (code: string): Reply =>
  html(400, sheet(BRAND, 'Access blocked', `<p>Error 400: <code>${safe(code)}</code></p>`));

export const authorize = (google: YouTube, req: Req): Reply => {
  const app = google.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app) return problem('invalid_client');
  if (app.status !== 'live') return problem(`${app.status}_client`);
  const known =
    app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri);
  if (!known) return problem('redirect_uri_mismatch');
  const scopes = param(req, 'scope').split(' ').filter(Boolean);
  if (param(req, 'response_type') !== 'code' || scopes.length === 0) return problem('invalid_request');

  const state = param(req, 'state') || undefined;
  const prompts = param(req, 'prompt').split(' ');
  const account = google.visitor(req);
  const before = account ? google.grantsOf(account, app).length > 0 : false;
  const fail = (error: string) => redirect(withQuery(redirectUri, { error, state }));
  if (prompts.includes('none') && !account) return fail('login_required');
  if (prompts.includes('none') && !before) return fail('interaction_required');
  const people = [...google.accounts.values()].map(each => ({ key: each.email, name: each.email }));
  if (!account) return html(200, signInPage(BRAND, '/signin/as', req.url, people));

  const asked = prompts.includes('consent') || !before;
  const silent = prompts.includes('none') || (google.autoRedirect && !asked);
  const agreed = req.method === 'POST' ? param(req, 'decision') === 'allow' : silent;
  if (agreed) {
    const code = google.labels.make('google-code', '4/0');
    google.codes.set(code, {
      account,
      app,
      redirectUri,
      scopes: scopes
        .map(scope => (scope === 'email' ? EMAIL : scope))
        .filter(scope => !google.unticked.includes(scope)),
      challenge: param(req, 'code_challenge'),
      method: param(req, 'code_challenge_method') || 'plain',
      nonce: param(req, 'nonce'),
      offline: param(req, 'access_type') === 'offline' && asked,
      expiresAt: google.clock.now() + CODE_MS,
      used: false,
    });
    return redirect(withQuery(redirectUri, { state, code, scope: scopes.join(' '), authuser: '0', prompt: 'consent' }));
  }
  if (req.method === 'POST') return fail('access_denied');
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} wants to access your Google Account`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(account.email)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Continue</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

/** The consent page of www.instagram.com, and the code exchange at api.instagram.com. */
import { html, json, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import type { Instagram } from './instagram.ts';
import { BASIC } from './model.ts';

const BRAND = { name: 'Instagram', colour: '#b23a8e' };
const REQUEST = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'force_reauth', 'enable_fb_login'];
/** Documented: a code lives an hour and works once. */
const CODE_MS = 3_600_000;

const problem = (text: string): Reply =>
  html(400, sheet(BRAND, 'Sorry, this page isn’t available', `<p>${safe(text)}</p>`));

/** GET shows the page (or redirects at once where it may); POST is a button of it. */
export const authorize = (ig: Instagram, req: Req): Reply => {
  const app = ig.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  const known =
    app &&
    (app.redirectUris.length === 0 ? redirectUri.startsWith('https://') : app.redirectUris.includes(redirectUri));
  if (!app) return problem('Invalid platform app.');
  if (!known) return problem('Invalid redirect_uri.');
  if (param(req, 'response_type') !== 'code') return problem('Invalid response_type.');
  const scopes = param(req, 'scope')
    .split(/[\s,]+/)
    .filter(Boolean);
  if (!scopes.includes(BASIC)) return problem('Invalid scopes.');

  const account = ig.visitor(req);
  const people = [...ig.accounts.values()].map(each => ({ key: each.username, name: each.username }));
  if (!account) return html(200, signInPage(BRAND, '/accounts/login/as', req.url, people));
  const state = param(req, 'state') || undefined;
  const agreed =
    req.method === 'POST' ? param(req, 'decision') === 'allow' : ig.autoRedirect && ig.hasAuthorised(account, app);
  if (agreed) {
    const code = ig.labels.make('instagram-code', 'AQ');
    ig.codes.set(code, { account, app, redirectUri, scopes, expiresAt: ig.clock.now() + CODE_MS, used: false });
    return redirect(`${withQuery(redirectUri, { code, state })}#_`);
  }
  if (req.method === 'POST') {
    return redirect(
      withQuery(redirectUri, {
        error: 'access_denied',
        error_reason: 'user_denied',
        error_description: 'The user denied your request',
        state,
      }),
    );
  }
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} asks for access to your account`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(account.username)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Allow</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

const refused = (text: string): Reply => json(400, { error_type: 'OAuthException', code: 400, error_message: text });

/** POST api.instagram.com/oauth/access_token: the secret is required, and there is no PKCE. */
export const exchangeCode = (ig: Instagram, req: Req): Reply => {
  const app = ig.apps.get(req.form.get('client_id') ?? '');
  if (!app) return refused('Invalid platform app');
  if (req.form.get('client_secret') !== app.secret) return refused('Invalid client secret');
  if (req.form.get('grant_type') !== 'authorization_code') return refused('Invalid grant_type');
  const code = ig.codes.get(req.form.get('code') ?? '');
  if (!code || code.used || code.app !== app || ig.clock.now() >= code.expiresAt) {
    return refused('Matching code was not found or was already used');
  }
  if (code.redirectUri !== req.form.get('redirect_uri')) {
    return refused(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    );
  }
  code.used = true;
  const token = ig.mint(code.account, { app, scopes: code.scopes, longLived: false });
  return ig.replyShape === 'flat'
    ? json(200, { access_token: token.value, user_id: Number(code.account.id), permissions: code.scopes })
    : json(200, {
        data: [{ access_token: token.value, user_id: code.account.id, permissions: code.scopes.join(',') }],
      });
};

/** The consent page of threads.com and threads.net, and the code exchange at either graph host. */
import { html, json, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import { BASIC } from './model.ts';
import type { Threads } from './threads.ts';

const BRAND = { name: 'Threads', colour: '#1c1c1e' };
const REQUEST = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'];
/** Documented: a code lives an hour and works once. */
const CODE_MS = 3_600_000;

const problem = (text: string): Reply => html(400, sheet(BRAND, 'Something went wrong', `<p>${safe(text)}</p>`));

export const authorize = (threads: Threads, req: Req): Reply => {
  const app = threads.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app) return problem('Invalid client_id.');
  const known =
    app.redirectUris.length === 0
      ? redirectUri.startsWith('https://') && !redirectUri.startsWith('https://localhost')
      : app.redirectUris.includes(redirectUri);
  if (!known) return problem('Invalid redirect_uri.');
  if (param(req, 'response_type') !== 'code') return problem('Invalid response_type.');
  const scopes = param(req, 'scope').split(',').filter(Boolean);
  if (!scopes.includes(BASIC)) return problem(`${BASIC} is required.`);

  const account = threads.visitor(req);
  const people = [...threads.profiles.values()].map(each => ({ key: each.username, name: each.username }));
  if (!account) return html(200, signInPage(BRAND, '/login/as', req.url, people));
  const state = param(req, 'state') || undefined;
  if (req.method === 'POST' && param(req, 'decision') === 'allow') {
    const code = threads.labels.make('threads-code', 'AQ');
    threads.codes.set(code, {
      account,
      app,
      redirectUri,
      scopes,
      expiresAt: threads.clock.now() + CODE_MS,
      used: false,
    });
    return redirect(`${withQuery(redirectUri, { code, state })}#_`);
  }
  if (req.method === 'POST') {
    const words = { error_reason: 'user_denied', error_description: 'The user denied your request' };
    return redirect(withQuery(redirectUri, { error: 'access_denied', ...words, state }));
  }
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      `${app.name} asks for access to your Threads profile`,
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(account.username)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Continue</button>
<button id="cancel" name="decision" value="cancel">Cancel</button></form>`,
    ),
  );
};

const refused = (text: string): Reply => json(400, { error_type: 'OAuthException', code: 400, error_message: text });

/** POST /oauth/access_token: the secret is required; the id comes as a number that JSON cannot hold. */
export const exchangeCode = (threads: Threads, req: Req): Reply => {
  const app = threads.apps.get(req.form.get('client_id') ?? '');
  if (!app) return refused('Invalid client_id');
  if (req.form.get('client_secret') !== app.secret) return refused('Error validating client secret');
  if (req.form.get('grant_type') !== 'authorization_code') return refused('Invalid grant_type');
  const code = threads.codes.get(req.form.get('code') ?? '');
  if (!code || code.used || code.app !== app || threads.clock.now() >= code.expiresAt)
    return refused('This authorization code was not found or has been used');
  if (code.redirectUri !== req.form.get('redirect_uri'))
    return refused('Error validating verification code. Please make sure your redirect_uri is identical');
  code.used = true;
  const token = threads.mint(code.account, { app, scopes: code.scopes, longLived: false });
  const reply = json(200, {});
  return { ...reply, body: `{"access_token":"${token.value}","user_id":${code.account.id}}` };
};

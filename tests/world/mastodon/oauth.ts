/** /oauth of a Mastodon-like server: consent page, tokens, revocation; and the registration of apps. The client's id and secret go in the body. */
import { html, json, param, type Reply, type Req, redirect, withQuery } from '../core/http.ts';
import { hidden, safe, sheet, signInPage } from '../core/page.ts';
import { verifierFits } from '../core/pkce.ts';
import type { App, Person, Token } from './model.ts';
import { CLIENT_GONE, oauthError, sentence } from './replies.ts';
import type { Server } from './server.ts';

const BRAND = { name: 'Mastodon', colour: '#563acc' };
const REQUEST = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];
const CODE_MS = 600_000;
/** Narrow scopes are unknown to Pixelfed. */
const knowsScope = (server: Server, scope: string) =>
  server.manners.software === 'mastodon' || /^(read|write|follow|push)$/.test(scope);
const scopesOf = (req: Req) =>
  param(req, 'scope')
    .split(/[\s+]+/)
    .filter(Boolean);

/** POST /api/v1/apps */
export const registerApp = (server: Server, req: Req): Reply => {
  const redirectUris = (req.form.get('redirect_uris') ?? '').split('\n').filter(Boolean);
  const name = req.form.get('client_name') ?? '';
  if (!name || !redirectUris.length || !redirectUris.every(uri => URL.canParse(uri)))
    return sentence(422, 'Validation failed: Redirect URI must be an absolute URI.');
  const scopes = (req.form.get('scopes') ?? 'read').split(' ');
  const { clientId: client_id, secret: client_secret } = server.register(name, redirectUris, scopes);
  return json(200, {
    id: '1',
    name,
    website: null,
    redirect_uri: redirectUris.join('\n'),
    client_id,
    client_secret,
    vapid_key: 'k',
  });
};

const problem = (text: string): Reply => html(401, sheet(BRAND, 'An error has occurred', `<p>${safe(text)}</p>`));

export const authorize = (server: Server, visitor: Person | undefined, req: Req): Reply => {
  const app = server.apps.get(param(req, 'client_id'));
  const redirectUri = param(req, 'redirect_uri');
  if (!app) return problem('Client authentication failed due to unknown client.');
  if (!app.redirectUris.includes(redirectUri)) return problem('The redirect uri included is not valid.');
  const state = param(req, 'state') || undefined;
  const scopes = scopesOf(req);
  const covered = scopes.every(
    scope => knowsScope(server, scope) && app.scopes.some(own => scope === own || scope.startsWith(`${own}:`)),
  );
  if (!covered) return redirect(withQuery(redirectUri, { error: 'invalid_scope', state }));
  const people = [...server.people.values()].map(each => ({ key: each.username, name: each.username }));
  if (!visitor) return html(200, signInPage(BRAND, '/auth/sign_in', req.url, people));
  if (req.method === 'POST' && param(req, 'decision') === 'allow') {
    const code = server.labels.make('mastodon-code');
    const challenge = server.manners.metadata ? param(req, 'code_challenge') : '';
    const expiresAt = server.clock.now() + CODE_MS;
    server.codes.set(code, { person: visitor, app, redirectUri, scopes, challenge, expiresAt, used: false });
    return redirect(withQuery(redirectUri, { code, state }));
  }
  if (req.method === 'POST') return redirect(withQuery(redirectUri, { error: 'access_denied', state }));
  const params = REQUEST.map((name): [string, string] => [name, param(req, name)]).filter(([, value]) => value);
  return html(
    200,
    sheet(
      BRAND,
      'Authorization required',
      `<form method="post" action="${req.path}">${hidden(params)}<p>Signed in as <b id="who">${safe(visitor.username)}</b></p>
<ul>${scopes.map(scope => `<li>${safe(scope)}</li>`).join('')}</ul>
<button class="main" id="allow" name="decision" value="allow">Authorize</button>
<button id="cancel" name="decision" value="cancel">Deny</button></form>`,
    ),
  );
};

const handOut = (server: Server, { value, scopes, createdAt, expiresAt, refresh }: Token): Reply =>
  json(200, {
    access_token: value,
    token_type: 'Bearer',
    scope: scopes.join(' '),
    created_at: Math.floor(createdAt / 1000),
    ...(expiresAt === null ? {} : { expires_in: Math.floor((expiresAt - server.clock.now()) / 1000) }),
    ...(refresh && { refresh_token: refresh }),
  });

const INVALID_GRANT = (): Reply =>
  oauthError(
    400,
    'invalid_grant',
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  );

const clientOf = (server: Server, req: Req): App | undefined => {
  const app = server.apps.get(req.form.get('client_id') ?? '');
  return app?.secret === req.form.get('client_secret') ? app : undefined;
};

/** POST /oauth/token */
export const token = (server: Server, req: Req): Reply => {
  const app = clientOf(server, req);
  if (!app) return CLIENT_GONE();
  switch (req.form.get('grant_type')) {
    case 'client_credentials':
      return handOut(server, server.mint(app, undefined, scopesOf(req)));
    case 'authorization_code': {
      const code = server.codes.get(req.form.get('code') ?? '');
      const fits =
        code &&
        !code.used &&
        code.app === app &&
        server.clock.now() < code.expiresAt &&
        code.redirectUri === req.form.get('redirect_uri');
      if (!fits || (code.challenge && !verifierFits(req.form.get('code_verifier') ?? '', code.challenge, 'S256')))
        return INVALID_GRANT();
      code.used = true;
      return handOut(server, server.mint(app, code.person, code.scopes));
    }
    case 'refresh_token': {
      const old = server.tokens.find(
        each => each.refresh !== undefined && each.refresh === req.form.get('refresh_token') && each.app === app,
      );
      if (!old || old.revoked) return INVALID_GRANT();
      old.revoked = true;
      return handOut(server, server.mint(app, old.person, old.scopes));
    }
    default:
      return oauthError(
        400,
        'unsupported_grant_type',
        'The authorization grant type is not supported by the authorization server.',
      );
  }
};

/** POST /oauth/revoke: says yes to tokens that it never knew; the token of another app stays. */
export const revoke = (server: Server, req: Req): Reply => {
  const app = clientOf(server, req);
  const value = req.form.get('token') ?? '';
  const found = server.tokens.find(each => each.value === value || each.refresh === value);
  if (found && found.app !== app)
    return oauthError(403, 'unauthorized_client', 'You are not authorized to revoke this token');
  if (found) found.revoked = true;
  return json(200, {});
};

/** api.x.com/2/oauth2: code to tokens, rotation of single-use refresh tokens, revocation. */
import { basic, json, type Reply, type Req } from '../core/http.ts';
import { verifierFits } from '../core/pkce.ts';
import { ACCESS_MS, type App, type Grant } from './model.ts';
import { APP_SUSPENDED, LOCKED, oauthError, problem, SUSPENDED } from './problems.ts';
import type { X } from './x.ts';

const invalid = (what: string): Reply => oauthError(400, 'invalid_request', what);
const DEAD = 'Value passed for the token was invalid.';

/** Public apps name themselves in the body, confidential ones by Basic; the wrong way round is refused. */
const clientOf = (x: X, req: Req): App | Reply => {
  const named = basic(req);
  if (named) {
    const app = x.apps.get(named[0]);
    return app?.secret !== undefined && app.secret === named[1]
      ? app
      : oauthError(401, 'unauthorized_client', 'Invalid client credentials');
  }
  const clientId = req.form.get('client_id');
  if (!clientId) return invalid('Missing required parameter [client_id].');
  const app = x.apps.get(clientId);
  if (!app) return invalid('Value passed for the client id was invalid.');
  return app.secret === undefined ? app : oauthError(401, 'unauthorized_client', 'Missing valid authorization header');
};

const handOut = (x: X, grant: Grant): Reply => {
  const access = x.freshTokens(grant);
  return json(200, {
    token_type: 'bearer',
    expires_in: ACCESS_MS / 1000,
    access_token: access,
    scope: grant.scopes.join(' '),
    ...(grant.refresh && { refresh_token: grant.refresh }),
  });
};

const fromCode = (x: X, app: App, req: Req): Reply => {
  const code = x.codes.get(req.form.get('code') ?? '');
  if (!code || code.app !== app || code.used || x.clock.now() >= code.expiresAt) {
    return invalid('Value passed for the authorization code was invalid.');
  }
  if (code.redirectUri !== req.form.get('redirect_uri'))
    return invalid('Value passed for the redirect uri did not match the uri of the authorization code.');
  if (!verifierFits(req.form.get('code_verifier') ?? '', code.challenge, code.method)) {
    return invalid('Value passed for the code verifier did not match the code challenge.');
  }
  code.used = true;
  return handOut(x, x.newGrant(code.account, app, code.scopes));
};

const fromRefresh = (x: X, app: App, req: Req): Reply => {
  const value = req.form.get('refresh_token') ?? '';
  const replayed = x.grants.find(grant => grant.used.has(value));
  if (replayed) {
    x.replays.push({ account: replayed.account.username, token: x.labels.of(value) ?? '', at: x.clock.now() });
    replayed.dead ??= 'replayed';
    return invalid(DEAD);
  }
  const grant = x.grants.find(each => each.refresh === value && each.app === app);
  if (grant && !grant.dead && x.suspendedRefresh === 'told') {
    const told = app.suspended ? APP_SUSPENDED : grant.account.suspended ? SUSPENDED : undefined;
    if (told ?? grant.account.locked) return problem(told ?? LOCKED, x.errorShape);
  }
  if (!grant || grant.dead || (grant.account.suspended && x.suspendedRefresh === 'refused')) return invalid(DEAD);
  grant.used.add(value);
  x.rotations.push({ account: grant.account.username, token: x.labels.of(value) ?? '', at: x.clock.now() });
  return handOut(x, grant);
};

/** POST /2/oauth2/token */
export const token = (x: X, req: Req): Reply => {
  const app = clientOf(x, req);
  if ('status' in app) return app;
  switch (req.form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(x, app, req);
    case 'refresh_token':
      return fromRefresh(x, app, req);
    default:
      return invalid('Value passed for the grant type was invalid.');
  }
};

/** POST /2/oauth2/revoke. That either token takes the whole grant with it is not documented: the safer reading for a client. */
export const revoke = (x: X, req: Req): Reply => {
  const app = clientOf(x, req);
  if ('status' in app) return app;
  const value = req.form.get('token') ?? '';
  const grant = x.grants.find(each => each.app === app && (each.refresh === value || each.access.has(value)));
  if (grant) grant.dead ??= 'revoked';
  return json(200, { revoked: true });
};

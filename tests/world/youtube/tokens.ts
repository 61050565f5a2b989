/** oauth2.googleapis.com: code to tokens, refresh, tokeninfo, revocation. A web client's secret is required, PKCE or not. */
import { bearer, json, param, type Reply, type Req } from '../core/http.ts';
import { verifierFits } from '../core/pkce.ts';
import { idToken } from './id-token.ts';
import { ACCESS_S, type App, type Grant } from './model.ts';
import type { YouTube } from './youtube.ts';

export const oauthError = (status: number, error: string, error_description: string, more = {}): Reply =>
  json(status, { error, error_description, ...more });

const clientOf = (google: YouTube, req: Req): App | Reply => {
  const app = google.apps.get(req.form.get('client_id') ?? '');
  if (!app) return oauthError(401, 'invalid_client', 'The OAuth client was not found.');
  if (app.status === 'deleted') return oauthError(401, 'deleted_client', 'The OAuth client was deleted.');
  if (app.status === 'disabled') return oauthError(401, 'disabled_client', 'The OAuth client was disabled.');
  const secret = req.form.get('client_secret');
  if (!secret) return oauthError(400, 'invalid_request', 'client_secret is missing.');
  return secret === app.secret ? app : oauthError(401, 'invalid_client', 'Unauthorized');
};

const handOut = (google: YouTube, grant: Grant, more: object): Reply => {
  const left = grant.refreshExpiresAt === undefined ? undefined : grant.refreshExpiresAt - google.clock.now();
  return json(200, {
    access_token: google.freshAccess(grant),
    expires_in: ACCESS_S,
    scope: grant.scopes.join(' '),
    token_type: 'Bearer',
    ...(left === undefined ? {} : { refresh_token_expires_in: Math.floor(left / 1000) }),
    ...more,
  });
};

const fromCode = (google: YouTube, app: App, req: Req): Reply => {
  const code = google.codes.get(req.form.get('code') ?? '');
  if (!code || code.used || code.app !== app || google.clock.now() >= code.expiresAt)
    return oauthError(400, 'invalid_grant', 'Bad Request');
  if (code.redirectUri !== req.form.get('redirect_uri')) return oauthError(400, 'redirect_uri_mismatch', 'Bad Request');
  if (code.challenge && !verifierFits(req.form.get('code_verifier') ?? '', code.challenge, code.method))
    return oauthError(400, 'invalid_grant', 'Invalid code verifier.');
  code.used = true;
  const { account, scopes, nonce, offline } = code;
  const grant = google.newGrant(account, app, scopes, offline);
  // ID tokens are checked by the browser's own clock, which the world does not move.
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    aud: app.clientId,
    azp: app.clientId,
    sub: account.sub,
    email: account.email,
    email_verified: true,
    iat,
    exp: iat + ACCESS_S,
    ...(nonce && { nonce }),
  };
  return handOut(google, grant, {
    ...(grant.refresh && { refresh_token: grant.refresh }),
    ...(scopes.includes('openid') && { id_token: idToken(claims) }),
  });
};

const fromRefresh = (google: YouTube, app: App, req: Req): Reply => {
  const grant = google.grants.find(
    each => each.refresh !== undefined && each.refresh === req.form.get('refresh_token'),
  );
  if (!grant) return oauthError(400, 'invalid_grant', 'Bad Request');
  if (grant.app !== app) return oauthError(401, 'unauthorized_client', 'Unauthorized');
  if (grant.account.deleted) return oauthError(400, 'invalid_grant', 'Account has been deleted');
  if (grant.account.suspended) return oauthError(400, 'invalid_grant', 'Account disabled');
  if (google.isDead(grant)) return oauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
  if (grant.account.sessionOver)
    return oauthError(400, 'invalid_grant', 'reauth related error (invalid_rapt)', { error_subtype: 'invalid_rapt' });
  google.refreshes.push({ account: grant.account.email, at: google.clock.now() });
  return handOut(google, grant, {});
};

export const token = (google: YouTube, req: Req): Reply => {
  const app = clientOf(google, req);
  if ('status' in app && 'body' in app) return app;
  switch (req.form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(google, app, req);
    case 'refresh_token':
      return fromRefresh(google, app, req);
    default:
      return oauthError(400, 'unsupported_grant_type', 'Invalid grant_type');
  }
};

/** Costs no quota. Numbers come as text. */
export const tokenInfo = (google: YouTube, req: Req): Reply => {
  const value = param(req, 'access_token') || bearer(req);
  const found = google.living(value);
  if (!found) return oauthError(400, 'invalid_token', 'Invalid Value');
  const { grant, expiresAt } = found;
  const who = grant.scopes.includes('openid') ? { sub: grant.account.sub, email: grant.account.email } : {};
  return json(200, {
    azp: grant.app.clientId,
    aud: grant.app.clientId,
    ...who,
    scope: grant.scopes.join(' '),
    exp: String(Math.floor(expiresAt / 1000)),
    expires_in: String(Math.floor((expiresAt - google.clock.now()) / 1000)),
    access_type: grant.refresh ? 'offline' : 'online',
  });
};

/** Either token takes the whole grant with it. */
export const revoke = (google: YouTube, req: Req): Reply => {
  const value = param(req, 'token');
  const grant = google.grants.find(each => each.refresh === value || each.access.has(value));
  if (!grant || google.isDead(grant)) return oauthError(400, 'invalid_token', 'Token expired or revoked');
  grant.dead = 'revoked';
  return json(200, {});
};

/** www.linkedin.com/oauth/v2: code and refresh token to tokens, introspection, revocation. The secret is always in the body. */
import { json, type Reply, type Req } from '../core/http.ts';
import { oauthError } from './errors.ts';
import type { LinkedIn } from './linkedin.ts';
import { ACCESS_MS, type App } from './model.ts';

const DEAD = 'The provided authorization grant or refresh token is invalid, expired or revoked';

const clientOf = (li: LinkedIn, req: Req): App | Reply => {
  const app = li.apps.get(req.form.get('client_id') ?? '');
  if (!app) return oauthError(401, 'invalid_client', 'Client authentication failed');
  const secret = req.form.get('client_secret');
  if (!secret) return oauthError(400, 'invalid_request', 'A required parameter "client_secret" is missing');
  return secret === app.secret ? app : oauthError(401, 'invalid_client', 'Client authentication failed');
};

const secondsTo = (li: LinkedIn, end: number): number => Math.floor((end - li.clock.now()) / 1000);

const handOut = (
  li: LinkedIn,
  access: string,
  scopes: string[],
  refresh?: { value: string; endsAt: number },
): Reply => {
  const token = li.tokens.get(access);
  return json(200, {
    access_token: access,
    expires_in: secondsTo(li, token?.expiresAt ?? 0),
    scope: scopes.join(li.scopeSeparator),
    token_type: 'Bearer',
    ...(refresh && { refresh_token: refresh.value, refresh_token_expires_in: secondsTo(li, refresh.endsAt) }),
  });
};

const fromCode = (li: LinkedIn, app: App, req: Req): Reply => {
  const code = li.codes.get(req.form.get('code') ?? '');
  if (!code || code.used)
    return oauthError(401, 'invalid_request', 'Unable to retrieve access token: authorization code not found');
  if (code.app !== app || code.redirectUri !== req.form.get('redirect_uri') || li.clock.now() >= code.expiresAt) {
    return oauthError(
      400,
      'invalid_redirect_uri',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists',
    );
  }
  code.used = true;
  const pair = li.signIn(code.member, { app, scopes: code.scopes });
  return handOut(li, pair.access, code.scopes, li.refreshTokens.get(pair.refresh ?? ''));
};

const fromRefresh = (li: LinkedIn, app: App, req: Req): Reply => {
  const now = li.clock.now();
  const old = li.refreshTokens.get(req.form.get('refresh_token') ?? '');
  if (!old || old.app !== app || old.revoked || now >= old.endsAt) return oauthError(400, li.deadRefresh, DEAD);
  // Near the end both tokens end together.
  const token = li.mint(old.member, app, old.scopes, now, Math.min(now + ACCESS_MS, old.endsAt));
  const value = li.rotates ? li.rotate(old) : old.value;
  return handOut(li, token.value, old.scopes, { value, endsAt: old.endsAt });
};

/** POST /oauth/v2/accessToken */
export const accessToken = (li: LinkedIn, req: Req): Reply => {
  const app = clientOf(li, req);
  if ('status' in app) return app;
  switch (req.form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(li, app, req);
    case 'refresh_token':
      return fromRefresh(li, app, req);
    default:
      return oauthError(400, 'invalid_request', 'A required parameter "grant_type" is missing');
  }
};

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** POST /oauth/v2/introspectToken: 400 for a strange token or client, 401 for a wrong secret, 200 also for the dead. */
export const introspect = (li: LinkedIn, req: Req): Reply => {
  const app = li.apps.get(req.form.get('client_id') ?? '');
  const token = li.tokens.get(req.form.get('token') ?? '');
  if (!app || !token || token.app !== app) return oauthError(400, 'invalid_request', 'Invalid client id or token');
  if (req.form.get('client_secret') !== app.secret)
    return oauthError(401, 'invalid_client', 'Client authentication failed');
  const status = li.isRevoked(token) ? 'revoked' : li.clock.now() >= token.expiresAt ? 'expired' : 'active';
  return json(200, {
    active: status === 'active',
    client_id: app.clientId,
    authorized_at: seconds(token.issuedAt),
    created_at: seconds(token.issuedAt),
    status,
    expires_at: seconds(token.expiresAt),
    scope: token.scopes.join(','),
    auth_type: '3L',
  });
};

/** POST /oauth/v2/revoke: seen in many clients, not documented. */
export const revoke = (li: LinkedIn, req: Req): Reply => {
  const app = clientOf(li, req);
  if ('status' in app) return app;
  const value = req.form.get('token') ?? '';
  const found = li.tokens.get(value) ?? li.refreshTokens.get(value);
  if (!found || found.app !== app) return oauthError(400, 'invalid_request', 'Invalid token');
  found.revoked = true;
  return json(200, {});
};

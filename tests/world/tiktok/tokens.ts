/** open.tiktokapis.com/v2/oauth: code and refresh token to tokens, and revocation. Key and secret are always in the body. */
import { createHash } from 'node:crypto';
import { json, type Reply, type Req } from '../core/http.ts';
import { LIFETIMES } from './cast.ts';
import type { App, Grant } from './model.ts';
import type { TikTok } from './tiktok.ts';

const clientOf = (tiktok: TikTok, req: Req): App | Reply => {
  const app = tiktok.apps.get(req.form.get('client_key') ?? '');
  const right = app && !app.removed && req.form.get('client_secret') === app.secret;
  return right ? app : tiktok.oauthError(401, 'invalid_client', 'Client key or secret is incorrect.');
};

const handOut = (tiktok: TikTok, grant: Grant, access: string): Reply => {
  const seconds = (end: number) => Math.round((end - tiktok.clock.now()) / 1000);
  return json(200, {
    access_token: access,
    expires_in: seconds(grant.access.get(access)?.expiresAt ?? 0),
    open_id: grant.user.openId,
    refresh_expires_in: seconds(grant.refreshEndsAt),
    refresh_token: grant.refresh,
    scope: grant.scopes.join(','),
    token_type: 'Bearer',
  });
};

const fromCode = (tiktok: TikTok, app: App, req: Req): Reply => {
  const code = tiktok.codes.get(req.form.get('code') ?? '');
  const hex = createHash('sha256')
    .update(req.form.get('code_verifier') ?? '')
    .digest('hex');
  const fits =
    code &&
    code.app === app &&
    !code.used &&
    tiktok.clock.now() < code.expiresAt &&
    code.redirectUri === req.form.get('redirect_uri');
  if (!fits) return tiktok.oauthError(400, 'invalid_grant', 'Authorization code is expired or invalid.');
  if (code.challenge && code.challenge !== hex)
    return tiktok.oauthError(400, 'invalid_request', 'Code verifier or code challenge is invalid.');
  code.used = true;
  const pair = tiktok.grant(code.user, { app, scopes: code.scopes });
  const grant = tiktok.grants.find(each => each.refresh === pair.refresh);
  return grant ? handOut(tiktok, grant, pair.access) : tiktok.oauthError(500, 'server_error', 'No grant.');
};

const fromRefresh = (tiktok: TikTok, app: App, req: Req): Reply => {
  const value = req.form.get('refresh_token') ?? '';
  const label = tiktok.labels.of(value);
  const grant = tiktok.grants.find(each => each.refresh === value && each.app === app);
  if (!grant || grant.dead || grant.user.banned || tiktok.clock.now() >= grant.refreshEndsAt) {
    if (label && tiktok.rotations.includes(label)) tiktok.replays.push(label);
    return tiktok.oauthError(400, 'invalid_grant', 'Refresh token is invalid or expired.');
  }
  if (label) tiktok.rotations.push(label);
  const { access } = tiktok.fresh(grant);
  // That a fresh refresh token has a fresh end is what its own `refresh_expires_in` says; the documentation does not.
  grant.refreshEndsAt = tiktok.clock.now() + LIFETIMES[tiktok.lifetimes].refresh;
  return handOut(tiktok, grant, access);
};

/** POST /v2/oauth/token/ */
export const token = (tiktok: TikTok, req: Req): Reply => {
  const app = clientOf(tiktok, req);
  if ('status' in app) return app;
  switch (req.form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(tiktok, app, req);
    case 'refresh_token':
      return fromRefresh(tiktok, app, req);
    default:
      return tiktok.oauthError(400, 'unsupported_grant_type', 'Grant type is not supported.');
  }
};

/** POST /v2/oauth/revoke/: an empty body says that it worked. */
export const revoke = (tiktok: TikTok, req: Req): Reply => {
  const app = clientOf(tiktok, req);
  if ('status' in app) return app;
  const value = req.form.get('token') ?? '';
  const grant = tiktok.grants.find(each => each.app === app && each.access.has(value));
  const living = grant && !grant.dead && tiktok.clock.now() < (grant.access.get(value)?.expiresAt ?? 0);
  if (!living) return tiktok.oauthError(400, 'invalid_request', 'Access token is invalid.');
  grant.dead = true;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
};

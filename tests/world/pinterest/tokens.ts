/** POST api.pinterest.com/v5/oauth/token: the secret by Basic and in no other way; a refresh always hands out a new refresh token. */
import { json, type Reply, type Req } from '../core/http.ts';
import * as errors from './errors.ts';
import { ACCESS_MS, type App, type Grant, REFRESH_MS } from './model.ts';
import type { Pinterest } from './pinterest.ts';

/** Taken as it stands: nothing is unescaped. */
const clientOf = (pinterest: Pinterest, req: Req): App | undefined => {
  const coded = /^Basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
  const [id = '', secret] = Buffer.from(coded, 'base64').toString().split(':');
  const app = pinterest.apps.get(id);
  return app && app.secret === secret && !app.deactivated ? app : undefined;
};

const handOut = (pinterest: Pinterest, grant: Grant, kind: 'authorization_code' | 'refresh_token'): Reply => {
  const { access, refresh } = pinterest.freshTokens(grant);
  return json(200, {
    response_type: kind,
    access_token: access,
    token_type: 'bearer',
    expires_in: ACCESS_MS / 1000,
    scope: [...grant.scopes].join(','),
    refresh_token: refresh,
    refresh_token_expires_in: REFRESH_MS / 1000,
    refresh_token_expires_at: Math.floor((pinterest.clock.now() + REFRESH_MS) / 1000),
  });
};

const fromCode = (pinterest: Pinterest, app: App, req: Req): Reply => {
  const code = pinterest.codes.get(req.form.get('code') ?? '');
  if (!code || code.used || code.app !== app || pinterest.clock.now() >= code.expiresAt) return errors.authFailed();
  if (code.redirectUri !== req.form.get('redirect_uri')) return errors.redirectMismatch();
  code.used = true;
  return handOut(pinterest, pinterest.newGrant(code.account, app, code.scopes), 'authorization_code');
};

const fromRefresh = (pinterest: Pinterest, app: App, req: Req): Reply => {
  const value = req.form.get('refresh_token') ?? '';
  const grant = pinterest.grants.find(each => each.app === app && each.refresh.has(value));
  const token = grant?.refresh.get(value);
  const over = !token || pinterest.clock.now() >= token.expiresAt || (token.used && pinterest.oldRefresh === 'dies');
  if (!grant || over || grant.dead || grant.account.deactivated) return errors.authFailed();
  token.used = true;
  const { username } = grant.account;
  pinterest.refreshes.push({ account: username, token: pinterest.labels.of(value) ?? '', at: pinterest.clock.now() });
  return handOut(pinterest, grant, 'refresh_token');
};

export const token = (pinterest: Pinterest, req: Req): Reply => {
  const app = clientOf(pinterest, req);
  if (!app) return errors.authFailed();
  switch (req.form.get('grant_type')) {
    case 'authorization_code':
      return fromCode(pinterest, app, req);
    case 'refresh_token':
      return fromRefresh(pinterest, app, req);
    default:
      return errors.invalid();
  }
};

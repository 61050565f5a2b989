/** graph.instagram.com: short to long, refresh, `/me`. Refresh takes no secret, works by GET alone, from 24 hours of age until the end. */
import { DAY } from '../core/clock.ts';
import { json, metaToken, param, type Reply, type Req } from '../core/http.ts';
import { fault } from '../facebook/faults.ts';
import { parseFields, pick } from '../facebook/fields.ts';
import { faultOf, unsupported } from './faults.ts';
import type { Instagram } from './instagram.ts';
import { BASIC, type Token } from './model.ts';

/** The lifetime that the documented answers show, seconds. */
export const LONG_S = 5_183_944;

const permissionFault = (): Reply =>
  fault({ message: `(#10) Requires ${BASIC} permission to access this resource.`, code: 10, status: 403 });

const handOut = (token: Token): Reply =>
  json(200, {
    access_token: token.value,
    token_type: 'bearer',
    expires_in: LONG_S,
    permissions: [...token.scopes].join(','),
  });

const exchange = (ig: Instagram, req: Req): Reply => {
  const token = ig.tokens.get(param(req, 'access_token'));
  const dead = faultOf(token, ig.clock.now(), ig.subcodes);
  if (dead || !token) return fault(dead ?? { message: 'Invalid token', code: 190 });
  if (param(req, 'grant_type') !== 'ig_exchange_token' || token.longLived) return unsupported(req.method);
  if (param(req, 'client_secret') !== token.app.secret)
    return fault({ message: 'Error validating client secret.', code: 1 });
  return handOut(ig.mint(token.account, { app: token.app, scopes: [...token.scopes], expiresIn: LONG_S * 1000 }));
};

const refresh = (ig: Instagram, req: Req): Reply => {
  const now = ig.clock.now();
  const token = ig.tokens.get(req.query.get('access_token') ?? '');
  const dead = faultOf(token, now, ig.subcodes);
  if (dead || !token) return fault(dead ?? { message: 'Invalid token', code: 190 });
  if (req.query.get('grant_type') !== 'ig_refresh_token' || !token.longLived) return unsupported(req.method);
  if (!token.scopes.has(BASIC)) return permissionFault();
  if (now - token.issuedAt < DAY) {
    // What the network answers here is not established: a guess, either way.
    return fault({ message: 'The access token is not old enough to be refreshed.', code: ig.youngRefresh });
  }
  ig.refreshes.push({ account: token.account.username, at: now });
  if (ig.refreshMode === 'new') {
    return handOut(ig.mint(token.account, { app: token.app, scopes: [...token.scopes], expiresIn: LONG_S * 1000 }));
  }
  token.issuedAt = now;
  token.expiresAt = now + LONG_S * 1000;
  return handOut(token);
};

const me = (token: Token, req: Req): Reply => {
  if (!token.scopes.has(BASIC)) return permissionFault();
  const { account } = token;
  const values = {
    id: account.appScopedId,
    user_id: account.id,
    username: account.username,
    name: account.name,
    account_type: account.accountType,
    profile_picture_url: `https://scontent.cdninstagram.example/${account.id}.png`,
  };
  return json(200, pick(values, parseFields(param(req, 'fields') || 'id')));
};

/** @returns `undefined` where there is no such path */
export const api = (ig: Instagram, req: Req): Reply | undefined => {
  const path = req.path.replace(/^\/v\d+\.\d+(?=\/)/, '').slice(1);
  if (path === 'access_token') return exchange(ig, req);
  if (path === 'refresh_access_token') return req.method === 'GET' ? refresh(ig, req) : unsupported(req.method);
  if (!/^(me|\d+)(\/permissions)?$/.test(path)) return undefined;
  const token = ig.tokens.get(metaToken(req));
  const dead = faultOf(token, ig.clock.now(), ig.subcodes);
  if (dead || !token) return fault(dead ?? { message: 'Invalid token', code: 190 });
  if (path.endsWith('/permissions')) {
    if (req.method !== 'DELETE') return unsupported(req.method);
    ig.removeApp(token.account, token.app);
    return json(200, { success: true });
  }
  const own = path === 'me' || path === token.account.id || path === token.account.appScopedId;
  if (own) return me(token, req);
  return fault({
    message: `Unsupported get request. Object with ID '${path}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    type: 'IGApiException',
    code: 100,
    subcode: 33,
  });
};

/** graph.threads.net and graph.threads.com: short to long, refresh, `/me`, `/debug_token`. Refresh takes no secret, from 24 hours of age until the end. */
import { DAY } from '../core/clock.ts';
import { json, metaToken, param, type Reply, type Req } from '../core/http.ts';
import { fault } from '../facebook/faults.ts';
import { parseFields, pick } from '../facebook/fields.ts';
import { faultOf, unsupported } from '../instagram/faults.ts';
import { BASIC, type Token } from './model.ts';
import type { Threads } from './threads.ts';

/** The lifetime that the documented answers show, seconds. */
export const LONG_S = 5_183_944;
const DATA_ACCESS_MS = 90 * DAY;

const handOut = (token: Token): Reply =>
  json(200, { access_token: token.value, token_type: 'bearer', expires_in: LONG_S });

const needsBasic = (): Reply =>
  fault({ message: `(#10) Requires ${BASIC} permission to access this resource.`, code: 10, status: 403 });

const dead = (threads: Threads, token: Token | undefined): Reply | undefined => {
  const found = faultOf(token, threads.clock.now(), threads.subcodes);
  return found && fault(found);
};

const again = (threads: Threads, token: Token): Token =>
  threads.mint(token.account, { app: token.app, scopes: [...token.scopes], expiresIn: LONG_S * 1000 });

const exchange = (threads: Threads, req: Req): Reply => {
  const token = threads.tokens.get(param(req, 'access_token'));
  const refusal = dead(threads, token);
  if (refusal || !token) return refusal ?? unsupported(req.method);
  if (param(req, 'grant_type') !== 'th_exchange_token' || token.longLived) return unsupported(req.method);
  if (param(req, 'client_secret') !== token.app.secret)
    return fault({ message: 'Error validating client secret.', code: 1 });
  return handOut(again(threads, token));
};

const refresh = (threads: Threads, req: Req): Reply => {
  const now = threads.clock.now();
  const token = threads.tokens.get(param(req, 'access_token'));
  const refusal = dead(threads, token);
  if (refusal || !token) return refusal ?? unsupported(req.method);
  if (param(req, 'grant_type') !== 'th_refresh_token' || !token.longLived) return unsupported(req.method);
  if (!token.scopes.has(BASIC)) return needsBasic();
  if (now - token.issuedAt < DAY)
    return fault({ message: 'The access token is not old enough to be refreshed.', code: threads.youngRefresh });
  threads.refreshes.push({ account: token.account.username, at: now });
  if (threads.refreshMode === 'new') return handOut(again(threads, token));
  token.issuedAt = now;
  token.expiresAt = now + LONG_S * 1000;
  return handOut(token);
};

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Asked by a token of a tester of the same app; no app id, no targets. */
const debugToken = (threads: Threads, req: Req): Reply => {
  const asking = threads.tokens.get(param(req, 'access_token'));
  const token = threads.tokens.get(param(req, 'input_token'));
  const refusal = dead(threads, asking);
  if (refusal || !asking) return refusal ?? unsupported(req.method);
  if (!asking.account.tester || token?.app !== asking.app)
    return fault({ message: '(#100) You must provide a user access token of a Threads tester of the app', code: 100 });
  const found = faultOf(token, threads.clock.now(), threads.subcodes);
  return json(200, {
    data: {
      type: 'USER',
      application: token.app.name,
      data_access_expires_at: seconds(token.issuedAt + DATA_ACCESS_MS),
      expires_at: seconds(token.expiresAt),
      is_valid: !found,
      issued_at: seconds(token.issuedAt),
      scopes: [...token.scopes],
      user_id: token.account.id,
      ...(found && { error: { code: found.code, message: found.message } }),
    },
  });
};

const me = (threads: Threads, req: Req): Reply => {
  const token = threads.tokens.get(metaToken(req));
  const refusal = dead(threads, token);
  if (refusal || !token) return refusal ?? unsupported(req.method);
  if (!token.scopes.has(BASIC)) return needsBasic();
  const { id, username, name } = token.account;
  return json(200, pick({ id, username, name, is_verified: false }, parseFields(param(req, 'fields') || 'id')));
};

/** @returns `undefined` where there is no such path */
export const api = (threads: Threads, req: Req): Reply | undefined => {
  switch (`${req.method} ${req.path.replace(/^\/v1\.0(?=\/)/, '')}`) {
    case 'GET /access_token':
      return exchange(threads, req);
    case 'GET /refresh_access_token':
      return refresh(threads, req);
    case 'GET /debug_token':
      return debugToken(threads, req);
    case 'GET /me':
      return me(threads, req);
    default:
      return undefined;
  }
};

/** `/debug_token`: what a token says about itself; by the app, by itself, and the two shapes that a dead token answers with. */
import { json, param, type Reply, type Req } from '../core/http.ts';
import type { Facebook } from './facebook.ts';
import { type Fault, fault, faultOf, MALFORMED } from './faults.ts';
import type { Token } from './model.ts';

const seconds = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / 1000));
const PAGE_SCOPE = /^(pages_|instagram_)/;

const granular = (token: Token) =>
  [...token.grant.scopes]
    .filter(scope => PAGE_SCOPE.test(scope))
    .map(scope => ({ scope, ...(token.grant.pages !== 'all' && { target_ids: token.grant.pages }) }));

const describe = (token: Token, dead: Fault | undefined) => ({
  app_id: token.grant.app.id,
  type: token.type,
  application: token.grant.app.name,
  ...(dead && {
    error: { code: dead.code, message: dead.message, ...(dead.subcode !== undefined && { subcode: dead.subcode }) },
  }),
  data_access_expires_at: seconds(token.dataAccessEndsAt),
  expires_at: seconds(token.expiresAt),
  is_valid: !dead,
  ...(token.longLived && { issued_at: seconds(token.issuedAt) }),
  ...(token.page && { profile_id: token.page.id }),
  scopes: [...token.grant.scopes],
  granular_scopes: granular(token),
  user_id: token.grant.person.id,
});

export const debugToken = (fb: Facebook, req: Req): Reply => {
  const now = fb.clock.now();
  const input = param(req, 'input_token');
  const by = param(req, 'access_token');
  const token = fb.store.tokens.get(input);
  const [appId = '', secret] = by.split('|');
  const app = fb.store.apps.get(appId);
  const byApp = app !== undefined && secret === app.secret;

  if (!byApp) {
    const asking = fb.store.tokens.get(by);
    const dead = faultOf(asking, now);
    const tellsItself = by === input && asking && fb.selfDebug === 'data';
    if (dead && !tellsItself) return fault(dead);
    if (fb.selfDebug === 'refused') {
      return fault({
        message:
          '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
        code: 100,
      });
    }
    if (token && asking?.grant.app !== token.grant.app) {
      return fault({ message: '(#100) The App_id in the input_token did not match the Viewing App', code: 100 });
    }
  } else if (token && token.grant.app !== app) {
    return fault({ message: '(#100) The App_id in the input_token did not match the Viewing App', code: 100 });
  }
  if (!token)
    return json(200, { data: { error: { code: 190, message: MALFORMED.message }, is_valid: false, scopes: [] } });
  return json(200, { data: describe(token, faultOf(token, now)) });
};

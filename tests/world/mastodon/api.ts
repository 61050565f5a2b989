/** What a Mastodon-like server says of itself (RFC 8414), and of the person behind a token. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { rateHeaders, sentence, tokenFault } from './replies.ts';
import type { Server } from './server.ts';

/** Documented: 300 calls in five minutes. */
const WINDOW_MS = 300_000;
const READING = ['read', 'profile', 'read:accounts'];

export const metadata = ({ host }: Server): Reply => {
  const base = `https://${host}`;
  return json(200, {
    // With a slash at its end, as the real ones write it.
    issuer: `${base}/`,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/revoke`,
    app_registration_endpoint: `${base}/api/v1/apps`,
    scopes_supported: ['read', 'profile', 'write', 'read:accounts', 'write:accounts', 'follow', 'push'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  });
};

/** GET /api/v1/accounts/verify_credentials */
export const me = (server: Server, req: Req): Reply => {
  const { language } = server.manners;
  const found = server.tokens.find(each => each.value === bearer(req));
  if (!found) return tokenFault('invalid', language);
  if (found.revoked) return tokenFault('revoked', language);
  if (!server.lives(found)) return tokenFault('expired', language);
  const { person, scopes } = found;
  if (!scopes.some(scope => READING.includes(scope)))
    return sentence(403, 'This action is outside the authorized scopes');
  if (!person) return sentence(422, 'This method requires an authenticated user');
  if (person.disabled) return sentence(403, 'Your login is currently disabled');
  if (person.unconfirmed) return sentence(403, 'Your login is missing a confirmed e-mail address');
  if (person.pending) return sentence(403, 'Your login is currently pending approval');
  if (person.needsTwoFactor) return sentence(403, 'Your account requires two-factor authentication');
  const { id, username, name } = person;
  const values = { id, username, acct: username, display_name: name, url: `https://${server.host}/@${username}` };
  return json(200, values, rateHeaders(299, server.clock.now() + WINDOW_MS));
};

/** `/oauth/access_token`: code to token (with secret or PKCE), short to long, and the app's own token. */
import { json, param, type Reply, type Req } from '../core/http.ts';
import { verifierFits } from '../core/pkce.ts';
import type { Facebook } from './facebook.ts';
import { fault, faultOf } from './faults.ts';
import type { App, Token } from './model.ts';
import { LONG_S } from './store.ts';

const wrong = (message: string, code: number, subcode?: number): Reply =>
  fault({ message, code, ...(subcode !== undefined && { subcode }) });

const handOut = (token: Token, expiresIn?: number): Reply =>
  json(200, {
    access_token: token.value,
    token_type: 'bearer',
    ...(expiresIn !== undefined && { expires_in: expiresIn }),
  });

const secretFault = (app: App, secret: string): Reply | undefined =>
  secret === app.secret ? undefined : wrong('Error validating client secret.', 1);

const exchangeCode = (fb: Facebook, app: App, req: Req): Reply => {
  const secret = param(req, 'client_secret');
  const verifier = param(req, 'code_verifier');
  if (!secret && !verifier) return wrong('Missing client_secret parameter.', 101);
  const code = fb.store.codes.get(param(req, 'code'));
  if (!code || code.grant.app !== app) return wrong('Invalid verification code format.', 100);
  if (code.used) return wrong('This authorization code has been used.', 100, 36009);
  if (fb.clock.now() >= code.expiresAt) return wrong('This authorization code has expired.', 100, 36007);
  if (code.redirectUri !== param(req, 'redirect_uri')) {
    return wrong(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      100,
      36008,
    );
  }
  const bad = secret
    ? secretFault(app, secret)
    : verifierFits(verifier, code.challenge, code.method)
      ? undefined
      : wrong('Error validating verification code. The code_verifier does not match the code_challenge.', 100);
  if (bad) return bad;
  code.used = true;
  return handOut(fb.store.userToken(code.grant, { longLived: true, expiresIn: LONG_S * 1000 }), LONG_S);
};

const exchangeToken = (fb: Facebook, app: App, req: Req): Reply => {
  const bad = secretFault(app, param(req, 'client_secret'));
  if (bad) return bad;
  const old = fb.store.tokens.get(param(req, 'fb_exchange_token'));
  const dead = faultOf(old, fb.clock.now());
  if (dead || !old) return fault(dead ?? { message: 'Invalid token', code: 190 });
  if (fb.exchangeWithoutExpiry) return handOut(fb.store.userToken(old.grant, { longLived: true, expiresIn: null }));
  return handOut(fb.store.userToken(old.grant, { longLived: true, expiresIn: LONG_S * 1000 }), LONG_S);
};

export const accessToken = (fb: Facebook, req: Req): Reply => {
  const app = fb.store.apps.get(param(req, 'client_id'));
  if (!app) return wrong('Error validating application. Cannot get application info due to a system error.', 101);
  if (app.blocked) return wrong('API access blocked.', 200);
  switch (param(req, 'grant_type')) {
    case 'fb_exchange_token':
      return exchangeToken(fb, app, req);
    case 'client_credentials':
      return (
        secretFault(app, param(req, 'client_secret')) ??
        json(200, { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' })
      );
    default:
      return exchangeCode(fb, app, req);
  }
};

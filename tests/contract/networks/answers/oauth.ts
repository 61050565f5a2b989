/** Answers of OAuth 2.0 and OpenID Connect servers. */
import { body, FUTURE, inconclusive, NOW, noise, PAGE, PAST, type Row, said, seconds } from './row';

const row = (
  name: string,
  kind: Row['kind'],
  answer: Row['answer'],
  expect: Row['expect'],
  expiresAt?: number | null,
): Row => ({
  name,
  kind,
  answer,
  expect,
  ...(expiresAt === undefined ? {} : { expiresAt }),
});
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const aged = (code: string): Row['expect'] => ({ result: 'ended', cause: 'lifetime-ended', code });
const challenge = (text: string) => ({ 'www-authenticate': text });
const INVALID = 'Bearer realm="https://op.example", error="invalid_token", error_description="invalid token provided"';

export const rows: Row[] = [
  ...noise,
  row(
    'active',
    'good',
    body(200, { active: true, exp: seconds(FUTURE), iat: seconds(PAST), scope: 'openid profile', sub: 'ada' }),
    {
      result: 'alive',
      expiresAt: FUTURE,
      issuedAt: PAST,
      scopes: ['openid', 'profile'],
    },
  ),
  row('active, nothing else', 'good', body(200, { active: true }), { result: 'alive' }),
  row('active, odd fields', 'good', body(200, { active: true, exp: 'never', iat: null, scope: 7 }), {
    result: 'alive',
    scopes: ['7'],
  }),
  row('inactive', 'revoked', body(200, { active: false }), over('inactive'), FUTURE),
  row('inactive, end unknown', 'revoked', body(200, { active: false }), over('inactive')),
  row('inactive, end passed', 'dead', body(200, { active: false }), aged('inactive'), NOW),
  row('userinfo', 'good', body(200, { sub: 'ada' }), { result: 'alive' }),
  row('userinfo as text/html', 'good', said(200, '{"sub":"ada"}', { 'content-type': 'text/html' }), {
    result: 'alive',
  }),
  row('userinfo without sub', 'other', body(200, { hello: 1 }), inconclusive('not-understood')),
  row(
    'invalid_token',
    'revoked',
    body(401, { error: 'invalid_token' }, challenge(INVALID)),
    over('invalid_token'),
    FUTURE,
  ),
  row('invalid_token, end passed', 'dead', said(401, '', challenge(INVALID)), aged('invalid_token'), PAST),
  row(
    'invalid_token: the server says expired',
    'dead',
    said(401, '', challenge('Bearer error="invalid_token", error_description="The access token expired"')),
    aged('invalid_token'),
  ),
  row(
    'invalid_token: expired or revoked',
    'revoked',
    said(401, '', challenge('Bearer error="invalid_token", error_description="The token is expired or revoked"')),
    over('invalid_token'),
  ),
  row(
    'invalid_token with a page',
    'revoked',
    said(401, PAGE, challenge('bearer error=invalid_token')),
    over('invalid_token'),
  ),
  row(
    'invalid_token beside Basic',
    'revoked',
    said(401, '', challenge('Basic realm="x", Bearer error="invalid_token"')),
    over('invalid_token'),
  ),
  row('invalid_token in the body only', 'revoked', body(401, { error: 'invalid_token' }), over('invalid_token')),
  row('Bearer without error', 'other', body(401, {}, challenge('Bearer realm="api"')), {
    result: 'refused',
    code: '401',
  }),
  row('Basic', 'other', said(401, '', challenge('Basic realm="x"')), { result: 'refused', code: '401' }),
  row(
    'insufficient_scope',
    'other',
    said(403, '', challenge('Bearer error="insufficient_scope", scope="openid email"')),
    { result: 'alive', missing: ['openid', 'email'] },
  ),
  row('insufficient_scope, none named', 'other', body(403, { error: 'insufficient_scope' }), {
    result: 'alive',
    missing: ['openid'],
  }),
  row(
    'invalid_grant',
    'revoked',
    body(400, { error: 'invalid_grant', error_description: 'grant request is invalid' }),
    over('invalid_grant'),
  ),
  row('invalid_grant, its end passed', 'dead', body(400, { error: 'invalid_grant' }), aged('invalid_grant'), PAST),
  row('invalid_grant under 401', 'revoked', body(401, { error: 'invalid_grant' }), over('invalid_grant')),
  row(
    'invalid_client',
    'other',
    body(401, { error: 'invalid_client' }),
    inconclusive('app-misconfigured', { code: 'invalid_client' }),
  ),
  row(
    'unsupported_grant_type',
    'other',
    body(400, { error: 'unsupported_grant_type' }),
    inconclusive('app-misconfigured', { code: 'unsupported_grant_type' }),
  ),
  row(
    'busy',
    'outage',
    body(400, { error: 'temporarily_unavailable' }),
    inconclusive('outage', { code: 'temporarily_unavailable' }),
  ),
  row(
    'slow down',
    'rate-limited',
    body(400, { error: 'slow_down' }),
    inconclusive('rate-limited', { code: 'slow_down' }),
  ),
  row('403 bare', 'other', body(403, {}), inconclusive('policy', { code: '403' })),
  row('404', 'other', body(404, {}), inconclusive('not-understood')),
  row('error under 200', 'other', body(200, { error: 'invalid_token' }), inconclusive('not-understood')),
];

/** Answers of Mastodon and its kin: Doorkeeper's challenges in any language, the API's own sentences, a reset in ISO 8601. */
import { body, FUTURE, inconclusive, NOW, noise, PAGE, PAST, type Row, said } from './row';

const row = (
  name: string,
  kind: Row['kind'],
  answer: Row['answer'],
  expect: Row['expect'],
  expiresAt?: number | null,
): Row => ({ name, kind, answer, expect, ...(expiresAt === undefined ? {} : { expiresAt }) });
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const aged = (code: string): Row['expect'] => ({ result: 'ended', cause: 'lifetime-ended', code });
const removed = (code: string): Row['expect'] => ({ result: 'ended', cause: 'app-removed', code });
const blocked = (cause: 'user-suspended' | 'unconfirmed' | 'two-factor-required'): Row['expect'] => ({
  result: 'ended',
  cause,
  code: '403',
});
/** As Doorkeeper writes it: the sentence in the header and in the body. */
const doorkeeper = (words: string, error = 'invalid_token', status = 401) =>
  body(
    status,
    { error: words },
    {
      'www-authenticate': `Bearer realm="Doorkeeper", error="${error}", error_description="${words}"`,
    },
  );
const sentence = (status: number, error: string) => body(status, { error });
const LIMIT = { error: 'Too many requests' };

export const rows: Row[] = [
  ...noise,
  row('me', 'good', body(200, { id: '14715', username: 'acme', acct: 'acme', display_name: 'Acme' }), {
    result: 'alive',
  }),
  row('me, id as a number', 'good', body(200, { id: 14715, acct: 'acme' }), { result: 'alive' }),
  row('somebody without a name', 'other', body(200, { id: '14715' }), inconclusive('not-understood')),
  row('tokens', 'good', body(200, { access_token: 'a', token_type: 'Bearer', created_at: 1 }), { result: 'alive' }),
  row('revoked', 'revoked', doorkeeper('The access token was revoked'), removed('invalid_token'), null),
  row('invalid', 'revoked', doorkeeper('The access token is invalid'), over('invalid_token'), null),
  row('expired', 'dead', doorkeeper('The access token expired'), aged('invalid_token')),
  row(
    'German: revoked, but who reads that',
    'revoked',
    doorkeeper('Das Zugriffs-Token wurde widerrufen'),
    over('invalid_token'),
    null,
  ),
  row('Japanese', 'revoked', doorkeeper('アクセストークンは取り消されました'), over('invalid_token'), FUTURE),
  row('French, past its end', 'dead', doorkeeper('Le jeton d’accès a expiré'), aged('invalid_token'), PAST),
  row(
    'revoked with a page',
    'revoked',
    said(401, PAGE, {
      'www-authenticate': 'Bearer error="invalid_token", error_description="The access token was revoked"',
    }),
    removed('invalid_token'),
  ),
  row('revoked, header lost', 'revoked', sentence(401, 'The access token was revoked'), removed('401')),
  row('invalid, header lost', 'revoked', sentence(401, 'The access token is invalid'), over('401')),
  row('expired, header lost', 'dead', sentence(401, 'The access token expired'), aged('401')),
  row('German, header lost: a strike', 'other', sentence(401, 'Das Zugriffs-Token ist ungültig'), {
    result: 'refused',
    code: '401',
  }),
  row('no user, secure mode', 'other', sentence(401, 'This method requires an authenticated user'), {
    result: 'refused',
    code: '401',
  }),
  row('no user', 'other', sentence(422, 'This method requires an authenticated user'), {
    result: 'refused',
    code: '422',
  }),
  row('422 otherwise', 'other', sentence(422, 'Validation failed'), inconclusive('not-understood', { code: '422' })),
  row('scope, sentence', 'other', sentence(403, 'This action is outside the authorized scopes'), {
    result: 'alive',
    missing: ['read:accounts'],
  }),
  row(
    'scope, challenge in German',
    'other',
    doorkeeper('Diese Aktion liegt außerhalb der Befugnisse', 'insufficient_scope', 403),
    { result: 'alive', missing: ['read:accounts'] },
  ),
  row('scope, Pleroma', 'other', sentence(403, 'Insufficient permissions: read:accounts.'), {
    result: 'alive',
    missing: ['read:accounts'],
  }),
  row('Pleroma has no 401', 'other', sentence(403, 'Invalid credentials.'), { result: 'refused', code: '403' }),
  row('disabled', 'other', sentence(403, 'Your login is currently disabled'), blocked('user-suspended')),
  row(
    'unconfirmed',
    'other',
    sentence(403, 'Your login is missing a confirmed e-mail address'),
    blocked('unconfirmed'),
  ),
  row('pending', 'other', sentence(403, 'Your login is currently pending approval'), blocked('unconfirmed')),
  row(
    'two-factor',
    'other',
    sentence(403, 'Your account requires two-factor authentication'),
    blocked('two-factor-required'),
  ),
  row('403 otherwise', 'other', sentence(403, 'Forbidden'), inconclusive('policy', { code: '403' })),
  row('403 page (address blocked)', 'outage', said(403, PAGE), inconclusive('not-understood')),
  row(
    'refresh token over',
    'revoked',
    body(400, {
      error: 'invalid_grant',
      error_description: 'The provided authorization grant is invalid, expired, revoked, …',
    }),
    over('invalid_grant'),
  ),
  row('refresh token past its end', 'dead', body(400, { error: 'invalid_grant' }), aged('invalid_grant'), PAST),
  row(
    'app swept away',
    'other',
    body(401, { error: 'invalid_client', error_description: 'Client authentication failed due to unknown client' }),
    inconclusive('app-misconfigured', { code: 'invalid_client' }),
  ),
  row(
    'app swept away, with a challenge',
    'other',
    body(
      401,
      { error: 'invalid_client' },
      { 'www-authenticate': 'Bearer realm="Doorkeeper", error="invalid_client", error_description="x"' },
    ),
    inconclusive('app-misconfigured', { code: 'invalid_client' }),
  ),
  row(
    'scope of the app',
    'other',
    body(400, { error: 'invalid_scope' }),
    inconclusive('app-misconfigured', { code: 'invalid_scope' }),
  ),
  row(
    'busy',
    'outage',
    body(400, { error: 'temporarily_unavailable' }),
    inconclusive('outage', { code: 'temporarily_unavailable' }),
  ),
  row('server closes for good', 'other', sentence(410, 'Gone'), { result: 'ended', cause: 'asset-gone', code: '410' }),
  row('410 page', 'outage', said(410, PAGE), inconclusive('not-understood')),
  row('404', 'other', sentence(404, 'Record not found'), inconclusive('not-understood', { code: '404' })),
  row(
    '503',
    'outage',
    sentence(503, 'There was a temporary problem serving your request, please try again'),
    inconclusive('outage'),
  ),
  row(
    'limit, ISO 8601',
    'rate-limited',
    body(429, LIMIT, { 'x-ratelimit-reset': '2026-11-21T12:05:00.000000Z' }),
    inconclusive('rate-limited', { retryAt: NOW + 300_000 }),
  ),
  row(
    'limit, epoch',
    'rate-limited',
    body(429, LIMIT, { 'x-ratelimit-reset': String((NOW + 60_000) / 1000) }),
    inconclusive('rate-limited', { retryAt: NOW + 60_000 }),
  ),
  row(
    'limit, nonsense',
    'rate-limited',
    body(429, LIMIT, { 'x-ratelimit-reset': 'soon' }),
    inconclusive('rate-limited'),
  ),
  row('error under 200', 'other', body(200, { error: 'The access token was revoked' }), inconclusive('not-understood')),
];

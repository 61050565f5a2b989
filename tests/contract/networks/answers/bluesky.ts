/** Bluesky's answers: sessions, XRPC errors, OAuth errors, challenges. */
import { body, FUTURE, inconclusive, NOW, noise, PAGE, PAST, type Row, said, seconds } from './row';

const DID = 'did:plc:abcdefghijklmnopqrstuvwx';
const row = (
  name: string,
  kind: Row['kind'],
  answer: Row['answer'],
  expect: Row['expect'],
  expiresAt?: number | null,
): Row => ({ name, kind, answer, expect, ...(expiresAt === undefined ? {} : { expiresAt }) });

const xrpc = (status: number, error: string, message: string, headers: Record<string, string> = {}) =>
  body(status, { error, message }, headers);
const grant = (error_description: string) => body(400, { error: 'invalid_grant', error_description });
/** As the home answers to a token with a key: the error twice, in the header and in the body. */
const challenged = (words: string) =>
  xrpc(401, 'invalid_token', words, { 'www-authenticate': `DPoP error="invalid_token", error_description="${words}"` });
const session = (more: object) => body(200, { did: DID, handle: 'acme.example', active: true, ...more });
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const ended = (
  cause: 'lifetime-ended' | 'user-suspended' | 'checkpoint' | 'asset-gone' | 'app-removed' | 'replaced',
  code: string,
): Row['expect'] => ({
  result: 'ended',
  cause,
  code,
});

export const rows: Row[] = [
  ...noise,
  row('session', 'good', session({}), { result: 'alive' }),
  row('session of an older server', 'good', body(200, { did: DID, handle: 'acme.example' }), { result: 'alive' }),
  row('tokens', 'good', body(200, { access_token: 'a', token_type: 'DPoP', sub: DID }), { result: 'alive' }),
  row('not active, no reason known', 'good', session({ active: false, status: 'throttled' }), { result: 'alive' }),
  row('a status named like a method', 'good', session({ active: false, status: 'toString' }), { result: 'alive' }),
  row('taken down', 'revoked', session({ active: false, status: 'takendown' }), ended('user-suspended', 'takendown')),
  row('suspended', 'revoked', session({ active: false, status: 'suspended' }), ended('user-suspended', 'suspended')),
  row('deactivated', 'other', session({ active: false, status: 'deactivated' }), ended('checkpoint', 'deactivated')),
  row('deleted', 'other', body(200, { did: DID, active: false, status: 'deleted' }), ended('asset-gone', 'deleted')),
  row('somebody else’s JSON', 'other', body(200, { hello: 1 }), inconclusive('not-understood')),

  row('refresh token unknown', 'revoked', grant('Invalid refresh token'), over('invalid_grant'), FUTURE),
  row(
    'refresh token unknown, its end passed',
    'dead',
    grant('Invalid refresh token'),
    ended('lifetime-ended', 'invalid_grant'),
    PAST,
  ),
  row('session of age', 'dead', grant('Session expired'), ended('lifetime-ended', 'invalid_grant')),
  row('refresh token of age', 'dead', grant('Refresh token expired'), ended('lifetime-ended', 'invalid_grant')),
  row('used twice', 'revoked', grant('Refresh token replayed'), ended('replaced', 'invalid_grant')),
  row('another key', 'revoked', grant('DPoP key mismatch'), over('invalid_grant')),
  row('another client', 'revoked', grant('Token was not issued to this client'), over('invalid_grant')),

  row('access token of age', 'dead', challenged('Token expired'), ended('lifetime-ended', 'invalid_token')),
  row(
    'access token of age, in the library’s words',
    'dead',
    xrpc(401, 'invalid_token', '"exp" claim timestamp check failed'),
    ended('lifetime-ended', 'invalid_token'),
  ),
  row('access token unknown', 'revoked', challenged('Invalid token'), over('invalid_token'), FUTURE),
  row('access token unknown, no header', 'revoked', xrpc(401, 'invalid_token', 'Invalid token'), over('invalid_token')),
  row(
    'a page with a challenge',
    'revoked',
    said(401, PAGE, { 'www-authenticate': 'DPoP error="invalid_token", error_description="Invalid token"' }),
    over('invalid_token'),
  ),
  row(
    'wants a number, twice',
    'other',
    xrpc(401, 'use_dpop_nonce', 'nonce', { 'www-authenticate': 'DPoP error="use_dpop_nonce"' }),
    inconclusive('not-understood', { code: 'use_dpop_nonce' }),
  ),
  row(
    'proof',
    'other',
    body(401, { error: 'invalid_dpop_proof' }),
    inconclusive('not-understood', { code: 'invalid_dpop_proof' }),
  ),
  ...['invalid_client', 'invalid_client_metadata', 'invalid_redirect_uri', 'unauthorized_client'].map(code =>
    row(code, 'other', body(400, { error: code, error_description: 'x' }), inconclusive('app-misconfigured', { code })),
  ),
  row('scope', 'other', xrpc(403, 'ScopeMissingError', 'Missing required scope "transition:generic"'), {
    result: 'alive',
    missing: ['transition:generic'],
  }),
  row('scope, none named', 'other', body(403, { error: 'insufficient_scope' }), {
    result: 'alive',
    missing: ['atproto'],
  }),

  row(
    'session token of age',
    'dead',
    xrpc(400, 'ExpiredToken', 'Token has expired'),
    ended('lifetime-ended', 'ExpiredToken'),
  ),
  row('session ended', 'revoked', xrpc(400, 'ExpiredToken', 'Token has been revoked'), over('ExpiredToken'), PAST),
  row('not verified', 'revoked', xrpc(400, 'InvalidToken', 'Token could not be verified'), over('InvalidToken')),
  row('bad scope', 'revoked', xrpc(400, 'InvalidToken', 'Bad token scope'), over('InvalidToken')),
  row(
    'malformed, its end passed',
    'dead',
    xrpc(400, 'InvalidToken', 'Malformed token'),
    ended('lifetime-ended', 'InvalidToken'),
    NOW,
  ),
  row(
    'app password deleted',
    'revoked',
    xrpc(401, 'AuthenticationRequired', 'Invalid identifier or password'),
    ended('app-removed', 'AuthenticationRequired'),
  ),
  row('authentication required', 'other', xrpc(401, 'AuthenticationRequired', 'Authentication Required'), {
    result: 'refused',
    code: 'AuthenticationRequired',
  }),
  row(
    'e-mail code wanted',
    'other',
    xrpc(401, 'AuthFactorTokenRequired', 'A sign in code has been sent to your email address'),
    inconclusive('policy', { code: 'AuthFactorTokenRequired' }),
  ),
  row(
    'takedown',
    'revoked',
    xrpc(401, 'AccountTakedown', 'Account has been taken down'),
    ended('user-suspended', 'AccountTakedown'),
  ),
  row(
    'deactivated, as error',
    'other',
    xrpc(401, 'AccountDeactivated', 'Account is deactivated'),
    ended('checkpoint', 'AccountDeactivated'),
  ),
  row('not found', 'other', xrpc(403, 'AccountNotFound', 'Account not found'), ended('asset-gone', 'AccountNotFound')),
  row(
    'no repository',
    'other',
    xrpc(400, 'RepoNotFound', 'Could not find repo for DID'),
    ended('asset-gone', 'RepoNotFound'),
  ),
  row(
    'no such user',
    'other',
    xrpc(400, 'InvalidRequest', `Could not find user info for account: ${DID}`),
    ended('asset-gone', 'InvalidRequest'),
  ),
  row(
    'bad request',
    'other',
    xrpc(400, 'InvalidRequest', 'Input/x must be y'),
    inconclusive('not-understood', { code: 'InvalidRequest' }),
  ),
  row(
    'no header',
    'other',
    xrpc(401, 'AuthMissing', 'Authentication Required'),
    inconclusive('not-understood', { code: 'AuthMissing' }),
  ),

  row(
    'limit',
    'rate-limited',
    xrpc(429, 'RateLimitExceeded', 'Rate Limit Exceeded', {
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds(NOW + 240_000)),
      'ratelimit-policy': '3000;w=300',
    }),
    inconclusive('rate-limited', { retryAt: NOW + 240_000 }),
  ),
  row(
    'limit of one account',
    'rate-limited',
    xrpc(429, 'RateLimitExceeded', 'Rate Limit Exceeded', {
      'ratelimit-limit': '30',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds(NOW + 240_000)),
      'ratelimit-policy': '30;w=300',
    }),
    inconclusive('rate-limited', { retryAt: NOW + 240_000, binds: 'account' }),
  ),
  row(
    'limit, as 400',
    'rate-limited',
    xrpc(400, 'RateLimitExceeded', 'x', { 'ratelimit-reset': String(seconds(NOW + 240_000)) }),
    inconclusive('rate-limited', { retryAt: NOW + 240_000, code: 'RateLimitExceeded' }),
  ),
  row('upstream', 'outage', xrpc(502, 'UpstreamFailure', 'Upstream Failure'), inconclusive('outage')),
  row(
    'upstream, as 400',
    'outage',
    xrpc(400, 'UpstreamFailure', 'x'),
    inconclusive('outage', { code: 'UpstreamFailure' }),
  ),
  row(
    'busy',
    'outage',
    body(400, { error: 'temporarily_unavailable' }),
    inconclusive('outage', { code: 'temporarily_unavailable' }),
  ),
  row('403 bare', 'other', body(403, {}), inconclusive('policy', { code: '403' })),
  row('501', 'outage', xrpc(501, 'MethodNotImplemented', 'Method Not Implemented'), inconclusive('outage')),
];

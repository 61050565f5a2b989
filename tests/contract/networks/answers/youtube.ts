/** Google's answers: tokeninfo, OAuth errors with sub-reasons, API errors with reasons in both styles. */
import { body, FUTURE, inconclusive, NOW, noise, PAST, type Row, seconds } from './row';

const READ = 'https://www.googleapis.com/auth/youtube.readonly';
const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
const info = (scope: string) => ({
  azp: '1-a.apps.googleusercontent.com',
  aud: '1-a.apps.googleusercontent.com',
  sub: '1099',
  scope,
  exp: String(seconds(FUTURE)),
  expires_in: '3600',
  email: 'acme@gmail.example',
  access_type: 'offline',
});
const row = (
  name: string,
  kind: Row['kind'],
  status: number,
  json: unknown,
  expect: Row['expect'],
  expiresAt?: number,
): Row => ({ name, kind, answer: body(status, json), expect, ...(expiresAt === undefined ? {} : { expiresAt }) });
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const aged = (code: string): Row['expect'] => ({ result: 'ended', cause: 'lifetime-ended', code });
const grant = (error_description: string, more = {}) => ({ error: 'invalid_grant', error_description, ...more });
const DEAD = grant('Token has been expired or revoked.');
const api = (code: number, reason: string, status?: string) => ({
  error: { code, message: reason, errors: [{ message: reason, domain: 'youtube', reason }], ...(status && { status }) },
});
const detailed = (code: number, reason: string, status: string) => ({
  error: {
    code,
    message: reason,
    status,
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }],
  },
});
const UNAUTHENTICATED = api(401, 'authError', 'UNAUTHENTICATED');

export const rows: Row[] = [
  ...noise,
  row('tokeninfo', 'good', 200, info(`openid ${EMAIL} ${READ}`), {
    result: 'alive',
    expiresAt: FUTURE,
    scopes: ['openid', EMAIL, READ],
  }),
  row(
    'tokeninfo without exp',
    'good',
    200,
    { aud: 'a', expires_in: 60, scope: READ },
    {
      result: 'alive',
      expiresAt: NOW + 60_000,
      scopes: [READ],
    },
  ),
  row('tokeninfo: YouTube was unticked', 'other', 200, info(`openid ${EMAIL}`), {
    result: 'alive',
    expiresAt: FUTURE,
    scopes: ['openid', EMAIL],
    missing: [READ],
  }),
  row('channels', 'good', 200, { kind: 'youtube#channelListResponse', items: [{ id: 'UC1' }] }, { result: 'alive' }),
  row(
    'channels, none',
    'good',
    200,
    { kind: 'youtube#channelListResponse', pageInfo: { totalResults: 0 } },
    {
      result: 'alive',
    },
  ),
  row('tokens', 'good', 200, { access_token: 'ya29.a', token_type: 'Bearer', expires_in: 3599 }, { result: 'alive' }),
  row(
    'tokeninfo dead',
    'revoked',
    400,
    { error: 'invalid_token', error_description: 'Invalid Value' },
    over('invalid_token'),
  ),
  row('tokeninfo after its end', 'dead', 400, { error: 'invalid_token' }, aged('invalid_token'), PAST),
  row('grant over', 'revoked', 400, DEAD, over('invalid_grant')),
  row('grant over, test mode not yet at its end', 'revoked', 400, DEAD, over('invalid_grant'), FUTURE),
  row('grant over after the seven days of test mode', 'dead', 400, DEAD, aged('invalid_grant'), PAST),
  row('grant malformed', 'revoked', 400, grant('Bad Request'), over('invalid_grant')),
  row('account deleted', 'other', 400, grant('Account has been deleted'), {
    result: 'ended',
    cause: 'asset-gone',
    code: 'invalid_grant',
  }),
  row('account disabled', 'other', 400, grant('Account disabled'), {
    result: 'ended',
    cause: 'user-suspended',
    code: 'invalid_grant',
  }),
  row('session policy', 'other', 400, grant('reauth related error (invalid_rapt)', { error_subtype: 'invalid_rapt' }), {
    result: 'ended',
    cause: 'logged-out',
    code: 'invalid_rapt',
  }),
  row('session policy, by its name only', 'other', 400, grant('Bad Request', { error_subtype: 'invalid_rapt' }), {
    result: 'ended',
    cause: 'logged-out',
    code: 'invalid_rapt',
  }),
  row('session policy, by its words only', 'other', 400, grant('reauth related error (rapt_required)'), {
    result: 'ended',
    cause: 'logged-out',
    code: 'invalid_rapt',
  }),
  ...['deleted_client', 'disabled_client', 'admin_policy_enforced', 'org_internal'].map(error =>
    row(
      error,
      'other',
      401,
      { error, error_description: 'no' },
      { result: 'ended', cause: 'app-blocked', code: error },
    ),
  ),
  ...['invalid_client', 'unauthorized_client', 'invalid_request'].map(error =>
    row(error, 'other', 401, { error }, inconclusive('app-misconfigured', { code: error })),
  ),
  row('busy', 'outage', 400, { error: 'internal_failure' }, inconclusive('outage', { code: 'internal_failure' })),
  row(
    'too fast',
    'rate-limited',
    403,
    { error: 'rate_limit_exceeded' },
    inconclusive('rate-limited', { code: 'rate_limit_exceeded' }),
  ),
  row('API: token dead', 'revoked', 401, UNAUTHENTICATED, over('authError')),
  row('API: token past its end', 'dead', 401, UNAUTHENTICATED, aged('authError'), PAST),
  row(
    'API: UNAUTHENTICATED alone',
    'revoked',
    401,
    { error: { code: 401, status: 'UNAUTHENTICATED' } },
    over('UNAUTHENTICATED'),
  ),
  row(
    'API: token expired',
    'dead',
    401,
    detailed(401, 'ACCESS_TOKEN_EXPIRED', 'UNAUTHENTICATED'),
    aged('ACCESS_TOKEN_EXPIRED'),
  ),
  row('API: no channel is no death', 'good', 401, api(401, 'youtubeSignupRequired'), { result: 'alive' }),
  row('API: scope, old style', 'other', 403, api(403, 'insufficientPermissions'), { result: 'alive', missing: [READ] }),
  row('API: scope, new style', 'other', 403, detailed(403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'PERMISSION_DENIED'), {
    result: 'alive',
    missing: [READ],
  }),
  ...(
    [
      ['authenticatedUserAccountSuspended', 'user-suspended'],
      ['channelSuspended', 'user-suspended'],
      ['authenticatedUserAccountClosed', 'asset-gone'],
      ['channelClosed', 'asset-gone'],
      ['authenticatedUserNotChannel', 'role-lost'],
      ['accountDelegationForbidden', 'role-lost'],
    ] as const
  ).map(([reason, cause]) =>
    row(`API: ${reason}`, 'other', 403, api(403, reason), { result: 'ended', cause, code: reason }),
  ),
  row('API: project suspended', 'other', 403, detailed(403, 'CONSUMER_SUSPENDED', 'PERMISSION_DENIED'), {
    result: 'ended',
    cause: 'app-blocked',
    code: 'CONSUMER_SUSPENDED',
  }),
  row(
    'API: not switched on',
    'other',
    403,
    api(403, 'accessNotConfigured'),
    inconclusive('app-not-enabled', { code: 'accessNotConfigured' }),
  ),
  // Noon UTC in November is 4 a.m. in California: twenty hours to midnight.
  row(
    'API: quota is not death',
    'rate-limited',
    403,
    api(403, 'quotaExceeded'),
    inconclusive('rate-limited', { retryAt: NOW + 20 * 3_600_000, code: 'quotaExceeded', binds: 'app' }),
  ),
  row(
    'API: daily limit is not death',
    'rate-limited',
    403,
    api(403, 'dailyLimitExceeded'),
    inconclusive('rate-limited', { retryAt: NOW + 20 * 3_600_000, code: 'dailyLimitExceeded', binds: 'app' }),
  ),
  row(
    'API: rate',
    'rate-limited',
    403,
    api(403, 'userRateLimitExceeded'),
    inconclusive('rate-limited', { code: 'userRateLimitExceeded', binds: 'account' }),
  ),
  row(
    'API: rate of the project',
    'rate-limited',
    403,
    api(403, 'rateLimitExceeded'),
    inconclusive('rate-limited', { code: 'rateLimitExceeded', binds: 'app' }),
  ),
  row(
    'API: exhausted',
    'rate-limited',
    403,
    { error: { code: 403, status: 'RESOURCE_EXHAUSTED' } },
    inconclusive('rate-limited', { code: 'RESOURCE_EXHAUSTED' }),
  ),
  row('API: backend', 'outage', 400, api(400, 'backendError'), inconclusive('outage', { code: 'backendError' })),
  row('API: forbidden says nothing', 'other', 403, api(403, 'forbidden'), inconclusive('policy', { code: '403' })),
  row('API: 401 that says nothing', 'other', 401, { error: { code: 401 } }, { result: 'refused', code: '401' }),
  row('API: 404', 'other', 404, api(404, 'channelNotFound'), inconclusive('not-understood', { code: '404' })),
  row('403 bare', 'other', 403, {}, inconclusive('policy')),
  row('error under 200', 'other', 200, DEAD, inconclusive('not-understood')),
];

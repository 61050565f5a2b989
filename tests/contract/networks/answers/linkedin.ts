/** LinkedIn's answers: introspection, userinfo, Rest.li lists, numbered errors, and the token endpoint's own. */
import type { Finding } from '../../../../utils/model/evidence';
import { body, FUTURE, inconclusive, NOW, noise, PAST, type Row, seconds } from './row';

const row = (name: string, kind: Row['kind'], status: number, json: unknown, expect: Finding, more = {}): Row => ({
  name,
  kind,
  answer: body(status, json),
  expect,
  ...more,
});
const numbered = (status: number, serviceErrorCode: number, code: string | undefined, message: string) => ({
  status,
  serviceErrorCode,
  ...(code ? { code } : {}),
  message,
});
const over = (code: string): Finding => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const lifetime = (code: string): Finding => ({ result: 'ended', cause: 'lifetime-ended', code });

const EXPIRED = numbered(401, 65602, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');
const REVOKED = numbered(
  401,
  65601,
  'REVOKED_ACCESS_TOKEN',
  'The token used in the request has been revoked by the user',
);
const INVALID = numbered(401, 65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token');

const tokens: Row[] = [
  row('expired', 'dead', 401, EXPIRED, lifetime('65602')),
  row('expired, in HTTP 200', 'dead', 200, EXPIRED, lifetime('65602')),
  row('expired, by name alone', 'dead', 401, { code: 'EXPIRED_ACCESS_TOKEN' }, lifetime('65602')),
  row('revoked', 'revoked', 401, REVOKED, over('65601')),
  row('revoked, by name alone', 'revoked', 401, { code: 'REVOKED_ACCESS_TOKEN' }, over('65601')),
  row('revoked stays revoked after its end', 'revoked', 401, REVOKED, over('65601'), { expiresAt: PAST }),
  row('invalid', 'revoked', 401, INVALID, over('65600')),
  row('invalid, old body', 'revoked', 401, numbered(401, 65600, undefined, 'Invalid access token'), over('65600')),
  row('invalid, its end has passed', 'dead', 401, INVALID, lifetime('65600'), { expiresAt: PAST }),
  row(
    'no token sent',
    'other',
    401,
    { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 },
    { result: 'refused', code: '401' },
  ),
  row('an unheard-of 401', 'other', 401, numbered(401, 65699, 'NEW', 'Something new'), {
    result: 'refused',
    code: '65699',
  }),
];

const ISSUED = NOW - 86_400_000;
const inspected = {
  active: true,
  client_id: '78x',
  authorized_at: seconds(ISSUED),
  created_at: seconds(ISSUED),
  status: 'active',
  expires_at: seconds(FUTURE),
  scope: 'r_liteprofile,r_emailaddress,w_member_social',
  auth_type: '3L',
};
const introspection: Row[] = [
  row('introspection: active', 'good', 200, inspected, {
    result: 'alive',
    expiresAt: seconds(FUTURE) * 1000,
    issuedAt: seconds(ISSUED) * 1000,
    scopes: ['r_liteprofile', 'r_emailaddress', 'w_member_social'],
  }),
  row('introspection: active and nothing more', 'good', 200, { active: true }, { result: 'alive' }),
  row(
    'introspection: expired',
    'dead',
    200,
    { ...inspected, active: false, status: 'expired', expires_at: seconds(PAST) },
    lifetime('expired'),
  ),
  row('introspection: revoked', 'revoked', 200, { ...inspected, active: false, status: 'revoked' }, over('revoked')),
  row(
    'introspection: revoked in the minute it was made',
    'other',
    200,
    { ...inspected, created_at: seconds(NOW - 60_000), active: false, status: 'revoked' },
    inconclusive('policy', { retryAt: NOW + 60_000, code: 'revoked' }),
  ),
  row('introspection: not active', 'revoked', 200, { active: false }, over('inactive')),
  row(
    'introspection: not active, end passed',
    'dead',
    200,
    { active: false, expires_at: seconds(PAST) },
    lifetime('inactive'),
  ),
  row(
    'introspection: wrong secret',
    'other',
    401,
    { error: 'invalid_client', error_description: 'Client authentication failed' },
    inconclusive('app-misconfigured', { code: 'invalid_client' }),
  ),
];

const SCOPE: Finding = { result: 'alive', missing: ['r_organization_admin'] };
const ADMIN_ONLY =
  "Viewer don't have permission to the ADMIN_ONLY VisibilityReduction for urn:li:organization:123 with id 123";
const AUTHOR =
  'Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields [/author]';
const NOT_ENOUGH = 'Not enough permissions to access: organizationAcls.FINDER-roleAssignee.NO_VERSION';
const rights: Row[] = [
  row('scope missing', 'other', 403, numbered(403, 100, 'ACCESS_DENIED', NOT_ENOUGH), SCOPE),
  row('scope missing, text alone', 'other', 403, { status: 403, message: NOT_ENOUGH }, SCOPE),
  row('restricted API as 404', 'other', 404, { status: 404, code: 'RESOURCE_NOT_FOUND', message: 'No' }, SCOPE),
  row('404 of somebody else', 'other', 404, { message: 'no such page' }, inconclusive('not-understood')),
  row(
    'role lost',
    'revoked',
    403,
    { status: 403, message: ADMIN_ONLY },
    {
      result: 'ended',
      cause: 'role-lost',
      code: '403',
    },
  ),
  row('role lost, as author', 'revoked', 403, numbered(403, 100, 'ACCESS_DENIED', AUTHOR), {
    result: 'ended',
    cause: 'role-lost',
    code: '100',
  }),
  row('another 403', 'other', 403, { status: 403, message: 'No' }, inconclusive('policy', { code: '403' })),
  row(
    'version sunset',
    'other',
    426,
    { status: 426, code: 'NONEXISTENT_VERSION', message: 'Requested version 20240101 is not active' },
    inconclusive('outdated', { code: '426' }),
  ),
];

const day = (whose: string) =>
  numbered(
    429,
    101,
    'TOO_MANY_REQUESTS',
    `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`,
  );
const MIDNIGHT = Date.UTC(2026, 10, 22);
const limits: Row[] = [
  row(
    'day limit of the app',
    'rate-limited',
    429,
    day('APPLICATION'),
    inconclusive('rate-limited', { retryAt: MIDNIGHT, binds: 'app' }),
  ),
  row(
    'day limit of the member',
    'rate-limited',
    429,
    day('MEMBER'),
    inconclusive('rate-limited', { retryAt: MIDNIGHT, binds: 'account' }),
  ),
  row(
    'day limit in HTTP 200',
    'rate-limited',
    200,
    day('MEMBER'),
    inconclusive('rate-limited', { retryAt: MIDNIGHT, binds: 'account' }),
  ),
  row(
    'another limit',
    'rate-limited',
    429,
    numbered(429, 101, 'TOO_MANY_REQUESTS', 'Slow down'),
    inconclusive('rate-limited'),
  ),
  {
    name: 'day limit with Retry-After in seconds',
    kind: 'rate-limited',
    answer: body(429, day('APPLICATION'), { 'retry-after': '90' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 90_000, binds: 'app' }),
  },
  {
    name: 'day limit with Retry-After as a date',
    kind: 'rate-limited',
    answer: body(429, day('MEMBER'), { 'retry-after': 'Sat, 21 Nov 2026 13:00:00 GMT' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 3_600_000, binds: 'account' }),
  },
];

const DEAD = 'The provided authorization grant or refresh token is invalid, expired or revoked';
const refusals: Row[] = [
  row(
    'dead refresh token',
    'revoked',
    400,
    { error: 'invalid_request', error_description: DEAD },
    over('invalid_request'),
  ),
  row(
    'dead refresh token, its year is over',
    'dead',
    400,
    { error: 'invalid_request', error_description: DEAD },
    lifetime('invalid_request'),
    { expiresAt: PAST },
  ),
  row('dead refresh token, by the RFC', 'revoked', 400, { error: 'invalid_grant' }, over('invalid_grant')),
  row(
    'secret missing',
    'other',
    400,
    { error: 'invalid_request', error_description: 'A required parameter "client_secret" is missing' },
    inconclusive('app-misconfigured', { code: 'invalid_request' }),
  ),
  row(
    'busy',
    'outage',
    400,
    { error: 'temporarily_unavailable' },
    inconclusive('outage', { code: 'temporarily_unavailable' }),
  ),
];

export const rows: Row[] = [
  ...noise,
  row('userinfo', 'good', 200, { sub: '782bbtaQ', name: 'Jana Krüger' }, { result: 'alive' }),
  row('me', 'good', 200, { id: '782bbtaQ', vanityName: 'jana' }, { result: 'alive' }),
  row('no organisations', 'good', 200, { elements: [], paging: { start: 0, count: 100 } }, { result: 'alive' }),
  row('organisations by id', 'good', 200, { results: {}, statuses: {} }, { result: 'alive' }),
  row('tokens', 'good', 200, { access_token: 'AQ', expires_in: 5_184_000 }, { result: 'alive' }),
  row('500 in HTTP 200', 'outage', 200, { status: 500, message: 'Internal Server Error' }, inconclusive('outage')),
  row('something else', 'other', 200, { hello: 1 }, inconclusive('not-understood')),
  ...tokens,
  ...introspection,
  ...rights,
  ...limits,
  ...refusals,
];

/** Pinterest's answers: `{code, message}` whatever happened, with one code for every dead token. */
import { body, FUTURE, inconclusive, NOW, noise, PAST, type Row, seconds } from './row';

const DEAD = { code: 2, message: 'Authentication failed.', status: 'failure' };
const said = (
  name: string,
  kind: Row['kind'],
  status: number,
  code: number,
  message: string,
  expect: Row['expect'],
  headers: Record<string, string> = {},
): Row => ({ name, kind, answer: body(status, { code, message }, headers), expect });
const limited = (name: string, headers: Record<string, string>, retryAt: number): Row => ({
  name,
  kind: 'rate-limited',
  answer: body(429, { code: 8, message: 'You have exceeded your rate limit. Try again later.' }, headers),
  expect: inconclusive('rate-limited', {
    retryAt,
    ...(Object.keys(headers).some(name => name.includes('userendpoint')) ? { binds: 'account' } : {}),
  }),
});

export const rows: Row[] = [
  ...noise,
  {
    name: 'user account',
    kind: 'good',
    answer: body(200, { id: '549755885175', username: 'acme', account_type: 'BUSINESS', business_name: 'Acme' }),
    expect: { result: 'alive' },
  },
  {
    name: 'user account without id',
    kind: 'good',
    answer: body(200, { username: 'acme', account_type: 'PINNER' }),
    expect: { result: 'alive' },
  },
  { name: 'boards', kind: 'good', answer: body(200, { items: [], bookmark: null }), expect: { result: 'alive' } },
  {
    name: 'tokens',
    kind: 'good',
    answer: body(200, { access_token: 'pina_a', token_type: 'bearer', expires_in: 2_592_000, scope: 'boards:read' }),
    expect: { result: 'alive' },
  },
  {
    name: 'dead, end unknown',
    kind: 'revoked',
    answer: body(401, DEAD),
    expect: { result: 'ended', cause: 'unknown', state: 'revoked', code: '2' },
  },
  {
    name: 'dead before its end',
    kind: 'revoked',
    answer: body(401, DEAD),
    expiresAt: FUTURE,
    expect: { result: 'ended', cause: 'unknown', state: 'revoked', code: '2' },
  },
  {
    name: 'dead after its end',
    kind: 'dead',
    answer: body(401, DEAD),
    expiresAt: PAST,
    expect: { result: 'ended', cause: 'lifetime-ended', code: '2' },
  },
  said(
    'scope missing, named',
    'other',
    401,
    3,
    "Your token does not have sufficient permissions to access this resource. Missing: ['boards:read', 'boards:read_secret']",
    { result: 'alive', missing: ['boards:read', 'boards:read_secret'] },
  ),
  said('scope missing, not named', 'other', 401, 3, 'Your token does not have sufficient permissions.', {
    result: 'alive',
    missing: ['user_accounts:read'],
  }),
  said('not this account', 'other', 403, 0, 'Not authorized to access the user account.', {
    result: 'alive',
    missing: ['user_accounts:read'],
  }),
  said(
    'role or trial, as 401',
    'other',
    401,
    29,
    'You are not permitted to access that resource.',
    inconclusive('policy', { code: '29' }),
  ),
  said(
    'role or trial, as 403',
    'other',
    403,
    29,
    'You are not permitted to access that resource.',
    inconclusive('policy', { code: '29' }),
  ),
  said('shop disapproved', 'other', 403, 2625, 'Merchant disapproved.', inconclusive('policy', { code: '2625' })),
  said('shop under review', 'other', 403, 2626, 'Under review.', inconclusive('policy', { code: '2626' })),
  said('user gone', 'other', 404, 30, 'User not found.', { result: 'ended', cause: 'asset-gone', code: '30' }),
  said('board gone', 'other', 404, 40, 'Board not found.', { result: 'ended', cause: 'asset-gone', code: '40' }),
  said('30 without 404', 'other', 400, 30, 'No such user.', inconclusive('not-understood', { code: '30' })),
  said('pin gone says nothing', 'other', 404, 50, 'Pin not found.', inconclusive('not-understood', { code: '50' })),
  said('bad parameters', 'other', 400, 1, 'Invalid parameters.', inconclusive('not-understood', { code: '1' })),
  said(
    'redirect mismatch',
    'other',
    400,
    7,
    'The provided redirect_uri does not match any of the registered redirect URIs.',
    inconclusive('app-misconfigured', { code: '7' }),
  ),
  said(
    'code 2 without 401 is no proof',
    'other',
    403,
    2,
    'Authentication failed.',
    inconclusive('policy', { code: '2' }),
  ),
  limited('limit, epoch', { 'x-ratelimit-reset': String(seconds(FUTURE)) }, FUTURE),
  limited('limit, seconds to go', { 'x-userendpoint-ratelimit-reset': '60' }, NOW + 60_000),
  limited('limit, date', { 'x-ratelimit-reset': '2026-11-21T12:05:00Z' }, NOW + 300_000),
  said('limit under 403', 'rate-limited', 403, 8, 'Spam.', inconclusive('rate-limited', { code: '8' })),
  said('ramped down', 'outage', 503, 4197, 'Service has been ramped down.', inconclusive('outage')),
  said('code as a word', 'other', 401, Number.NaN, 'x', { result: 'refused', code: '401' }),
  { name: '403 bare', kind: 'other', answer: body(403, {}), expect: inconclusive('policy') },
  { name: 'error under 200', kind: 'other', answer: body(200, DEAD), expect: inconclusive('not-understood') },
];

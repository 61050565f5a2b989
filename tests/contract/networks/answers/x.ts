/** X's answers: OAuth errors, problems flat and wrapped, version 1 numbers. */
import { body, FUTURE, inconclusive, NOW, noise, PAGE, type Row, said, seconds } from './row';

const problem = (status: number, kind: string, detail: string, title = 'Forbidden') => ({
  title,
  status,
  detail,
  type: `https://api.twitter.com/2/problems/${kind}`,
});
const refused = (
  name: string,
  kind: Row['kind'],
  status: number,
  json: unknown,
  expect: Row['expect'],
  headers: Record<string, string> = {},
): Row => ({
  name,
  kind,
  answer: body(status, json, headers),
  expect,
});
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const v1 = (code: number | string, message: string) => ({ errors: [{ code, message }] });
const SUSPENDED = problem(403, 'user-suspended', 'The user used for authentication is suspended');
const LOCKED = 'Your account is temporarily locked. Please log in to https://x.com to unlock your account.';

export const rows: Row[] = [
  ...noise,
  refused('me', 'good', 200, { data: { id: '2244994945', name: 'Acme', username: 'acme' } }, { result: 'alive' }),
  refused(
    'tokens',
    'good',
    200,
    { token_type: 'bearer', expires_in: 7200, access_token: 'a', refresh_token: 'r' },
    { result: 'alive' },
  ),
  refused(
    'dead refresh token',
    'revoked',
    400,
    { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
    over('invalid_request'),
  ),
  refused(
    'dead refresh token, by the RFC',
    'dead',
    400,
    { error: 'invalid_grant', error_description: 'gone' },
    over('invalid_grant'),
  ),
  refused(
    'used code',
    'other',
    400,
    { error: 'invalid_request', error_description: 'Value passed for the authorization code was invalid.' },
    inconclusive('app-misconfigured', { code: 'invalid_request' }),
  ),
  refused(
    'PKCE',
    'other',
    400,
    {
      error: 'invalid_request',
      error_description: 'Value passed for the code verifier did not match the code challenge.',
    },
    inconclusive('app-misconfigured', { code: 'invalid_request' }),
  ),
  refused(
    'client type',
    'other',
    401,
    { error: 'unauthorized_client', error_description: 'Missing valid authorization header' },
    inconclusive('app-misconfigured', { code: 'unauthorized_client' }),
  ),
  refused(
    'bare 401',
    'other',
    401,
    { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
    { result: 'refused', code: '401' },
  ),
  refused('suspended', 'revoked', 403, SUSPENDED, { result: 'ended', cause: 'user-suspended', code: 'user-suspended' }),
  refused(
    'suspended, wrapped',
    'revoked',
    403,
    { errors: [SUSPENDED] },
    { result: 'ended', cause: 'user-suspended', code: 'user-suspended' },
  ),
  refused(
    'suspended, wrapped in 200',
    'revoked',
    200,
    { errors: [SUSPENDED] },
    { result: 'ended', cause: 'user-suspended', code: 'user-suspended' },
  ),
  refused('app suspended', 'other', 403, problem(403, 'app-suspended', 'The app is suspended'), {
    result: 'ended',
    cause: 'app-blocked',
    code: 'app-suspended',
  }),
  refused(
    'client not enrolled',
    'other',
    403,
    { ...problem(403, 'client-forbidden', 'Enroll first', 'Client Forbidden'), reason: 'client-not-enrolled' },
    { result: 'ended', cause: 'app-blocked', code: 'client-forbidden' },
  ),
  refused(
    'locked',
    'other',
    403,
    { title: 'Forbidden', status: 403, type: 'about:blank', detail: LOCKED },
    { result: 'ended', cause: 'checkpoint', code: 'locked' },
  ),
  refused(
    'locked, wrapped',
    'other',
    403,
    { errors: [{ title: 'Forbidden', detail: LOCKED.replace('x.com', 'twitter.com') }] },
    { result: 'ended', cause: 'checkpoint', code: 'locked' },
  ),
  refused(
    'app-only token',
    'revoked',
    403,
    problem(
      403,
      'unsupported-authentication',
      'Authenticating with OAuth 2.0 Application-Only is forbidden',
      'Unsupported Authentication',
    ),
    over('unsupported-authentication'),
  ),
  refused(
    'not for this resource',
    'other',
    403,
    problem(403, 'not-authorized-for-resource', 'You are not permitted to perform this action'),
    inconclusive('policy', { code: 'not-authorized-for-resource' }),
  ),
  refused(
    'feature',
    'other',
    403,
    { title: 'Forbidden', type: 'about:blank', detail: 'Your account is not permitted to access this feature' },
    inconclusive('policy', { code: 'about:blank' }),
  ),
  refused('403 bare', 'other', 403, {}, inconclusive('policy')),
  refused(
    'no credit',
    'other',
    402,
    { title: 'CreditsDepleted', type: 'https://api.twitter.com/2/problems/credits' },
    inconclusive('billing'),
  ),
  refused(
    'no credit, as 403',
    'other',
    403,
    { title: 'CreditsDepleted', type: 'https://api.twitter.com/2/problems/credits' },
    inconclusive('billing', { code: 'CreditsDepleted' }),
  ),
  refused(
    'spend cap',
    'other',
    403,
    { title: 'SpendCapReached', detail: 'cap' },
    inconclusive('billing', { code: 'SpendCapReached' }),
  ),
  refused(
    'limit',
    'rate-limited',
    429,
    { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
    inconclusive('rate-limited', { retryAt: NOW + 900_000 }),
    {
      'x-rate-limit-limit': '75',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(seconds(NOW + 900_000)),
    },
  ),
  refused('daily limit', 'rate-limited', 429, {}, inconclusive('rate-limited', { retryAt: NOW + 7_200_000 }), {
    'x-rate-limit-reset': String(seconds(FUTURE)),
    'x-user-limit-24hour-remaining': '0',
    'x-user-limit-24hour-reset': String(seconds(NOW + 7_200_000)),
  }),
  refused('daily limit not used up', 'rate-limited', 429, {}, inconclusive('rate-limited', { retryAt: FUTURE }), {
    'x-rate-limit-reset': String(seconds(FUTURE)),
    'x-user-limit-24hour-remaining': '5',
    'x-user-limit-24hour-reset': String(seconds(NOW + 7_200_000)),
  }),
  refused(
    'cap',
    'rate-limited',
    403,
    problem(403, 'usage-capped', 'Usage cap exceeded'),
    inconclusive('rate-limited', { code: 'usage-capped' }),
  ),
  refused('v1 88', 'rate-limited', 400, v1(88, 'Rate limit exceeded'), inconclusive('rate-limited', { code: '88' })),
  refused('v1 32', 'other', 401, v1(32, 'Could not authenticate you'), { result: 'refused', code: '32' }),
  refused('v1 64', 'revoked', 403, v1(64, 'Your account is suspended'), {
    result: 'ended',
    cause: 'user-suspended',
    code: '64',
  }),
  refused('v1 89', 'revoked', 401, v1(89, 'Invalid or expired token.'), over('89')),
  refused('v1 130', 'outage', 400, v1(130, 'Over capacity'), inconclusive('outage', { code: '130' })),
  refused('v1 326', 'other', 403, v1(326, 'To protect our users'), {
    result: 'ended',
    cause: 'checkpoint',
    code: '326',
  }),
  refused('v1 416', 'other', 401, v1(416, 'Invalid / suspended application'), {
    result: 'ended',
    cause: 'app-blocked',
    code: '416',
  }),
  refused('ads: locked', 'other', 403, v1('ACCOUNT_LOCKED_OUT', 'locked'), {
    result: 'ended',
    cause: 'checkpoint',
    code: 'ACCOUNT_LOCKED_OUT',
  }),
  refused('ads: suspended', 'other', 403, v1('CURRENT_USER_SUSPENDED', 'suspended'), {
    result: 'ended',
    cause: 'user-suspended',
    code: 'CURRENT_USER_SUSPENDED',
  }),
  refused(
    'a code named like a method',
    'other',
    400,
    { errors: [{ code: 'toString' }] },
    inconclusive('not-understood'),
  ),
  {
    name: 'Cloudflare',
    kind: 'outage',
    answer: said(403, PAGE, { 'content-type': 'text/html' }),
    expect: inconclusive('not-understood'),
  },
];

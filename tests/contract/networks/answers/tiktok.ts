/** TikTok's answers: two error envelopes, each with its own status and inside HTTP 200. */
import type { Finding } from '../../../../utils/model/evidence';
import { body, FUTURE, inconclusive, NOW, noise, PAST, type Row } from './row';

const api = (code: string) => ({ data: {}, error: { code, message: 'Something about it', log_id: '2026112112' } });
const oauth = (error: string) => ({ error, error_description: 'Something about it', log_id: '2026112112' });
const over = (code: string): Finding => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });
const lifetime = (code: string): Finding => ({ result: 'ended', cause: 'lifetime-ended', code });

/** The same with its documented status and as HTTP 200. */
const both = (
  name: string,
  kind: Row['kind'],
  status: number,
  json: unknown,
  expect: Finding,
  expiresAt?: number | null,
): Row[] =>
  [status, 200].map(each => ({
    name: `${name} (${each})`,
    kind,
    answer: body(each, json),
    expect,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }));

const posting = [
  'spam_risk_user_banned_from_posting',
  'spam_risk_too_many_posts',
  'spam_risk_too_many_pending_share',
  'reached_active_user_cap',
  'unaudited_client_can_only_post_to_private_accounts',
  'privacy_level_option_mismatch',
  'url_ownership_unverified',
  'app_version_check_failed',
];
const configuration = [
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
];
const user = {
  data: { user: { open_id: '723f', display_name: 'Acme' } },
  error: { code: 'ok', message: '', log_id: '1' },
};

export const rows: Row[] = [
  ...noise,
  { name: 'user', kind: 'good', answer: body(200, user), expiresAt: FUTURE, expect: { result: 'alive' } },
  {
    name: 'tokens',
    kind: 'good',
    answer: body(200, { access_token: 'act.1', expires_in: 7200 }),
    expect: { result: 'alive' },
  },
  { name: 'ok without a user', kind: 'other', answer: body(200, api('ok')), expect: inconclusive('not-understood') },
  ...both('token, end not reached', 'revoked', 401, api('access_token_invalid'), over('access_token_invalid'), FUTURE),
  ...both('token, end not known', 'revoked', 401, api('access_token_invalid'), over('access_token_invalid')),
  ...both('token, end passed', 'dead', 401, api('access_token_invalid'), lifetime('access_token_invalid'), PAST),
  ...both('token, expired by name', 'dead', 401, api('access_token_expired'), lifetime('access_token_expired'), FUTURE),
  ...both('token, by number', 'revoked', 401, api('10002'), over('10002')),
  ...both('token, by the other number', 'dead', 401, { error: { code: 10001 } }, lifetime('10001'), PAST),
  ...both('scope unticked', 'other', 401, api('scope_not_authorized'), {
    result: 'alive',
    missing: ['user.info.basic'],
  }),
  ...both(
    'scope of the app',
    'other',
    400,
    api('scope_permission_missed'),
    inconclusive('app-not-enabled', { code: 'scope_permission_missed' }),
  ),
  ...both(
    'limit',
    'rate-limited',
    429,
    api('rate_limit_exceeded'),
    inconclusive('rate-limited', { retryAt: NOW + 60_000, code: 'rate_limit_exceeded' }),
  ),
  {
    name: 'limit with Retry-After',
    kind: 'rate-limited',
    answer: body(429, api('rate_limit_exceeded'), { 'retry-after': '10' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 10_000, code: 'rate_limit_exceeded' }),
  },
  { name: 'internal (500)', kind: 'outage', answer: body(500, api('internal_error')), expect: inconclusive('outage') },
  {
    name: 'internal (200)',
    kind: 'outage',
    answer: body(200, api('internal_error')),
    expect: inconclusive('outage', { code: 'internal_error' }),
  },
  ...posting.flatMap(code => both(code, 'other', 403, api(code), inconclusive('policy', { code }))),
  {
    name: 'a new code (403)',
    kind: 'other',
    answer: body(403, api('new_one')),
    expect: inconclusive('policy', { code: 'new_one' }),
  },
  {
    name: 'a new code (401)',
    kind: 'other',
    answer: body(401, api('new_one')),
    expect: { result: 'refused', code: 'new_one' },
  },
  {
    name: 'a new code (200)',
    kind: 'other',
    answer: body(200, api('new_one')),
    expect: inconclusive('not-understood', { code: 'new_one' }),
  },
  ...both('refresh token, end not reached', 'revoked', 400, oauth('invalid_grant'), over('invalid_grant'), FUTURE),
  ...both('refresh token, end passed', 'dead', 400, oauth('invalid_grant'), lifetime('invalid_grant'), PAST),
  ...configuration.flatMap(code => both(code, 'other', 401, oauth(code), inconclusive('app-misconfigured', { code }))),
  ...both('server_error', 'outage', 400, oauth('server_error'), inconclusive('outage', { code: 'server_error' })),
  ...both(
    'unavailable',
    'outage',
    400,
    oauth('temporarily_unavailable'),
    inconclusive('outage', { code: 'temporarily_unavailable' }),
  ),
];

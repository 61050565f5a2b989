/** What Facebook and Instagram share: the error envelope with every code, subcode and text that is documented or was seen. */
import type { Cause } from '../../../../utils/model/words';
import { body, FUTURE, inconclusive, NOW, noise, PAST, type Row, said } from './row';

const error = (code: number, message: string, more: Record<string, unknown> = {}) => ({
  error: { message, type: 'OAuthException', code, fbtrace_id: 'AbCdEf', ...more },
});

const dead = (
  name: string,
  cause: Cause,
  code: number,
  subcode: number | undefined,
  message: string,
  status = 400,
): Row => ({
  name,
  kind: cause === 'lifetime-ended' ? 'dead' : 'revoked',
  answer: body(status, error(code, message, subcode === undefined ? {} : { error_subcode: subcode })),
  expect: {
    result: 'ended',
    cause,
    ...(cause === 'unknown' ? { state: 'revoked' as const } : {}),
    code: subcode ? `${code}/${subcode}` : String(code),
  },
});

const EXPIRED =
  'Error validating access token: Session has expired on Monday, 01-Dec-25 11:00:00 PST. The current time is later.';
const PASSWORD =
  'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.';

const bySubcode: Row[] = [
  // A server in trouble is no witness, whatever its body says.
  ...[500, 503].map(status => ({
    name: `460 as ${status}`,
    kind: 'outage' as const,
    answer: body(status, error(190, PASSWORD, { error_subcode: 460 })),
    expect: inconclusive('outage'),
  })),
  dead('463', 'lifetime-ended', 190, 463, EXPIRED),
  dead('460', 'password-changed', 190, 460, PASSWORD),
  dead('460 as 401', 'password-changed', 190, 460, PASSWORD, 401),
  dead('460 as 403', 'password-changed', 190, 460, PASSWORD, 403),
  dead('460 as 200', 'password-changed', 190, 460, PASSWORD, 200),
  dead('452', 'password-changed', 190, 452, 'Session does not match current stored session.'),
  dead('458', 'app-removed', 190, 458, 'Error validating access token: The user has not authorized application 123.'),
  dead(
    '459',
    'checkpoint',
    190,
    459,
    'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  ),
  dead('490', 'checkpoint', 190, 490, 'The user is enrolled in a blocking, logged-in checkpoint'),
  dead(
    '464',
    'unconfirmed',
    190,
    464,
    'Sessions for the user are not allowed because the user is not a confirmed user.',
  ),
  dead('467', 'logged-out', 190, 467, 'The session is invalid because the user logged out.'),
  dead('466', 'unknown', 190, 466, 'The session was explicitly invalidated with an API call.'),
  dead('461', 'replaced', 190, 461, 'The user has reinstalled the application.'),
  dead(
    '492',
    'role-lost',
    190,
    492,
    'The user associated with the Page access token does not have an appropriate role on the Page.',
  ),
  dead('493', 'inactive', 190, 493, "The user hasn't engaged the app in longer than 90 days."),
  dead('468', 'inactive', 190, 468, 'Session has not been used for long.'),
  dead('456', 'unknown', 190, 456, 'Malformed session.'),
  dead('subcode wins over text', 'app-removed', 190, 458, EXPIRED),
  dead('102 with subcode', 'password-changed', 102, 460, 'Session key invalid or no longer valid'),
  dead('102', 'unknown', 102, undefined, 'Session key invalid or no longer valid'),
  dead('412, the old 458', 'app-removed', 412, undefined, 'User has not installed the application'),
  dead('463 as a code', 'lifetime-ended', 463, undefined, 'Session has expired'),
];

const byText: Row[] = [
  dead(
    'text: permissions of a Page taken back',
    'app-removed',
    190,
    undefined,
    "Any of the pages_manage_metadata, pages_read_engagement permission(s) must be granted before impersonating a user's page.",
  ),
  dead('text: expired', 'lifetime-ended', 190, undefined, EXPIRED),
  dead('text: expired, subcode 0', 'lifetime-ended', 190, 0, EXPIRED),
  dead('text: password', 'password-changed', 190, undefined, PASSWORD),
  dead('text: password, subcode 0', 'password-changed', 190, 0, PASSWORD),
  dead('text: stored session', 'password-changed', 190, undefined, 'Session does not match current stored session.'),
  dead('text: app removed', 'app-removed', 190, undefined, 'The user has not authorized application 123.'),
  dead('text: log in', 'checkpoint', 190, undefined, 'You cannot access the app till you log in to www.facebook.com.'),
  dead('text: checkpoint', 'checkpoint', 190, undefined, 'The user is enrolled in a blocking, logged-in checkpoint'),
  dead('text: confirmed', 'unconfirmed', 190, undefined, 'The user is not a confirmed user.'),
  dead(
    'text: role',
    'role-lost',
    190,
    undefined,
    'The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
  ),
  dead('text: logged out', 'logged-out', 190, undefined, 'The session is invalid because the user logged out.'),
  dead('text: 90 days', 'inactive', 190, undefined, "The user hasn't engaged the app in longer than 90 days."),
  dead(
    'text: page deleted',
    'asset-gone',
    190,
    undefined,
    'This Page access token belongs to a Page that has been deleted.',
  ),
  dead(
    'text: page not accessible',
    'asset-gone',
    190,
    undefined,
    'This Page access token belongs to a Page that is not accessible.',
  ),
  dead('text: page migrated', 'asset-gone', 190, undefined, 'Page ID 1 was migrated to page ID 2.'),
  dead(
    'text: app deleted',
    'app-blocked',
    190,
    undefined,
    'Error validating application. Application has been deleted.',
  ),
  dead('text: malformed', 'unknown', 190, undefined, 'Malformed access token EAABsbCS1iHgBAOZCqD'),
  dead('text: cannot parse', 'unknown', 190, undefined, 'Invalid OAuth access token - Cannot parse access token'),
  dead('text: nothing known', 'unknown', 190, undefined, 'Invalid OAuth access token.', 401),
  {
    name: 'nothing known, but its end has passed',
    kind: 'dead',
    answer: body(400, error(190, 'Invalid OAuth access token.')),
    expiresAt: PAST,
    expect: { result: 'ended', cause: 'lifetime-ended', code: '190' },
  },
  {
    name: 'nothing known, never ends',
    kind: 'revoked',
    answer: body(400, error(190, 'Invalid OAuth access token.')),
    expiresAt: null,
    expect: { result: 'ended', cause: 'unknown', state: 'revoked', code: '190' },
  },
];

/** The app's own limits; one person's, Page's or business account's; and those that do not say. */
const bindsBy = (code: number): { binds?: 'account' | 'app' } => {
  if ([4, 341].includes(code)) return { binds: 'app' };
  return code === 613 ? {} : { binds: 'account' };
};

const limited = (
  code: number,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
  retryAt?: number,
): Row => ({
  name: `limit ${code} ${JSON.stringify(headers)}`,
  kind: 'rate-limited',
  answer: body(400, error(code, `(#${code}) Application request limit reached`, more), headers),
  expect: inconclusive('rate-limited', {
    ...(retryAt === undefined ? {} : { retryAt }),
    code: more.error_subcode ? `${code}/${more.error_subcode}` : String(code),
    ...bindsBy(code),
  }),
});

const usage = (minutes: number[]) =>
  JSON.stringify(
    Object.fromEntries(
      minutes.map((each, i) => [
        `1000${i}`,
        [{ type: 'pages', call_count: 100, total_cputime: 20, total_time: 20, estimated_time_to_regain_access: each }],
      ]),
    ),
  );

const limits: Row[] = [
  ...[4, 9, 17, 32, 341, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008, 80009, 80014].map(code =>
    limited(code),
  ),
  limited(613, { error_subcode: 1996 }),
  limited(80002, {}, { 'x-business-use-case-usage': usage([0, 12, 7]) }, NOW + 12 * 60_000),
  limited(80001, {}, { 'x-business-use-case-usage': usage([0]) }),
  limited(4, {}, { 'x-app-usage': '{"call_count":100,"total_time":25,"total_cputime":25}' }, NOW + 3_600_000),
  limited(17, {}, { 'x-app-usage': '{"call_count":99,"total_time":25,"total_cputime":25}' }),
  limited(32, {}, { 'x-app-usage': 'nonsense', 'x-business-use-case-usage': '[' }),
  limited(4, {}, { 'retry-after': '60' }, NOW + 60_000),
  {
    name: 'limit of a Page as 429',
    kind: 'rate-limited',
    answer: body(429, error(80001, 'limit'), { 'x-business-use-case-usage': usage([3]) }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 180_000, code: '80001', binds: 'account' }),
  },
  {
    name: 'limit as 429 with usage',
    kind: 'rate-limited',
    answer: body(429, error(4, 'limit'), { 'x-business-use-case-usage': usage([3]) }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 180_000, code: '4', binds: 'app' }),
  },
];

const undecided = (
  name: string,
  reason: 'outage' | 'policy' | 'app-misconfigured' | 'not-understood',
  code: string,
  answer: Row['answer'],
): Row => ({
  name,
  kind: reason === 'outage' ? 'outage' : 'other',
  answer,
  expect: inconclusive(reason, { code }),
});

const notTheToken: Row[] = [
  undecided('code 1', 'outage', '1', body(400, error(1, 'An unknown error occurred'))),
  undecided('code 2', 'outage', '2', body(400, error(2, 'Service temporarily unavailable'))),
  undecided(
    'is_transient wins over 190',
    'outage',
    '190/460',
    body(400, error(190, PASSWORD, { error_subcode: 460, is_transient: true })),
  ),
  {
    name: '503 code 2',
    kind: 'outage',
    answer: body(503, error(2, 'Service temporarily unavailable', { is_transient: true })),
    expect: inconclusive('outage'),
  },
  {
    name: '500 with a 190',
    kind: 'outage',
    answer: body(500, error(190, PASSWORD, { error_subcode: 460 })),
    expect: inconclusive('outage'),
  },
  undecided(
    '368',
    'policy',
    '368/1390008',
    body(400, error(368, 'The action attempted has been deemed abusive', { error_subcode: 1390008 })),
  ),
  undecided('368 bare', 'policy', '368', body(400, error(368, 'Temporarily blocked'))),
  undecided(
    'publishing authorization',
    'policy',
    '100/1404078',
    body(400, error(100, 'Page Publishing Authorization needed', { error_subcode: 1404078 })),
  ),
  undecided(
    'identity check',
    'policy',
    '200/4854002',
    body(400, error(200, 'Confirm your identity', { error_subcode: 4854002 })),
  ),
  undecided('user restricted', 'policy', '25/2207050', body(400, error(25, 'Restricted', { error_subcode: 2207050 }))),
  undecided(
    'action blocked',
    'policy',
    '4279/2207051',
    body(400, error(4279, 'Action is blocked', { error_subcode: 2207051 })),
  ),
  undecided(
    'proof wanted',
    'app-misconfigured',
    '100',
    body(400, error(100, 'API calls from the server require an appsecret_proof argument')),
  ),
  undecided('client secret', 'app-misconfigured', '1', body(400, error(1, 'Error validating client secret.'))),
  undecided(
    'app cannot be validated',
    'app-misconfigured',
    '190',
    body(400, error(190, 'Error validating application. Cannot get application info.')),
  ),
  undecided('parameter', 'not-understood', '100', body(400, error(100, 'Invalid parameter'))),
  undecided(
    'unsupported',
    'not-understood',
    '100',
    body(400, { error: { message: 'Unsupported request - method type: get', type: 'IGApiException', code: 100 } }),
  ),
  undecided('unheard-of code', 'not-understood', '987654', body(400, error(987654, 'Something new'))),
  { name: 'error as text', kind: 'other', answer: body(400, { error: 'no' }), expect: inconclusive('not-understood') },
  {
    name: 'app blocked',
    kind: 'revoked',
    answer: body(400, error(200, 'API access blocked.')),
    expect: { result: 'ended', cause: 'app-blocked', code: '200' },
  },
];

const scope = (code: number, message: string, missing: string[], status = 403): Row => ({
  name: `scope ${code} ${message.slice(0, 20)}`,
  kind: 'other',
  answer: body(status, error(code, message)),
  expect: { result: 'alive', missing },
});

const scopes = (needs: string[]): Row[] => [
  scope(200, '(#200) Requires pages_read_engagement permission to manage the object', ['pages_read_engagement']),
  scope(
    10,
    "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
    ['pages_read_engagement'],
    400,
  ),
  scope(10, 'Application does not have permission for this action', needs),
  scope(3, 'Capability or permission issue', needs, 400),
  scope(294, 'Managing advertisements requires the extended permission ads_management', ['ads_management']),
  scope(299, 'Permissions error', needs),
];

/** @param needs the permissions that the file names where Meta does not */
export const metaRows = (needs: string[]): Row[] => [
  ...noise,
  ...bySubcode,
  ...byText,
  ...limits,
  ...notTheToken,
  ...scopes(needs),
  {
    name: 'JSON under a wrong content type',
    kind: 'good',
    answer: said(200, '{"id":"10215","user_id":"10215","name":"Ada"}', { 'content-type': 'text/html' }),
    expiresAt: FUTURE,
    expect: { result: 'alive' },
  },
];

/** 100/33 and its texts where the call was not about an asset, and where it was. */
const ASSETS: [string, 'asset-gone' | 'role-lost', Record<string, unknown>][] = [
  [
    "Unsupported get request. Object with ID '1784' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
    'asset-gone',
    { error_subcode: 33 },
  ],
  ['Missing permissions', 'role-lost', {}],
  ['The user is not an Instagram Business', 'asset-gone', {}],
  ['Something else about it', 'asset-gone', { error_subcode: 33 }],
];
export const assetRows = (asset: boolean): Row[] =>
  ASSETS.map(([message, cause, more]) => {
    const code = more.error_subcode ? '100/33' : '100';
    return {
      name: `asset: ${message.slice(0, 24)}`,
      kind: 'other',
      answer: body(400, error(100, message, more)),
      expect: asset ? { result: 'ended', cause, code } : inconclusive('not-understood', { code }),
    };
  });

const inspected = {
  app_id: '123',
  type: 'USER',
  application: 'App',
  is_valid: true,
  user_id: '10215',
  issued_at: 1_795_000_000,
  expires_at: 1_800_000_000,
  data_access_expires_at: 1_799_000_000,
  scopes: ['public_profile', 'pages_show_list'],
  granular_scopes: [{ scope: 'pages_show_list', target_ids: ['1'] }],
};
const times = {
  issuedAt: 1_795_000_000_000,
  expiresAt: 1_800_000_000_000,
  dataAccessEndsAt: 1_799_000_000_000,
  scopes: inspected.scopes,
};
const debug = (
  name: string,
  kind: Row['kind'],
  data: Record<string, unknown>,
  expect: Row['expect'],
  expiresAt?: number,
): Row => ({
  name: `debug_token: ${name}`,
  kind,
  answer: body(200, { data }),
  expect,
  ...(expiresAt === undefined ? {} : { expiresAt }),
});
const { issued_at: _issued, ...short } = inspected;
const failed = {
  app_id: '123',
  type: 'PAGE',
  profile_id: '1',
  is_valid: false,
  expires_at: 0,
  user_id: '10215',
  scopes: [],
};

export const debugRows: Row[] = [
  debug('valid', 'good', inspected, { result: 'alive', ...times, tokenKind: 'user' }),
  debug('of a page', 'good', { ...inspected, type: 'PAGE' }, { result: 'alive', ...times, tokenKind: 'page' }),
  debug('of a kind unknown to us', 'good', { ...inspected, type: 'NEW' }, { result: 'alive', ...times }),
  debug(
    'data access has ended',
    'dead',
    { ...inspected, data_access_expires_at: PAST / 1000 },
    { result: 'alive', ...times, dataAccessEndsAt: PAST, tokenKind: 'user' },
  ),
  debug(
    'never ends, data access runs',
    'good',
    { ...inspected, expires_at: 0 },
    { result: 'alive', ...times, expiresAt: null, tokenKind: 'user' },
  ),
  debug(
    'nothing ends',
    'good',
    { ...inspected, type: 'SYSTEM_USER', expires_at: 0, data_access_expires_at: 0 },
    { result: 'alive', ...times, expiresAt: null, dataAccessEndsAt: null, tokenKind: 'system-user' },
  ),
  debug('short-lived has no issued_at', 'good', short, {
    result: 'alive',
    expiresAt: times.expiresAt,
    dataAccessEndsAt: times.dataAccessEndsAt,
    scopes: inspected.scopes,
    tokenKind: 'user',
  }),
  debug(
    'password',
    'revoked',
    { ...failed, error: { code: 190, subcode: 460, message: PASSWORD } },
    { result: 'ended', cause: 'password-changed', code: '190/460' },
  ),
  debug(
    'expired',
    'dead',
    { ...failed, error: { code: 190, subcode: 463, message: EXPIRED } },
    { result: 'ended', cause: 'lifetime-ended', code: '190/463' },
  ),
  debug(
    'text only',
    'revoked',
    { ...failed, error: { code: 190, message: PASSWORD } },
    { result: 'ended', cause: 'password-changed', code: '190' },
  ),
  debug(
    'no reason, end passed',
    'dead',
    { ...failed, expires_at: 1_700_000_000 },
    { result: 'ended', cause: 'lifetime-ended' },
  ),
  debug('no reason', 'revoked', failed, { result: 'ended', cause: 'unknown', state: 'revoked' }),
  debug(
    'token of another app',
    'other',
    {
      is_valid: false,
      scopes: [],
      error: { code: 100, message: '(#100) The App_id in the input_token did not match the Viewing App' },
    },
    inconclusive('not-understood', { code: '100' }),
  ),
];

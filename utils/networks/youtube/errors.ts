/** Google's error names and reasons, and what each says about the token. Data only; sources: OAuth 2.0 guide, YouTube Data API errors, google.api.ErrorReason. */
import type { Finding } from '../../model/evidence';
import { inconclusive } from '../shared/first-look';

type Told = Extract<Finding, { result: 'ended' | 'inconclusive' }>;
const ended = (cause: Extract<Finding, { result: 'ended' }>['cause']): Told => ({ result: 'ended', cause });

/** `error` of the token endpoint and of tokeninfo, apart from those that speak of the grant itself. */
export const OAUTH: Record<string, Told> = {
  deleted_client: ended('app-blocked'),
  disabled_client: ended('app-blocked'),
  // A Workspace administrator does not let the app in.
  admin_policy_enforced: ended('app-blocked'),
  org_internal: ended('app-blocked'),
  internal_failure: inconclusive('outage'),
  server_error: inconclusive('outage'),
  temporarily_unavailable: inconclusive('outage'),
  rate_limit_exceeded: inconclusive('rate-limited'),
  slow_down: inconclusive('rate-limited'),
};

/** `reason` of an API error, in its old list or in the newer details. */
export const REASONS: Record<string, Told> = {
  authenticatedUserAccountSuspended: ended('user-suspended'),
  channelSuspended: ended('user-suspended'),
  ACCOUNT_STATE_INVALID: ended('user-suspended'),
  authenticatedUserAccountClosed: ended('asset-gone'),
  channelClosed: ended('asset-gone'),
  authenticatedUserNotChannel: ended('role-lost'),
  accountDelegationForbidden: ended('role-lost'),
  ACCESS_TOKEN_EXPIRED: ended('lifetime-ended'),
  CONSUMER_SUSPENDED: ended('app-blocked'),
  // The YouTube interface is not switched on in the app's Google project.
  accessNotConfigured: inconclusive('app-not-enabled'),
  SERVICE_DISABLED: inconclusive('app-not-enabled'),
  backendError: inconclusive('outage'),
  internalError: inconclusive('outage'),
};

/** Speaks of the token, without saying what ended it. */
export const TOKEN_REASONS = ['authError', 'invalidCredentials', 'unauthorized', 'ACCESS_TOKEN_REVOKED'];
export const SCOPE_REASONS = ['insufficientPermissions', 'insufficientScopes', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'];
/** The whole project has used up its day; it begins anew at midnight in California. */
export const QUOTA_REASONS = ['quotaExceeded', 'dailyLimitExceeded'];
/** The only limit that is one person's: all others are the project's. */
export const USER_RATE_REASON = 'userRateLimitExceeded';
export const RATE_REASONS = ['rateLimitExceeded', USER_RATE_REASON, 'RATE_LIMIT_EXCEEDED'];
/** Nothing is wrong but that this Google account has no channel. */
export const NO_CHANNEL = 'youtubeSignupRequired';

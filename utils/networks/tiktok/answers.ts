/** TikTok's answers to findings. Errors come in two envelopes and with any status, 200 among them: the body decides. */
import type { Answer } from '../../kit/http';
import type { Finding } from '../../model/evidence';
import { firstLook, hasPassed, inconclusive, isNotJson, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, textOf } from '../shared/json';
import { MINUTE } from '../shared/pace';

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
}

/** What identity and proof of life need; more is asked for only where an account had more. */
export const SCOPES = ['user.info.basic'];

/** One code covers expired, revoked and banned alike: only its age tells the first from the others. */
const over = (at: Moment, code: string): Finding =>
  hasPassed(at.expiresAt, at.now)
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

/** No header is documented; the window of the limit is one minute. https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit */
const limited = (headers: Record<string, string>, now: number, code: string): Finding => {
  const told = rateLimited(headers, now, undefined, code);
  return told.retryAt === undefined ? { ...told, retryAt: now + MINUTE } : told;
};

/** Not about the token: spam limits, reviews, settings of a post. It works on. */
const POLICY =
  /^(spam_risk_|reached_active_user_cap|unaudited_client_|privacy_level_|url_ownership_|app_version_check_)/;

/** `error.code` of the API. https://developers.tiktok.com/doc/tiktok-api-v2-error-handling */
const apiFinding = (code: string, status: number, headers: Record<string, string>, at: Moment): Finding => {
  switch (code) {
    // The numbers and `expired` stand in other clients' code, not in the documentation.
    case 'access_token_invalid':
    case '10001':
    case '10002':
      return over(at, code);
    case 'access_token_expired':
      return { result: 'ended', cause: 'lifetime-ended', code };
    case 'scope_not_authorized':
      return { result: 'alive', missing: [...SCOPES] };
    case 'scope_permission_missed':
      return inconclusive('app-not-enabled', { code });
    case 'rate_limit_exceeded':
      return limited(headers, at.now, code);
    case 'internal_error':
      return inconclusive('outage', { code });
    default:
      if (POLICY.test(code)) return inconclusive('policy', { code });
      if (status === 401) return { result: 'refused', code };
      return inconclusive(status === 403 ? 'policy' : 'not-understood', { code });
  }
};

/** `error` of the token endpoint. https://developers.tiktok.com/doc/oauth-error-handling */
const oauthFinding = (code: string, at: Moment): Finding => {
  if (code === 'invalid_grant') return over(at, code);
  const busy = code === 'server_error' || code === 'temporarily_unavailable';
  return inconclusive(busy ? 'outage' : 'app-misconfigured', { code });
};

const worked = (json: Fields): boolean =>
  textOf(json.access_token) !== undefined || textOf(fieldsOf(fieldsOf(json.data).user).open_id) !== undefined;

/** Pure and total. @param at its `expiresAt`: of the token that was sent */
export const classifyTikTok = (answer: Answer, at: Moment): Finding => {
  // Its own code for a limit says more than the bare status.
  const code = answer.ok ? textOf(fieldsOf(fieldsOf(answer.json).error).code)?.slice(0, 80) : undefined;
  if (answer.ok && answer.status === 429 && code === 'rate_limit_exceeded')
    return limited(answer.headers, at.now, code);
  const look = firstLook(answer, at.now);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  const error = typeof json.error === 'string' ? textOf(json.error)?.slice(0, 80) : undefined;
  if (error !== undefined) return oauthFinding(error, at);
  if (code !== undefined && code !== 'ok') return apiFinding(code, came.status, came.headers, at);
  if (came.status === 401) return { result: 'refused', code: '401' };
  return came.status < 300 && worked(json) ? { result: 'alive' } : inconclusive('not-understood');
};

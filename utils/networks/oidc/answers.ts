/** Answers of OAuth 2.0 and OpenID Connect servers to findings: introspection, userinfo, challenges, token errors. */

import type { Answer } from '../../kit/http';
import { scopesOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import { firstLook, hasPassed, inconclusive, isNotJson } from '../shared/first-look';
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/json';
import { challengeOf } from './challenge';

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
}

/** Over. By its age where its end has passed or the server says so; else something ended it early. */
const over = (at: Moment, code: string, words = ''): Finding =>
  hasPassed(at.expiresAt, at.now) || (/\bexpired\b/i.test(words) && !/revoked|invalid/i.test(words))
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

/** RFC 7662, 2.2. */
const introspected = (json: Fields, at: Moment): Finding => {
  if (json.active !== true) return over(at, 'inactive');
  const ms = (seconds: unknown) => {
    const value = numberOf(seconds);
    return value !== undefined && value > 0 ? value * 1000 : undefined;
  };
  const scope = textOf(json.scope);
  return {
    result: 'alive',
    ...defined({
      expiresAt: ms(json.exp),
      issuedAt: ms(json.iat),
      scopes: scope === undefined ? undefined : scopesOf(scope),
    }),
  };
};

/** Errors that speak of the token or its refresh token; all others are between the app and the server. RFC 6749 5.2, RFC 6750 3.1. */
const errorFinding = (error: string, words: string, scope: string | undefined, at: Moment): Finding => {
  const code = error.slice(0, 80);
  switch (error) {
    case 'invalid_token':
    case 'invalid_grant':
      return over(at, code, words);
    case 'insufficient_scope':
      return { result: 'alive', missing: scope ? scopesOf(scope) : ['openid'] };
    case 'temporarily_unavailable':
    case 'server_error':
      return inconclusive('outage', { code });
    case 'slow_down':
      return inconclusive('rate-limited', { code });
    default:
      return inconclusive('app-misconfigured', { code });
  }
};

/** Pure and total. The challenge in the header counts before the body: some servers send a page with it. */
export const classifyOAuth = (answer: Answer, at: Moment): Finding => {
  const look = firstLook(answer, at.now);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  const challenge = challengeOf(came.headers['www-authenticate']);
  if (came.status >= 400 && challenge?.error) {
    return errorFinding(challenge.error, challenge.error_description ?? '', challenge.scope, at);
  }
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  const error = textOf(json.error);
  if (came.status >= 400 && error)
    return errorFinding(error, textOf(json.error_description) ?? '', textOf(json.scope), at);
  if (came.status === 401) return { result: 'refused', code: '401' };
  if (came.status === 403) return inconclusive('policy', { code: '403' });
  if (came.status !== 200) return inconclusive('not-understood');
  if (typeof json.active === 'boolean') return introspected(json, at);
  return textOf(json.sub) ? { result: 'alive' } : inconclusive('not-understood');
};

/** Google's answers to findings: tokeninfo, OAuth errors, API errors with their reasons. A used-up quota is about the project, never about the token. */
import type { Answer } from '../../kit/http';
import { scopesOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import { bound, firstLook, hasPassed, inconclusive, isNotJson, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/json';
import * as table from './errors';

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
}

const YOUTUBE = 'https://www.googleapis.com/auth/youtube';
export const READ_SCOPE = `${YOUTUBE}.readonly`;
/** Any of YouTube's scopes; people may untick it on the consent page and keep the rest. */
export const hasYouTube = (scopes: readonly string[]): boolean => scopes.some(scope => scope.startsWith(YOUTUBE));

const over = (at: Moment, code: string): Finding =>
  hasPassed(at.expiresAt, at.now)
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

const scopeMissing: Finding = { result: 'alive', missing: [READ_SCOPE] };

const pick = <T>(known: Record<string, T>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(known, key) ? known[key] : undefined;

/**
 * `invalid_grant` has sub-reasons. `invalid_rapt`: the organisation's rule for the length of sessions has ended the one that this grant
 * hangs on. Signing in again is what mends it, so it reads as logged out; nothing has to be switched on first, as with two-step sign-in.
 */
const grantFinding = (json: Fields, words: string, at: Moment): Finding => {
  if (textOf(json.error_subtype) === 'invalid_rapt' || /\breauth related error|invalid_rapt/i.test(words))
    return { result: 'ended', cause: 'logged-out', code: 'invalid_rapt' };
  if (/account .*deleted/i.test(words)) return { result: 'ended', cause: 'asset-gone', code: 'invalid_grant' };
  if (/account .*(disabled|suspended)/i.test(words))
    return { result: 'ended', cause: 'user-suspended', code: 'invalid_grant' };
  return over(at, 'invalid_grant');
};

/** https://developers.google.com/identity/protocols/oauth2#expiration */
const oauthFinding = (error: string, json: Fields, at: Moment): Finding => {
  const code = error.slice(0, 80);
  if (error === 'invalid_grant') return grantFinding(json, textOf(json.error_description) ?? '', at);
  if (error === 'invalid_token') return over(at, code);
  const known = pick(table.OAUTH, error);
  return known ? { ...known, code } : inconclusive('app-misconfigured', { code });
};

/** Midnight in California, where the quotas begin anew; two hours late on the days that summer time changes is early enough. */
const quotaReset = (now: number): number => {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  const part = (type: string) => Number(clock.formatToParts(now).find(each => each.type === type)?.value ?? 0);
  return now + (((24 - part('hour')) * 60 - part('minute')) * 60 - part('second')) * 1000;
};

/** Every reason that an API error names, old style and new. */
const reasonsOf = (error: Fields): string[] =>
  [...listOf(error.errors), ...listOf(error.details)].flatMap(each => textOf(fieldsOf(each).reason) ?? []);

/** https://developers.google.com/youtube/v3/docs/errors */
const apiFinding = (error: Fields, status: number, at: Moment, headers: Record<string, string>): Finding => {
  const reasons = reasonsOf(error);
  const named = (list: readonly string[]) => reasons.find(reason => list.includes(reason));
  const reason = reasons.find(each => pick(table.REASONS, each));
  const known = pick(table.REASONS, reason);
  if (known) return { ...known, ...defined({ code: reason }) };
  const [quota, rate, scope] = [named(table.QUOTA_REASONS), named(table.RATE_REASONS), named(table.SCOPE_REASONS)];
  if (quota)
    return bound(
      rateLimited(headers, at.now, (_headers, now) => quotaReset(now), quota),
      'app',
    );
  if (rate)
    return bound(rateLimited(headers, at.now, undefined, rate), rate === table.USER_RATE_REASON ? 'account' : 'app');
  if (scope) return scopeMissing;
  if (reasons.includes(table.NO_CHANNEL)) return { result: 'alive' };
  const code = (named(table.TOKEN_REASONS) ?? textOf(error.status) ?? String(status)).slice(0, 80);
  if (named(table.TOKEN_REASONS) || error.status === 'UNAUTHENTICATED') return over(at, code);
  if (error.status === 'RESOURCE_EXHAUSTED') return rateLimited(headers, at.now, undefined, code);
  if (status === 401) return { result: 'refused', code: '401' };
  return inconclusive(status === 403 ? 'policy' : 'not-understood', { code });
};

/** tokeninfo: numbers come as text, `exp` in epoch seconds. */
const tokenFinding = (json: Fields, now: number): Finding => {
  const [end, left, scope] = [numberOf(json.exp), numberOf(json.expires_in), textOf(json.scope)];
  const expiresAt = end ? end * 1000 : left === undefined ? undefined : now + left * 1000;
  const scopes = scope === undefined ? undefined : scopesOf(scope);
  const missing = scopes && !hasYouTube(scopes) ? [READ_SCOPE] : undefined;
  return { result: 'alive', ...defined({ expiresAt, scopes, missing }) };
};

const isTokenInfo = (json: Fields) => (textOf(json.aud) ?? textOf(json.azp)) !== undefined;
const worked = (json: Fields) =>
  Array.isArray(json.items) || /^youtube#/.test(textOf(json.kind) ?? '') || textOf(json.access_token) !== undefined;

/** Pure and total. */
export const classifyGoogle = (answer: Answer, at: Moment): Finding => {
  const look = firstLook(answer, at.now);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  if (came.status >= 200 && came.status < 300) {
    if (isTokenInfo(json)) return tokenFinding(json, at.now);
    return worked(json) ? { result: 'alive' } : inconclusive('not-understood');
  }
  const error = came.status >= 400 ? json.error : undefined;
  if (typeof error === 'string' && error) return oauthFinding(error, json, at);
  if (Object.keys(fieldsOf(error)).length) return apiFinding(fieldsOf(error), came.status, at, came.headers);
  if (came.status === 401) return { result: 'refused', code: '401' };
  return inconclusive(came.status === 403 ? 'policy' : 'not-understood');
};

/** LinkedIn's answers to findings: introspection, userinfo, Rest.li lists, numbered errors, OAuth errors. */
import type { Answer } from '../../kit/http';
import { scopesOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Binds, Finding } from '../../model/evidence';
import { bound, firstLook, hasPassed, inconclusive, isNotJson, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/json';
import { DAY, MINUTE } from '../shared/pace';

/** For minutes after a token was made, LinkedIn's servers may still call it revoked (seen by several clients; the docs are silent). */
export const LAG_MS = 5 * MINUTE;

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
  /** When this very token was made; unknown: old enough. */
  issuedAt?: number | undefined;
}

export interface Reading {
  /** The call was for an organisation, so that a refusal may be about this person's role on it. */
  organization: boolean;
  /** What to name as missing: LinkedIn names the resource, not the scope. */
  needs: readonly string[];
}

/** "... throttle MEMBER DAY limit ..." is this person's own; "APPLICATION" is everybody's. */
const bindsOf = (words: string): Binds | undefined =>
  /\bMEMBER\b/.test(words) ? 'account' : /\bAPPLICATION\b/.test(words) ? 'app' : undefined;

/** The day's quota comes back at midnight UTC; `Retry-After` is not promised, but counts where it is there. */
const dayIsOver = (limited: Finding, words: string, now: number): Finding => {
  const told = bound(limited, bindsOf(words));
  return told.result === 'inconclusive' && told.retryAt === undefined && /\bDAY\b/.test(words)
    ? { ...told, retryAt: (Math.floor(now / DAY) + 1) * DAY }
    : told;
};

/**
 * 65601 names the member, but is sent as well when LinkedIn itself ended the token or when other scopes were asked for:
 * that somebody removed the app is not proved by it.
 */
const revoked = (at: Moment, code: string): Finding =>
  at.issuedAt !== undefined && at.now - at.issuedAt < LAG_MS
    ? inconclusive('policy', { retryAt: at.now + MINUTE, code })
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

const lifetimeEnded = (code: string): Finding => ({ result: 'ended', cause: 'lifetime-ended', code });

const over = (at: Moment, code: string): Finding =>
  hasPassed(at.expiresAt, at.now) ? lifetimeEnded(code) : { result: 'ended', cause: 'unknown', state: 'revoked', code };

const seconds = (value: unknown): number | undefined => {
  const told = numberOf(value);
  return told !== undefined && told > 0 ? told * 1000 : undefined;
};

/** https://learn.microsoft.com/en-us/linkedin/shared/authentication/token-introspection */
const introspected = (json: Fields, at: Moment): Finding => {
  const expiresAt = seconds(json.expires_at);
  const issuedAt = seconds(json.created_at) ?? seconds(json.authorized_at);
  const scope = textOf(json.scope);
  if (json.active === true) {
    const scopes = scope === undefined ? undefined : scopesOf(scope);
    return { result: 'alive', ...defined({ expiresAt, issuedAt, scopes }) };
  }
  if (json.status === 'expired') return lifetimeEnded('expired');
  if (json.status === 'revoked') return revoked({ ...at, issuedAt: at.issuedAt ?? issuedAt }, 'revoked');
  return over({ ...at, expiresAt: expiresAt ?? at.expiresAt }, 'inactive');
};

/** A dead refresh token is documented as `invalid_request`; only the text tells it from a mistake of ours. */
const oauthFinding = (error: string, words: string, at: Moment): Finding => {
  const code = error.slice(0, 80);
  if (error === 'server_error' || error === 'temporarily_unavailable') return inconclusive('outage', { code });
  const dead = error === 'invalid_grant' || /refresh token is invalid, expired or revoked/i.test(words);
  return dead ? over(at, code) : inconclusive('app-misconfigured', { code });
};

/** 401 with a number, or in old bodies with a name alone. Any other 401 proves nothing. */
const unauthorized = (json: Fields, at: Moment): Finding => {
  const code = textOf(json.serviceErrorCode)?.slice(0, 80);
  const name = textOf(json.code);
  if (code === '65602' || name === 'EXPIRED_ACCESS_TOKEN') return lifetimeEnded('65602');
  if (code === '65601' || name === 'REVOKED_ACCESS_TOKEN') return revoked(at, '65601');
  if (code === '65600' || name === 'INVALID_ACCESS_TOKEN') return over(at, '65600');
  return { result: 'refused', code: code ?? '401' };
};

const ROLE = /ADMIN_ONLY|VisibilityReduction|processing fields \[\/author\]/;

/** 403: a role on an organisation, or a scope or product that the token's app has not got. */
const forbidden = (json: Fields, words: string, { organization, needs }: Reading): Finding => {
  const code = textOf(json.serviceErrorCode)?.slice(0, 80) ?? '403';
  if (ROLE.test(words))
    return organization ? { result: 'ended', cause: 'role-lost', code } : inconclusive('policy', { code });
  const scope = code === '100' || json.code === 'ACCESS_DENIED' || /not enough permissions/i.test(words);
  return scope ? { result: 'alive', missing: [...needs] } : inconclusive('policy', { code });
};

const worked = (json: Fields): boolean =>
  [json.sub, json.id, json.access_token].some(value => textOf(value) !== undefined) ||
  Array.isArray(json.elements) ||
  (typeof json.results === 'object' && json.results !== null);

/** Pure and total. */
export const classifyLinkedIn = (answer: Answer, at: Moment, reading: Reading): Finding => {
  const words = answer.ok ? (textOf(fieldsOf(answer.json).message) ?? '') : '';
  const look = firstLook(answer, at.now);
  if ('finding' in look) return dayIsOver(look.finding, words, at.now);
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  if (typeof json.active === 'boolean') return introspected(json, at);
  const error = textOf(json.error);
  if (error !== undefined) return oauthFinding(error, textOf(json.error_description) ?? '', at);
  // Error bodies repeat their status, so that one that came with another status is still known.
  const status = came.status < 300 ? (numberOf(json.status) ?? came.status) : came.status;
  if (status === 401) return unauthorized(json, at);
  if (status === 403) return forbidden(json, words, reading);
  // The version that we name has been ended: nobody's app and nobody's token.
  if (status === 426) return inconclusive('outdated', { code: '426' });
  if (status === 429) return dayIsOver(rateLimited(came.headers, at.now), words, at.now);
  if (status >= 500) return inconclusive('outage');
  // A resource that the app may not use can answer as if it did not exist.
  if (status === 404 && reading.organization && numberOf(json.status) === 404)
    return { result: 'alive', missing: [...reading.needs] };
  return status < 300 && worked(json) ? { result: 'alive' } : inconclusive('not-understood');
};

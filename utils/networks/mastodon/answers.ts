/**
 * Answers of Mastodon and its kin to findings. The challenge in the header says that it is about the token; its sentence says more, but servers
 * write it in their own language: one that is not known proves the end and not its cause.
 */
import type { Answer } from '../../kit/http';
import { scopesOf } from '../../kit/oauth/tokens';
import type { Finding } from '../../model/evidence';
import type { Cause } from '../../model/words';
import { challengeOf } from '../oidc/challenge';
import { firstLook, hasPassed, inconclusive, isNotJson, type ResetAt } from '../shared/first-look';
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/json';

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
}

/** ISO 8601, where others have numbers. https://docs.joinmastodon.org/api/rate-limits/ */
const resetAt: ResetAt = headers => {
  const value = headers['x-ratelimit-reset'];
  const seconds = numberOf(value);
  const at = seconds === undefined ? Date.parse(value ?? '') : seconds * 1000;
  return Number.isFinite(at) ? at : undefined;
};

/** Doorkeeper's English sentences. "Revoked": the person or a password reset took it away. "Invalid": the server has no such token (any more). */
const REVOKED = /token was revoked/i;
const EXPIRED = /token (has )?expired/i;
const INVALID = /token is invalid/i;

const over = (words: string, at: Moment, code: string): Finding => {
  if (REVOKED.test(words)) return { result: 'ended', cause: 'app-removed', code };
  if (EXPIRED.test(words) || hasPassed(at.expiresAt, at.now)) return { result: 'ended', cause: 'lifetime-ended', code };
  return { result: 'ended', cause: 'unknown', state: 'revoked', code };
};

/** The login's own troubles: Mastodon's code has these sentences in English whatever the server speaks. */
const LOGIN: [RegExp, Cause][] = [
  [/login is currently disabled/i, 'user-suspended'],
  [/missing a confirmed e-?mail/i, 'unconfirmed'],
  [/pending approval/i, 'unconfirmed'],
  [/requires two[- ]factor/i, 'two-factor-required'],
];

const scopeMissing = (scope: string | undefined): Finding => ({
  result: 'alive',
  missing: scope ? scopesOf(scope) : ['read:accounts'],
});

/** Names of RFC 6749 5.2 and RFC 6750 3.1; `undefined` for a sentence, which is what the API itself puts there. */
const namedError = (error: string, words: string, scope: string | undefined, at: Moment): Finding | undefined => {
  const code = error.slice(0, 80);
  switch (error) {
    case 'invalid_token':
    case 'invalid_grant':
      return over(words, at, code);
    case 'insufficient_scope':
      return scopeMissing(scope);
    case 'server_error':
    case 'temporarily_unavailable':
      return inconclusive('outage', { code });
    default:
      // `invalid_client`: the server has swept the app away, and it has to be registered anew.
      return /^[a-z]+(_[a-z]+)+$/.test(error) ? inconclusive('app-misconfigured', { code }) : undefined;
  }
};

const sentenceFinding = (status: number, words: string, at: Moment): Finding => {
  const code = String(status);
  if (status === 401) {
    return [REVOKED, EXPIRED, INVALID].some(known => known.test(words))
      ? over(words, at, code)
      : { result: 'refused', code };
  }
  if (status === 403) {
    const cause = LOGIN.find(([known]) => known.test(words))?.[1];
    if (cause) return { result: 'ended', cause, code };
    // Pleroma and Akkoma say 403 where others say 401, and name the scopes.
    if (/^invalid credentials/i.test(words)) return { result: 'refused', code };
    const scopes = /insufficient permissions: ([\w:, ]+)/i.exec(words)?.[1];
    if (scopes || /outside the authorized scopes/i.test(words)) return scopeMissing(scopes);
    return inconclusive('policy', { code });
  }
  // A server that is closing for good answers everything so.
  if (status === 410) return { result: 'ended', cause: 'asset-gone', code };
  // A token of the app itself: there is nobody behind it.
  if (status === 422 && /requires an authenticated user/i.test(words)) return { result: 'refused', code };
  return inconclusive('not-understood', { code });
};

const worked = (json: Fields): boolean =>
  (textOf(json.id) !== undefined && (textOf(json.username) ?? textOf(json.acct)) !== undefined) ||
  textOf(json.access_token) !== undefined;

/** Pure and total. */
export const classifyMastodon = (answer: Answer, at: Moment): Finding => {
  const look = firstLook(answer, at.now, resetAt);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  const challenge = came.status >= 400 ? challengeOf(came.headers['www-authenticate']) : undefined;
  const json = fieldsOf(came.json);
  const [error, description] = [textOf(json.error), textOf(json.error_description)];
  if (challenge?.error) {
    const words = `${challenge.error_description ?? ''} ${error ?? ''}`;
    const told = namedError(challenge.error, words, challenge.scope, at);
    if (told) return told;
  }
  if (isNotJson(came)) return inconclusive('not-understood');
  if (came.status >= 200 && came.status < 300)
    return worked(json) ? { result: 'alive' } : inconclusive('not-understood');
  if (came.status < 400 || came.json === undefined) {
    return came.status === 401 ? { result: 'refused', code: '401' } : inconclusive('not-understood');
  }
  const told = error === undefined ? undefined : namedError(error, description ?? '', textOf(json.scope), at);
  return told ?? sentenceFinding(came.status, error ?? '', at);
};

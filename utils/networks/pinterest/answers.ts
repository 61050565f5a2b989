/** Pinterest's answers to findings. One code (2) stands for every dead token, whatever ended it; the number in the body decides, not the status. */
import type { Answer } from '../../kit/http';
import type { Trouble } from '../../kit/oauth/call';
import { clean, type Refused, refusedBy } from '../../kit/oauth/refused';
import type { Binds, Finding } from '../../model/evidence';
import { bound, firstLook, hasPassed, inconclusive, isNotJson, type ResetAt, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/json';

export interface Moment {
  now: number;
  expiresAt?: number | null | undefined;
}

/** Names are not documented for v5; these were seen in clients. The value is a date, epoch seconds, or seconds to go: told apart by size. */
export const resetAt: ResetAt = (headers, now) => {
  const value = ['x-userendpoint-ratelimit-reset', 'x-ratelimit-reset'].map(name => headers[name]).find(Boolean);
  if (value === undefined) return undefined;
  const number = numberOf(value);
  if (number !== undefined) return number > 1_000_000_000 ? number * 1000 : now + number * 1000;
  const date = Date.parse(value);
  return Number.isFinite(date) ? date : undefined;
};

/** The limit of one person at one endpoint has headers of its own. */
const bindsOf = (headers: Record<string, string>): Binds | undefined =>
  (headers['x-userendpoint-ratelimit-reset'] ?? headers['x-userendpoint-ratelimit-remaining']) ? 'account' : undefined;

/** Expired, revoked, switched off: the answer is the same, so only the known end says more. */
const over = (at: Moment, code: string): Finding =>
  hasPassed(at.expiresAt, at.now)
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

const SCOPE = /\b[a-z_]+:(?:read|write)(?:_secret)?\b/g;

const scopeMissing = (message: string): Finding => {
  const named = [...new Set(message.match(SCOPE) ?? [])];
  return { result: 'alive', missing: named.length ? named : ['user_accounts:read'] };
};

/** https://developers.pinterest.com/docs/api/v5/: every error is `{code, message}`. */
const errorFinding = (
  status: number,
  error: number,
  message: string,
  at: Moment,
  headers: Record<string, string>,
): Finding => {
  const code = String(error);
  if (error === 8) return rateLimited(headers, at.now, resetAt, code);
  if (error === 2 && status === 401) return over(at, code);
  if (error === 3) return scopeMissing(message);
  // User or board is not there any more.
  if (status === 404 && (error === 30 || error === 40)) return { result: 'ended', cause: 'asset-gone', code };
  if (error === 7) return inconclusive('app-misconfigured', { code });
  if (status === 403 && /not authorized to access the user account/i.test(message)) return scopeMissing(message);
  // 29 is a missing role as well as an app on trial; 2625 and 2626 are about a shop's catalogue. No token is dead of any of them.
  return inconclusive(status === 401 || status === 403 ? 'policy' : 'not-understood', { code });
};

const worked = (json: Fields): boolean =>
  textOf(json.username) !== undefined ||
  textOf(json.id) !== undefined ||
  textOf(json.access_token) !== undefined ||
  Array.isArray(json.items);

const read = (answer: Answer, at: Moment): Finding => {
  const look = firstLook(answer, at.now, resetAt);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  if (came.status >= 200 && came.status < 300 && worked(json)) return { result: 'alive' };
  const error = came.status >= 400 ? numberOf(json.code) : undefined;
  if (error !== undefined) return errorFinding(came.status, error, textOf(json.message) ?? '', at, came.headers);
  if (came.status === 401) return { result: 'refused', code: '401' };
  return inconclusive(came.status === 403 ? 'policy' : 'not-understood');
};

/** Pure and total. */
export const classifyPinterest = (answer: Answer, at: Moment): Finding =>
  bound(read(answer, at), answer.ok ? bindsOf(answer.headers) : undefined);

/** A code that was not taken: Pinterest's own form of an error where the RFC's was due. A wrong secret and a stale code sound alike. */
export const refusedByPinterest = (done: Trouble, secrets: readonly (string | undefined)[]): Refused => {
  const refused = refusedBy(done, secrets);
  const { code, message } = fieldsOf(done.trouble?.ok ? done.trouble.json : undefined);
  const words = textOf(message);
  return refused.failed === 'not-understood' && numberOf(code) !== undefined && words
    ? { failed: 'app-refused', message: clean(words, secrets) }
    : refused;
};

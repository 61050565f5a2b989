/** X's answers to findings: OAuth errors, flat problem documents, `errors[]` of problems, and the numbered errors of version 1. */

import type { Answer } from '../../kit/http';
import { defined } from '../../model/defined';
import type { Binds, Finding } from '../../model/evidence';
import { bound, firstLook, inconclusive, isNotJson, type ResetAt, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/json';

/** Epoch seconds. A daily limit that is used up counts instead of the one for fifteen minutes. https://docs.x.com/x-api/fundamentals/rate-limits */
const resetAt: ResetAt = headers => {
  const daily = ['x-app-limit-24hour', 'x-user-limit-24hour'].filter(
    name => headers[`${name}-remaining`]?.trim() === '0',
  );
  const resets = [...daily.map(name => `${name}-reset`), 'x-rate-limit-reset'].map(name => numberOf(headers[name]));
  const seconds = resets.find(value => value !== undefined);
  return seconds === undefined ? undefined : seconds * 1000;
};

/** A day's limit that is used up says whose it is; the one for fifteen minutes does not. */
const bindsOf = (headers: Record<string, string>): Binds | undefined => {
  const usedUp = (name: string) => headers[`${name}-remaining`]?.trim() === '0';
  return usedUp('x-app-limit-24hour') ? 'app' : usedUp('x-user-limit-24hour') ? 'account' : undefined;
};

const over = (code: string): Finding => ({ result: 'ended', cause: 'unknown', state: 'revoked', code });

/** The token endpoint calls a dead refresh token `invalid_request`; only the text tells it from a mistake of ours. */
const oauthFinding = (json: Fields): Finding | undefined => {
  const error = textOf(json.error);
  if (error === undefined) return undefined;
  const code = error.slice(0, 80);
  const dead =
    error === 'invalid_grant' ||
    (error === 'invalid_request' && /token was invalid/i.test(textOf(json.error_description) ?? ''));
  return dead ? over(code) : inconclusive('app-misconfigured', { code });
};

type Told = Exclude<Finding, { result: 'alive' }>;

/** Last part of a problem's type address, and what it means. */
const PROBLEMS: Record<string, Told> = {
  'user-suspended': { result: 'ended', cause: 'user-suspended' },
  'app-suspended': { result: 'ended', cause: 'app-blocked' },
  'client-forbidden': { result: 'ended', cause: 'app-blocked' },
  'unsupported-authentication': { result: 'ended', cause: 'unknown', state: 'revoked' },
  'not-authorized-for-resource': inconclusive('policy'),
  credits: inconclusive('billing'),
  'credits-depleted': inconclusive('billing'),
};
const BILLED = ['CreditsDepleted', 'SpendCapReached', 'Payment Required'];
const LIMITED = ['rate-limit-exceeded', 'usage-capped'];

/** Version 1 numbers, and the words that the Ads API uses in their place. */
const NUMBERED: Record<string, Told> = {
  32: { result: 'refused' },
  64: { result: 'ended', cause: 'user-suspended' },
  89: { result: 'ended', cause: 'unknown', state: 'revoked' },
  99: inconclusive('app-misconfigured'),
  130: inconclusive('outage'),
  131: inconclusive('outage'),
  135: inconclusive('app-misconfigured'),
  215: { result: 'refused' },
  261: inconclusive('policy'),
  326: { result: 'ended', cause: 'checkpoint' },
  415: inconclusive('app-misconfigured'),
  416: { result: 'ended', cause: 'app-blocked' },
  ACCOUNT_LOCKED_OUT: { result: 'ended', cause: 'checkpoint' },
  CURRENT_USER_SUSPENDED: { result: 'ended', cause: 'user-suspended' },
  READONLY_CLIENT_APPLICATION: inconclusive('policy'),
};
const pick = <T>(table: Record<string, T>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

const problemFinding = (problem: Fields, headers: Record<string, string>, now: number): Finding | undefined => {
  const kind = textOf(problem.type)?.split('/').at(-1);
  const [title, code] = [textOf(problem.title), textOf(problem.code)];
  const words = `${textOf(problem.detail) ?? ''} ${textOf(problem.message) ?? ''}`;
  if (kind && LIMITED.includes(kind)) return rateLimited(headers, now, resetAt, kind);
  if (code === '88') return rateLimited(headers, now, resetAt, code);
  if (title && BILLED.includes(title)) return inconclusive('billing', { code: title });
  // Not blocked: it never had a project or plan. https://docs.x.com/x-api/fundamentals/response-codes-and-errors
  if (kind === 'client-forbidden' && /not-enrolled/.test(textOf(problem.reason) ?? ''))
    return inconclusive('app-not-enabled', { code: 'client-not-enrolled' });
  const byKind = pick(PROBLEMS, kind);
  if (byKind) return { ...byKind, code: kind };
  const byNumber = pick(NUMBERED, code);
  if (byNumber) return { ...byNumber, code };
  // The lock has no type of its own; both its texts begin alike.
  if (/account is temporarily locked/i.test(words)) return { result: 'ended', cause: 'checkpoint', code: 'locked' };
  if (/not permitted to (access this feature|perform this action)/i.test(words))
    return inconclusive('policy', defined({ code: kind?.slice(0, 80) }));
  return undefined;
};

const read = (answer: Answer, at: { now: number }): Finding => {
  const look = firstLook(answer, at.now, resetAt);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  const data = fieldsOf(json.data);
  if (came.status < 300 && (textOf(data.id) ?? textOf(json.access_token))) return { result: 'alive' };
  const problems = [json, ...listOf(json.errors).map(fieldsOf)];
  const found =
    oauthFinding(json) ?? problems.map(problem => problemFinding(problem, came.headers, at.now)).find(Boolean);
  if (found) return found;
  if (came.status === 401) return { result: 'refused', code: '401' };
  if (came.status === 426) return inconclusive('app-not-enabled', { code: '426' });
  return inconclusive(came.status === 403 ? 'policy' : 'not-understood');
};

/** Pure and total. A bare 401 does not tell expired, revoked and locked accounts apart: it is a strike, no proof. */
export const classifyX = (answer: Answer, at: { now: number }): Finding =>
  bound(read(answer, at), answer.ok ? bindsOf(answer.headers) : undefined);

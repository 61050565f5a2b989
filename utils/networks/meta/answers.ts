/** A Graph API answer to a finding: debug_token in both its shapes, errors, and a call that simply worked. */

import type { Answer } from '../../kit/http';
import { defined } from '../../model/defined';
import { type Finding, TOKEN_KINDS } from '../../model/evidence';
import { firstLook, hasPassed, inconclusive, isNotJson } from '../shared/first-look';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/json';
import { RATE_CODES } from './error-table';
import { errorFinding, type MetaContext, metaErrorOf } from './errors';
import { usageReset } from './usage';

export interface Reading {
  asset?: boolean;
  needs: readonly string[];
}

/** Unix seconds to ms; Meta writes 0 for "never". */
export const metaTime = (seconds: unknown): number | null | undefined => {
  const value = numberOf(seconds);
  return value === undefined || value < 0 ? undefined : value === 0 ? null : value * 1000;
};

/** `data` of debug_token. https://developers.facebook.com/docs/graph-api/reference/debug_token */
const inspected = (data: Fields, context: MetaContext): Finding => {
  const expiresAt = metaTime(data.expires_at);
  if (data.is_valid === true) {
    const issuedAt = metaTime(data.issued_at) ?? undefined;
    const scopes = Array.isArray(data.scopes) ? data.scopes.filter(scope => typeof scope === 'string') : undefined;
    const tokenKind = TOKEN_KINDS.find(kind => kind === textOf(data.type)?.toLowerCase().replaceAll('_', '-'));
    return {
      result: 'alive',
      ...defined({ expiresAt, dataAccessEndsAt: metaTime(data.data_access_expires_at), issuedAt, scopes, tokenKind }),
    };
  }
  const error = fieldsOf(data.error);
  if (Object.keys(error).length)
    return errorFinding(metaErrorOf(error), { ...context, expiresAt: expiresAt ?? context.expiresAt });
  return hasPassed(expiresAt ?? context.expiresAt, context.now)
    ? { result: 'ended', cause: 'lifetime-ended' }
    : { result: 'ended', cause: 'unknown', state: 'revoked' };
};

/** Instagram's sign-in host and its old API have shapes of their own. */
const oldShape = (json: Fields, context: MetaContext): Finding | undefined => {
  const meta = fieldsOf(json.meta);
  if (textOf(meta.error_type) === 'OAuthAccessTokenException') return errorFinding(metaErrorOf({ code: 190 }), context);
  if (textOf(json.error_type) ?? textOf(meta.error_type)) return inconclusive('app-misconfigured');
  return undefined;
};

/** Meta's own number says whom a limit binds; the bare status does not. */
const isNumberedLimit = (answer: Answer): answer is Extract<Answer, { ok: true }> =>
  answer.ok && answer.status === 429 && RATE_CODES.includes(metaErrorOf(fieldsOf(fieldsOf(answer.json).error)).code);

/**
 * Pure and total. The body decides; the status only where the way itself failed. That is so with every 5xx, whatever stands in it: a server in
 * trouble is no witness, a dead token is told again with 400 at the next reading, and nothing is lost by waiting for that.
 */
export const classifyMeta = (
  answer: Answer,
  at: { now: number; expiresAt?: number | null | undefined },
  { asset = false, needs }: Reading,
): Finding => {
  const look = isNumberedLimit(answer) ? { answer } : firstLook(answer, at.now, usageReset);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  const json = fieldsOf(came.json);
  const context: MetaContext = { ...at, headers: came.headers, asset, needs };
  const error = fieldsOf(json.error);
  if (Object.keys(error).length) return errorFinding(metaErrorOf(error), context);
  const data = fieldsOf(json.data);
  if (typeof data.is_valid === 'boolean') return inspected(data, context);
  const old = oldShape(json, context);
  if (old) return old;
  if (came.status === 401) return { result: 'refused', code: '401' };
  const first = fieldsOf(listOf(json.data)[0]);
  const worked = [json, first].some(fields => textOf(fields.id) ?? textOf(fields.user_id)) || Array.isArray(json.data);
  return came.status < 300 && worked ? { result: 'alive' } : inconclusive('not-understood');
};

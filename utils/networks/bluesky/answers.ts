/** Bluesky's answers to findings: sessions, XRPC errors (`error`, `message`), OAuth errors (`error`, `error_description`) and challenges. */
import type { Answer } from '../../kit/http';
import type { Binds, Finding } from '../../model/evidence';
import type { Moment } from '../oidc/answers';
import { challengeOf } from '../oidc/challenge';
import { bound, firstLook, hasPassed, inconclusive, isNotJson, type ResetAt, rateLimited } from '../shared/first-look';
import { type Fields, fieldsOf, numberOf, textOf } from '../shared/json';

/** Epoch seconds. https://docs.bsky.app/docs/advanced-guides/rate-limits */
const resetAt: ResetAt = headers => {
  const seconds = numberOf(headers['ratelimit-reset']);
  return seconds === undefined ? undefined : seconds * 1000;
};

/** 3000 in five minutes is everybody's at this address; smaller ones count one account's log-ins. */
const bindsOf = (headers: Record<string, string>): Binds | undefined => {
  const limit = numberOf(headers['ratelimit-limit']);
  return limit !== undefined && limit <= 300 ? 'account' : undefined;
};

/** Over: by its age where its end has passed or the server says so; else something ended it early. */
const over = (at: Moment, code: string, words: string): Finding =>
  hasPassed(at.expiresAt, at.now) || /\bexpired\b|"exp" claim/i.test(words)
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause: 'unknown', state: 'revoked', code };

/** What an account is, where it is not simply active. Deactivated: by its owner, who has to bring it back. */
const STATUS: Record<string, Finding> = {
  takendown: { result: 'ended', cause: 'user-suspended', code: 'takendown' },
  suspended: { result: 'ended', cause: 'user-suspended', code: 'suspended' },
  deactivated: { result: 'ended', cause: 'checkpoint', code: 'deactivated' },
  deleted: { result: 'ended', cause: 'asset-gone', code: 'deleted' },
};

const alive = (json: Fields): Finding => {
  const status = textOf(json.status);
  const known = status !== undefined && Object.hasOwn(STATUS, status) ? STATUS[status] : undefined;
  return json.active === false && known ? known : { result: 'alive' };
};

const errorFinding = (error: string, words: string, came: Answer & { ok: true }, at: Moment): Finding => {
  const code = error.slice(0, 80);
  switch (error) {
    case 'ExpiredToken':
      // One name for both: an access token of age, and a session that was ended.
      return /revoked/i.test(words)
        ? { result: 'ended', cause: 'unknown', state: 'revoked', code }
        : over(at, code, 'expired');
    case 'invalid_grant':
    case 'invalid_token':
      // Somebody else has used the same refresh token: the server ends the session for both.
      if (/replayed/i.test(words)) return { result: 'ended', cause: 'replaced', code };
      return over(at, code, words);
    case 'InvalidToken':
      return over(at, code, words);
    case 'AuthenticationRequired':
      // To a log-in: the app password was deleted. Anything else is a bare no.
      return /identifier or password/i.test(words)
        ? { result: 'ended', cause: 'app-removed', code }
        : { result: 'refused', code };
    case 'AccountTakedown':
      return { result: 'ended', cause: 'user-suspended', code };
    case 'AccountDeactivated':
      return { result: 'ended', cause: 'checkpoint', code };
    case 'AccountNotFound':
    case 'RepoNotFound':
      return { result: 'ended', cause: 'asset-gone', code };
    case 'InvalidRequest':
      return /could not find user/i.test(words)
        ? { result: 'ended', cause: 'asset-gone', code }
        : inconclusive('not-understood', { code });
    case 'ScopeMissingError':
    case 'insufficient_scope':
      return { result: 'alive', missing: [/"([^"]+)"/.exec(words)?.[1] ?? 'atproto'] };
    case 'RateLimitExceeded':
    case 'slow_down':
      return rateLimited(came.headers, at.now, resetAt, code);
    case 'UpstreamFailure':
    case 'UpstreamTimeout':
    case 'InternalServerError':
    case 'NotEnoughResources':
    case 'server_error':
    case 'temporarily_unavailable':
      return inconclusive('outage', { code });
    // The main password of somebody with e-mail codes: says nothing about any token.
    case 'AuthFactorTokenRequired':
      return inconclusive('policy', { code });
    // The app's metadata file: gone, changed, or not to be reached by the server.
    case 'invalid_client':
    case 'invalid_client_metadata':
    case 'invalid_redirect_uri':
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return inconclusive('app-misconfigured', { code });
    default:
      return inconclusive('not-understood', { code });
  }
};

const read = (answer: Answer, at: Moment): Finding => {
  const look = firstLook(answer, at.now, resetAt);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  const challenge = came.status >= 400 ? challengeOf(came.headers['www-authenticate']) : undefined;
  const json = fieldsOf(came.json);
  const error = challenge?.error ?? textOf(json.error);
  if (isNotJson(came) && !challenge?.error) return inconclusive('not-understood');
  if (came.status >= 400 && error) {
    const words = challenge?.error_description ?? textOf(json.error_description) ?? textOf(json.message) ?? '';
    return errorFinding(error, words, came, at);
  }
  if (came.status === 401) return { result: 'refused', code: '401' };
  if (came.status === 403) return inconclusive('policy', { code: '403' });
  if (came.status !== 200) return inconclusive('not-understood');
  return textOf(json.did) || textOf(json.access_token) ? alive(json) : inconclusive('not-understood');
};

/** Pure and total. Where a name is not known, the status speaks, and only of a strike. */
export const classifyBluesky = (answer: Answer, at: Moment): Finding =>
  bound(read(answer, at), answer.ok ? bindsOf(answer.headers) : undefined);

/** The clocks that run against an account, and the one that a person has to mind. */
import type { TokenFacts } from '../model/account';
import { defined } from '../model/defined';
import type { Evidence } from '../model/evidence';
import type { Cause } from '../model/words';
import type { Judged } from './judged';
import { DAY, type Policy } from './policy';

export interface Clock {
  at: number;
  cause: Cause;
  /** It is renewed before it ends: no early warning is due while that works. */
  renewing: boolean;
  /** Whole life of the access token in ms, as far as known. */
  lifeMs?: number;
  /** The same of what a person gave and has to give again. */
  grantMs?: number;
  evidence?: { kind: Evidence['kind']; at: number };
  /** Nobody told this end: it is the connection's date and the network's rule. */
  estimated?: boolean;
}

/** `undefined` where no believable end is told: absent, null (never), not a number, or absurdly far from when it was told. */
const believable = (end: number | null | undefined, toldAt: number, policy: Policy): number | undefined =>
  typeof end === 'number' && Number.isFinite(end) && end - toldAt <= policy.absurdAfterMs ? end : undefined;

/** The end that was told, of the token or by a person where there is none; never an estimate. This is what an export may say. */
export const toldEnd = ({ token: own, parentToken, evidence }: Judged): number | null | undefined => {
  const token = own ?? parentToken;
  if (!token) return evidence.findLast(e => e.kind === 'user')?.expiresAt;
  return token.renews === 'refresh-token' ? token.refreshExpiresAt : token.expiresAt;
};

/** How the token renews itself as things stand. An unread host does not make a refresh token end; one that was cut off may be gone. */
export const renewsNow = ({ token, obstacle }: Judged): TokenFacts['renews'] => {
  if (!token || token.renewFailedAt || obstacle === 'renewal-cut-off') return 'no';
  if (token.renews === 'no') return token.unseen && !token.unseenFailedAt && !obstacle ? 'itself' : 'no';
  return token.renews === 'itself' && obstacle ? 'no' : token.renews;
};

/** A refresh token that lives less than this (ms) is a session that each renewal extends, until one is seen not to. */
const SESSION_MS = 2 * DAY;

/** Does each renewal move the refresh token's end? */
export const slides = (token: TokenFacts): boolean => {
  const { refreshSlides, refreshExpiresAt, issuedAt } = token;
  if (refreshSlides !== undefined) return refreshSlides;
  return typeof refreshExpiresAt === 'number' && issuedAt !== undefined && refreshExpiresAt - issuedAt < SESSION_MS;
};

/** When (ms) a renewal keeps a sliding refresh token from ending: after three quarters of its life. `null`: it does not slide. */
export const slideAt = (token: TokenFacts): number | null => {
  const { refreshExpiresAt: end, issuedAt } = token;
  return slides(token) && typeof end === 'number' && issuedAt !== undefined
    ? end - Math.max(0, end - issuedAt) / 4
    : null;
};

/** Whole life (ms) of a grant, where its beginning and its end are known. */
export const grantLife = (token: TokenFacts | undefined): number | undefined =>
  token?.renews === 'refresh-token' && typeof token.refreshExpiresAt === 'number' && token.grantedAt !== undefined
    ? Math.max(0, token.refreshExpiresAt - token.grantedAt)
    : undefined;

/**
 * All clocks that still matter.
 * A token renewed by a refresh token has the refresh token's end; one that renews itself keeps its own end without warning; anything else has the access token's.
 * @param proof the evidence that the state rests on
 * @param claim an end that a person or a file told
 */
export const runningClocks = (
  judged: Judged,
  proof: Evidence | undefined,
  claim: Evidence | undefined,
  policy: Policy,
): Clock[] => {
  const { token } = judged;
  const clocks: Clock[] = [];
  const add = (
    at: number | undefined,
    cause: Cause,
    renewing: boolean,
    { evidence, estimated, grantMs }: Pick<Clock, 'evidence' | 'estimated' | 'grantMs'> = {},
  ) => {
    const lifeMs = at !== undefined && token?.issuedAt !== undefined ? Math.max(0, at - token.issuedAt) : undefined;
    if (at !== undefined) clocks.push({ at, cause, renewing, ...defined({ evidence, lifeMs, grantMs, estimated }) });
  };
  const toldAt = proof?.at ?? token?.issuedAt ?? claim?.at ?? judged.connectedAt ?? 0;
  const renews = renewsNow(judged);

  if (renews === 'refresh-token') {
    const grant = defined({ grantMs: grantLife(token) });
    add(believable(token?.refreshExpiresAt, toldAt, policy), 'lifetime-ended', token ? slides(token) : false, grant);
  } else {
    // `null` is an answer too: a token that says that it never ends is not overruled by a date from elsewhere.
    const told = [proof?.expiresAt, token?.expiresAt, claim?.expiresAt].find(end => end !== undefined);
    const end = believable(told, toldAt, policy);
    // The network called it alive after an end that somebody else had told: that end was wrong.
    const refuted = proof?.kind === 'network' && proof.expiresAt === undefined && end !== undefined && end <= proof.at;
    const estimated = (proof?.expiresAt ?? token?.expiresAt) === undefined && claim?.kind === 'estimate';
    const evidence = proof ? undefined : claim && { kind: claim.kind, at: claim.at };
    if (!refuted)
      add(end, 'lifetime-ended', renews === 'itself', defined({ evidence, estimated: estimated || undefined }));
  }
  const dataAccess = proof?.dataAccessEndsAt !== undefined ? proof.dataAccessEndsAt : token?.dataAccessEndsAt;
  add(believable(dataAccess, toldAt, policy), 'data-access-ended', false);
  return clocks;
};

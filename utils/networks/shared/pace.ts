/** When to renew: the parts that several networks share. Pure; all times epoch ms. */
import type { Account } from '../../model/account';
import { hasPassed } from './first-look';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Token = NonNullable<Account['token']>;

/** A renewal that got a clear no is tried again, but not before `wait`. */
export const notTooSoon = (at: number, token: Token, wait: number): number =>
  token.renewFailedAt === undefined ? at : Math.max(at, token.renewFailedAt + wait);

/**
 * For tokens that renew themselves while they live, and must have reached an age before they do.
 * @param minAge youngest age at which the network renews
 * @param lead how long before its end to begin
 * @returns `null`: it has no end, or has passed it and cannot be renewed any more
 */
export const renewItself = (token: Token, now: number, minAge: number, lead: number): number | null => {
  const { renews, expiresAt, issuedAt } = token;
  if (renews !== 'itself' || expiresAt === null) return null;
  if (expiresAt !== undefined && expiresAt <= now) return null;
  const oldEnough = issuedAt === undefined ? now : issuedAt + minAge;
  const wanted = [expiresAt, issuedAt === undefined ? undefined : issuedAt + 2 * lead]
    .filter(end => end !== undefined)
    .map(end => end - lead);
  const at = Math.max(oldEnough, wanted.length ? Math.min(...wanted) : now);
  // A token that ends before it is old enough has nothing to lose.
  const inTime = expiresAt !== undefined && at >= expiresAt ? now : at;
  return notTooSoon(inTime, token, DAY);
};

/**
 * For tokens with a refresh token: somewhat before the end, but no more often than `every`, as nobody needs the access token in between.
 * @param lead how long before its end to begin; at most a quarter of its life
 * @param every shortest time from one renewal to the next
 * @returns `null`: it never ends, or its refresh token has come to an end
 */
export const renewByRefreshToken = (token: Token, now: number, lead: number, every: number): number | null => {
  const { renews, expiresAt, issuedAt, refreshExpiresAt } = token;
  if (renews !== 'refresh-token' || expiresAt === null || hasPassed(refreshExpiresAt, now)) return null;
  const life = expiresAt !== undefined && issuedAt !== undefined ? Math.max(0, expiresAt - issuedAt) : undefined;
  const early = expiresAt === undefined ? undefined : expiresAt - Math.min(lead, (life ?? 4 * lead) / 4);
  const soonest = issuedAt === undefined ? undefined : issuedAt + every;
  return notTooSoon(Math.max(early ?? soonest ?? now, soonest ?? 0), token, every);
};

/** Asking LinkedIn's API, the two ways to read its answers, and patience with tokens that its servers do not know yet. */
import type { Answer } from '../../kit/http';
import type { Finding } from '../../model/evidence';
import { type Identity, isFinding, type TokenCtx } from '../define';
import { classifyLinkedIn, type Moment, type Reading } from './answers';

/** Each version lives for at least a year. https://learn.microsoft.com/en-us/linkedin/marketing/versioning */
const VERSION = { 'linkedin-version': '202607', 'x-restli-protocol-version': '2.0.0' };

export const MEMBER_SCOPES = ['openid', 'profile'];
export const SCOPES = [...MEMBER_SCOPES, 'r_organization_admin'];
const ADMIN = ['r_organization_admin', 'rw_organization_admin'];
/** May a token with these scopes read on which organisations its member has a role? */
export const mayReadRoles = (scopes: readonly string[]): boolean => scopes.some(scope => ADMIN.includes(scope));
export const MEMBER: Reading = { organization: false, needs: ['openid', 'profile'] };
export const ORGANIZATION: Reading = { organization: true, needs: ['r_organization_admin'] };

/** Organisations and their showcase pages; the member's token acts for them. */
export const isOrganization = (id: string | undefined): id is string => /^urn:li:organization(Brand)?:/.test(id ?? '');

/** @param path `v2/...` (no version) or `rest/...` (with one) */
export const askApi = (ctx: TokenCtx, path: string): Promise<Answer> => {
  const headers = { authorization: `Bearer ${ctx.token.access}`, ...(path.startsWith('rest/') ? VERSION : {}) };
  return ctx.ask({ url: `https://api.linkedin.com/${path}`, headers }, ctx.signal);
};

export const momentOf = ({ now, account }: TokenCtx): Moment => ({
  now,
  expiresAt: account.token?.expiresAt,
  issuedAt: account.token?.issuedAt,
});

export const classifyAt = (answer: Answer, ctx: TokenCtx, reading: Reading) =>
  classifyLinkedIn(answer, momentOf(ctx), reading);

/** Before the second and third try, ms: a fresh token is usually known everywhere within seconds. */
const PAUSES = [2_000, 4_000];

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    const leave = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener('abort', leave, { once: true });
  });

/**
 * Asks again after a pause while the answer is that of a server that has not heard of the token yet.
 * @param after a sign-in the token's age is not known here: then every "revoked" may be that, and is asked again
 */
export const patiently = async <T extends Identity | Finding>(
  ctx: TokenCtx,
  after: 'sign-in' | 'check',
  ask: () => Promise<T>,
): Promise<T> => {
  const lags = (said: Identity | Finding): boolean =>
    isFinding(said) &&
    (said.result === 'inconclusive' || (said.result === 'ended' && after === 'sign-in')) &&
    (said.code === '65601' || said.code === 'revoked');
  let said = await ask();
  for (const ms of PAUSES) {
    if (!lags(said) || ctx.signal?.aborted) break;
    await pause(ms, ctx.signal);
    said = await ask();
  }
  return said;
};

/** Fresh tokens without a person. Runs under the grant's lock; the new pair is stored before anything uses it. */
import { toldEnd } from '@/utils/health/deadline';
import { missingNow } from '@/utils/health/observe';
import { DAY } from '@/utils/health/policy';
import { log } from '@/utils/kit/log';
import type { Account, TokenFacts } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { Finding, Inconclusive } from '@/utils/model/evidence';
import { isFinding, type Network, type TokenCtx, type TokenSet } from '@/utils/networks/define';
import { changeAccount } from '@/utils/store/accounts';
import { type Secret, seal } from '@/utils/store/vault';
import { withToken } from './access';
import { settle, spend } from './single-use';

/** What is known about a token set, without the tokens. */
export const factsOf = ({ access, refresh, extra, missing, ...facts }: TokenSet): TokenFacts => ({
  ...facts,
  renews: facts.renews === 'refresh-token' && !refresh ? 'no' : facts.renews,
});

/** The facts of tokens that a sign-in, or whatever came with it, has just brought (`now`: ms). */
export const factsNow = (tokens: TokenSet, now: number): TokenFacts => {
  const facts = factsOf(tokens);
  return {
    ...facts,
    issuedAt: tokens.issuedAt ?? now,
    ...(facts.renews === 'refresh-token' ? { grantedAt: now } : {}),
  };
};

/** The part of a token set that belongs in the vault. */
export const secretOf = ({ access, refresh, extra }: TokenSet): Secret & { access: string } => ({
  access,
  ...(refresh ? { refresh } : {}),
  ...(extra ? { extra } : {}),
});

/** Store a new token set with its facts in one transaction. The old pair is gone only when the new one is there. */
export const storeTokens = async (
  id: string,
  tokens: TokenSet,
  now: number,
  change: (account: Account) => Account = a => a,
) =>
  changeAccount(
    id,
    now,
    account =>
      change({
        ...account,
        token: factsNow(tokens, now),
        // What a person or a file told was about the token before.
        evidence: account.evidence.filter(e => e.kind !== 'user'),
        generation: account.generation + 1,
        // A worker that is ended before the proof leaves it to the next one.
        dueAt: now,
        obstacle: undefined,
        failures: 0,
        failure: undefined,
      }),
    await seal(id, secretOf(tokens)),
  );

export const patchToken = (id: string, now: number, patch: Partial<TokenFacts>) =>
  changeAccount(id, now, account => (account.token ? { ...account, token: { ...account.token, ...patch } } : account));

/** @returns whether a renewal may go on; if not, the account waits for a person */
export const settleCutOff = async (account: Account, network: Network, now: number): Promise<boolean> => {
  const verdict = await settle(
    account.token,
    async () =>
      !network.singleUseRefresh || (await withToken(account, now, async ctx => network.refreshTokenUnused?.(ctx))),
  );
  if (verdict === 'clean') return true;
  log('renewal-found-cut-off', { network: network.id, verdict });
  if (verdict === 'settled') {
    await patchToken(account.id, now, { renewingSince: undefined, renewUnsure: undefined });
    return true;
  }
  await changeAccount(account.id, now, a => ({ ...a, obstacle: 'renewal-cut-off' }));
  return false;
};

/** The end that is warned of first, of the token or of its access to data. */
const firstEnd = (token: TokenFacts | undefined): number | undefined => {
  const ends = token ? [toldEnd({ token, evidence: [] }), token.dataAccessEndsAt] : [];
  const known = ends.filter(end => typeof end === 'number');
  return known.length ? Math.min(...known) : undefined;
};

/** A renewal that does not move the end by a day does not start its warnings anew. */
const endsTogether = (before: TokenFacts | undefined, after: TokenFacts): boolean => {
  const [was, is] = [before, after].map(firstEnd);
  return was && is ? Math.abs(is - was) < DAY : was === is;
};

/** Seconds that are told to go come out a little different each time (ms). */
const ROUNDED = 10_000;

/** Did this renewal move the refresh token's end on? `undefined` where one of the ends is not known. */
const endMoved = (before: number | null | undefined, after: number | null | undefined): boolean | undefined =>
  typeof before === 'number' && typeof after === 'number' ? after - before > ROUNDED : undefined;

/** What the answer does not repeat stays as it was; a refresh token that stays keeps its end. */
export const storeRenewed = async (
  account: Account,
  { token }: TokenCtx,
  result: TokenSet,
  now: number,
): Promise<void> => {
  const { refresh = token.refresh, extra = token.extra, scopes = account.token?.scopes } = result;
  const { lacking = account.token?.lacking } = result;
  // Only a person's sign-in moves this one on.
  const { dataAccessEndsAt = account.token?.dataAccessEndsAt } = result;
  const kept = refresh !== token.refresh ? {} : { refreshExpiresAt: account.token?.refreshExpiresAt };
  const fresh = { ...kept, ...result, ...defined({ refresh, extra, scopes, lacking, dataAccessEndsAt }) };
  const slid = endMoved(account.token?.refreshExpiresAt, fresh.refreshExpiresAt);
  const sliding = defined({ refreshSlides: slid ?? account.token?.refreshSlides });
  const sameEnd = endsTogether(account.token, factsOf(fresh));
  await storeTokens(account.id, fresh, now, a => ({
    ...a,
    ...(sameEnd ? { generation: account.generation } : {}),
    ...(a.token ? { token: { ...a.token, ...sliding, grantedAt: slid ? now : account.token?.grantedAt } } : {}),
  }));
};

const renewOnce = async (account: Account, network: Network, ctx: TokenCtx, now: () => number): Promise<Finding> => {
  const result = await spend<TokenSet, Finding>({
    singleUse: network.singleUseRefresh,
    now: () => ctx.now,
    note: patch => patchToken(account.id, now(), patch),
    send: () => network.renew(ctx),
    isRefusal: isFinding,
    learned: ({ result: found }) => ({
      ...(found === 'ended' ? { renewFailedAt: now() } : {}),
      ...(found === 'inconclusive' && network.refreshTokenUnused ? { renewUnsure: true } : {}),
    }),
    store: fresh => storeRenewed(account, ctx, fresh, now()),
  });
  if (isFinding(result)) return result;
  // Many renewals say nothing about scopes: what was missing is missing until somebody says otherwise.
  const told = result.lacking ? (account.token?.scopes ?? []) : [];
  const before = missingNow(account)?.filter(scope => !told.includes(scope));
  return {
    result: 'alive',
    ...('expiresAt' in result ? { expiresAt: result.expiresAt } : {}),
    ...defined({ missing: result.missing ?? before }),
  };
};

/** Refused or over, by what may be true of the access token alone while its refresh token lives. */
export const isAboutAccess = (finding: Finding): boolean =>
  finding.result === 'refused' ||
  (finding.result === 'ended' && (finding.cause === 'lifetime-ended' || finding.cause === 'unknown'));

/** Then the network is not asked again at once. */
const ON_THE_WAY: readonly Inconclusive[] = ['unreachable', 'outage', 'rate-limited'];
/** What a person has to mend before any renewal works. */
const ABOUT_APP: readonly Inconclusive[] = ['app-misconfigured', 'app-not-enabled', 'outdated'];

/**
 * Does the token's own call decide after a renewal that failed? For a token that renews itself always: it may well live on until its end, whatever
 * the renewal was refused for. For one with a refresh token where it will do so for a while, and nobody knows what the refusal was about.
 */
const checkDecides = ({ token }: Account, finding: Finding, now: number): boolean => {
  if (finding.result !== 'ended' && finding.result !== 'inconclusive') return false;
  const reason = finding.result === 'inconclusive' ? finding.reason : undefined;
  if (reason && ON_THE_WAY.includes(reason)) return false;
  if (token?.renews === 'itself') return true;
  const livesOn = typeof token?.expiresAt !== 'number' || token.expiresAt > now + DAY;
  return reason !== undefined && !ABOUT_APP.includes(reason) && livesOn;
};

/** A renewal that failed must not keep a living token from being read: it is asked itself, and renewed again another day. */
const lookAgain = async (
  account: Account,
  network: Network,
  ctx: TokenCtx,
  failed: Finding,
  now: () => number,
): Promise<Finding> => {
  if (!network.freeCheck || !ctx.token.access || !checkDecides(account, failed, now())) return failed;
  const found = await network.check({ ...ctx, now: now() });
  if (failed.result === 'ended') return found;
  if (found.result === 'inconclusive') return failed;
  if (account.token?.renews !== 'itself' && isAboutAccess(found)) return failed;
  await patchToken(account.id, now(), { renewFailedAt: now() });
  return found;
};

/**
 * Renew and learn from it.
 * @returns the finding about the token, `null` when the vault has none
 */
export const renew = (account: Account, network: Network, now: () => number): Promise<Finding | null> =>
  withToken(account, now(), async ctx =>
    lookAgain(account, network, ctx, await renewOnce(account, network, ctx, now), now),
  );

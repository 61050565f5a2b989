/** Life of a grant that is bound to a key: its single-use refresh tokens, and its end. */
import { isTrouble } from '../../kit/oauth/call';
import { discoverServer } from '../../kit/oauth/discovery';
import { keyPairOf } from '../../kit/oauth/dpop';
import { refresh, revokeBound, tokensOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import type { TokenCtx, TokenSet } from '../define';
import { inconclusive } from '../shared/first-look';
import { classifyBluesky } from './answers';
import { readSession, whyEnded } from './ask';
import { didOf, type KeyGrant } from './grant';

/** The session ends when it was always going to end: a renewal does not move that. */
export const renewKeyGrant = async (ctx: TokenCtx, grant: KeyGrant): Promise<TokenSet | Finding> => {
  const [old, dpop] = [ctx.account.token, await keyPairOf(grant.key)];
  if (!ctx.app || !ctx.token.refresh || !dpop) return inconclusive('app-misconfigured');
  const found = await discoverServer(ctx, grant.issuer);
  const at = { now: ctx.now, expiresAt: old?.refreshExpiresAt };
  if (isTrouble(found)) {
    const finding = found.trouble ? classifyBluesky(found.trouble, at) : inconclusive('not-understood');
    return finding.result === 'inconclusive' ? finding : inconclusive('not-understood');
  }
  const done = await refresh({ ...ctx, dpop }, found.value, { clientId: ctx.app.clientId }, ctx.token.refresh);
  if (!isTrouble(done)) {
    const did = didOf(ctx);
    if (did !== undefined && done.value.sub !== did) return inconclusive('not-understood');
    return {
      ...tokensOf(done.value, ctx.now, { scopes: old?.scopes }),
      ...defined({ refreshExpiresAt: old?.refreshExpiresAt }),
    };
  }
  if (!done.trouble) return inconclusive('app-misconfigured');
  const finding = classifyBluesky(done.trouble, at);
  // A bare no of the token endpoint is about the app.
  if (finding.result === 'refused') return inconclusive('app-misconfigured', { code: finding.code });
  return finding.result === 'alive' ? inconclusive('not-understood') : whyEnded(ctx, grant, finding);
};

const isOver = async (ctx: TokenCtx, grant: KeyGrant): Promise<boolean> =>
  classifyBluesky(await readSession(ctx, grant), { now: ctx.now }).result === 'ended';

/** The server answers 200 to anything, so the proof is in trying. Behind an entryway an access token lives out its hour: there the refresh token has to fail. */
export const endKeyGrant = async (ctx: TokenCtx, grant: KeyGrant): Promise<boolean> => {
  const [found, dpop] = [await discoverServer(ctx, grant.issuer), await keyPairOf(grant.key)];
  if (!ctx.app || isTrouble(found) || !dpop) return false;
  const app = { clientId: ctx.app.clientId };
  const said = await revokeBound({ ...ctx, dpop }, found.value, app, ctx.token.refresh ?? ctx.token.access);
  if (!said) return false;
  if (await isOver(ctx, grant)) return true;
  const again = ctx.token.refresh ? await refresh({ ...ctx, dpop }, found.value, app, ctx.token.refresh) : undefined;
  return (
    again !== undefined &&
    isTrouble(again) &&
    again.trouble !== undefined &&
    classifyBluesky(again.trouble, { now: ctx.now }).result === 'ended'
  );
};

/**
 * After a renewal that was cut off. A home that signs people in by itself looks each access token up, and forgets it when its refresh token is
 * used: a living one says that the refresh token was not. Behind an entryway nobody can tell.
 */
export const isUnused = async (ctx: TokenCtx, grant: KeyGrant): Promise<boolean | undefined> => {
  if (new URL(grant.issuer).origin !== new URL(grant.pds).origin) return undefined;
  const finding = classifyBluesky(await readSession(ctx, grant), { now: ctx.now });
  if (finding.result === 'alive') return true;
  return finding.result === 'ended' && finding.cause === 'unknown' ? false : undefined;
};

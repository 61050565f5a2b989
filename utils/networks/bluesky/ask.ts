/** The questions to a person's home: is this token alive, and if not, why? */
import type { Answer } from '../../kit/http';
import { isTrouble } from '../../kit/oauth/call';
import { keyPairOf } from '../../kit/oauth/dpop';
import { readResource } from '../../kit/oauth/resource';
import type { Finding } from '../../model/evidence';
import { type Identity, isFinding, type TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, textOf } from '../shared/json';
import { classifyBluesky } from './answers';
import { didOf, type Grant, grantOf } from './grant';
import { homeOf, xrpc } from './identity';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** `com.atproto.server.getSession`: proves the token and tells the account's state. */
export const readSession = async (ctx: TokenCtx, grant: Grant): Promise<Answer> => {
  const url = xrpc(grant.pds, 'com.atproto.server.getSession');
  const { access } = ctx.token;
  if (grant.kind === 'session') return ctx.ask({ url, headers: bearer(access) }, ctx.signal);
  const dpop = await keyPairOf(grant.key);
  // Without its key the token cannot be shown, and what is answered to it then is not about the token.
  return dpop ? readResource({ ...ctx, dpop }, access, url) : { ok: false, why: 'aborted' };
};

/** `refreshSession` and `deleteSession` take the refresh token in the access token's place. */
export const postSession = (ctx: TokenCtx, pds: string, method: 'refreshSession' | 'deleteSession'): Promise<Answer> =>
  ctx.ask(
    { url: xrpc(pds, `com.atproto.server.${method}`), method: 'POST', headers: bearer(ctx.token.refresh ?? '') },
    ctx.signal,
  );

/**
 * A suspension deletes the grants with it, so that the token only looks unknown. What became of the account is told to everybody
 * (`com.atproto.sync.getRepoStatus`), and its document tells whether it has moved house.
 */
export const whyEnded = async (ctx: TokenCtx, grant: Grant, finding: Finding): Promise<Finding> => {
  const did = didOf(ctx);
  if (finding.result !== 'ended' || !did || !['unknown', 'checkpoint', 'asset-gone'].includes(finding.cause))
    return finding;
  const home = await homeOf(ctx, did);
  if (isTrouble(home)) {
    // A tombstone: the DID itself was given up. https://web.plc.directory/spec/v0.1/did-plc
    const gone = home.trouble?.ok && home.trouble.status === 410;
    return gone ? { result: 'ended', cause: 'asset-gone', code: 'tombstone' } : finding;
  }
  if (grant.kind === 'key' && home.value !== new URL(grant.pds).origin)
    return { result: 'ended', cause: 'asset-gone', code: 'moved' };
  const answer = await ctx.ask({ url: xrpc(home.value, 'com.atproto.sync.getRepoStatus', { did }) }, ctx.signal);
  const status = classifyBluesky(answer, { now: ctx.now });
  return status.result === 'ended' && ['user-suspended', 'checkpoint', 'asset-gone'].includes(status.cause)
    ? status
    : finding;
};

export const checkSession = async (ctx: TokenCtx): Promise<Finding> => {
  const grant = await grantOf(ctx);
  if (isFinding(grant)) return grant;
  const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
  return whyEnded(ctx, grant, classifyBluesky(await readSession(ctx, grant), at));
};

/** Written in the place of a handle that no longer leads to its account. */
const NO_HANDLE = 'handle.invalid';

export const identifySession = async (ctx: TokenCtx): Promise<Identity | Finding> => {
  const grant = await grantOf(ctx);
  if (isFinding(grant)) return grant;
  const answer = await readSession(ctx, grant);
  const finding = classifyBluesky(answer, { now: ctx.now });
  if (finding.result !== 'alive') return finding;
  const session = fieldsOf(answer.ok ? answer.json : undefined);
  const [did, handle] = [textOf(session.did), textOf(session.handle)];
  if (!did) return inconclusive('not-understood');
  return { networkAccountId: did, handle: handle && handle !== NO_HANDLE ? handle : ctx.account.handle || did };
};

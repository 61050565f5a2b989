/** OpenID Connect: any OAuth 2.0 server that publishes its metadata. The account names the server; everything else it says itself. */

import { isTrouble } from '../kit/oauth/call';
import { isSecure } from '../kit/oauth/discovery';
import { introspect, refresh, revoke, tokensOf } from '../kit/oauth/tokens';
import { type Ctx, defineNetwork, type TokenCtx } from './define';
import { classifyOAuth } from './oidc/answers';
import { appOf, checkAt, findingOf, identifyAt, issuerOf, notFound, serverOf, withKey } from './oidc/server';
import { finish, signIn, WANTED } from './oidc/sign-in';
import { hasPassed, inconclusive } from './shared/first-look';
import { claimsOf } from './shared/jwt';
import { HOUR, MINUTE, notTooSoon } from './shared/pace';
import { isOver, refreshIsOver } from './shared/proof';

const READ_EVERY = 3 * HOUR;

/** The host's every page; match patterns know no port. */
const hosts = (issuer?: string): string[] => {
  const url = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer) : undefined;
  return url?.protocol === 'https:' ? [`https://${url.hostname}/*`] : [];
};

/** What is asked by us and not opened in a window. */
const ASKED = [
  'token_endpoint',
  'introspection_endpoint',
  'userinfo_endpoint',
  'revocation_endpoint',
  'pushed_authorization_request_endpoint',
] as const;

const elsewhere = async (ctx: Ctx): Promise<string[] | undefined> => {
  const found = await serverOf(ctx);
  if (isTrouble(found)) return undefined;
  const own = hosts(issuerOf(ctx));
  const all = ASKED.flatMap(name => found.value[name] ?? []).flatMap(endpoint => hosts(endpoint));
  return [...new Set(all)].filter(pattern => !own.includes(pattern)).sort();
};

const renew = async (ctx: TokenCtx) => {
  const old = ctx.account.token;
  if (!ctx.app || !ctx.token.refresh) return inconclusive('app-misconfigured');
  const found = await serverOf(ctx);
  if (isTrouble(found)) return notFound(found, ctx.now);
  const done = await refresh(await withKey(ctx), found.value, ctx.app, ctx.token.refresh);
  if (!isTrouble(done)) {
    return tokensOf(done.value, ctx.now, {
      refresh: ctx.token.refresh,
      refreshExpiresAt: old?.refreshExpiresAt,
      scopes: old?.scopes,
    });
  }
  // What ended is the refresh token: its own end counts, not the access token's.
  const finding = findingOf(done, { now: ctx.now, expiresAt: old?.refreshExpiresAt });
  // A bare 401 of the token endpoint is about the client (RFC 6749, 5.2), no strike against the token.
  return finding.result === 'refused' ? inconclusive('app-misconfigured', { code: finding.code }) : finding;
};

export default defineNetwork({
  id: 'oauth',
  name: 'OpenID Connect',
  mark: { text: 'Id', colour: '#4a5568' },
  hosts,
  elsewhere,
  needsIssuer: true,
  client: { secret: 'optional' },
  scopes: WANTED,
  lifetimes: {
    access: { ms: HOUR, source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1', checked: '2026-11-21' },
  },
  // By introspection, where the server lets it.
  endTold: ['token', 'check'],
  // Every server has its own rule.
  estimateMs: null,
  readEveryMs: READ_EVERY,
  freeCheck: true,
  silentSignIn: true,
  renewsItself: 'never',
  singleUseRefresh: true,
  causes: ['lifetime-ended', 'scope-missing', 'unknown'],
  pages: { home: 'https://openid.net/developers/how-connect-works/' },
  signIn,
  finish,
  identify: async ctx => {
    const found = await serverOf(ctx);
    return isTrouble(found) ? notFound(found, ctx.now) : identifyAt(await withKey(ctx), found.value);
  },
  check: async ctx => {
    const found = await serverOf(ctx);
    return isTrouble(found) ? notFound(found, ctx.now) : checkAt(await withKey(ctx), found.value);
  },
  renewAt: (token, now) => {
    const { renews, expiresAt, issuedAt } = token;
    if (renews !== 'refresh-token' || expiresAt === null || hasPassed(token.refreshExpiresAt, now)) return null;
    // No end told: renewed as often as it is read, so that a reading always finds a fresh one.
    if (expiresAt === undefined) return notTooSoon(issuedAt === undefined ? now : issuedAt + READ_EVERY, token, HOUR);
    const lead = issuedAt === undefined ? 5 * MINUTE : Math.min(5 * MINUTE, Math.max(0, expiresAt - issuedAt) / 4);
    return notTooSoon(expiresAt - lead, token, HOUR);
  },
  renew,
  refreshTokenUnused: async ctx => {
    const found = await serverOf(ctx);
    if (isTrouble(found) || !ctx.token.refresh || found.value.introspection_endpoint === undefined) return undefined;
    const asked = await introspect(ctx, found.value, appOf(ctx), ctx.token.refresh, 'refresh_token');
    return isTrouble(asked) ? undefined : asked.value.active;
  },
  revoke: async ctx => {
    const found = await serverOf(ctx);
    if (isTrouble(found) || found.value.revocation_endpoint === undefined) return false;
    const end = async ({ access, refresh: kept }: Pick<TokenCtx['token'], 'access' | 'refresh'>) => {
      // The refresh token first: at many servers the access token goes with it.
      if (kept) await revoke(ctx, found.value, appOf(ctx), kept, 'refresh_token');
      await revoke(ctx, found.value, appOf(ctx), access, 'access_token');
    };
    await end(ctx.token);
    if (!isOver(await checkAt(await withKey(ctx), found.value))) return false;
    return ctx.token.refresh === undefined || refreshIsOver(await renew(ctx), end);
  },
  // Only tokens that tell their own issuer (RFC 9068): others have no shape in common.
  looksLike: token => isSecure(claimsOf(token).iss) && claimsOf(token).sub !== undefined,
  serverIn: token => {
    const { iss } = claimsOf(token);
    return isSecure(iss) ? iss : undefined;
  },
  classify: classifyOAuth,
});

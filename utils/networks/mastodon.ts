/**
 * Mastodon and what is compatible with it: every server registers its own client, whose secret belongs to this browser alone. Tokens do not expire,
 * except where a server says so; then they are renewed. The same app and person may get the very same token again.
 */
import type { TokenEndpointResponse } from 'oauth4webapi';
import { isTrouble } from '../kit/oauth/call';
import { exchange, readRedirect, start } from '../kit/oauth/code';
import { type Kept, refresh, revoke, tokensOf } from '../kit/oauth/tokens';
import { defineNetwork, isRefusal, type TokenCtx, type TokenSet } from './define';
import { classifyMastodon } from './mastodon/answers';
import * as at from './mastodon/server';
import { inconclusive } from './shared/first-look';
import { fieldsOf, numberOf, textOf } from './shared/json';
import { DAY, HOUR, renewByRefreshToken } from './shared/pace';

const READ_EVERY = 6 * HOUR;

/** `created_at` is in seconds. No `expires_in` is a promise here: such tokens have no end. https://docs.joinmastodon.org/api/oauth-tokens/ */
const tokensFrom = (reply: TokenEndpointResponse, now: number, kept: Kept = {}): TokenSet => {
  const { expiresAt = null, ...tokens } = tokensOf(reply, now, kept);
  const made = (numberOf(reply.created_at) ?? 0) * 1000;
  return { ...tokens, expiresAt, issuedAt: made > 0 ? Math.min(made, now) : now };
};

const askMe = (ctx: TokenCtx) =>
  ctx.ask(
    {
      url: `${at.issuerOf(ctx)}/api/v1/accounts/verify_credentials`,
      headers: { accept: 'application/json', authorization: `Bearer ${ctx.token.access}` },
    },
    ctx.signal,
  );

const check = async (ctx: TokenCtx) =>
  classifyMastodon(await askMe(ctx), { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });

/** People write the name alone or with its server: as it was written it stays. */
const handleOf = (username: string, ctx: TokenCtx): string => {
  const [given, server] = ctx.account.handle.replace(/^@/, '').split('@');
  return server && given?.toLowerCase() === username.toLowerCase() ? ctx.account.handle : username;
};

export default defineNetwork({
  id: 'mastodon',
  name: 'Mastodon',
  mark: { text: 'M', colour: '#563acc' },
  hosts: at.hostsOf,
  needsIssuer: true,
  client: { secret: 'none' },
  scopes: ['read:accounts'],
  lifetimes: {
    access: { ms: null, source: 'https://docs.joinmastodon.org/api/oauth-tokens/', checked: '2026-11-21' },
  },
  // On servers whose tokens have one.
  endTold: ['token'],
  estimateMs: null,
  readEveryMs: READ_EVERY,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'never',
  singleUseRefresh: true,
  privateWindow: true,
  causes: [
    'lifetime-ended',
    'app-removed',
    'user-suspended',
    'unconfirmed',
    'scope-missing',
    'asset-gone',
    'two-factor-required',
    'unknown',
  ],
  pages: { home: 'https://joinmastodon.org/' },
  pagesAt: at.pagesOf,
  register: async (ctx, redirectUri) => {
    const found = await at.serverOf(ctx);
    return isTrouble(found) ? at.refusedAt(found, []) : at.registerAt(ctx, found.value, redirectUri);
  },
  signIn: async (ctx, options) => {
    if (!ctx.app) return { failed: 'app-refused', appGone: true };
    const found = await at.serverOf(ctx);
    if (isTrouble(found)) return at.refusedAt(found, []);
    const server = found.value;
    const scopes = await at.scopesFor(ctx, server, options.scopes);
    if (await at.isAppGone(ctx, server, ctx.app, scopes))
      return { failed: 'app-refused', message: 'invalid_client', appGone: true };
    return start({
      endpoint: server.authorization_endpoint,
      clientId: ctx.app.clientId,
      redirectUri: options.redirectUri,
      scopes,
      pkce: server.code_challenge_methods_supported?.includes('S256') === true,
    });
  },
  finish: async (ctx, started, redirected) => {
    if (!ctx.app) return { failed: 'app-refused', appGone: true };
    const found = await at.serverOf(ctx);
    if (isTrouble(found)) return at.refusedAt(found, []);
    const parameters = readRedirect(found.value, ctx.app.clientId, started, redirected);
    if (isRefusal(parameters)) return parameters;
    const done = await exchange(ctx, found.value, ctx.app, started, parameters);
    if (isTrouble(done))
      return at.refusedAt(done, [parameters.get('code') ?? undefined, started.verifier, ctx.app.clientSecret]);
    return tokensFrom(done.value, ctx.now, { scopes: started.scopes });
  },
  identify: async ctx => {
    const answer = await askMe(ctx);
    const finding = classifyMastodon(answer, { now: ctx.now });
    if (finding.result !== 'alive' || finding.missing) return finding;
    const me = fieldsOf(answer.ok ? answer.json : undefined);
    const [id, username, name] = [textOf(me.id), textOf(me.username) ?? textOf(me.acct), textOf(me.display_name)];
    if (!id || !username) return inconclusive('not-understood');
    return { networkAccountId: id, handle: handleOf(username, ctx), ...(name ? { name } : {}) };
  },
  check,
  renewAt: (token, now) => renewByRefreshToken(token, now, 7 * DAY, READ_EVERY),
  renew: async ctx => {
    const old = ctx.account.token;
    if (!ctx.app || !ctx.token.refresh) return inconclusive('app-misconfigured');
    const found = await at.serverOf(ctx);
    const done = isTrouble(found) ? found : await refresh(ctx, found.value, ctx.app, ctx.token.refresh);
    if (!isTrouble(done)) {
      const kept = { refresh: ctx.token.refresh, refreshExpiresAt: old?.refreshExpiresAt, scopes: old?.scopes };
      return tokensFrom(done.value, ctx.now, kept);
    }
    // What ended is the refresh token: its own end counts, not the access token's.
    const finding = done.trouble && classifyMastodon(done.trouble, { now: ctx.now, expiresAt: old?.refreshExpiresAt });
    if (!finding || finding.result === 'alive') return inconclusive('not-understood');
    return finding.result === 'refused' ? inconclusive('app-misconfigured', { code: finding.code }) : finding;
  },
  // The server says yes to tokens that it never knew as well: only a refused call proves the end.
  revoke: async ctx => {
    const found = await at.serverOf(ctx);
    if (isTrouble(found) || !ctx.app) return false;
    const { access, refresh: kept } = ctx.token;
    if (kept) await revoke(ctx, found.value, ctx.app, kept, 'refresh_token');
    if (!(await revoke(ctx, found.value, ctx.app, access, 'access_token'))) return false;
    return ['ended', 'refused'].includes((await check(ctx)).result);
  },
  looksLike: token => /^[\w-]{43}$/.test(token),
  classify: classifyMastodon,
});

/**
 * YouTube by way of Google: the code flow of a web client, whose secret (or broker) Google insists on even with PKCE. A refresh proves the grant;
 * `tokeninfo` proves an access token, free of any quota. The refresh token stays the same and comes only with a person's consent.
 */

import { isTrouble } from '../kit/oauth/call';
import { exchange, readRedirect, start } from '../kit/oauth/code';
import { refusedBy } from '../kit/oauth/refused';
import { refresh, tokensOf } from '../kit/oauth/tokens';
import type { Finding } from '../model/evidence';
import { type Ctx, defineNetwork, isRefusal, type TokenCtx, type TokenSet } from './define';
import { adviceIn } from './shared/advice';
import { inconclusive } from './shared/first-look';
import { HOUR, MINUTE, renewByRefreshToken } from './shared/pace';
import { isOver, refreshIsOver } from './shared/proof';
import { channelNow, check, identify } from './youtube/account';
import { classifyGoogle, hasYouTube, READ_SCOPE } from './youtube/answers';

import { channelGone, channelsOf } from './youtube/channels';

import { YOUTUBE_GUARD } from './youtube/guard';

const SERVER = {
  issuer: 'https://accounts.google.com',
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  token_endpoint_auth_methods_supported: ['client_secret_post'],
};
const scopes = ['openid', 'email', READ_SCOPE];
const READ_EVERY = 3 * HOUR;
const DOCS = 'https://developers.google.com/identity/protocols/oauth2';

const canExchange = (ctx: Ctx) => Boolean(ctx.app?.clientSecret ?? ctx.app?.tokenEndpoint);

const renew = async (ctx: TokenCtx): Promise<TokenSet | Finding> => {
  const old = ctx.account.token;
  if (!ctx.app || !canExchange(ctx) || !ctx.token.refresh) return inconclusive('app-misconfigured');
  const done = await refresh(ctx, SERVER, ctx.app, ctx.token.refresh);
  if (!isTrouble(done)) {
    const kept = { refresh: ctx.token.refresh, refreshExpiresAt: old?.refreshExpiresAt, scopes: old?.scopes };
    const fresh = tokensOf(done.value, ctx.now, kept);
    // The grant may well outlive the channel. Nothing is lost by not keeping these tokens: the refresh token stays the same.
    const channel = await channelNow({ ...ctx, token: { ...ctx.token, access: fresh.access } });
    return channel && 'result' in channel ? channel : { ...fresh, ...channel };
  }
  // What ended is the refresh token: its own end counts, not the access token's.
  const finding = done.trouble && classifyGoogle(done.trouble, { now: ctx.now, expiresAt: old?.refreshExpiresAt });
  if (!finding || finding.result === 'alive') return inconclusive('not-understood');
  return finding.result === 'refused' ? inconclusive('app-misconfigured', { code: finding.code }) : finding;
};

export default defineNetwork({
  id: 'youtube',
  name: 'YouTube',
  mark: { text: 'YT', colour: '#c4161c' },
  hosts: () => ['https://oauth2.googleapis.com/*', 'https://www.googleapis.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes,
  lifetimes: {
    access: { ms: HOUR, source: `${DOCS}/web-server`, checked: '2026-11-21' },
    // Seven days where the app is in test mode: then the answer says so (`refresh_token_expires_in`).
    refresh: { ms: null, source: `${DOCS}#expiration`, checked: '2026-11-21' },
  },
  // Only where it has one: the app is in test mode, or the person allowed it for a time.
  endTold: ['token'],
  // From outside nobody sees whether an app is in test mode.
  estimateMs: null,
  readEveryMs: READ_EVERY,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'never',
  singleUseRefresh: false,
  causes: [
    'lifetime-ended',
    'logged-out',
    'role-lost',
    'user-suspended',
    'scope-missing',
    'asset-gone',
    'app-blocked',
    'unknown',
  ],
  pages: {
    home: 'https://www.youtube.com/',
    password: 'https://myaccount.google.com/signinoptions/password',
    apps: 'https://myaccount.google.com/connections',
    roles: 'https://myaccount.google.com/brandaccounts',
    unlock: 'https://accounts.google.com/signin/recovery',
    developer: 'https://console.cloud.google.com/apis/dashboard',
    audience: 'https://console.cloud.google.com/auth/audience',
  },
  guard: YOUTUBE_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app || !canExchange(ctx)) return { failed: 'app-refused' };
    const { scopes: asked = scopes, hint } = options;
    // What was unticked the last time is asked for again.
    const wanted = hasYouTube(asked) ? asked : [...new Set([...asked, ...scopes])];
    return start({
      endpoint: SERVER.authorization_endpoint,
      clientId: ctx.app.clientId,
      redirectUri: options.redirectUri,
      scopes: wanted,
      pkce: true,
      // Only with `openid` is there an ID token that could repeat it.
      nonce: wanted.includes('openid'),
      extra: {
        access_type: 'offline',
        // Without consent Google hands out no second refresh token; without a choice it takes whoever is signed in.
        prompt: options.silent ? 'none' : 'consent select_account',
        login_hint: hint?.includes('@') ? hint : undefined,
      },
    });
  },
  finish: async (ctx, started, redirected) => {
    if (!ctx.app || !canExchange(ctx)) return { failed: 'app-refused' };
    const parameters = readRedirect(SERVER, ctx.app.clientId, started, redirected);
    if (isRefusal(parameters)) return parameters;
    const done = await exchange(ctx, SERVER, ctx.app, started, parameters);
    if (isTrouble(done))
      return refusedBy(done, [parameters.get('code') ?? undefined, started.verifier, ctx.app.clientSecret]);
    const tokens = tokensOf(done.value, ctx.now, { scopes: started.scopes });
    // An account that renewed itself would be worse off with an hour's access and nothing to renew it with: consent has to be asked.
    const lost = ctx.account.token?.renews === 'refresh-token' && !tokens.refresh;
    return lost ? { failed: 'denied', message: 'consent_required' } : tokens;
  },
  identify,
  check,
  // As often as it is read: the access token lives an hour, and only the grant behind it matters.
  renewAt: (token, now) => renewByRefreshToken(token, now, 5 * MINUTE, READ_EVERY),
  renew,
  // Either token ends the whole grant.
  revoke: async ctx => {
    const form = { token: ctx.token.refresh ?? ctx.token.access };
    await ctx.ask({ url: 'https://oauth2.googleapis.com/revoke', method: 'POST', form }, ctx.signal);
    // An access token may be good for some minutes more; the refresh token is the grant.
    const again = ctx.token.refresh && canExchange(ctx) ? await renew(ctx) : undefined;
    return again ? refreshIsOver(again, async () => undefined) : isOver(await check(ctx));
  },
  childKinds: ['channel'],
  children: channelsOf,
  missingChild: (ctx, channel) => channelGone(ctx, channel.networkAccountId),
  looksLike: token => /^(ya29\.|1\/\/)/.test(token),
  looksLikeRefresh: token => token.startsWith('1//'),
  advice: adviceIn([
    // People outside of the list of testers. https://developers.google.com/identity/protocols/oauth2/production-readiness/policy-compliance
    [/access_denied.*(verif|test)|org_internal|admin_policy/i, 'app-mode'],
    [/client_secret is missing/i, 'needs-secret'],
    [/invalid_client.*not found/i, 'client-id'],
    // "Unauthorized" is said of a wrong id as well as of a wrong secret.
    [/invalid_client/, 'id-or-secret'],
  ]),
  classify: classifyGoogle,
});

/** X: OAuth 2.0 with PKCE. Reads are billed, so a token is never polled: a refresh costs nothing and is the proof of life. Refresh tokens are single use. */

import { isTrouble } from '../kit/oauth/call';
import { exchange, readRedirect, start } from '../kit/oauth/code';
import { refusedBy } from '../kit/oauth/refused';
import { refresh, revoke, tokensOf } from '../kit/oauth/tokens';
import type { Finding } from '../model/evidence';
import { defineNetwork, isRefusal, type TokenCtx, type TokenSet } from './define';
import { adviceIn } from './shared/advice';
import { inconclusive } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';
import { HOUR, MINUTE, notTooSoon } from './shared/pace';
import { refreshIsOver } from './shared/proof';
import { classifyX } from './x/answers';
import { X_GUARD } from './x/guard';

const SERVER = {
  issuer: 'https://x.com',
  authorization_endpoint: 'https://x.com/i/oauth2/authorize',
  token_endpoint: 'https://api.x.com/2/oauth2/token',
  revocation_endpoint: 'https://api.x.com/2/oauth2/revoke',
};
/** Twice a day proves enough; an access token lives two hours, and between the renewals nobody needs one. */
const RENEW_EVERY = 12 * HOUR;
const scopes = ['users.read', 'tweet.read', 'offline.access'];

const renew = async (ctx: TokenCtx): Promise<TokenSet | Finding> => {
  if (!ctx.app || !ctx.token.refresh) return inconclusive('app-misconfigured');
  const done = await refresh(ctx, SERVER, ctx.app, ctx.token.refresh);
  if (!isTrouble(done))
    return tokensOf(done.value, ctx.now, { refresh: ctx.token.refresh, scopes: ctx.account.token?.scopes });
  const finding = done.trouble && classifyX(done.trouble, { now: ctx.now });
  if (!finding || finding.result === 'alive') return inconclusive('not-understood');
  // A bare 401 of the token endpoint is about the client (RFC 6749, 5.2): a dead refresh token is told by name.
  return finding.result === 'refused' ? inconclusive('app-misconfigured', { code: finding.code }) : finding;
};

export default defineNetwork({
  id: 'x',
  name: 'X',
  mark: { text: 'X', colour: '#0f1419' },
  hosts: () => ['https://api.x.com/*'],
  needsIssuer: false,
  client: { secret: 'optional' },
  scopes,
  lifetimes: {
    access: {
      ms: 2 * HOUR,
      source: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code',
      checked: '2026-11-01',
    },
  },
  // Not that of a refresh token.
  endTold: [],
  // The life of a refresh token is not documented.
  estimateMs: null,
  readEveryMs: RENEW_EVERY,
  freeCheck: false,
  silentSignIn: false,
  // It takes the account that is active in the browser, and has no way to be asked for another.
  privateWindow: true,
  renewsItself: 'never',
  singleUseRefresh: true,
  causes: ['user-suspended', 'checkpoint', 'app-blocked', 'unknown'],
  pages: {
    home: 'https://x.com/',
    password: 'https://x.com/settings/password',
    apps: 'https://x.com/settings/connected_apps',
    unlock: 'https://x.com/account/access',
    developer: 'https://developer.x.com/en/portal/dashboard',
  },
  guard: X_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app) return { failed: 'app-refused' };
    const { redirectUri, scopes: asked = scopes } = options;
    return start({
      endpoint: SERVER.authorization_endpoint,
      clientId: ctx.app.clientId,
      redirectUri,
      // Without `offline.access` the next token would be one of two hours that nothing renews.
      scopes: [...new Set([...asked, ...scopes])],
      pkce: true,
    });
  },
  // The code lives 30 seconds: it is exchanged at once.
  finish: async (ctx, started, redirected) => {
    if (!ctx.app) return { failed: 'app-refused' };
    const parameters = readRedirect(SERVER, ctx.app.clientId, started, redirected);
    if (isRefusal(parameters)) return parameters;
    const done = await exchange(ctx, SERVER, ctx.app, started, parameters);
    const secrets = [parameters.get('code') ?? undefined, started.verifier, ctx.app.clientSecret];
    return isTrouble(done) ? refusedBy(done, secrets) : tokensOf(done.value, ctx.now, { scopes: started.scopes });
  },
  // One billed read per sign-in ($0.010 for a user read, https://docs.x.com/x-api/getting-started/pricing, effective 2026-04-20); never called on
  // a schedule. Nothing else tells whose token it is: there is no OpenID Connect, and X takes whichever account is active in the browser.
  identify: async ctx => {
    const headers = { authorization: `Bearer ${ctx.token.access}` };
    const answer = await ctx.ask({ url: 'https://api.x.com/2/users/me', headers }, ctx.signal);
    const user = fieldsOf(fieldsOf(answer.ok ? answer.json : undefined).data);
    const [id, handle, name] = [textOf(user.id), textOf(user.username), textOf(user.name)];
    const finding = classifyX(answer, { now: ctx.now });
    if (finding.result !== 'alive') return finding;
    return id
      ? { networkAccountId: id, handle: handle ?? id, ...(name ? { name } : {}) }
      : inconclusive('not-understood');
  },
  // Never asked (freeCheck is false); it answers without a request, so that no mistake elsewhere can cost money.
  check: async () => inconclusive('billing'),
  renewAt: (token, now) => {
    if (token.renews !== 'refresh-token') return null;
    if (token.issuedAt === undefined) return notTooSoon(now, token, RENEW_EVERY);
    return notTooSoon(Math.max(token.issuedAt + RENEW_EVERY, (token.expiresAt ?? 0) - 5 * MINUTE), token, RENEW_EVERY);
  },
  renew,
  revoke: async ctx => {
    if (!ctx.app) return false;
    const { app } = ctx;
    const end = async ({ access, refresh: kept }: Pick<TokenCtx['token'], 'access' | 'refresh'>) => {
      await revoke(ctx, SERVER, app, access, 'access_token');
      if (kept) await revoke(ctx, SERVER, app, kept, 'refresh_token');
    };
    await end(ctx.token);
    // A refresh costs nothing, a read is billed: without a refresh token there is no proof.
    return refreshIsOver(await renew(ctx), end);
  },
  // A confidential app (Web App, Automated App) has to send its secret, a public one nothing of that kind.
  // https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token, and what clients met.
  advice: adviceIn([
    [/missing valid authorization header/i, 'needs-secret'],
    [/value passed for the client id/i, 'client-id'],
  ]),
  classify: classifyX,
});

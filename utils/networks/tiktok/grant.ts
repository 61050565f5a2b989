/** TikTok's tokens: from a code, from a refresh token (which works once), and their end. The secret is always in the body, or the broker adds it. */
import { readRedirect, start } from '../../kit/oauth/code';
import { refusedBy } from '../../kit/oauth/refused';
import { scopesOf } from '../../kit/oauth/tokens';
import type { Finding } from '../../model/evidence';
import { measured } from '../../model/scopes';
import {
  type Ctx,
  isFinding,
  isRefusal,
  type Refusal,
  type SignIn,
  type SignInOptions,
  type TokenCtx,
  type TokenSet,
} from '../define';
import { askForTokens, canAskForTokens, decoded, type TokenDesk, tokensIn } from '../shared/body-secret';
import { hasPassed, inconclusive } from '../shared/first-look';
import { isOver } from '../shared/proof';
import { classifyTikTok, SCOPES } from './answers';
import { askUser } from './ask';

const SERVER = { issuer: 'https://www.tiktok.com' };
const OAUTH = 'https://open.tiktokapis.com/v2/oauth';
const DESK: TokenDesk = { endpoint: `${OAUTH}/token/`, idName: 'client_key' };

export const signIn = async (ctx: Ctx, options: SignInOptions): Promise<SignIn | Refusal> => {
  if (!ctx.app || !canAskForTokens(ctx)) return { failed: 'app-refused' };
  const { clientId } = ctx.app;
  const started = await start({
    endpoint: 'https://www.tiktok.com/v2/auth/authorize/',
    clientId,
    redirectUri: options.redirectUri,
    scopes: options.scopes ?? SCOPES,
    separator: ',',
    // Always shows who is signed in: a person with several accounts would otherwise connect whichever it is.
    extra: { client_key: clientId, ...(options.silent ? {} : { disable_auto_auth: '1' }) },
  });
  const url = new URL(started.url);
  url.searchParams.delete('client_id');
  return { ...started, url: url.href };
};

export const finish = async (ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal> => {
  const parameters = readRedirect(SERVER, ctx.app?.clientId ?? '', started, redirected);
  if (isRefusal(parameters)) return parameters;
  // The code's own alphabet has no percent sign: one that is still there was encoded twice.
  const code = decoded(parameters.get('code') ?? '');
  if (!code) return { failed: 'not-understood' };
  const grant = { grant_type: 'authorization_code', code, redirect_uri: started.redirectUri };
  const answer = await askForTokens(ctx, DESK, grant);
  const tokens = tokensIn(answer, ctx.now, { scopes: started.scopes });
  if (!tokens) return refusedBy({ trouble: answer }, [code, ctx.app?.clientSecret]);
  // People may untick scopes; the redirect tells as well what is left of them.
  const told = scopesOf(parameters.get('scopes') ?? '');
  return tokens.lacking ? tokens : { ...tokens, ...measured(started.scopes, told) };
};

export const renew = async (ctx: TokenCtx): Promise<TokenSet | Finding> => {
  const old = ctx.account.token;
  const { refresh } = ctx.token;
  if (!refresh || !canAskForTokens(ctx)) return inconclusive('app-misconfigured');
  const answer = await askForTokens(ctx, DESK, { grant_type: 'refresh_token', refresh_token: refresh });
  const kept = { refresh, refreshExpiresAt: old?.refreshExpiresAt, scopes: old?.scopes };
  const fresh = tokensIn(answer, ctx.now, kept);
  if (fresh) return fresh;
  // What ended is the refresh token: its own end counts, not the access token's.
  const finding = classifyTikTok(answer, { now: ctx.now, expiresAt: old?.refreshExpiresAt });
  // A bare 401 of the token endpoint is about the client (RFC 6749, 5.2), no strike against the token.
  if (finding.result === 'refused') return inconclusive('app-misconfigured', { code: finding.code });
  return finding.result === 'alive' ? inconclusive('not-understood') : finding;
};

/** Takes the app out of the person's list. Only a living access token can: one that has ended is renewed for it. */
export const revoke = async (ctx: TokenCtx): Promise<boolean> => {
  const { clientId, clientSecret, tokenEndpoint } = ctx.app ?? {};
  if (!clientId || !clientSecret || tokenEndpoint) return false;
  const stale = hasPassed(ctx.account.token?.expiresAt, ctx.now) && ctx.token.refresh !== undefined;
  const fresh = stale ? await renew(ctx) : ctx.token;
  if ('result' in fresh && isFinding(fresh)) return fresh.result === 'ended';
  const form = { client_key: clientId, client_secret: clientSecret, token: fresh.access };
  await ctx.ask({ url: `${OAUTH}/revoke/`, method: 'POST', form }, ctx.signal);
  const tried = await askUser({ ...ctx, token: { access: fresh.access } }, 'open_id');
  return isOver(classifyTikTok(tried, { now: ctx.now }));
};

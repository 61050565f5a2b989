/** LinkedIn's tokens: from a code, from a refresh token, and their end. All of it needs the app's secret, or the user's broker. */
import { readRedirect } from '../../kit/oauth/code';
import { refusedBy } from '../../kit/oauth/refused';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import { type Ctx, isRefusal, type Refusal, type SignIn, type TokenCtx, type TokenSet } from '../define';
import { askForTokens, canAskForTokens, type TokenDesk, tokensIn } from '../shared/body-secret';
import { hasPassed, inconclusive } from '../shared/first-look';
import { DAY, HOUR, notTooSoon } from '../shared/pace';
import { classifyLinkedIn } from './answers';
import { askApi, MEMBER, MEMBER_SCOPES, mayReadRoles } from './ask';
import { inspect } from './inspect';

/** As its OpenID configuration calls itself; compared with `iss` should an answer ever carry it. */
const SERVER = { issuer: 'https://www.linkedin.com/oauth' };
const DESK: TokenDesk = { endpoint: 'https://www.linkedin.com/oauth/v2/accessToken', idName: 'client_id' };

/**
 * An app without the product that reads roles may not ask for them, and LinkedIn grants all or nothing. A first sign-in is tried once more for the
 * member alone. A reconnect asks for what was granted and nothing else: other scopes would end every earlier token of this member and app.
 */
const narrower = (refusal: Refusal, asked: readonly string[], ctx: Ctx): Refusal =>
  /unauthorized_scope_error/.test(refusal.message ?? '') && !ctx.account.token?.scopes && mayReadRoles(asked)
    ? { ...refusal, askFor: MEMBER_SCOPES }
    : refusal;

export const finish = async (ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal> => {
  const parameters = readRedirect(SERVER, ctx.app?.clientId ?? '', started, redirected);
  const { scopes = [] } = started;
  if (isRefusal(parameters)) return narrower(parameters, scopes, ctx);
  const code = parameters.get('code');
  if (!code) return { failed: 'not-understood' };
  const grant = { grant_type: 'authorization_code', code, redirect_uri: started.redirectUri };
  const answer = await askForTokens(ctx, DESK, grant);
  const told = tokensIn(answer, ctx.now, { scopes });
  if (!told) return refusedBy({ trouble: answer }, [code, ctx.app?.clientSecret]);
  // To the letter: asking for others next time would end every earlier token of this member and app.
  const tokens = { ...told, scopes };
  const alone = !ctx.account.token?.scopes && !mayReadRoles(scopes);
  return alone ? { ...tokens, advice: 'no-organizations' } : tokens;
};

/** The refresh token ends a year after the sign-in, however often it is used: a later end that an answer tells is not believed. */
const fixedEnd = (known: number | null | undefined, told: number | null | undefined): number | null | undefined =>
  typeof known === 'number' ? Math.min(known, told ?? known) : told;

/** In the second half of the access token's life. Once both tokens end together a renewal gains nothing. */
export const renewAt = (token: NonNullable<Ctx['account']['token']>, now: number): number | null => {
  const { renews, expiresAt, refreshExpiresAt, issuedAt } = token;
  if (renews !== 'refresh-token' || expiresAt === null || hasPassed(refreshExpiresAt, now)) return null;
  if (expiresAt === undefined) return notTooSoon(issuedAt === undefined ? now : issuedAt + 30 * DAY, token, DAY);
  if (typeof refreshExpiresAt === 'number' && expiresAt >= refreshExpiresAt - HOUR) return null;
  const lead = issuedAt === undefined ? 30 * DAY : Math.max(0, expiresAt - issuedAt) / 2;
  return notTooSoon(expiresAt - lead, token, DAY);
};

/** What is left when only the refresh token has ended: an access token that lives on to its own end, and then needs a person. */
const withoutRefresh = async (ctx: TokenCtx, refused: Finding): Promise<TokenSet | Finding> => {
  const old = ctx.account.token;
  if (hasPassed(old?.expiresAt, ctx.now)) return refused;
  const finding = await inspect(ctx);
  if (finding.result !== 'alive') return finding;
  const { expiresAt = old?.expiresAt, issuedAt = old?.issuedAt } = finding;
  return { access: ctx.token.access, renews: 'no', ...defined({ expiresAt, issuedAt, scopes: old?.scopes }) };
};

export const renew = async (ctx: TokenCtx): Promise<TokenSet | Finding> => {
  const old = ctx.account.token;
  const { refresh } = ctx.token;
  if (!refresh || !canAskForTokens(ctx)) return inconclusive('app-misconfigured');
  const answer = await askForTokens(ctx, DESK, { grant_type: 'refresh_token', refresh_token: refresh });
  const fresh = tokensIn(answer, ctx.now, { refresh, scopes: old?.scopes });
  if (fresh) {
    const refreshExpiresAt = fixedEnd(old?.refreshExpiresAt, fresh.refreshExpiresAt);
    // The scopes of the sign-in stay as they were asked for, to the letter.
    return { ...fresh, ...defined({ refreshExpiresAt, scopes: old?.scopes ?? fresh.scopes }) };
  }
  const finding = classifyLinkedIn(answer, { now: ctx.now, expiresAt: old?.refreshExpiresAt }, MEMBER);
  if (finding.result === 'ended') return withoutRefresh(ctx, finding);
  // A bare 401 of the token endpoint is about the client (RFC 6749, 5.2), no strike against the token.
  if (finding.result === 'refused') return inconclusive('app-misconfigured', { code: finding.code });
  return finding.result === 'alive' ? inconclusive('not-understood') : finding;
};

/** The endpoint works but is not documented: only a token that is refused afterwards counts as ended. */
export const revoke = async (ctx: TokenCtx): Promise<boolean> => {
  const { clientId, clientSecret, tokenEndpoint } = ctx.app ?? {};
  if (!clientId || !clientSecret || tokenEndpoint) return false;
  for (const token of [ctx.token.refresh, ctx.token.access].filter(each => each !== undefined)) {
    const form = { client_id: clientId, client_secret: clientSecret, token };
    await ctx.ask({ url: 'https://www.linkedin.com/oauth/v2/revoke', method: 'POST', form }, ctx.signal);
  }
  const proof = classifyLinkedIn(await askApi(ctx, 'v2/userinfo'), { now: ctx.now }, MEMBER);
  return proof.result === 'ended';
};

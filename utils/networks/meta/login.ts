/** Facebook Login without a secret: the implicit flow, whose redirect carries the tokens; and the exchange that extends one. */

import { readRedirect, start } from '../../kit/oauth/code';
import { scopesOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import { measured } from '../../model/scopes';
import type { Ctx, Refusal, SignIn, SignInOptions, TokenCtx, TokenSet } from '../define';
import { isRefusal } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, numberOf, textOf } from '../shared/json';
import { DAY, renewItself } from '../shared/pace';
import { classifyMeta, metaTime, type Reading } from './answers';
import { GRAPH, graphUrl, VERSION } from './graph';

const DIALOG = `https://www.facebook.com/${VERSION}/dialog/oauth`;
/** Meta's OpenID issuer; compared with `iss` should an answer ever carry it. */
const SERVER = { issuer: 'https://www.facebook.com' };

/** So long (ms) before Meta's second clock ends a sign-in is there to set it anew. */
const LAPSING = 14 * DAY;

/**
 * Without this the dialog sends a person who is known here straight back, with all as it was. `rerequest` asks again for what was declined,
 * `reauthorize` sets the access to data anew. Either always shows a page, so not when nothing may be shown.
 */
const again = ({ account, now }: Ctx): string | undefined => {
  if (!account.handle) return undefined;
  const ends = account.token?.dataAccessEndsAt;
  return typeof ends === 'number' && ends <= now + LAPSING ? 'reauthorize' : 'rerequest';
};

export const signInWithFacebook = async (
  ctx: Ctx,
  options: SignInOptions,
  scopes: string[],
): Promise<SignIn | Refusal> => {
  if (!ctx.app) return { failed: 'app-refused' };
  return start({
    endpoint: DIALOG,
    clientId: ctx.app.clientId,
    redirectUri: options.redirectUri,
    scopes: options.scopes ?? scopes,
    separator: ',',
    responseType: 'token',
    extra: options.silent ? {} : defined({ auth_type: again(ctx) }),
  });
};

/** Documented as ISO 8601, seen as unix seconds: both are read. */
const dataAccessEnd = (value: string | null): number | null | undefined => {
  if (!value) return undefined;
  const seconds = metaTime(value);
  if (seconds !== undefined) return seconds;
  const iso = Date.parse(value);
  return Number.isFinite(iso) ? iso : undefined;
};

const canExchange = (ctx: Ctx): boolean => Boolean(ctx.app?.clientSecret ?? ctx.app?.tokenEndpoint);
const renewsOf = (ctx: Ctx): TokenSet['renews'] => (canExchange(ctx) ? 'itself' : 'no');

/** `fb_exchange_token`: a living user token for one of about 60 days. By the app's secret, or by the user's broker. */
const exchangeToken = async (ctx: Ctx, access: string) => {
  const { clientId = '', clientSecret, tokenEndpoint } = ctx.app ?? {};
  const form = { grant_type: 'fb_exchange_token', client_id: clientId, fb_exchange_token: access };
  const answer = tokenEndpoint
    ? await ctx.ask({ url: tokenEndpoint, method: 'POST', form }, ctx.signal)
    : await ctx.ask(
        { url: graphUrl('oauth/access_token', { ...form, client_secret: clientSecret ?? '' }, GRAPH) },
        ctx.signal,
      );
  const json = fieldsOf(answer.ok && answer.status < 300 ? answer.json : undefined);
  const fresh = textOf(json.access_token);
  const seconds = numberOf(json.expires_in);
  // No `expires_in` means no end, as Meta's own debugger shows for such tokens.
  return fresh ? { answer, access: fresh, expiresAt: seconds ? ctx.now + seconds * 1000 : null } : { answer };
};

export const finishWithFacebook = async (
  ctx: Ctx,
  started: SignIn,
  redirected: string,
): Promise<TokenSet | Refusal> => {
  const parameters = readRedirect(SERVER, ctx.app?.clientId ?? '', started, redirected);
  if (isRefusal(parameters)) return parameters;
  const [short, long] = [textOf(parameters.get('access_token')), textOf(parameters.get('long_lived_token'))];
  const access = long ?? short;
  if (!access) return { failed: 'not-understood' };
  const granted = parameters.get('granted_scopes');
  const common = {
    renews: renewsOf(ctx),
    issuedAt: ctx.now,
    ...measured(started.scopes, granted ? scopesOf(granted) : undefined),
    ...defined({ dataAccessEndsAt: dataAccessEnd(parameters.get('data_access_expiration_time')) }),
  };
  // `expires_in` is about the short token; when the long one ends is told by the first check.
  if (long) return { access: long, ...common };
  const exchanged = canExchange(ctx) ? await exchangeToken(ctx, access) : undefined;
  if (exchanged?.access) return { access: exchanged.access, expiresAt: exchanged.expiresAt, ...common };
  const seconds = numberOf(parameters.get('expires_in'));
  const expiresAt = seconds === undefined ? undefined : seconds === 0 ? null : ctx.now + seconds * 1000;
  return { access, ...common, ...defined({ expiresAt }) };
};

/** At most once a day, in the last thirty days; an ended token cannot be exchanged any more. */
export const exchangeAt = (token: NonNullable<Ctx['account']['token']>, now: number): number | null =>
  typeof token.expiresAt === 'number' ? renewItself(token, now, DAY, 30 * DAY) : null;

export const renewByExchange = async (ctx: TokenCtx, reading: Reading): Promise<TokenSet | Finding> => {
  if (!canExchange(ctx)) return inconclusive('app-misconfigured');
  const { answer, access, expiresAt } = await exchangeToken(ctx, ctx.token.access);
  if (access)
    return {
      access,
      expiresAt,
      issuedAt: ctx.now,
      renews: 'itself',
      ...defined({ scopes: ctx.account.token?.scopes }),
    };
  const finding = classifyMeta(answer, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt }, reading);
  // A refused exchange says something about the app as often as about the token: only a named cause is proof.
  const proof = finding.result === 'inconclusive' || (finding.result === 'ended' && finding.cause !== 'unknown');
  return proof ? finding : inconclusive('not-understood', 'code' in finding ? { code: finding.code } : {});
};

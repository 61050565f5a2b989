/**
 * Threads' sign-in, second half: code to a token of one hour, that to one of 60 days; and its renewal, which needs no secret.
 * A broker gets both steps of the sign-in as form POSTs with the parameters the network would get but the secret; it may answer the first with the long-lived token.
 */
import { readRedirect } from '../../kit/oauth/code';
import { refusedBy } from '../../kit/oauth/refused';
import type { Finding } from '../../model/evidence';
import { measured } from '../../model/scopes';
import { type Ctx, isRefusal, type Refusal, type SignIn, type TokenCtx, type TokenSet } from '../define';
import { classifyMeta, type Reading } from '../meta/answers';
import { fieldsOfTokens, tokensOf } from '../meta/instagram-login';
import { numberOf, textOf } from '../shared/json';
import { DAY } from '../shared/pace';
import { askThreads } from './hosts';

const SERVER = { issuer: 'https://www.threads.com' };

export const finish = async (ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal> => {
  const { clientId = '', clientSecret, tokenEndpoint } = ctx.app ?? {};
  const parameters = readRedirect(SERVER, clientId, started, redirected);
  if (isRefusal(parameters)) return parameters;
  const code = parameters.get('code');
  if (!code) return { failed: 'not-understood' };
  const secret: Record<string, string> = clientSecret ? { client_secret: clientSecret } : {};
  const ask = (path: string, form: Record<string, string>, body: boolean) =>
    tokenEndpoint
      ? ctx.ask({ url: tokenEndpoint, method: 'POST', form: { ...form, client_id: clientId } }, ctx.signal)
      : askThreads(ctx, path, { ...form, ...secret }, body);
  const grant = { client_id: clientId, grant_type: 'authorization_code', redirect_uri: started.redirectUri, code };
  const first = await ask('oauth/access_token', grant, true);
  const short = fieldsOfTokens(first);
  const access = textOf(short.access_token);
  if (!access) return refusedBy({ trouble: first }, [code, clientSecret]);
  // The answers name no scopes; what was really granted is told by the first check.
  const asked = measured(started.scopes, undefined);
  if ((numberOf(short.expires_in) ?? 0) * 1000 > DAY)
    return tokensOf(short, ctx, asked) ?? { failed: 'not-understood' };
  const second = await ask('access_token', { grant_type: 'th_exchange_token', access_token: access }, false);
  return tokensOf(fieldsOfTokens(second), ctx, asked) ?? refusedBy({ trouble: second }, [access, clientSecret]);
};

/** Only while it lives, once it is a day old, and while `threads_basic` is granted. */
export const renew = async (ctx: TokenCtx, reading: Reading): Promise<TokenSet | Finding> => {
  const { access } = ctx.token;
  const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
  const answer = await askThreads(ctx, 'refresh_access_token', {
    grant_type: 'th_refresh_token',
    access_token: access,
  });
  const fresh = tokensOf(fieldsOfTokens(answer), ctx, measured(ctx.account.token?.scopes, undefined));
  // What a token that is too young is told is not documented: whoever renews asks the token itself before this counts as its end.
  return fresh ?? classifyMeta(answer, at, reading);
};

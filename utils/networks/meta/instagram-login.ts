/**
 * Instagram's own sign-in, second half: code to a token of one hour, that to one of 60 days.
 * A broker gets both steps as form POSTs, with the parameters the network would get but the secret: first `grant_type=authorization_code`
 * (client_id, redirect_uri, code), then `grant_type=ig_exchange_token` (client_id, access_token). It may answer the first one with the long-lived token.
 */

import type { Answer } from '../../kit/http';
import { readRedirect } from '../../kit/oauth/code';
import { refusedBy } from '../../kit/oauth/refused';
import { scopesOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import { type Measured, measured } from '../../model/scopes';
import { type Ctx, isRefusal, type Refusal, type SignIn, type TokenSet } from '../define';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/json';
import { DAY } from '../shared/pace';
import { graphUrl } from './graph';

export const HOST = 'https://graph.instagram.com';
const SERVER = { issuer: 'https://www.instagram.com' };

/** The code's answer comes flat or as `data[0]`; permissions as text or as a list. */
export const fieldsOfTokens = (answer: Answer): Fields => {
  const json = fieldsOf(answer.ok && answer.status < 300 ? answer.json : undefined);
  return textOf(json.access_token) ? json : fieldsOf(listOf(json.data)[0]);
};

export const permissionsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value)
    ? value.filter(each => typeof each === 'string')
    : typeof value === 'string'
      ? scopesOf(value)
      : undefined;

export const tokensOf = (fields: Fields, ctx: Ctx, granted: Measured): TokenSet | undefined => {
  const [access, seconds] = [textOf(fields.access_token), numberOf(fields.expires_in)];
  const expiresAt = seconds === undefined ? undefined : ctx.now + seconds * 1000;
  return access ? { access, issuedAt: ctx.now, renews: 'itself', ...granted, ...defined({ expiresAt }) } : undefined;
};

export const finishWithInstagram = async (
  ctx: Ctx,
  started: SignIn,
  redirected: string,
): Promise<TokenSet | Refusal> => {
  const { clientId = '', clientSecret, tokenEndpoint } = ctx.app ?? {};
  const parameters = readRedirect(SERVER, clientId, started, redirected);
  if (isRefusal(parameters)) return parameters;
  const code = parameters.get('code');
  if (!code) return { failed: 'not-understood' };
  const secret: Record<string, string> = clientSecret && !tokenEndpoint ? { client_secret: clientSecret } : {};
  const form = {
    client_id: clientId,
    ...secret,
    grant_type: 'authorization_code',
    redirect_uri: started.redirectUri,
    code,
  };
  const url = tokenEndpoint ?? 'https://api.instagram.com/oauth/access_token';
  const first = await ctx.ask({ url, method: 'POST', form }, ctx.signal);
  const short = fieldsOfTokens(first);
  const access = textOf(short.access_token);
  if (!access) return refusedBy({ trouble: first }, [code, clientSecret]);
  const granted = measured(started.scopes, permissionsOf(short.permissions));
  // A broker may have done both steps: short tokens live an hour.
  if ((numberOf(short.expires_in) ?? 0) * 1000 > DAY)
    return tokensOf(short, ctx, granted) ?? { failed: 'not-understood' };
  const exchange = { grant_type: 'ig_exchange_token', access_token: access };
  const second = tokenEndpoint
    ? await ctx.ask({ url: tokenEndpoint, method: 'POST', form: { ...exchange, client_id: clientId } }, ctx.signal)
    : await ctx.ask({ url: graphUrl('access_token', { ...exchange, ...secret }, HOST) }, ctx.signal);
  return tokensOf(fieldsOfTokens(second), ctx, granted) ?? refusedBy({ trouble: second }, [access, clientSecret]);
};

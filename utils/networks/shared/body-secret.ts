/** Token requests of networks that want the app's secret in the body. A broker gets the same form without the secret, and adds it. */
import type { Answer } from '../../kit/http';
import { type Kept, type Tokens, tokensOf } from '../../kit/oauth/tokens';
import { defined } from '../../model/defined';
import type { Ctx } from '../define';
import { fieldsOf, numberOf, textOf } from './json';

/** Where a network hands out tokens, and how it calls the client's id there. */
export interface TokenDesk {
  endpoint: string;
  idName: 'client_id' | 'client_key';
}

/** Nothing is handed out without a secret; a broker is as good. */
export const canAskForTokens = (ctx: Ctx): boolean => Boolean(ctx.app?.clientSecret ?? ctx.app?.tokenEndpoint);

export const askForTokens = (ctx: Ctx, desk: TokenDesk, grant: Record<string, string>): Promise<Answer> => {
  const { clientId = '', clientSecret, tokenEndpoint } = ctx.app ?? {};
  const secret: Record<string, string> = clientSecret && !tokenEndpoint ? { client_secret: clientSecret } : {};
  const form = { [desk.idName]: clientId, ...secret, ...grant };
  return ctx.ask({ url: tokenEndpoint ?? desk.endpoint, method: 'POST', form }, ctx.signal);
};

/** Some servers send the list of scopes still encoded. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The tokens in an answer; `undefined` where it holds none, whatever its status. An ID token is not read. @param now epoch ms */
export const tokensIn = (answer: Answer, now: number, kept: Kept = {}): Tokens | undefined => {
  const json = fieldsOf(answer.ok && answer.status < 300 ? answer.json : undefined);
  const access = textOf(json.access_token);
  if (access === undefined) return undefined;
  const scope = textOf(json.scope);
  const told = defined({
    expires_in: numberOf(json.expires_in),
    refresh_token: textOf(json.refresh_token),
    refresh_token_expires_in: numberOf(json.refresh_token_expires_in ?? json.refresh_expires_in),
    scope: scope === undefined ? undefined : decoded(scope),
  });
  return tokensOf({ access_token: access, token_type: 'bearer', ...told }, now, kept);
};

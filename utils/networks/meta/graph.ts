/** Asking the Graph API: one version, the token as a parameter (no preflight), and the proof that some apps insist on. */
import { hmac } from '../../kit/hash';
import type { Answer, Ask } from '../../kit/http';
import type { Ctx } from '../define';

/** Alive at least until 2028. https://developers.facebook.com/docs/graph-api/changelog */
export const VERSION = 'v26.0';
export const GRAPH = `https://graph.facebook.com/${VERSION}`;

/**
 * HMAC-SHA256 of the token under the app secret, in hex; apps with "Require App Secret" refuse calls without it.
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
const proofOf = hmac;

/** @param parameters without the token; the same path may be asked on another of Meta's hosts */
export const graphUrl = (path: string, parameters: Record<string, string>, base = GRAPH): string =>
  `${base}/${path}?${new URLSearchParams(parameters)}`;

/** A call in the name of `token`. */
export const askGraph = async (
  ctx: Ctx,
  token: string,
  path: string,
  parameters: Record<string, string> = {},
  method: NonNullable<Ask['method']> = 'GET',
): Promise<Answer> => {
  const secret = ctx.app?.clientSecret;
  const proof: Record<string, string> = secret ? { appsecret_proof: await proofOf(token, secret) } : {};
  return ctx.ask({ url: graphUrl(path, { ...parameters, access_token: token, ...proof }), method }, ctx.signal);
};

/** Takes every permission of this person back from the app: all its tokens end, on all devices. */
export const deauthorise = (ctx: Ctx, token: string): Promise<Answer> =>
  askGraph(ctx, token, 'me/permissions', {}, 'DELETE');

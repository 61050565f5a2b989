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

/** `true`, or `{"success": true}`. */
export const saysDone = (answer: Answer): boolean => {
  if (!answer.ok || answer.status >= 300) return false;
  const { json } = answer;
  return json === true || (typeof json === 'object' && json !== null && 'success' in json && json.success === true);
};

/** Takes every permission of this person back from the app: all its tokens end, on all devices. */
export const deauthorise = async (ctx: Ctx, token: string): Promise<boolean> =>
  saysDone(await askGraph(ctx, token, 'me/permissions', {}, 'DELETE'));

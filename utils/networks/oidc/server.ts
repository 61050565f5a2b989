/** One server as a network file needs it: found by its issuer, asked about a token, and who the token belongs to. */
import type { AuthorizationServer } from 'oauth4webapi';
import { isTrouble, type Trouble, type Wire } from '../../kit/oauth/call';
import { discover } from '../../kit/oauth/discovery';
import { keyPairOf } from '../../kit/oauth/dpop';
import { refusedBy } from '../../kit/oauth/refused';
import { introspect, userinfo } from '../../kit/oauth/tokens';
import type { Finding } from '../../model/evidence';
import type { AppClient, Ctx, Identity, Refusal, TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, textOf } from '../shared/json';
import { classifyOAuth } from './answers';

export const issuerOf = (ctx: Ctx): string => ctx.account.issuer ?? ctx.app?.issuer ?? '';

/** The app; without one (a pasted token) only what needs no client works. */
export const appOf = (ctx: Ctx): AppClient => ctx.app ?? { clientId: '' };

export const serverOf = (ctx: Ctx) => discover(ctx, issuerOf(ctx));

/** With the key that the token is bound to, where it is bound to one. */
export type Bound = TokenCtx & Pick<Wire, 'dpop'>;
export const withKey = async (ctx: TokenCtx): Promise<Bound> => ({ ...ctx, dpop: await keyPairOf(ctx.token.extra) });

/** A failed call as a finding. An answer that arrived well and still did not hold is not understood, never a sign of life. */
export const findingOf = (
  { trouble }: Trouble,
  at: { now: number; expiresAt?: number | null | undefined },
): Finding => {
  if (!trouble) return inconclusive('app-misconfigured');
  const finding = classifyOAuth(trouble, at);
  return finding.result === 'alive' && !finding.missing ? inconclusive('not-understood') : finding;
};

/** No server found: whatever was answered in its place says nothing about a token. */
export const notFound = (found: Trouble, now: number): Finding => {
  const finding = findingOf(found, { now });
  return finding.result === 'inconclusive' ? finding : inconclusive('not-understood');
};

/** The same for a sign-in. */
export const notFoundRefusal = (found: Trouble): Refusal => {
  const refused = refusedBy(found);
  return refused.failed === 'network-down' || refused.failed === 'rate-limited'
    ? refused
    : { failed: 'not-understood' };
};

/** Trouble that says nothing about the question: the way, the load, the bill. */
const onTheWay = (finding: Finding): boolean =>
  finding.result === 'inconclusive' && ['unreachable', 'outage', 'rate-limited', 'billing'].includes(finding.reason);

/** The server wants proof of a key that we do not have (a pasted token): its no is about us, not about the token. RFC 9449, 7.2. */
const lacksKey = (ctx: Bound, { trouble }: Trouble): boolean =>
  !ctx.dpop && trouble?.ok === true && /(?:^|,)\s*dpop\b/i.test(trouble.headers['www-authenticate'] ?? '');

const askUserinfo = async (ctx: Bound, server: AuthorizationServer): Promise<Finding> => {
  const asked = await userinfo(ctx, server, appOf(ctx), ctx.token.access);
  if (isTrouble(asked) && lacksKey(ctx, asked)) return inconclusive('policy', { code: 'dpop' });
  return isTrouble(asked)
    ? findingOf(asked, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt })
    : { result: 'alive' };
};

/** What was granted is known from the token answer; an access token may carry less of it (no `offline_access`, say), and a reconnect asks for what was granted. */
const keepGranted = (finding: Finding, granted: string[] | undefined): Finding => {
  if (finding.result !== 'alive' || !granted) return finding;
  const { scopes: _carried, ...rest } = finding;
  return rest;
};

/**
 * Introspection where the server has it, else (or where it is not for this client) userinfo.
 * "Not active" is also what a server says about a token that this client may not ask about (RFC 7662, 2.2): a working userinfo call overrules it.
 */
export const checkAt = async (ctx: Bound, server: AuthorizationServer): Promise<Finding> => {
  const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
  const hasUserinfo = server.userinfo_endpoint !== undefined;
  // Introspection is for clients (RFC 7662, 2.1): a pasted token without an app is asked about where it speaks for itself.
  if (server.introspection_endpoint === undefined || !ctx.app)
    return hasUserinfo ? askUserinfo(ctx, server) : inconclusive('app-misconfigured');
  const asked = await introspect(ctx, server, appOf(ctx), ctx.token.access, 'access_token');
  const finding = isTrouble(asked)
    ? findingOf(asked, at)
    : classifyOAuth({ ok: true, status: 200, headers: {}, json: asked.value, text: '' }, at);
  if (!hasUserinfo && isTrouble(asked)) return onTheWay(finding) ? finding : inconclusive('app-misconfigured');
  if (!isTrouble(asked) && finding.result === 'alive') return keepGranted(finding, ctx.account.token?.scopes);
  if (!hasUserinfo || onTheWay(finding)) return finding;
  const second = await askUserinfo(ctx, server);
  // "Insufficient scope" is said of a living token as well (RFC 6750, 3.1).
  const overruled = second.result === 'alive';
  // Introspection only says "not active"; a challenge may say that it was of age.
  const tellsMore = second.result === 'ended' && second.cause === 'lifetime-ended';
  return isTrouble(asked) || overruled || tellsMore ? second : finding;
};

const named = (fields: Record<string, unknown>): Identity | undefined => {
  const id = textOf(fields.sub);
  const handle = ['preferred_username', 'nickname', 'username', 'email', 'name']
    .map(name => textOf(fields[name]))
    .find(Boolean);
  const name = textOf(fields.name);
  return id ? { networkAccountId: id, handle: handle ?? id, ...(name ? { name } : {}) } : undefined;
};

/** From userinfo; where there is none, from what introspection tells. */
export const identifyAt = async (ctx: Bound, server: AuthorizationServer): Promise<Identity | Finding> => {
  const asked =
    server.userinfo_endpoint === undefined
      ? await introspect(ctx, server, appOf(ctx), ctx.token.access, 'access_token')
      : await userinfo(ctx, server, appOf(ctx), ctx.token.access);
  if (isTrouble(asked)) return findingOf(asked, { now: ctx.now });
  const fields = fieldsOf(asked.value);
  if (fields.active === false)
    return classifyOAuth({ ok: true, status: 200, headers: {}, json: fields, text: '' }, { now: ctx.now });
  return named(fields) ?? inconclusive('not-understood');
};

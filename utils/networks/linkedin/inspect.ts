/** The proof for a member's token: introspection where the app's secret is here, else the cheapest call that its scopes allow. */
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import type { Identity, TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, textOf } from '../shared/json';
import { askApi, classifyAt, MEMBER } from './ask';

const INTROSPECT = 'https://www.linkedin.com/oauth/v2/introspectToken';
/** Scopes of apps from before OpenID Connect; they read `/v2/me`. */
const OLD_PROFILE = ['r_basicprofile', 'r_liteprofile'];

/** The scopes that were asked for stay the yardstick: asking for others next time would end every earlier token of this member and app. */
const keepScopes = (finding: Finding, ctx: TokenCtx): Finding => {
  if (finding.result !== 'alive' || !ctx.account.token?.scopes) return finding;
  const { scopes: _, ...rest } = finding;
  return rest;
};

const introspect = async (ctx: TokenCtx): Promise<Finding | undefined> => {
  const { clientId, clientSecret, tokenEndpoint } = ctx.app ?? {};
  if (!clientId || !clientSecret || tokenEndpoint) return undefined;
  const form = { client_id: clientId, client_secret: clientSecret, token: ctx.token.access };
  const answer = await ctx.ask({ url: INTROSPECT, method: 'POST', form }, ctx.signal);
  // Anything but an answer about the token is about the app (a wrong secret, a token of another app) or the way: the token is asked itself.
  const told = answer.ok && typeof fieldsOf(answer.json).active === 'boolean';
  return told ? keepScopes(classifyAt(answer, ctx, MEMBER), ctx) : undefined;
};

const probe = async (ctx: TokenCtx): Promise<Finding> => {
  const granted = ctx.account.token?.scopes;
  const openid = !granted || granted.includes('openid');
  const path = !openid && granted.some(scope => OLD_PROFILE.includes(scope)) ? 'v2/me' : 'v2/userinfo';
  const finding = classifyAt(await askApi(ctx, path), ctx, MEMBER);
  // A token that was never meant to read profiles is well, even though it may not.
  return finding.result === 'alive' && finding.missing && !openid ? { result: 'alive' } : finding;
};

export const inspect = async (ctx: TokenCtx): Promise<Finding> => (await introspect(ctx)) ?? probe(ctx);

/** Tools keep a member's id bare or as a URN: the account's own way is kept. */
const idLike = (id: string, ctx: TokenCtx): string => {
  const urn = `urn:li:person:${id}`;
  return ctx.account.networkAccountId === urn ? urn : id;
};

/** Members have no handle on the API but in `/v2/me`: the name is what people know. */
const identityOf = (id: string, handle: string | undefined, name: string | undefined): Identity => ({
  networkAccountId: id,
  handle: handle ?? name ?? id,
  ...defined({ name }),
});

export const identifyMember = async (ctx: TokenCtx): Promise<Identity | Finding> => {
  const answer = await askApi(ctx, 'v2/userinfo');
  const finding = classifyAt(answer, ctx, MEMBER);
  const info = fieldsOf(answer.ok ? answer.json : undefined);
  const sub = textOf(info.sub);
  if (finding.result === 'alive' && sub) return identityOf(idLike(sub, ctx), undefined, textOf(info.name));
  if (finding.result !== 'alive') return finding;
  const second = await askApi(ctx, 'v2/me');
  const me = fieldsOf(second.ok ? second.json : undefined);
  const id = textOf(me.id);
  if (!id) {
    const said = classifyAt(second, ctx, MEMBER);
    return said.result === 'alive' && !said.missing ? inconclusive('not-understood') : said;
  }
  const name = [me.localizedFirstName, me.localizedLastName].map(textOf).filter(Boolean).join(' ');
  return identityOf(idLike(id, ctx), textOf(me.vanityName), name || undefined);
};

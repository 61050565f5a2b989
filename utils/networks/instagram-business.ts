/** Instagram professional accounts through Facebook Login: a Facebook token, and the link from a Page to the Instagram account. */

import { defineNetwork, type Identity, type TokenCtx } from './define';
import { metaAdvice } from './meta/advice';
import { classifyMeta } from './meta/answers';
import { graphBatch } from './meta/batch';
import { instagramChildren, LINKED, linkedTo } from './meta/children';
import { FACEBOOK_PAGES, facebookLogin, INSPECTED_CAUSES, isGraphToken } from './meta/common';
import { askGraph, deauthorise } from './meta/graph';
import { FACEBOOK_GUARD } from './meta/guard';
import { inspect } from './meta/inspect';
import { exchangeAt, finishWithFacebook, renewByExchange, signInWithFacebook } from './meta/login';
import { pagesOf } from './meta/pages';
import { isOver } from './shared/proof';

const reading = { needs: ['instagram_basic'] };
/** For calls about the Instagram account itself: "does not exist" then means that this person no longer reaches it. */
const assetReading = { ...reading, asset: true };
const scopes = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'];

/** The one that this account is about; for a new account the first. */
const choose = (found: readonly Identity[], account: TokenCtx['account']): Identity | undefined =>
  found.find(each => each.networkAccountId === account.networkAccountId) ??
  found.find(each => each.handle.toLowerCase() === account.handle.toLowerCase()) ??
  found[0];

const identify = async (ctx: TokenCtx) => {
  const pages = await pagesOf(ctx, `id,name,${LINKED}`, reading);
  // A Page token is refused this list: it has no Pages of its own.
  if (!Array.isArray(pages) && !(pages.result === 'inconclusive' && pages.reason === 'not-understood')) return pages;
  const found = (Array.isArray(pages) ? pages : []).map(linkedTo).filter(each => each !== undefined);
  const chosen = choose(found, ctx.account);
  if (chosen) return chosen;
  // For a Page token `/me` is the Page.
  const answer = await askGraph(ctx, ctx.token.access, 'me', { fields: `id,${LINKED}` });
  const own = linkedTo(answer.ok ? answer.json : undefined);
  if (own) return own;
  const finding = classifyMeta(answer, { now: ctx.now }, reading);
  // The token works but no Page it reaches has an Instagram account: unlinked, un-ticked in the dialog, or the role is gone.
  return finding.result === 'inconclusive' && finding.reason !== 'not-understood'
    ? finding
    : ({ result: 'ended', cause: 'asset-gone' } as const);
};

export default defineNetwork({
  id: 'instagram-business',
  loginOf: 'facebook',
  name: 'Instagram (Facebook Login)',
  mark: { text: 'Ib', colour: '#7638fa' },
  hosts: () => ['https://graph.facebook.com/*'],
  ...facebookLogin,
  scopes,
  causes: INSPECTED_CAUSES,
  pages: {
    home: 'https://www.instagram.com/',
    ...FACEBOOK_PAGES,
  },
  guard: FACEBOOK_GUARD,
  signIn: (ctx, options) => signInWithFacebook(ctx, options, scopes),
  finish: finishWithFacebook,
  identify,
  batch: graphBatch,
  childKinds: ['instagram'],
  children: ctx => instagramChildren(ctx, reading),
  check: async ctx => {
    const token = await inspect(ctx, reading);
    const id = ctx.account.networkAccountId;
    if (token.result !== 'alive' || !id) return token;
    const answer = await askGraph(ctx, ctx.token.access, encodeURIComponent(id), { fields: 'id,username' });
    const asset = classifyMeta(answer, { now: ctx.now }, assetReading);
    if (asset.result !== 'alive') return asset;
    const missing = [...new Set([...(token.missing ?? []), ...(asset.missing ?? [])])];
    return missing.length ? { ...token, missing } : token;
  },
  renewAt: exchangeAt,
  renew: ctx => renewByExchange(ctx, reading),
  revoke: async ctx => {
    await deauthorise(ctx, ctx.token.access);
    return isOver(await inspect(ctx, reading));
  },
  looksLike: isGraphToken,
  advice: metaAdvice,
  classify: (answer, at) => classifyMeta(answer, at, assetReading),
});

/** Facebook: user and Page tokens. About 60 days, then a person; a Page token made from a long one has no end of its own. */

import { defined } from '../model/defined';
import { defineNetwork } from './define';
import { metaAdvice } from './meta/advice';
import { classifyMeta } from './meta/answers';
import { graphBatch } from './meta/batch';
import { FACEBOOK_PAGES, facebookLogin, isGraphToken, META_CAUSES } from './meta/common';
import { askGraph, deauthorise } from './meta/graph';
import { inspect } from './meta/inspect';
import { exchangeAt, finishWithFacebook, renewByExchange, signInWithFacebook } from './meta/login';
import { pagesOf } from './meta/pages';
import { inconclusive } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';
import { isOver } from './shared/proof';

const reading = { needs: ['public_profile'] };
const scopes = ['public_profile', 'pages_show_list', 'pages_read_engagement'];

export default defineNetwork({
  id: 'facebook',
  name: 'Facebook',
  mark: { text: 'f', colour: '#0866ff' },
  hosts: () => ['https://graph.facebook.com/*'],
  ...facebookLogin,
  scopes,
  causes: META_CAUSES,
  pages: {
    home: 'https://www.facebook.com/',
    ...FACEBOOK_PAGES,
  },
  signIn: (ctx, options) => signInWithFacebook(ctx, options, scopes),
  finish: finishWithFacebook,
  identify: async ctx => {
    const answer = await askGraph(ctx, ctx.token.access, 'me', { fields: 'id,name' });
    const finding = classifyMeta(answer, { now: ctx.now }, reading);
    const me = fieldsOf(answer.ok ? answer.json : undefined);
    const [id, name] = [textOf(me.id), textOf(me.name)];
    if (finding.result !== 'alive' || !id) return finding.result === 'alive' ? inconclusive('not-understood') : finding;
    // People have no handle on the API; a Page's is not readable with every token: the name is what both have.
    return { networkAccountId: id, handle: name ?? id, ...(name ? { name } : {}) };
  },
  // A Page's own token: made from a long-lived user token it has no end of its own, which the next check tells.
  children: async ctx => {
    const pages = await pagesOf(ctx, 'id,name,username,access_token', reading);
    if (!Array.isArray(pages)) return pages;
    return pages.flatMap(page => {
      const [id, name, username, access] = [page.id, page.name, page.username, page.access_token].map(textOf);
      const token = access ? { token: { access, renews: 'no' as const } } : {};
      return id
        ? [
            {
              network: 'facebook',
              kind: 'page' as const,
              networkAccountId: id,
              handle: username ?? name ?? id,
              ...defined({ name }),
              ...token,
            },
          ]
        : [];
    });
  },
  batch: graphBatch,
  check: ctx => inspect(ctx, reading),
  renewAt: exchangeAt,
  renew: ctx => renewByExchange(ctx, reading),
  revoke: async ctx => {
    await deauthorise(ctx, ctx.token.access);
    return isOver(await inspect(ctx, reading));
  },
  looksLike: isGraphToken,
  advice: metaAdvice,
  classify: (answer, at) => classifyMeta(answer, at, reading),
});

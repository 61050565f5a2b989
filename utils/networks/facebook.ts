/** Facebook: user and Page tokens. About 60 days, then a person; a Page token made from a long one has no end of its own. */

import { defineNetwork } from './define';
import { metaAdvice } from './meta/advice';
import { classifyMeta } from './meta/answers';
import { graphBatch } from './meta/batch';
import { pageChildren } from './meta/children';
import { FACEBOOK_PAGES, facebookLogin, INSPECTED_CAUSES, isGraphToken } from './meta/common';
import { askGraph, deauthorise } from './meta/graph';
import { FACEBOOK_GUARD } from './meta/guard';
import { inspect } from './meta/inspect';
import { exchangeAt, finishWithFacebook, renewByExchange, signInWithFacebook } from './meta/login';
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
  causes: INSPECTED_CAUSES,
  pages: {
    home: 'https://www.facebook.com/',
    ...FACEBOOK_PAGES,
  },
  guard: FACEBOOK_GUARD,
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
  childKinds: ['page', 'instagram'],
  children: ctx => pageChildren(ctx, reading),
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

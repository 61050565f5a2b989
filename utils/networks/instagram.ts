/**
 * Instagram API with Instagram Login (Business and Creator accounts). The first login needs the app's secret or a broker (what it gets: see
 * `meta/instagram-login.ts`); after that the token renews itself with no secret, while it lives and once it is 24 hours old.
 */

import { start } from '../kit/oauth/code';
import { measured } from '../model/scopes';
import { type Ctx, defineNetwork } from './define';
import { metaAdvice } from './meta/advice';
import { classifyMeta } from './meta/answers';
import { FACEBOOK_PAGES, META_CAUSES, META_PASSWORD } from './meta/common';
import { graphUrl, VERSION } from './meta/graph';
import { INSTAGRAM_GUARD } from './meta/guard';
import { fieldsOfTokens, finishWithInstagram, HOST, permissionsOf, tokensOf } from './meta/instagram-login';
import { inconclusive } from './shared/first-look';
import { fieldsOf, listOf, textOf } from './shared/json';
import { DAY, HOUR, renewItself } from './shared/pace';
import { isOver } from './shared/proof';

const API = `${HOST}/${VERSION}`;
const reading = { needs: ['instagram_business_basic'] };

const get = (ctx: Ctx, url: string) => ctx.ask({ url }, ctx.signal);

const me = (ctx: Ctx, access: string, fields = 'user_id,username') =>
  get(ctx, graphUrl('me', { fields, access_token: access }, API));

export default defineNetwork({
  id: 'instagram',
  name: 'Instagram',
  mark: { text: 'Ig', colour: '#d62976' },
  hosts: () => ['https://api.instagram.com/*', 'https://graph.instagram.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes: ['instagram_business_basic'],
  lifetimes: {
    access: {
      ms: 60 * DAY,
      source:
        'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login',
      checked: '2026-08-23',
    },
  },
  endTold: ['token'],
  estimateMs: 60 * DAY,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'always',
  singleUseRefresh: false,
  causes: META_CAUSES,
  pages: {
    home: 'https://www.instagram.com/',
    password: META_PASSWORD,
    apps: 'https://www.instagram.com/accounts/manage_access/',
    // The role that its errors speak of is one on a Facebook Page.
    roles: FACEBOOK_PAGES.roles,
    unlock: 'https://www.instagram.com/',
    developer: FACEBOOK_PAGES.developer,
  },
  guard: INSTAGRAM_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app?.clientSecret && !ctx.app?.tokenEndpoint) return { failed: 'app-refused' };
    const { redirectUri, scopes = ['instagram_business_basic'] } = options;
    return start({
      endpoint: 'https://www.instagram.com/oauth/authorize',
      clientId: ctx.app.clientId,
      redirectUri,
      scopes,
      separator: ',',
      // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
      extra: { force_reauth: options.anew ? 'true' : undefined },
    });
  },
  finish: finishWithInstagram,
  identify: async ctx => {
    const answer = await me(ctx, ctx.token.access, 'user_id,username,name');
    const finding = classifyMeta(answer, { now: ctx.now }, reading);
    const json = fieldsOf(answer.ok ? answer.json : undefined);
    const fields = textOf(json.user_id) ? json : { ...json, ...fieldsOf(listOf(json.data)[0]) };
    // `user_id` is the account; `id` is only this app's name for it.
    const [id, handle, name] = [textOf(fields.user_id), textOf(fields.username), textOf(fields.name)];
    if (finding.result !== 'alive') return finding;
    return id
      ? { networkAccountId: id, handle: handle ?? id, ...(name ? { name } : {}) }
      : inconclusive('not-understood');
  },
  check: async ctx =>
    classifyMeta(await me(ctx, ctx.token.access), { now: ctx.now, expiresAt: ctx.account.token?.expiresAt }, reading),
  renewAt: (token, now) => renewItself(token, now, DAY, 30 * DAY),
  renew: async ctx => {
    const { access } = ctx.token;
    // GET only: a POST is answered "Unsupported request".
    const answer = await get(
      ctx,
      graphUrl('refresh_access_token', { grant_type: 'ig_refresh_token', access_token: access }, HOST),
    );
    const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
    const fresh = tokensOf(
      fieldsOfTokens(answer),
      ctx,
      measured(ctx.account.token?.scopes, permissionsOf(fieldsOfTokens(answer).permissions)),
    );
    // What a token that is too young is told is not documented: whoever renews asks the token itself before this counts as its end.
    return fresh ?? classifyMeta(answer, at, reading);
  },
  revoke: async ctx => {
    const url = graphUrl('me/permissions', { access_token: ctx.token.access }, API);
    await ctx.ask({ url, method: 'DELETE' }, ctx.signal);
    return isOver(classifyMeta(await me(ctx, ctx.token.access), { now: ctx.now }, reading));
  },
  looksLike: token => /^IG[A-Z]{2}[\w-]{20,}$/.test(token),
  advice: metaAdvice,
  classify: (answer, at) => classifyMeta(answer, at, reading),
});

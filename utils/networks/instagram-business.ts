/** Instagram professional accounts through Facebook Login: a Facebook token, and the link from a Page to the Instagram account. */
import { defineNetwork, type Identity, type TokenCtx } from './define';
import { classifyMeta } from './meta/answers';
import { askGraph, deauthorise } from './meta/graph';
import { inspect } from './meta/inspect';
import { exchangeAt, finishWithFacebook, renewByExchange, signInWithFacebook } from './meta/login';
import { type Fields, fieldsOf, listOf, textOf } from './shared/json';
import { DAY, HOUR } from './shared/pace';

const reading = { needs: ['instagram_basic'] };
/** For calls about the Instagram account itself: "does not exist" then means that this person no longer reaches it. */
const assetReading = { ...reading, asset: true };
const scopes = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'];
const LINKED = 'instagram_business_account{id,username,name}';
/** 100 Pages each; more than anybody has, so that a server that pages in circles does not keep us. */
const MOST_PAGES = 20;

const identityOf = (page: unknown): Identity | undefined => {
  const linked = fieldsOf(fieldsOf(page).instagram_business_account);
  const [id, handle, name] = [textOf(linked.id), textOf(linked.username), textOf(linked.name)];
  return id ? { networkAccountId: id, handle: handle ?? name ?? id, ...(name ? { name } : {}) } : undefined;
};

/** The one that this account is about; for a new account the first. */
const choose = (found: readonly Identity[], account: TokenCtx['account']): Identity | undefined =>
  found.find(each => each.networkAccountId === account.networkAccountId) ??
  found.find(each => each.handle.toLowerCase() === account.handle.toLowerCase()) ??
  found[0];

const identify = async (ctx: TokenCtx) => {
  const found: Identity[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const parameters = { fields: `id,name,${LINKED}`, limit: '100', ...(after ? { after } : {}) };
    const answer = await askGraph(ctx, ctx.token.access, 'me/accounts', parameters);
    const finding = classifyMeta(answer, { now: ctx.now }, reading);
    const json: Fields = fieldsOf(answer.ok ? answer.json : undefined);
    if (finding.result === 'inconclusive' && finding.reason === 'not-understood') break;
    if (finding.result !== 'alive' || finding.missing) return finding;
    found.push(
      ...listOf(json.data)
        .map(identityOf)
        .filter(each => each !== undefined),
    );
    const paging = fieldsOf(json.paging);
    after = textOf(fieldsOf(paging.cursors).after);
    if (!after || !textOf(paging.next)) break;
  }
  const chosen = choose(found, ctx.account);
  if (chosen) return chosen;
  // A Page token has no Pages of its own: there `/me` is the Page.
  const answer = await askGraph(ctx, ctx.token.access, 'me', { fields: `id,${LINKED}` });
  const own = identityOf(answer.ok ? answer.json : undefined);
  if (own) return own;
  const finding = classifyMeta(answer, { now: ctx.now }, reading);
  // The token works but no Page it reaches has an Instagram account: unlinked, un-ticked in the dialog, or the role is gone.
  return finding.result === 'inconclusive' && finding.reason !== 'not-understood'
    ? finding
    : ({ result: 'ended', cause: 'asset-gone' } as const);
};

export default defineNetwork({
  id: 'instagram-business',
  name: 'Instagram (Facebook Login)',
  mark: { text: 'Ib', colour: '#7638fa' },
  hosts: () => ['https://graph.facebook.com/*'],
  needsIssuer: false,
  client: { secret: 'optional' },
  scopes,
  lifetimes: {
    access: {
      ms: 60 * DAY,
      source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
      checked: '2026-08-23',
    },
  },
  estimateMs: 60 * DAY,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  silentSignIn: true,
  renewsItself: 'with-secret',
  singleUseRefresh: false,
  causes: [
    'lifetime-ended',
    'password-changed',
    'app-removed',
    'role-lost',
    'checkpoint',
    'unconfirmed',
    'logged-out',
    'inactive',
    'scope-missing',
    'replaced',
    'asset-gone',
    'app-blocked',
    'unknown',
  ],
  pages: {
    home: 'https://www.instagram.com/',
    password: 'https://accountscenter.facebook.com/password_and_security/password/change',
    apps: 'https://www.facebook.com/settings?tab=business_tools',
    roles: 'https://www.facebook.com/settings/?tab=profile_access',
    unlock: 'https://www.facebook.com/',
  },
  signIn: (ctx, options) => signInWithFacebook(ctx, options, scopes),
  finish: finishWithFacebook,
  identify,
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
  revoke: ctx => deauthorise(ctx, ctx.token.access),
  classify: (answer, at) => classifyMeta(answer, at, assetReading),
});

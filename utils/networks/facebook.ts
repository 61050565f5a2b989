/** Facebook: user and Page tokens. About 60 days, then a person; a Page token made from a long one has no end of its own. */
import { defineNetwork } from './define';
import { classifyMeta } from './meta/answers';
import { askGraph, deauthorise } from './meta/graph';
import { inspect } from './meta/inspect';
import { exchangeAt, finishWithFacebook, renewByExchange, signInWithFacebook } from './meta/login';
import { inconclusive } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';
import { DAY, HOUR } from './shared/pace';

const reading = { needs: ['public_profile'] };
const scopes = ['public_profile', 'pages_show_list', 'pages_read_engagement'];

export default defineNetwork({
  id: 'facebook',
  name: 'Facebook',
  mark: { text: 'f', colour: '#0866ff' },
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
    home: 'https://www.facebook.com/',
    password: 'https://accountscenter.facebook.com/password_and_security/password/change',
    apps: 'https://www.facebook.com/settings?tab=business_tools',
    roles: 'https://www.facebook.com/settings/?tab=profile_access',
    unlock: 'https://www.facebook.com/',
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
  check: ctx => inspect(ctx, reading),
  renewAt: exchangeAt,
  renew: ctx => renewByExchange(ctx, reading),
  revoke: ctx => deauthorise(ctx, ctx.token.access),
  classify: (answer, at) => classifyMeta(answer, at, reading),
});

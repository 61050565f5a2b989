/** Threads. The first login needs the app's secret or a broker; after that the token renews itself with no secret, while it lives and once it is 24 hours old. */

import { start } from '../kit/oauth/code';
import { defined } from '../model/defined';
import type { Finding } from '../model/evidence';
import { defineNetwork, type TokenCtx } from './define';
import { metaAdvice } from './meta/advice';
import { classifyMeta, type Reading } from './meta/answers';
import { FACEBOOK_PAGES, INSPECTED_CAUSES, META_PASSWORD } from './meta/common';
import { THREADS_GUARD } from './meta/guard';
import { compareScopes, decides } from './meta/inspect';
import { inconclusive } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';
import { DAY, HOUR, renewItself } from './shared/pace';
import { askThreads, VERSION } from './threads/hosts';
import { finish, renew } from './threads/login';

const SCOPES = ['threads_basic'];
const reading: Reading = { needs: SCOPES };

const me = (ctx: TokenCtx, fields: string) =>
  askThreads(ctx, `${VERSION}/me`, { fields, access_token: ctx.token.access });

/**
 * The token about itself, which tells ends and scopes but is promised to testers of the app only; then a plain call.
 * Which subcodes Threads sends is not known: a refusal without a cause may be about the asking, so the plain call decides.
 */
const check = async (ctx: TokenCtx): Promise<Finding> => {
  const { access } = ctx.token;
  const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
  const told = await askThreads(ctx, `${VERSION}/debug_token`, { input_token: access, access_token: access });
  const self = classifyMeta(told, at, reading);
  if (self.result === 'alive' && !self.missing) return compareScopes(self, ctx.account.token?.scopes ?? []);
  if (decides(self) && !(self.result === 'ended' && self.cause === 'unknown')) return self;
  return classifyMeta(await me(ctx, 'id'), at, reading);
};

export default defineNetwork({
  id: 'threads',
  name: 'Threads',
  mark: { text: '@', colour: '#1c1c1e' },
  hosts: () => ['https://graph.threads.net/*', 'https://graph.threads.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes: SCOPES,
  lifetimes: {
    access: {
      ms: 60 * DAY,
      source: 'https://developers.facebook.com/docs/threads/get-started/long-lived-tokens',
      checked: '2026-08-23',
    },
  },
  // A check tells it to testers of the app only.
  endTold: ['token', 'check'],
  estimateMs: 60 * DAY,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  silentSignIn: false,
  privateWindow: true,
  renewsItself: 'always',
  singleUseRefresh: false,
  causes: INSPECTED_CAUSES,
  pages: {
    home: 'https://www.threads.com/',
    password: META_PASSWORD,
    apps: 'https://www.threads.com/settings/website_permissions',
    // The role that its errors speak of is one on a Facebook Page.
    roles: FACEBOOK_PAGES.roles,
    unlock: 'https://www.threads.com/',
    developer: FACEBOOK_PAGES.developer,
  },
  guard: THREADS_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app?.clientSecret && !ctx.app?.tokenEndpoint) return { failed: 'app-refused' };
    const { redirectUri, scopes = SCOPES } = options;
    const endpoint = 'https://threads.com/oauth/authorize';
    return start({ endpoint, clientId: ctx.app.clientId, redirectUri, scopes, separator: ',' });
  },
  finish,
  identify: async ctx => {
    const answer = await me(ctx, 'id,username,name');
    const finding = classifyMeta(answer, { now: ctx.now }, reading);
    if (finding.result !== 'alive' || finding.missing) return finding;
    const fields = fieldsOf(answer.ok ? answer.json : undefined);
    const [id, handle, name] = [fields.id, fields.username, fields.name].map(textOf);
    return id ? { networkAccountId: id, handle: handle ?? id, ...defined({ name }) } : inconclusive('not-understood');
  },
  check,
  renewAt: (token, now) => renewItself(token, now, DAY, 30 * DAY),
  renew: ctx => renew(ctx, reading),
  looksLike: token => /^THAA[\w-]{20,}$/.test(token),
  advice: metaAdvice,
  classify: (answer, at) => classifyMeta(answer, at, reading),
});

/**
 * Pinterest: code flow with the app's secret by HTTP Basic (or a broker), no PKCE. Access for 30 days; each refresh hands out a new refresh
 * token for 60 more, without end. Whether the old one survives is not known: it is treated as used up.
 */

import { isTrouble } from '../kit/oauth/call';
import { exchange, readRedirect, start } from '../kit/oauth/code';
import { refresh, type Tokens, tokensOf } from '../kit/oauth/tokens';
import { type AppClient, type Ctx, defineNetwork, isRefusal, type TokenCtx } from './define';
import { classifyPinterest, refusedByPinterest } from './pinterest/answers';

import { boardGone, boardsOf } from './pinterest/boards';

import { PINTEREST_GUARD } from './pinterest/guard';

import { adviceIn } from './shared/advice';
import { inconclusive } from './shared/first-look';
import { fieldsOf, numberOf, textOf } from './shared/json';
import { DAY, HOUR, renewByRefreshToken } from './shared/pace';

const API = 'https://api.pinterest.com/v5';
const SERVER = {
  issuer: 'https://www.pinterest.com',
  authorization_endpoint: 'https://www.pinterest.com/oauth/',
  token_endpoint: `${API}/oauth/token`,
};
const DOCS = 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/';
const scopes = ['user_accounts:read', 'boards:read'];
/** Apps from before 25 September 2025 have to ask for the refresh token that can be renewed; for later ones it is the only kind. */
const CONTINUOUS = { continuous_refresh: 'true' };

const asClient = (app: AppClient) => ({ ...app, plainBasic: true });
const canExchange = (ctx: Ctx) => Boolean(ctx.app?.clientSecret ?? ctx.app?.tokenEndpoint);

/** The end of the refresh token comes as seconds to go, as an epoch, or as both. */
const withRefreshEnd = (tokens: Tokens, reply: object): Tokens => {
  const seconds = numberOf(fieldsOf(reply).refresh_token_expires_at);
  const told = tokens.refreshExpiresAt !== undefined || seconds === undefined || seconds <= 0;
  return !tokens.refresh || told ? tokens : { ...tokens, refreshExpiresAt: seconds * 1000 };
};

const askUser = (ctx: TokenCtx) =>
  ctx.ask({ url: `${API}/user_account`, headers: { authorization: `Bearer ${ctx.token.access}` } }, ctx.signal);

const check = async (ctx: TokenCtx) =>
  classifyPinterest(await askUser(ctx), { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });

export default defineNetwork({
  id: 'pinterest',
  name: 'Pinterest',
  mark: { text: 'P', colour: '#bd081c' },
  hosts: () => ['https://api.pinterest.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes,
  lifetimes: {
    access: { ms: 30 * DAY, source: DOCS, checked: '2026-11-21' },
    refresh: { ms: 60 * DAY, source: DOCS, checked: '2026-11-21' },
  },
  endTold: ['token'],
  // A tool that renews keeps going for ever; one that does not has lost it after the refresh token's 60 days.
  estimateMs: 60 * DAY,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'never',
  singleUseRefresh: true,
  privateWindow: true,
  causes: ['lifetime-ended', 'scope-missing', 'asset-gone', 'unknown'],
  pages: {
    home: 'https://www.pinterest.com/',
    password: 'https://www.pinterest.com/settings/security',
    apps: 'https://www.pinterest.com/settings/security',
    unlock: 'https://www.pinterest.com/settings/account-settings',
    developer: 'https://developers.pinterest.com/apps/',
  },
  guard: PINTEREST_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app || !canExchange(ctx)) return { failed: 'app-refused' };
    return start({
      endpoint: SERVER.authorization_endpoint,
      clientId: ctx.app.clientId,
      redirectUri: options.redirectUri,
      // What the last token lacked is asked for again.
      scopes: [...new Set([...(options.scopes ?? []), ...scopes])],
      separator: ',',
    });
  },
  finish: async (ctx, started, redirected) => {
    if (!ctx.app || !canExchange(ctx)) return { failed: 'app-refused' };
    const parameters = readRedirect(SERVER, ctx.app.clientId, started, redirected);
    if (isRefusal(parameters)) return parameters;
    const done = await exchange(ctx, SERVER, asClient(ctx.app), started, parameters, CONTINUOUS);
    if (isTrouble(done)) return refusedByPinterest(done, [parameters.get('code') ?? undefined, ctx.app.clientSecret]);
    return withRefreshEnd(tokensOf(done.value, ctx.now, { scopes: started.scopes }), done.value);
  },
  identify: async ctx => {
    const answer = await askUser(ctx);
    const finding = classifyPinterest(answer, { now: ctx.now });
    if (finding.result !== 'alive' || finding.missing) return finding;
    const user = fieldsOf(answer.ok ? answer.json : undefined);
    const [handle, id, name] = [textOf(user.username), textOf(user.id), textOf(user.business_name)];
    const known = id ?? handle;
    return known
      ? { networkAccountId: known, handle: handle ?? known, ...(name ? { name } : {}) }
      : inconclusive('not-understood');
  },
  check,
  renewAt: (token, now) => renewByRefreshToken(token, now, 7 * DAY, DAY),
  renew: async ctx => {
    const old = ctx.account.token;
    if (!ctx.app || !canExchange(ctx) || !ctx.token.refresh) return inconclusive('app-misconfigured');
    const done = await refresh(ctx, SERVER, asClient(ctx.app), ctx.token.refresh, CONTINUOUS);
    if (!isTrouble(done)) {
      const kept = { refresh: ctx.token.refresh, refreshExpiresAt: old?.refreshExpiresAt, scopes: old?.scopes };
      return withRefreshEnd(tokensOf(done.value, ctx.now, kept), done.value);
    }
    if (!done.trouble) return inconclusive('not-understood');
    // What ended is the refresh token: its own end counts, not the access token's.
    const finding = classifyPinterest(done.trouble, { now: ctx.now, expiresAt: old?.refreshExpiresAt });
    if (finding.result === 'alive') return inconclusive('not-understood');
    if (finding.result === 'refused') return inconclusive('app-misconfigured', { code: finding.code });
    if (finding.result === 'inconclusive' || finding.cause === 'lifetime-ended') return finding;
    // A wrong secret is told in the very words of a dead refresh token. Where the access token still works, nobody has ended anything.
    const proof = ctx.token.access ? await check(ctx) : finding;
    if (proof.result === 'alive') return inconclusive('app-misconfigured', { code: finding.code });
    return proof.result === 'inconclusive' ? proof : finding;
  },
  childKinds: ['board'],
  children: ctx => boardsOf(ctx, API),
  missingChild: (ctx, board) => boardGone(ctx, API, board.networkAccountId),
  looksLike: token => /^pin[ar]_/.test(token),
  looksLikeRefresh: token => token.startsWith('pinr_'),
  // Code 2 for everything: at the exchange of a code that has just come it is about the app.
  advice: adviceIn([[/authentication failed/i, 'id-or-secret']]),
  classify: classifyPinterest,
});

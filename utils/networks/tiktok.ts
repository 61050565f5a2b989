/** TikTok, Login Kit: accounts of people, no ad accounts. Access for hours, a refresh token that works once; both lifetimes as the answer tells them. */
import { defined } from '../model/defined';
import { defineNetwork } from './define';
import { hasPassed, inconclusive } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';
import { DAY, HOUR, MINUTE, notTooSoon } from './shared/pace';
import { classifyTikTok, SCOPES } from './tiktok/answers';
import { askUser } from './tiktok/ask';
import { finish, renew, revoke, signIn } from './tiktok/grant';
import { TIKTOK_GUARD } from './tiktok/guard';

/** Between the renewals nobody needs an access token, and each renewal is a chance to lose the pair. */
const RENEW_EVERY = 6 * HOUR;
const BASIC = 'open_id,display_name';
/** The app may not read a field that was asked for. */
const NO_SUCH_FIELD = ['scope_permission_missed', 'invalid_params'];

export default defineNetwork({
  id: 'tiktok',
  name: 'TikTok',
  mark: { text: '♪', colour: '#111114' },
  hosts: () => ['https://open.tiktokapis.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes: SCOPES,
  lifetimes: {
    access: {
      ms: 2 * HOUR,
      source: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
      checked: '2026-11-21',
    },
    refresh: {
      ms: 180 * DAY,
      source: 'https://developers.tiktok.com/doc/oauth-user-access-token-management',
      checked: '2026-11-21',
    },
  },
  endTold: ['token'],
  // Until November 2026 it was a year; the shorter of the two warns in time either way.
  estimateMs: 180 * DAY,
  readEveryMs: RENEW_EVERY,
  freeCheck: true,
  silentSignIn: false,
  privateWindow: true,
  renewsItself: 'never',
  singleUseRefresh: true,
  causes: ['lifetime-ended', 'scope-missing', 'unknown'],
  pages: {
    home: 'https://www.tiktok.com/',
    password: 'https://www.tiktok.com/login/email/forget-password',
    apps: 'https://www.tiktok.com/setting',
    developer: 'https://developers.tiktok.com/apps/',
  },
  guard: TIKTOK_GUARD,
  signIn,
  finish,
  identify: async ctx => {
    // The name that people write needs a scope of its own, which the token or its app may not have.
    const full = await askUser(ctx, `${BASIC},username`);
    const first = classifyTikTok(full, { now: ctx.now });
    const narrow =
      first.result === 'alive'
        ? first.missing
        : first.result === 'inconclusive' && NO_SUCH_FIELD.includes(first.code ?? '');
    const answer = narrow ? await askUser(ctx, BASIC) : full;
    const finding = narrow ? classifyTikTok(answer, { now: ctx.now }) : first;
    if (finding.result !== 'alive' || finding.missing) return finding;
    const user = fieldsOf(fieldsOf(fieldsOf(answer.ok ? answer.json : undefined).data).user);
    const [id, handle, name] = [user.open_id, user.username, user.display_name].map(textOf);
    return id
      ? { networkAccountId: id, handle: handle ?? name ?? id, ...defined({ name }) }
      : inconclusive('not-understood');
  },
  check: async ctx =>
    classifyTikTok(await askUser(ctx, 'open_id'), { now: ctx.now, expiresAt: ctx.account.token?.expiresAt }),
  renewAt: (token, now) => {
    const { renews, issuedAt, expiresAt } = token;
    if (renews !== 'refresh-token' || hasPassed(token.refreshExpiresAt, now)) return null;
    if (issuedAt === undefined) return notTooSoon((expiresAt ?? now) - 5 * MINUTE, token, RENEW_EVERY);
    return notTooSoon(Math.max(issuedAt + RENEW_EVERY, (expiresAt ?? 0) - 5 * MINUTE), token, RENEW_EVERY);
  },
  renew,
  looksLike: token => /^act\.[\w.!*-]{20,}$/.test(token),
  looksLikeRefresh: token => /^rft\.[\w.!*-]{20,}$/.test(token),
  revoke,
  classify: classifyTikTok,
});

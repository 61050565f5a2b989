/** Bluesky: any home (PDS) of the AT Protocol. By OAuth a connection lasts 14 days; by app password until that is deleted. */

import { blueskyAdvice } from './bluesky/advice';
import { classifyBluesky } from './bluesky/answers';
import { checkSession, identifySession } from './bluesky/ask';
import { homeForPassword, hostsToFind, serverOfToken } from './bluesky/find';
import { grantOf } from './bluesky/grant';
import { BLUESKY_GUARD } from './bluesky/guard';
import { isDid, PLC } from './bluesky/identity';
import { endKeyGrant, isUnused, renewKeyGrant } from './bluesky/renewal';
import { endSession, renewSession, signInWithPassword } from './bluesky/session';
import { finish, SCOPES, SESSION, signIn } from './bluesky/sign-in';
import { defineNetwork, isFinding } from './define';
import { hasPassed } from './shared/first-look';
import { textOf } from './shared/json';
import { claimsOf } from './shared/jwt';
import { HOUR, MINUTE, notTooSoon } from './shared/pace';

const SPEC = 'https://atproto.com/specs/oauth';

export default defineNetwork({
  id: 'bluesky',
  name: 'Bluesky',
  mark: { text: 'B', colour: '#0a5fd6' },
  // The directory says where an account is at home; Bluesky's own homes have names of their own behind its entryway.
  hosts: issuer => {
    const url = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer) : undefined;
    if (url?.protocol !== 'https:') return [];
    const behind = url.hostname === 'bsky.social' ? ['https://*.host.bsky.network/*'] : [];
    return [`https://${url.hostname}/*`, ...behind, `${PLC}/*`];
  },
  needsIssuer: true,
  client: { secret: 'none' },
  scopes: SCOPES,
  lifetimes: {
    access: { ms: HOUR, source: SPEC, checked: '2026-11-21' },
    refresh: { ms: SESSION, source: SPEC, checked: '2026-11-21' },
  },
  // A session ends two weeks after it began.
  endTold: ['rule'],
  // Most tools hold an app password, which has no end.
  estimateMs: null,
  readEveryMs: 3 * HOUR,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'never',
  singleUseRefresh: true,
  causes: [
    'lifetime-ended',
    'app-removed',
    'user-suspended',
    'checkpoint',
    'scope-missing',
    'replaced',
    'asset-gone',
    'unknown',
  ],
  pages: {
    home: 'https://bsky.app/',
    password: 'https://bsky.app/settings/account',
    apps: 'https://bsky.app/settings/app-passwords',
    unlock: 'https://bsky.app/',
  },
  guard: BLUESKY_GUARD,
  signIn,
  finish,
  signInWithPassword,
  identify: identifySession,
  check: checkSession,
  renewAt: (token, now) => {
    const { renews, expiresAt, issuedAt } = token;
    if (renews !== 'refresh-token' || expiresAt === null || hasPassed(token.refreshExpiresAt, now)) return null;
    if (expiresAt === undefined) return notTooSoon(issuedAt === undefined ? now : issuedAt + HOUR, token, HOUR);
    // While the old token lives, a renewal that was cut off can be told from one that was not: early enough for that.
    const lead = issuedAt === undefined ? 15 * MINUTE : Math.min(15 * MINUTE, Math.max(0, expiresAt - issuedAt) / 4);
    return notTooSoon(expiresAt - lead, token, HOUR);
  },
  renew: async ctx => {
    const grant = await grantOf(ctx);
    if (isFinding(grant)) return grant;
    return grant.kind === 'key' ? renewKeyGrant(ctx, grant) : renewSession(ctx, grant);
  },
  refreshTokenUnused: async ctx => {
    const grant = await grantOf(ctx);
    if (isFinding(grant)) return undefined;
    // A session's refresh token may be used again for two hours and leads to the same successor.
    return grant.kind === 'key' ? isUnused(ctx, grant) : true;
  },
  revoke: async ctx => {
    const grant = await grantOf(ctx);
    if (isFinding(grant)) return false;
    return grant.kind === 'key' ? endKeyGrant(ctx, grant) : endSession(ctx, grant);
  },
  findHome: homeForPassword,
  hostsToFind,
  looksLike: token => isDid(textOf(claimsOf(token).sub) ?? ''),
  looksLikeRefresh: token => textOf(claimsOf(token).scope) === 'com.atproto.refresh',
  serverIn: serverOfToken,
  advice: blueskyAdvice,
  classify: classifyBluesky,
});

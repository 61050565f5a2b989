/** What Meta's networks have in common: one login system, one set of error codes, one centre for passwords. */
import type { Network } from '../define';
import { DAY, HOUR } from '../shared/pace';

/** Sixty days from the sign-in or the last exchange. */
const LIFE = 60 * DAY;

/** The part of a network file that does not differ between Facebook and what is reached through Facebook Login. */
export const facebookLogin = {
  needsIssuer: false,
  client: { secret: 'optional' },
  lifetimes: {
    access: {
      ms: LIFE,
      source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
      checked: '2026-08-23',
    },
  },
  endTold: ['token', 'check'],
  estimateMs: LIFE,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  silentSignIn: true,
  renewsItself: 'with-secret',
  singleUseRefresh: false,
} as const satisfies Partial<Network>;

/** A user's or a Page's token of the Graph API, by its shape alone. */
export const isGraphToken = (token: string): boolean => /^EAA[A-Za-z0-9]{20,}$/.test(token);

/** Every cause that Meta's error codes tell apart (meta/error-table.ts). */
export const META_CAUSES = [
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
] as const satisfies Network['causes'];

/** The same where `debug_token` tells the second clock as well, that of the access to data. */
export const INSPECTED_CAUSES = [...META_CAUSES, 'data-access-ended'] as const satisfies Network['causes'];

/** Accounts Center: the one password of Facebook, Instagram and Threads. */
export const META_PASSWORD = 'https://accountscenter.facebook.com/password_and_security/password/change';

/** Where a Facebook login is mended. */
export const FACEBOOK_PAGES = {
  password: META_PASSWORD,
  apps: 'https://www.facebook.com/settings?tab=business_tools',
  roles: 'https://www.facebook.com/settings/?tab=profile_access',
  unlock: 'https://www.facebook.com/',
  developer: 'https://developers.facebook.com/apps/',
};

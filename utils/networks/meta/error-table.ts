/** Meta's error codes, subcodes and texts, and what each says about the token. Data only; sources: Graph API error handling guide, Meta's own SDKs. */
import type { Binds } from '../../model/evidence';
import type { Cause } from '../../model/words';

/** Subcodes of 190 and 102 (the older of them were once codes of their own). */
export const SUBCODES: Record<number, Cause> = {
  452: 'password-changed',
  456: 'unknown',
  457: 'unknown',
  458: 'app-removed',
  459: 'checkpoint',
  460: 'password-changed',
  461: 'replaced',
  462: 'unknown',
  463: 'lifetime-ended',
  464: 'unconfirmed',
  465: 'unknown',
  466: 'unknown',
  467: 'logged-out',
  468: 'inactive',
  490: 'checkpoint',
  492: 'role-lost',
  493: 'inactive',
};

/** Codes that speak of the token itself. 412 is the old way to say 190/458. */
export const TOKEN_CODES = [102, 190, 412];

/** Instagram sends 190 with no subcode or with 0: then the text decides, in this order. Meta's `message` is English whatever the locale. */
export const TEXTS: [RegExp, Cause | 'app-misconfigured'][] = [
  [/application has been deleted/i, 'app-blocked'],
  [/error validating application/i, 'app-misconfigured'],
  // A Page's token that no call takes any more, since its person took back what it rests on; granting it anew is what helps.
  [/permission\(?s?\)? must be granted/i, 'app-removed'],
  [/page that has been deleted|page .*(not accessible|was migrated)|was migrated to page/i, 'asset-gone'],
  [/expired/i, 'lifetime-ended'],
  [/changed (their|the|your) password|does not match current stored session|security reasons/i, 'password-changed'],
  [/has not authorized application/i, 'app-removed'],
  [/log in to www\.facebook\.com|checkpoint/i, 'checkpoint'],
  [/not a confirmed user/i, 'unconfirmed'],
  [/administrator.*of the page|impersonate/i, 'role-lost'],
  [/logged out/i, 'logged-out'],
  [/90 days/i, 'inactive'],
];

/** Every request limit: per app, per user, per page, custom, and business use case (80000 and up). */
export const RATE_CODES = [
  4, 9, 17, 32, 341, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008, 80009, 80014,
];

/**
 * Whom a limit binds. 4 and 341 count all calls of the app; 17 and 9 those of one person, 32 those to one Page, and the business limits
 * (80000 and up) those to one Page, Instagram or ad account. The others do not say. https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export const bindsOf = (code: number): Binds | undefined =>
  code === 4 || code === 341
    ? 'app'
    : code === 9 || code === 17 || code === 32 || code >= 80_000
      ? 'account'
      : undefined;

/** Meta is in trouble itself. */
export const BUSY_CODES = [1, 2];

/** One action is not allowed now; the token is well. */
export const POLICY_CODES = [368];
export const POLICY_SUBCODES = [1390008, 1404078, 4854002, 2207050, 2207051, 4279013];

/** A permission was not given or was taken back. */
export const isScopeCode = (code: number): boolean =>
  code === 3 || code === 10 || code === 294 || (code >= 200 && code <= 299);

/** 200 with this text is not about a permission: Meta has restricted the app or the account. */
export const API_BLOCKED = /API access (is )?blocked/i;

/** The account was switched back to a personal one, which the API does not serve. Seen in text only; no code is documented for it. */
export const TURNED_PERSONAL = /not an Instagram Business/i;

/** 100, where it is about a Page or Instagram account that this person no longer reaches, first match wins. */
export const ASSET_TEXTS: [RegExp, 'asset-gone' | 'role-lost'][] = [
  [/does not exist/i, 'asset-gone'],
  [/missing permissions?/i, 'role-lost'],
];
/** 100/33: object does not exist, or cannot be loaded due to missing permissions. */
export const ASSET_SUBCODE = 33;

/** The app itself is set up in another way than we use it. */
export const APP_TEXTS = /appsecret_proof|validating client secret|invalid app ?id|invalid client_id/i;

/** The guards of all networks without their protocol code, for the content script. A test compares them with the network files. */
import type { GuardKind } from '../../model/guard';
import { BLUESKY_GUARD } from '../bluesky/guard';
import { LINKEDIN_GUARD } from '../linkedin/guard';
import { FACEBOOK_GUARD, INSTAGRAM_GUARD, THREADS_GUARD } from '../meta/guard';
import { PINTEREST_GUARD } from '../pinterest/guard';
import { TIKTOK_GUARD } from '../tiktok/guard';
import { X_GUARD } from '../x/guard';
import { YOUTUBE_GUARD } from '../youtube/guard';
import { type Guard, type Guarded, guardedAt, sitesOf } from './page';

/** By network id. XING is not here: its API is discontinued, and there is nothing left to end. */
export const GUARDS: Readonly<Record<string, Guard>> = {
  bluesky: BLUESKY_GUARD,
  facebook: FACEBOOK_GUARD,
  instagram: INSTAGRAM_GUARD,
  // Its tokens are Facebook's.
  'instagram-business': FACEBOOK_GUARD,
  linkedin: LINKEDIN_GUARD,
  pinterest: PINTEREST_GUARD,
  threads: THREADS_GUARD,
  tiktok: TIKTOK_GUARD,
  x: X_GUARD,
  youtube: YOUTUBE_GUARD,
};

/** What is done at this address, of whichever network; several networks may share a page. */
export const guardedPage = (href: string): Guarded | undefined => {
  for (const guard of Object.values(GUARDS)) {
    const found = guardedAt(guard, href);
    if (found) return found;
  }
  return undefined;
};

/** Networks that a page of this kind on this site is about, by id. */
export const networksAt = (href: string, kind: GuardKind): string[] =>
  URL.canParse(href)
    ? Object.entries(GUARDS)
        .filter(([, guard]) => guard[kind]?.some(({ at }) => new URL(at).hostname === new URL(href).hostname))
        .map(([id]) => id)
    : [];

/** Every site on which the guard may stand, as match patterns. */
export const guardSites = (): string[] => [...new Set(Object.values(GUARDS).flatMap(sitesOf))].sort();

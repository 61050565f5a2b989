/** Where one network can say more of a cause than all of them: its own texts (`own.<key>`), who acts there, and which page comes first. */
import type { Help } from '../health/causes';
import { helpOf } from '../health/causes';
import type { Cause } from '../model/words';
import { BROWSER } from '../model/words';
import type { Told } from './account';

interface Own extends Partial<Help> {
  key: string;
  /** The steps are about an app of ours: nothing of that is true for what a tool holds. */
  hereOnly?: boolean;
}

const OF_CAUSE: Record<string, Partial<Record<Cause, Own>>> = {
  // A locked account's refresh token is refused in the very words of a revoked one; a sign-in cannot help before it is unlocked.
  x: { unknown: { key: 'x_refused', page: 'unlock' } },
  xing: { 'api-discontinued': { key: 'xing' } },
  // `invalid_rapt` alone: the organisation's rule for the length of sessions, nobody has signed out.
  youtube: { 'logged-out': { key: 'google_session' } },
  linkedin: {
    // One answer for whatever ended it (linkedin/answers.ts).
    unknown: { key: 'linkedin_refused', page: 'apps' },
    // A sign-in that renews asks for what was granted before and nothing else: other permissions would end earlier tokens.
    'scope-missing': { key: 'linkedin_scope', page: 'developer', who: 'app-developer', hereOnly: true },
  },
};

const GOOGLE_TEST: Own = { key: 'google_test', page: 'audience', who: 'app-developer' };
const DAY = 86_400_000;

/**
 * Google's refresh tokens have no end of their own; a week is that of apps in test mode (`refresh_token_expires_in` of 604799 seconds).
 * https://developers.google.com/identity/protocols/oauth2#expiration
 */
const isTestLife = (lifeMs: number | undefined): boolean =>
  lifeMs !== undefined && lifeMs > 6.5 * DAY && lifeMs < 7.5 * DAY;

/** Its access runs out by age, or has. */
const isAboutAge = ({ state, cause }: Told['health']): boolean =>
  cause === 'lifetime-ended' || (cause === undefined && (state === 'healthy' || state === 'expiring'));

type About = Pick<Told, 'network' | 'health'> & Partial<Pick<Told, 'holder'>>;

export const ownOf = ({ network, holder, health }: About): Own | undefined => {
  if (network === 'youtube' && isAboutAge(health) && isTestLife(health.lifeMs)) return GOOGLE_TEST;
  const own = health.cause && OF_CAUSE[network]?.[health.cause];
  return own?.hereOnly && holder !== BROWSER ? undefined : own;
};

/** What helps, as far as this network can tell; `undefined` where there is nothing to explain. */
export const helpFor = (about: About): Help | undefined => {
  const own = ownOf(about);
  const { cause } = about.health;
  if (!cause && !own) return undefined;
  const { key: _, hereOnly: __, ...more } = own ?? { key: '' };
  return { ...helpOf(cause ?? 'lifetime-ended'), ...more };
};

/** The page of the network to open first. */
export const pageFor = (about: About): Help['page'] => helpFor(about)?.page ?? null;

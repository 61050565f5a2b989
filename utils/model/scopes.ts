/** Scopes asked for against scopes granted: people may untick some, servers may leave some out, and a few go by two names. Pure. */

/** Asked for to get something else (an ID token, a refresh token), and not always repeated; or only to know what to call somebody. */
const NOT_MISSED = ['openid', 'offline_access', 'offline.access', 'offline', 'refresh_token', 'email', 'profile'];

/** Who somebody is goes by a short name and by a long one, an address. */
const IDENTITY = /^https:.*\/userinfo\.(email|profile)$/;

const plain = (scope: string): string => {
  const lower = scope.toLowerCase();
  return IDENTITY.exec(lower)?.[1] ?? lower;
};

/** The last part of a scope that is an address: `https://graph.microsoft.com/User.Read` comes back as `User.Read`. */
const tail = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

/** The same one in other words; or the broader one in its place (`read` for `read:accounts`). */
const stands = (granted: string, wanted: string): boolean =>
  wanted.startsWith(`${granted}:`) ||
  (wanted.includes('://') !== granted.includes('://') && tail(wanted) === tail(granted));

/** Scopes of `wanted` that are not among `granted`, as they were written. */
export const lacks = (wanted: readonly string[], granted: readonly string[]): string[] => {
  const [asked, have] = [wanted, granted].map(list => new Set(list.map(plain)));
  // One that was asked for by its own name is an answer to that, and to no other.
  const extra = [...(have ?? [])].filter(scope => !asked?.has(scope));
  return wanted.filter(scope => {
    const name = plain(scope);
    return !(NOT_MISSED.includes(name) || have?.has(name) || extra.some(each => stands(each, name)));
  });
};

/** What came besides, under whatever name. */
const besides = (wanted: readonly string[], granted: readonly string[]): string[] => {
  const asked = wanted.map(plain);
  return granted.filter(scope => {
    const name = plain(scope);
    return !asked.some(each => each === name || stands(name, each) || stands(each, name));
  });
};

export interface Measured {
  /** What the grant is meant to have: asked for again at the next sign-in, whether granted or not. */
  scopes?: string[];
  /** What of it was not granted; absent where the answer did not say. */
  lacking?: string[];
}

/**
 * What to remember of a token's scopes. The asked-for list stays the yardstick: were it replaced by a shorter one, nothing would be missing any more.
 * @param granted as the answer told; absent or empty: as asked (RFC 6749, 5.1)
 */
export const measured = (wanted: readonly string[] | undefined, granted: readonly string[] | undefined): Measured => {
  if (!granted?.length) return wanted ? { scopes: [...wanted] } : {};
  if (!wanted?.length) return { scopes: [...granted], lacking: [] };
  return { scopes: [...wanted, ...besides(wanted, granted)], lacking: lacks(wanted, granted) };
};

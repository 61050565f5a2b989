/** Which accounts one sign-in serves. Pure. */
import type { AccountView } from '../model/snapshot';
import { rankOf } from '../model/words';

/** Who signs people in for this account: a network and server; two networks may share it. */
export type SiteOf = (view: Pick<AccountView, 'network' | 'issuer'>) => string;

/** Names of people are written now so, now so. */
const folded = (name: string): string => name.trim().normalize('NFKC').toLowerCase();

/**
 * What came along with one sign-in; else what one holder has of one login at one site; else the account alone.
 * Every account has exactly one.
 */
export const signInKey = (view: AccountView, siteOf: SiteOf): string => {
  if (view.family) return `family\n${view.family.id}`;
  const login = folded(view.login ?? '');
  return login ? ['login', siteOf(view), view.holder, login].join('\n') : `alone\n${view.id}`;
};

/** The login's own account first, then the worst, then the nearest end. */
export const mostUrgent = (a: AccountView, b: AccountView): number =>
  Number(a.parentId !== undefined) - Number(b.parentId !== undefined) ||
  rankOf(a.health.state) - rankOf(b.health.state) ||
  (a.health.deadline ?? Number.MAX_VALUE) - (b.health.deadline ?? Number.MAX_VALUE);

/** In the order of the first of each. */
export const grouped = <T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const there = groups.get(key);
    if (there) there.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

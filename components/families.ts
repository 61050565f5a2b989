/** Puts the rows of one login together, so that one human event reads as one. Pure. */
import type { AccountView } from '@/utils/model/snapshot';
import { BROWSER } from '@/utils/model/words';
import { named } from '@/utils/wording/account';
import { sayCount } from '@/utils/wording/say';
import { signInHints } from '@/utils/wording/signIn';

export interface Cluster {
  key: string;
  /** One or more rows of one login that share their fate; the login's own first. */
  views: AccountView[];
}

/** Which login a row belongs to: what came along with one sign-in, or what the user named. */
const loginOf = ({ id, family, login, network, holder, issuer }: AccountView): string =>
  family?.id ?? (login ? ['login', network, issuer ?? '', holder, login].join('\n') : id);

/** The same login in the same state for the same reason. */
const fateOf = (view: AccountView): string =>
  [loginOf(view), view.health.state, view.health.cause ?? '', view.unlisted ? 'left out' : ''].join('\n');

/** In the order of the first row of each. */
export const clustersOf = (views: readonly AccountView[]): Cluster[] => {
  const clusters = new Map<string, AccountView[]>();
  for (const view of views) {
    const key = fateOf(view);
    const there = clusters.get(key);
    if (there) there.push(view);
    else clusters.set(key, [view]);
  }
  const own = ({ parentId }: AccountView) => (parentId === undefined ? 0 : 1);
  return [...clusters].map(([key, views]) => ({
    key,
    views: views.length > 1 ? views.toSorted((a, b) => own(a) - own(b)) : views,
  }));
};

/** "Anna: 4 accounts, one sign-in", and what to know before it; `undefined` for a row that stands alone. */
export const headingOf = ({ views }: Cluster, lang: string): { title: string; hints: string[] } | undefined => {
  const [first] = views;
  if (!first || views.length < 2) return undefined;
  const key = first.family && first.holder === BROWSER ? 'family.one_login' : 'family.login';
  // Whoever administers each of them stands in its own row: here it is the login itself.
  const { parentId, ...login } = first;
  return {
    title: sayCount(key, views.length, lang, { login: named(first).login }),
    hints: first.family ? signInHints(login, lang) : [],
  };
};

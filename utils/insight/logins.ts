/** Accounts by the login that made their tokens, with everything that rests on it. Pure. */
import { loginIdOf, loginNameOf } from '../model/login';
import type { AccountView } from '../model/snapshot';
import { BROWSER, needsPerson, rankOf, type State } from '../model/words';
import { grouped, mostUrgent, type SiteOf, signInKey } from './signIns';

export interface Login {
  key: string;
  /** As somebody wrote it, or as the sign-in calls it; absent: the account is its own login, or nobody said. */
  name?: string;
  /** The login's own account first. */
  views: AccountView[];
  /** One account for each network and server. */
  networks: AccountView[];
  holders: string[];
  worst: State;
  /** The earliest end (ms) among what still works; `null`: none that is known. */
  deadline: number | null;
  owners: string[];
  /** How many of its accounts nobody looks after. */
  unowned: number;
  needy: number;
  /** What brings everything of it back that needs a person: one account for each sign-in. */
  press: AccountView[];
}

const unique = <T>(values: readonly (T | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== undefined)),
];

const pressOf = (views: readonly AccountView[], siteOf: SiteOf): AccountView[] => {
  const needy = views.filter(({ health }) => needsPerson(health.state));
  return [...grouped(needy, view => signInKey(view, siteOf)).values()].flatMap(own =>
    own[0]?.family && own[0].holder === BROWSER ? own.slice(0, 1) : own,
  );
};

/** The worst first, of equal ones the one on which most rests. */
const order = (a: Login, b: Login): number =>
  rankOf(a.worst) - rankOf(b.worst) ||
  b.views.length - a.views.length ||
  (a.deadline ?? Infinity) - (b.deadline ?? Infinity) ||
  0;

export const loginsOf = (views: readonly AccountView[], siteOf: SiteOf): Login[] => {
  const byId = new Map(views.map(view => [view.id, view]));
  const parentOf = ({ parentId }: AccountView) => byId.get(parentId ?? '');
  const groups = grouped(views, view => loginIdOf(view, parentOf(view)));
  return [...groups]
    .flatMap(([key, own]): Login[] => {
      const sorted = own.toSorted(mostUrgent);
      const [lead] = sorted;
      if (!lead) return [];
      const name = loginNameOf(lead, parentOf(lead)) ?? lead.family?.parent;
      const ends = own.flatMap(({ health }) => (rankOf(health.state) >= EXPIRING ? (health.deadline ?? []) : []));
      return [
        {
          key,
          ...(name ? { name } : {}),
          views: sorted,
          networks: [...new Map(sorted.map(view => [`${view.network}\n${view.issuer ?? ''}`, view])).values()],
          holders: unique(sorted.map(({ holder }) => holder)),
          worst: sorted.reduce<State>(
            (worst, { health }) => (rankOf(health.state) < rankOf(worst) ? health.state : worst),
            'healthy',
          ),
          deadline: ends.length ? ends.reduce((first, end) => Math.min(first, end)) : null,
          owners: unique(sorted.map(({ owner }) => owner?.name)),
          unowned: own.filter(({ owner }) => !owner).length,
          needy: own.filter(({ health }) => needsPerson(health.state)).length,
          press: pressOf(sorted, siteOf),
        },
      ];
    })
    .sort(order);
};
const EXPIRING = rankOf('expiring');

/** Which accounts rest on what is done on a network's page, in groups that stand or fall together. Pure. */
import { type App, appFor } from '@/utils/model/app';
import type { GuardGroup, GuardKind, GuardView } from '@/utils/model/guard';
import type { AccountView } from '@/utils/model/snapshot';
import { BROWSER } from '@/utils/model/words';
import { GUARDS } from '@/utils/networks/guard/all';
import { networkOf } from '@/utils/networks/index';

/** So many accounts are listed at most: it is a small window on somebody else's page. */
const MOST = 60;

/** What is over already cannot be ended once more. */
const isOver = ({ health }: AccountView): boolean =>
  health.state === 'revoked' || health.state === 'expired' || health.cause === 'api-discontinued';

const lastPart = (id: string): string => id.slice(id.lastIndexOf(':') + 1);
const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** Is this account what the page is about? By id where both have one, else by handle. */
const isSubject = ({ networkAccountId, handle }: AccountView, subject: string): boolean | undefined => {
  const id = networkAccountId && lastPart(networkAccountId);
  if (id === subject || handle.replace(/^@/, '').toLowerCase() === subject.toLowerCase()) return true;
  return id && isNumber(id) && isNumber(subject) ? false : undefined;
};

const onRole = ({ network, networkAccountId }: AccountView): boolean =>
  !networkAccountId || (GUARDS[network]?.onRole?.test(networkAccountId) ?? true);

/** The accounts that a page of this kind may cost. `unsure`: its address does not tell which of them. */
export const atRisk = (
  views: readonly AccountView[],
  networks: readonly string[],
  kind: GuardKind,
  subject?: string,
): { accounts: AccountView[]; unsure: boolean } => {
  const living = views.filter(view => networks.includes(view.network) && !isOver(view));
  if (kind !== 'roles') return { accounts: living, unsure: false };
  const resting = living.filter(onRole);
  if (subject === undefined) return { accounts: resting, unsure: resting.length > 1 };
  const exact = resting.filter(view => isSubject(view, subject));
  if (exact.length) return { accounts: exact, unsure: false };
  return { accounts: resting.filter(view => isSubject(view, subject) === undefined), unsure: true };
};

/** A login that is an e-mail address is hinted at, not shown: enough for its owner to know it again. */
const hint = (login: string): string => login.replace(/^(.)[^@]*(@[^@]+)$/u, '$1…$2');

/** What a tool holds was made with an app of the tool's, unless the account names one. */
const appOf = (view: AccountView, apps: readonly App[]): App | undefined =>
  view.appId || view.holder === BROWSER ? appFor(view, apps) : undefined;

const keyOf = (view: AccountView, kind: GuardKind, apps: readonly App[]): Pick<GuardGroup, 'by' | 'name'> => {
  if (kind === 'apps') {
    const app = appOf(view, apps);
    if (app) return { by: 'app', name: app.clientId };
    return view.holder === BROWSER ? { by: 'unknown' } : { by: 'tool', name: view.holder };
  }
  const login = view.login?.trim();
  return login ? { by: 'login', name: hint(login) } : { by: 'unknown' };
};

const groupsOf = (
  accounts: readonly AccountView[],
  kind: GuardKind,
  apps: readonly App[],
): Map<string, Omit<GuardGroup, 'accounts' | 'more'> & { views: AccountView[] }> => {
  const groups = new Map<string, Omit<GuardGroup, 'accounts' | 'more'> & { views: AccountView[] }>();
  for (const view of accounts) {
    const group = keyOf(view, kind, apps);
    const key = `${group.by}\n${group.name ?? ''}`;
    const there = groups.get(key);
    if (there) there.views.push(view);
    else groups.set(key, { ...group, views: [view] });
  }
  return groups;
};

/** How many logins these rest on, at the least: those that are known, and one of each kind of login of which none is. */
const loginsOf = (accounts: readonly AccountView[]): number => {
  const known = new Map<string, Set<string>>();
  for (const { network, login = '' } of accounts) {
    const kind = networkOf(network)?.loginOf ?? network;
    const there = known.get(kind) ?? new Set();
    known.set(kind, login.trim() ? there.add(login.trim()) : there);
  }
  return [...known.values()].reduce((sum, { size }) => sum + Math.max(1, size), 0);
};

const byName = new Intl.Collator().compare;
const nameOf = ({ name, handle }: AccountView): string => name?.trim() || handle;

/** `undefined`: nothing rests on this page, so nothing is shown there. */
export const guardView = (
  risk: ReturnType<typeof atRisk>,
  kind: GuardKind,
  apps: readonly App[],
  reminded: boolean,
): GuardView | undefined => {
  const { accounts, unsure } = risk;
  if (!accounts.length) return undefined;
  let room = MOST;
  const sorted = [...groupsOf(accounts, kind, apps).values()].sort(
    // What is not known comes last, the largest group first.
    (a, b) => Number(a.by === 'unknown') - Number(b.by === 'unknown') || b.views.length - a.views.length,
  );
  const groups = sorted.map(({ views, ...group }): GuardGroup => {
    const listed = [...views].sort((a, b) => byName(nameOf(a), nameOf(b))).slice(0, room);
    room -= listed.length;
    return {
      ...group,
      accounts: listed.map(view => ({ name: nameOf(view), network: view.network, holder: view.holder })),
      more: views.length - listed.length,
    };
  });
  return {
    kind,
    networks: [...new Set(accounts.map(({ network }) => network))],
    total: accounts.length,
    tools: new Set(accounts.map(({ holder }) => holder).filter(holder => holder !== BROWSER)).size,
    here: accounts.some(({ holder }) => holder === BROWSER),
    logins: loginsOf(accounts),
    unsure,
    groups,
    reminded,
  };
};

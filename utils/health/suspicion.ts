/**
 * One login carries many accounts: what the network reports of one casts suspicion on those that tools hold. Their own state stays
 * as judged from their own evidence; the suspicion stands beside it until each is read again. Pure.
 */
import type { Account } from '../model/account';
import type { Health } from '../model/health';
import type { Suspicion } from '../model/suspicion';
import { BROWSER, isLost } from '../model/words';

type Doubtful = Pick<Account, 'evidence' | 'suspicion'>;

/** A reading of its own, by whomever: newer than the suspicion it settles the matter. */
const readSince = ({ evidence }: Pick<Account, 'evidence'>, at: number): boolean =>
  evidence.some(({ kind, at: when }) => kind !== 'estimate' && kind !== 'user' && when > at);

/** The suspicion that still stands. */
export const standing = (account: Doubtful, health: Pick<Health, 'state'>): Suspicion | undefined =>
  account.suspicion && !isLost(health.state) && !readSince(account, account.suspicion.at)
    ? account.suspicion
    : undefined;

/** What is suspected is not certain any more, and what is unknown does not get surer. */
export const doubted = (health: Health, suspicion: Suspicion | undefined): Health =>
  suspicion && (health.confidence === 'certain' || health.confidence === 'likely')
    ? { ...health, confidence: 'guess' }
    : health;

/** What the network itself says of this account now: the password of its login was changed. Not what a tool or a person says. */
export const reportOf = ({ evidence, health, network, handle, name }: Account): Suspicion | undefined => {
  if (health.cause !== 'password-changed' || health.evidence?.kind !== 'network') return undefined;
  const said = evidence.findLast(e => e.kind === 'network' && e.finding === 'ended' && e.cause === 'password-changed');
  return said && { cause: 'password-changed', at: said.since ?? said.at, network, by: handle || name || '' };
};

const plain = (text: string | undefined): string => (text ?? '').trim().replace(/^@/, '').toLowerCase();

type Known = Pick<Account, 'id' | 'network' | 'issuer' | 'handle' | 'networkAccountId' | 'login' | 'parentId'>;

type LoginOf = (network: string) => string;

/** The same profile: by the network's id where both have one, else by handle. */
const isSameProfile = (a: Known, b: Known): boolean => {
  if (a.network !== b.network) return false;
  if (a.networkAccountId && b.networkAccountId) return a.networkAccountId === b.networkAccountId;
  return plain(a.handle) !== '' && plain(a.handle) === plain(b.handle);
};

/**
 * Do both rest on one login? Its name tells where both have one; else the same profile does.
 * @param loginOf the network whose login makes the tokens of this one
 */
export const sharesLogin = (a: Known, b: Known, loginOf: LoginOf): boolean => {
  if (loginOf(a.network) !== loginOf(b.network) || (a.issuer ?? '') !== (b.issuer ?? '')) return false;
  const [one, other] = [plain(a.login), plain(b.login)];
  return one && other ? one === other : isSameProfile(a, b);
};

const familyOf = (account: Known): string => account.parentId ?? account.id;

/** Whoever shares this shares the login. Looked up by it, since each of ten thousand may have lost its access. */
const loginMark = ({ network, issuer, login }: Known, loginOf: LoginOf): string[] =>
  plain(login) ? [['login', loginOf(network), issuer ?? '', plain(login)].join('\n')] : [];

/** Whoever is the same profile shares one of these. */
const profileMarks = ({ network, handle, networkAccountId }: Known): string[] => [
  ...(networkAccountId ? [['id', network, networkAccountId].join('\n')] : []),
  ...(plain(handle) ? [['handle', network, plain(handle)].join('\n')] : []),
];

const byKey = <T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const there = groups.get(key);
      if (there) there.push(item);
      else groups.set(key, [item]);
    }
  return groups;
};

/** The latest report of each family, in the order of who reported: what an earlier one casts doubt on, the latest does as well. */
const latestReports = (accounts: readonly Account[]): Map<string, Suspicion> => {
  const latest = new Map<string, Suspicion>();
  for (const source of accounts) {
    const report = reportOf(source);
    const family = familyOf(source);
    if (!report || (latest.get(family)?.at ?? report.at) > report.at) continue;
    latest.delete(family);
    latest.set(family, report);
  }
  return latest;
};

/** Suspicions that are new, by account id. Those that had been settled are not raised again. */
export const newSuspicions = (accounts: readonly Account[], loginOf: LoginOf): Map<string, Suspicion> => {
  const found = new Map<string, Suspicion>();
  const reports = latestReports(accounts);
  if (!reports.size) return found;
  const tools = accounts.filter(({ holder, health }) => holder !== BROWSER && !isLost(health.state));
  const marked = byKey(tools, account => [...loginMark(account, loginOf), ...profileMarks(account)]);
  const withMark = (mark: string): readonly Account[] => marked.get(mark) ?? [];
  const suspect = (account: Account, report: Suspicion): void => {
    const { id, suspicion, connectedAt, addedAt } = account;
    if ((connectedAt ?? addedAt) > report.at || readSince(account, report.at)) return;
    const [known, other] = [suspicion?.at ?? Number.NEGATIVE_INFINITY, found.get(id)?.at ?? report.at];
    if (known < report.at && other <= report.at) found.set(id, report);
  };
  // What came along with the login falls with it: its Pages and the accounts behind them, wherever those are held.
  const families = byKey(accounts, account => [familyOf(account)]);
  /** The latest report of each login. */
  const byLogin = new Map<string, Suspicion>();
  for (const [family, report] of reports) {
    const own = families.get(family) ?? [];
    for (const mark of new Set(own.flatMap(each => loginMark(each, loginOf))))
      if ((byLogin.get(mark)?.at ?? report.at) <= report.at) byLogin.set(mark, report);
    for (const each of own)
      for (const account of profileMarks(each).flatMap(withMark))
        if (sharesLogin(each, account, loginOf)) suspect(account, report);
  }
  for (const [mark, report] of byLogin) for (const account of withMark(mark)) suspect(account, report);
  return found;
};

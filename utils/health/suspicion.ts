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
export const sharesLogin = (a: Known, b: Known, loginOf: (network: string) => string): boolean => {
  if (loginOf(a.network) !== loginOf(b.network) || (a.issuer ?? '') !== (b.issuer ?? '')) return false;
  const [one, other] = [plain(a.login), plain(b.login)];
  return one && other ? one === other : isSameProfile(a, b);
};

const familyOf = (account: Known): string => account.parentId ?? account.id;

/** Suspicions that are new, by account id. Those that had been settled are not raised again. */
export const newSuspicions = (
  accounts: readonly Account[],
  loginOf: (network: string) => string,
): Map<string, Suspicion> => {
  const found = new Map<string, Suspicion>();
  const tools = accounts.filter(({ holder, health }) => holder !== BROWSER && !isLost(health.state));
  for (const source of accounts) {
    const report = reportOf(source);
    if (!report) continue;
    // What came along with the login falls with it: its Pages and the accounts behind them, wherever those are held.
    const family = accounts.filter(each => each.id === source.id || familyOf(each) === familyOf(source));
    for (const account of tools) {
      const { id, suspicion, connectedAt, addedAt } = account;
      if (id === source.id || (connectedAt ?? addedAt) > report.at || readSince(account, report.at)) continue;
      if ((suspicion?.at ?? Number.NEGATIVE_INFINITY) >= report.at || (found.get(id)?.at ?? report.at) > report.at)
        continue;
      if (family.some(each => sharesLogin(each, account, loginOf))) found.set(id, report);
    }
  }
  return found;
};

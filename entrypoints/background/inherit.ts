/** What a child without a token of its own takes over from the account that it came along with. Pure. */
import type { Account } from '@/utils/model/account';

/** Said of the token by the network: that is all that holds for its children, too. */
const aboutToken = (account: Account): Account['evidence'] => account.evidence.filter(e => e.kind === 'network');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The child as it stands with this parent; the same object where nothing is new, or where it has a token of its own. */
export const inherit = (child: Account, parent: Account): Account => {
  if (child.token || !parent.token) return child;
  // A renewal's own marks are the parent's business.
  const { renewingSince, renewUnsure, ...parentToken } = parent.token;
  const taken: Partial<Account> = {
    parentToken,
    evidence: aboutToken(parent),
    obstacle: parent.obstacle,
    generation: parent.generation,
    failures: parent.failures,
    failure: parent.failure,
    triedAt: parent.triedAt,
    readAt: parent.readAt,
  };
  const now = Object.fromEntries(Object.keys(taken).map(key => [key, child[key as keyof Account]]));
  return same(now, taken) ? child : { ...child, ...taken };
};

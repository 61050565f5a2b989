/** A source's last word on an account, and whether it still is the newest that is known of it. Pure. */
import type { Account } from '../model/account';
import type { Evidence } from '../model/evidence';

type Heard = Pick<Account, 'evidence' | 'suspicion'>;

export const lastWord = ({ evidence }: Pick<Account, 'evidence'>, kind: Evidence['kind']): Evidence | undefined =>
  evidence.findLast(e => e.kind === kind);

/**
 * Has anything been learned or suspected since? Then the same word, said again, counts for more than a repetition: it may take
 * back what a weaker source saw in between, and settles a suspicion. What had been said before it cannot matter any more.
 */
export const isOvertaken = ({ evidence, suspicion }: Heard, last: Evidence): boolean =>
  evidence.some(e => e.kind !== last.kind && e.at >= last.at) || (suspicion !== undefined && suspicion.at >= last.at);

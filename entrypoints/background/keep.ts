/** Puts tokens that were just looked at into the account that they belong to, or into a new one. */
import { observe } from '@/utils/health/observe';
import type { Policy } from '@/utils/health/policy';
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account, TokenFacts } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { Evidence, Finding } from '@/utils/model/evidence';
import { Failure } from '@/utils/model/failure';
import type { Identity, Network } from '@/utils/networks/define';
import { addAccount, changeAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { type Secret, seal } from '@/utils/store/vault';
import { isSame } from './attempt';
import { shelf } from './matching';
import { newAccount } from './new-account';
import { settle } from './settle';

export interface Kept {
  network: Network;
  issuer?: string | undefined;
  holder: string;
  /** Whose it is by the network's word; without an id: by a person's word alone. */
  who: { handle: string } & Partial<Identity>;
  /** Absent: nothing but the account is kept. */
  token?: { facts: TokenFacts; secret: Secret } | undefined;
  /** What the network said, and when (ms); `null`: nobody was asked. */
  finding: Finding | null;
  at: number;
  /** The account that it has to be; absent: whichever it is. */
  into?: string | undefined;
  /** A person says that it is the same account, where nobody else can. */
  sure?: boolean | undefined;
}

/** An end that came along with the token, until the network tells its own. */
const claimOf = ({ token, finding, at }: Kept): Evidence[] =>
  token && token.facts.renews !== 'refresh-token' && finding?.result !== 'alive' && token.facts.expiresAt
    ? [{ kind: 'user', at, finding: 'alive', expiresAt: token.facts.expiresAt }]
    : [];

/** The account with its new token. What was known of the old one does not count any more. */
const withNews = (account: Account, kept: Kept, policy: Policy, now: number): Account => {
  const { who, token, finding, at, network } = kept;
  const known = {
    ...account,
    handle: who.handle || account.handle,
    ...defined({ networkAccountId: who.networkAccountId, name: account.name ?? who.name }),
  };
  const fresh: Account = token
    ? {
        ...known,
        appId: undefined,
        token: token.facts,
        generation: account.generation + 1,
        evidence: [...account.evidence.filter(e => e.kind !== 'user' && e.kind !== 'network'), ...claimOf(kept)],
        obstacle: undefined,
        failures: 0,
        failure: undefined,
        outcome: finding?.result === 'alive' ? { code: 'connected', at: now } : undefined,
        ...defined({ connectedAt: token.facts.issuedAt }),
      }
    : known;
  const heard = finding && finding.result !== 'inconclusive' ? observe(fresh, finding, at) : fresh;
  return settle(heard, network, policy, now, Math.random());
};

const findKnown = async ({ network, issuer, holder, who, into }: Kept): Promise<Account | undefined> => {
  if (into) return readOne('accounts', into);
  const known = shelf<Account>();
  for (const account of (await readAll('accounts')).good) known.put(account);
  return known.find({ network: network.id, holder, handle: who.handle, ...defined({ issuer, ...who }) });
};

/** @throws Failure `wrong-account`: it belongs to somebody else; `not-proved`: whose it is nobody can tell, and the person has not said so */
const mustBeSame = (here: Account, { who, sure }: Kept): void => {
  const { networkAccountId, handle, name } = who;
  if (networkAccountId === undefined) {
    if (sure) return;
    throw new Failure('not-proved');
  }
  if (isSame(here, { networkAccountId, handle })) return;
  throw new Failure('wrong-account', { expected: here.handle || here.name || '', got: handle || name || '' });
};

/**
 * @param now epoch ms
 * @returns the account's id
 * @throws Failure when the token is not the account's; nothing has changed then
 */
export const keep = (kept: Kept, now: number): Promise<string> =>
  withLock('add', async () => {
    const { network, issuer, holder, who, token } = kept;
    const policy = policyOf(await readSettings());
    const here = await findKnown(kept);
    if (here) {
      if (!token) return here.id;
      mustBeSame(here, kept);
      const secret = await seal(here.id, token.secret);
      return withLock(grantLock(here.id), async () => {
        const done = await changeAccount(here.id, now, a => withNews(a, kept, policy, now), secret);
        if (!done) throw new Failure('interrupted');
        return here.id;
      });
    }
    const blank = newAccount({ network: network.id, handle: who.handle, holder, ...defined({ issuer }) }, now);
    await addAccount(withNews(blank, kept, policy, now), now, token && (await seal(blank.id, token.secret)));
    return blank.id;
  });

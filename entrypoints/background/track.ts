/** Tracks an account without a token: by hand with its dates, or from a row of a tool's page. The same one twice is one account. */

import type { Policy } from '@/utils/health/policy';
import { withLock } from '@/utils/kit/lock';
import type { Payload } from '@/utils/messages';
import type { Account } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { Evidence } from '@/utils/model/evidence';
import { networkOf } from '@/utils/networks/index';
import { addAccount } from '@/utils/store/accounts';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { newAccount } from './new-account';
import { save } from './save';
import { settle } from './settle';

/** `connection`: of the page that it was tracked from. */
type Given = Payload<'track'> & { connection?: string };

const sameText = (a = '', b = ''): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const isIt = (a: Account, given: Given): boolean =>
  a.holder === given.holder &&
  a.network === given.network &&
  (given.issuer === undefined || a.issuer === given.issuer) &&
  (given.connection === undefined || a.connection === undefined || a.connection === given.connection) &&
  (given.toolAccountId
    ? a.toolAccountId === given.toolAccountId
    : sameText(a.handle, given.handle) &&
      (sameText(a.name, given.name) || (!given.name && given.handle.trim() !== '')));

/** The end as a person told it. */
const told = (given: Given, now: number): Evidence[] =>
  given.expiresAt === undefined ? [] : [{ kind: 'user', at: now, finding: 'alive', expiresAt: given.expiresAt }];

/** Dates that a person tells anew take the place of those told before; a token knows better than any of them. */
const redated = (account: Account, given: Given, now: number): Account =>
  account.token || (given.expiresAt === undefined && given.connectedAt === undefined)
    ? account
    : {
        ...account,
        ...defined({ connectedAt: given.connectedAt }),
        evidence: [...account.evidence.filter(e => e.kind !== 'user'), ...told(given, now)],
      };

const addNew = async (given: Given, policy: Policy, now: number): Promise<Account> => {
  const { expiresAt, ...rest } = given;
  const account = newAccount({ ...rest, evidence: told(given, now) }, now);
  const settled = settle(account, networkOf(given.network), policy, now, Math.random());
  await addAccount(settled, now);
  return settled;
};

/** @param now epoch ms @returns the account's id */
export const track = (given: Given, now: number): Promise<string> =>
  withLock('add', async () => {
    const policy = policyOf(await readSettings());
    const same = (await readAll('accounts')).good.find(a => isIt(a, given));
    if (!same) return (await addNew(given, policy, now)).id;
    await save(same.id, policy, now, a => redated(a, given, now));
    return same.id;
  });

/** Many at once, as a tool's page lists them. @returns how many were not tracked before */
export const trackMany = (all: readonly Given[], now: number): Promise<number> =>
  withLock('add', async () => {
    const policy = policyOf(await readSettings());
    const known = [...(await readAll('accounts')).good];
    const before = known.length;
    for (const given of all) if (!known.some(a => isIt(a, given))) known.push(await addNew(given, policy, now));
    return known.length - before;
  });

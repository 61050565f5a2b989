/** Keeps what a complete list of children names: new ones are added, known ones brought up to date, hidden ones left out. */
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import { BROWSER, isLost } from '@/utils/model/words';
import type { Child } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { addAccounts, hiddenKey, type NewAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { seal, vault } from '@/utils/store/vault';
import { inherit } from './inherit';
import { shelf } from './matching';
import { newAccount } from './new-account';
import { factsNow, secretOf, storeTokens } from './renew';
import { save } from './save';
import { settle } from './settle';

/** Accounts written in one transaction. */
const AT_ONCE = 250;

const whoOf = ({ network, networkAccountId, handle, name, kind }: Child) => ({
  network,
  networkAccountId,
  handle: handle.slice(0, 300),
  kind,
  ...defined({ name: name?.slice(0, 300) }),
});

const make = async (child: Child, parent: Account, now: number): Promise<NewAccount> => {
  const { token } = child;
  const given = {
    ...whoOf(child),
    holder: BROWSER,
    parentId: parent.id,
    connectedAt: now,
    tags: parent.tags,
    ...defined({ login: parent.login, appId: parent.appId, issuer: parent.issuer }),
    ...(token ? { token: factsNow(token, now), generation: 1 } : {}),
  };
  const account = inherit(newAccount(given, now), parent);
  const policy = policyOf(await readSettings());
  return {
    account: settle(account, networkOf(account.network), policy, now, Math.random()),
    secret: token && (await seal(account.id, secretOf(token))),
  };
};

/**
 * May this account be joined to the parent? One with a token of its own stays with whoever connected it, unless this very
 * sign-in brings a fresh one; one that has a parent keeps it.
 */
const mayJoin = (account: Account, parent: Account, signedIn: boolean, parents: ReadonlySet<string>): boolean =>
  account.id !== parent.id &&
  !parents.has(account.id) &&
  (account.parentId === parent.id || (account.parentId === undefined && (signedIn || account.token === undefined)));

interface Sorted {
  add: NewAccount[];
  known: { id: string; child: Child }[];
}

/** Which of the listed are known, and which are new. Pure but for the reading. */
const sort = async (parent: Account, list: readonly Child[], signedIn: boolean, now: number): Promise<Sorted> => {
  const accounts = (await readAll('accounts')).good;
  const known = shelf<Account>();
  for (const account of accounts) known.put(account);
  const parents = new Set(accounts.flatMap(account => account.parentId ?? []));
  const hidden = new Set((await readOne('accounts', parent.id))?.hiddenChildren ?? []);
  const sorted: Sorted = { add: [], known: [] };
  for (const child of list) {
    const place = { ...child, holder: parent.holder, ...defined({ issuer: parent.issuer }) };
    const here = known.find(place);
    // A handle alone is no proof for an account that has a token: a person and a Page may have the same name.
    const same = here && (here.networkAccountId === child.networkAccountId || !here.token) ? here : undefined;
    if (same) {
      if (mayJoin(same, parent, signedIn, parents)) sorted.known.push({ id: same.id, child });
    } else if (!hidden.has(hiddenKey(child))) sorted.add.push(await make(child, parent, now));
  }
  return sorted;
};

const hasToken = (id: string): Promise<boolean> => vault.use(id, secret => Boolean(secret?.access)).catch(() => false);

/** Bring one known child up to date. Returns whether it got a fresh token. */
const update = (id: string, child: Child, parent: Account, signedIn: boolean, now: number): Promise<boolean> =>
  withLock(grantLock(id), async () => {
    const before = await readOne('accounts', id);
    if (!before) return false;
    const about = (account: Account): Account => ({
      ...account,
      ...whoOf(child),
      name: account.name ?? child.name,
      parentId: parent.id,
      unlisted: undefined,
      ...defined({ login: account.login ?? parent.login, appId: parent.appId }),
    });
    // A token that works is left alone: the list is no reason to change it.
    const wanted = signedIn || !before.token || isLost(before.health.state) || !(await hasToken(id));
    if (child.token && wanted) {
      await storeTokens(id, child.token, now, account =>
        about({ ...account, parentToken: undefined, connectedAt: now }),
      );
      return true;
    }
    const { networkAccountId, handle, kind } = whoOf(child);
    const same = before.networkAccountId === networkAccountId && before.handle === handle && before.kind === kind;
    if (same && before.parentId === parent.id && !before.unlisted && inherit(before, parent) === before) return false;
    const policy = policyOf(await readSettings());
    await save(id, policy, now, account => {
      // What a person or a file told was about a token that nobody had.
      const told = account.token ? account.evidence : account.evidence.filter(e => e.kind !== 'user');
      return inherit(about({ ...account, evidence: told }), parent);
    });
    return false;
  });

/**
 * @param signedIn the list comes from a sign-in that a person has just made
 * @param now epoch ms
 * @returns ids of the children whose tokens were just stored
 */
export const keepListed = async (
  parent: Account,
  list: readonly Child[],
  signedIn: boolean,
  now: number,
): Promise<string[]> => {
  const known = await withLock('add', async () => {
    const sorted = await sort(parent, list, signedIn, now);
    for (let i = 0; i < sorted.add.length; i += AT_ONCE) await addAccounts(sorted.add.slice(i, i + AT_ONCE), now);
    return sorted;
  });
  const fresh = known.add.flatMap(({ account, secret }) => (secret ? [account.id] : []));
  for (const { id, child } of known.known) if (await update(id, child, parent, signedIn, now)) fresh.push(id);
  return fresh;
};

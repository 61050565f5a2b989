/** Which account an entry of an import file is: by the network's id, else by handle (DESIGN.md 6.5). Pure. */
import type { Account } from '@/utils/model/account';

type Known = Pick<Account, 'network' | 'holder' | 'issuer' | 'handle' | 'networkAccountId' | 'toolAccountId' | 'name'>;

const placeOf = (a: Known): string => [a.network, a.issuer ?? '', a.holder].join('\n');

/** Without a handle only the tool's own id and name are left to tell accounts apart. */
const handleKey = (a: Known): string => {
  const handle = a.handle.trim().replace(/^@/, '').toLowerCase();
  return [placeOf(a), ...(handle ? [handle] : ['', a.toolAccountId ?? '', a.name ?? ''])].join('\n');
};

const idKey = (a: Known): string => `${placeOf(a)}\n${a.networkAccountId}`;

/** Ids that differ are two accounts, whatever they are called. */
const apart = (a: Known, b: Known): boolean =>
  a.networkAccountId !== undefined && b.networkAccountId !== undefined && a.networkAccountId !== b.networkAccountId;

/** A list to find accounts in. Among several of one handle, the one that has no id either; never one of two. */
export const shelf = <T extends Known>() => {
  const byId = new Map<string, T>();
  const byHandle = new Map<string, T[]>();
  return {
    put: (account: T): void => {
      if (account.networkAccountId) byId.set(idKey(account), account);
      const key = handleKey(account);
      byHandle.set(key, [...(byHandle.get(key) ?? []), account]);
    },
    find: (given: Known): T | undefined => {
      const same = given.networkAccountId && byId.get(idKey(given));
      if (same) return same;
      const called = (byHandle.get(handleKey(given)) ?? []).filter(account => !apart(account, given));
      const plain = called.filter(account => account.networkAccountId === undefined);
      return plain[0] ?? (called.length === 1 && given.handle.trim() ? called[0] : undefined);
    },
  };
};

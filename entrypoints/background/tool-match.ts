/** Which account each entry of a tool's list is: by the tool's own id, else handle, else name, within what this connection may hold. Never guesses. Pure. */
import type { Account } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';
import type { ToolRow } from '@/utils/model/tool-row';
import { handleKey, notApart } from '@/utils/tools/same';

export interface Matched {
  found: { account: Account; row: ToolRow }[];
  /** Entries that are none of the accounts. */
  offers: ToolRow[];
}

/** Accounts that this connection's list may name: its own, and those of the tool that were seen through none, where it is the only one. */
const heldBy = (
  connection: ToolConnection,
  accounts: readonly Account[],
  connections: readonly ToolConnection[],
): Account[] => {
  const same = connections.filter(({ tool }) => tool === connection.tool);
  const standing = new Set(same.map(({ id }) => id));
  const alone = same.every(({ id }) => id === connection.id);
  return accounts.filter(
    ({ holder, connection: own }) =>
      holder === connection.tool && (own !== undefined && standing.has(own) ? own === connection.id : alone),
  );
};

/** The connection that an account is seen through: the one it remembers, else the only one of its tool. */
export const connectionOf = (
  account: Pick<Account, 'holder' | 'connection'>,
  connections: readonly ToolConnection[],
): ToolConnection | undefined => {
  const same = connections.filter(({ tool }) => tool === account.holder);
  const own = same.find(({ id }) => id === account.connection);
  return own ?? (same.length === 1 ? same[0] : undefined);
};

type KeyOf<T> = (each: T) => string;

/** Groups by a key; without one it is in no group. */
const grouped = <T>(list: readonly T[], keyOf: KeyOf<T>): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
};

/** Of one name, without those whose handles say that they are none of the others. */
const alikeOf = (rows: readonly ToolRow[], accounts: readonly Account[]): [readonly ToolRow[], readonly Account[]] => [
  rows.filter(row => notApart(row, accounts).length > 0),
  accounts.filter(account => notApart(account, rows).length > 0),
];

/** Takes time in proportion to rows and accounts together. */
export const matchList = (
  rows: readonly ToolRow[],
  accounts: readonly Account[],
  connection: ToolConnection,
  connections: readonly ToolConnection[],
): Matched => {
  const found: Matched['found'] = [];
  const unsure = new Set<ToolRow>();
  let openRows = [...rows];
  let openAccounts = heldBy(connection, accounts, connections);

  /** One account and one row for a key are each other; more than one of either cannot be told apart. */
  const pair = (keyOfRow: KeyOf<ToolRow>, keyOfAccount: KeyOf<Account>, byId: boolean): void => {
    const byKey = grouped(openAccounts, keyOfAccount);
    for (const [key, same] of grouped(openRows, keyOfRow)) {
      const called = byKey.get(key) ?? [];
      const [rowsHere, fitting] = byId ? [same, called] : alikeOf(same, called);
      const [row] = rowsHere;
      const [account] = fitting;
      if (!row || !account) continue;
      if (rowsHere.length === 1 && fitting.length === 1) found.push({ account, row });
      else for (const each of rowsHere) unsure.add(each);
    }
    const [rowsDone, accountsDone] = [new Set(found.map(each => each.row)), new Set(found.map(each => each.account))];
    openRows = openRows.filter(row => !rowsDone.has(row));
    openAccounts = openAccounts.filter(account => !accountsDone.has(account));
  };

  pair(
    row => `${row.network}\n${row.toolAccountId}`,
    account => (account.toolAccountId ? `${account.network}\n${account.toolAccountId}` : ''),
    true,
  );
  // The network may be read differently from a page and from a list; the id stays the tool's own.
  pair(
    row => row.toolAccountId,
    account => account.toolAccountId ?? '',
    true,
  );
  // An id without what it is unique in, as a file may give it.
  pair(
    row => row.toolAccountId.replace(/^[^/]*\//, ''),
    account => account.toolAccountId ?? '',
    true,
  );
  // With another id of the tool's it is another account, whatever it is called.
  openAccounts = openAccounts.filter(account => !account.toolAccountId);
  const named = (network: string, text: string | undefined) =>
    handleKey(text) ? `${network}\n${handleKey(text)}` : '';
  const ways: [KeyOf<ToolRow>, KeyOf<Account>][] = [
    [row => named(row.network, row.handle), account => named(account.network, account.handle)],
    [row => named(row.network, row.name), account => named(account.network, account.name)],
    // The display name is often the handle itself.
    [row => named(row.network, row.name), account => named(account.network, account.handle)],
  ];
  for (const way of ways) pair(...way, false);
  return { found, offers: openRows.filter(row => !unsure.has(row)) };
};

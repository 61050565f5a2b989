/** A tool's list, once it is read: what it says of accounts becomes their evidence, the rest is offered. */
import { observeTool } from '@/utils/health/observe';
import { HOUR, type Policy } from '@/utils/health/policy';
import { isOvertaken, lastWord } from '@/utils/health/word';
import type { Account } from '@/utils/model/account';
import { MOST_OFFERS, type ToolConnection } from '@/utils/model/app';
import { defined } from '@/utils/model/defined';
import type { ToolRow } from '@/utils/model/tool-row';
import { networkOf } from '@/utils/networks/index';
import { addAccounts } from '@/utils/store/accounts';
import { changeConnection } from '@/utils/store/connections';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { newAccount } from './new-account';
import { save } from './save';
import { settle } from './settle';
import { matchList } from './tool-match';

/** What a tool repeats is written down once an hour, unless something else was learned since; a change at once. */
const REPEAT_AFTER = HOUR;

/** The account as the list names it, beside what a person or a network called it. */
const named = (account: Account, row: ToolRow, connection: string): Account => ({
  ...account,
  connection,
  toolAccountId: row.toolAccountId,
  handle: account.handle || (row.handle ?? ''),
  ...(account.name || !row.name ? {} : { name: row.name }),
  ...defined({ toolName: row.name, toolHandle: row.handle }),
});

const heard = (account: Account, row: ToolRow, connection: string, now: number): Account => {
  const known = named(account, row, connection);
  return row.says ? observeTool(known, 'tool-api', row.says, now) : known;
};

const isNews = (account: Account, row: ToolRow, connection: string, now: number): boolean => {
  const before = lastWord(account, 'tool-api');
  const next = heard(account, row, connection, now);
  const { at = 0, ...told } = before ?? {};
  const { at: _at, ...tells } = lastWord(next, 'tool-api') ?? {};
  const called = ['connection', 'toolAccountId', 'handle', 'name', 'toolName', 'toolHandle'] as const;
  return (
    called.some(field => account[field] !== next[field]) ||
    JSON.stringify(told) !== JSON.stringify(tells) ||
    (row.says !== undefined && (now - at > REPEAT_AFTER || (before !== undefined && isOvertaken(account, before))))
  );
};

/** Note what the list says. @returns the entries that are none of our accounts */
export const takeList = async (
  connection: ToolConnection,
  rows: readonly ToolRow[],
  now: number,
): Promise<ToolRow[]> => {
  const policy = policyOf(await readSettings());
  const [accounts, connections] = [(await readAll('accounts')).good, (await readAll('tools')).good];
  const { found, offers } = matchList(rows, accounts, connection, connections);
  for (const { account, row } of found) {
    if (isNews(account, row, connection.id, now))
      await save(account.id, policy, now, a => heard(a, row, connection.id, now));
  }
  return offers.slice(0, MOST_OFFERS);
};

const accountOf = (row: ToolRow, connection: ToolConnection, policy: Policy, now: number): Account => {
  const { network, handle = '' } = row;
  const fresh = newAccount({ network, handle, holder: connection.tool, generation: 1 }, now);
  const account = heard(fresh, row, connection.id, connection.readAt ?? now);
  return settle(account, networkOf(network), policy, now, Math.random());
};

/**
 * Track accounts that the last list offered; what it said of them is their first evidence. Call under the lock for adding.
 * @param wanted ids of the tool's; absent: all
 * @returns how many
 */
export const trackOffers = async (id: string, wanted: readonly string[] | undefined, now: number): Promise<number> => {
  const connection = await readOne('tools', id);
  const offers = connection?.offers ?? [];
  if (!connection) return 0;
  const policy = policyOf(await readSettings());
  const [accounts, connections] = [(await readAll('accounts')).good, (await readAll('tools')).good];
  // Somebody may have tracked one of them from the tool's page in the meantime.
  const open = matchList(offers, accounts, connection, connections).offers;
  const taken = open.filter(row => !wanted || wanted.includes(row.toolAccountId));
  await addAccounts(
    taken.map(row => ({ account: accountOf(row, connection, policy, now) })),
    now,
  );
  await changeConnection(id, now => now && { ...now, offers: open.filter(row => !taken.includes(row)) });
  return taken.length;
};

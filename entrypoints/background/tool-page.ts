/** Which connection a tool's page belongs to, so that two servers of one tool are kept apart on their pages as well. Pure. */
import type { Account } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';
import { isBelow } from '@/utils/tools/where';

/** The connections of a tool at the address of a page; Chatwoot may have several at one. */
export const connectionsAt = (
  tool: string,
  href: string | undefined,
  connections: readonly ToolConnection[],
): ToolConnection[] => {
  const url = href !== undefined && URL.canParse(href) ? new URL(href) : undefined;
  const around = connections.filter(each => each.tool === tool && url && isBelow(url, each.origin));
  // One in a folder of a host that another one has otherwise.
  const nearest = Math.max(...around.map(({ origin }) => origin.length));
  return around.filter(({ origin }) => origin.length === nearest);
};

/** Without the accounts that this tool holds at another address: its ids mean something else here. */
export const withoutOtherServers = (
  accounts: readonly Account[],
  tool: string,
  href: string | undefined,
  connections: readonly ToolConnection[],
): Account[] => {
  const here = new Set(connectionsAt(tool, href, connections).map(({ id }) => id));
  const standing = new Set(connections.map(({ id }) => id));
  return accounts.filter(
    ({ holder, connection }) =>
      holder !== tool || connection === undefined || !standing.has(connection) || here.has(connection),
  );
};

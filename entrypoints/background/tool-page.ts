/** Which connection a tool's page belongs to, so that two servers of one tool are kept apart on their pages as well. Pure. */
import type { Account } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';

/** The connections of a tool at the address of a page; Chatwoot may have several at one. */
export const connectionsAt = (
  tool: string,
  href: string | undefined,
  connections: readonly ToolConnection[],
): ToolConnection[] => {
  const origin = href !== undefined && URL.canParse(href) ? new URL(href).origin : undefined;
  return connections.filter(each => each.tool === tool && each.origin === origin);
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

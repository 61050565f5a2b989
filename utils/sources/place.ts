/** The page where a person mends an account: the network's for the cause, or the tool's own. Addresses come from files of ours only. */
import type { ToolConnection } from '../model/app';
import type { AccountView } from '../model/snapshot';
import { BROWSER } from '../model/words';
import { type Network, pagesOf } from '../networks/define';
import { networkOf } from '../networks/index';
import { toolApiOf } from '../tools/apis';
import { toolOf } from '../tools/index';

type Placed = Pick<AccountView, 'network' | 'issuer' | 'holder' | 'networkAccountId' | 'toolAccountId' | 'connection'>;

/** Its own address; else the only one of its tool. */
const connectionOf = (view: Placed, connections: readonly ToolConnection[]): ToolConnection | undefined => {
  const own = connections.find(({ id }) => id === view.connection);
  const fitting = connections.filter(({ tool }) => tool === view.holder);
  return own ?? (fitting.length === 1 ? fitting[0] : undefined);
};

/** The tool's page for it, or of all accounts; of that very address. `undefined`: nobody knows where the tool is. */
export const toolPageOf = (view: Placed, connections: readonly ToolConnection[]): string | undefined => {
  const connection = connectionOf(view, connections);
  const api = toolApiOf(view.holder);
  const own = connection && view.toolAccountId ? api?.pageOf?.(connection, view.toolAccountId) : undefined;
  if (own) return own;
  const page = toolOf(view.holder)?.pages.accounts;
  const origin = connection?.origin ?? api?.cloud;
  if (!connection && !page?.startsWith('{origin}')) return page;
  return origin && (page ? page.replace(/^(\{origin\}|https:\/\/[^/]+)/, origin) : origin);
};

/**
 * @param page the page of the network that its cause needs; `null`: signing in again is what helps
 * @returns `undefined` where there is no page to go to
 */
export const placeOf = (
  view: Placed,
  page: keyof Network['pages'] | null,
  connections: readonly ToolConnection[],
): { url: string; of: 'network' | 'holder' } | undefined => {
  const network = networkOf(view.network);
  const pages = network && { ...pagesOf(network, view.issuer), ...network.pagesAbout?.(view.networkAccountId ?? '') };
  const cause = page ? pages?.[page] : undefined;
  if (cause) return { url: cause, of: 'network' };
  const tool = view.holder === BROWSER ? undefined : toolPageOf(view, connections);
  if (tool) return { url: tool, of: 'holder' };
  return pages ? { url: pages.home, of: 'network' } : undefined;
};

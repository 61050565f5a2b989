/** Which hosts one account needs to be read: of its network, or of the tool that holds it, at the very address where that is. */
import { appFor, type ToolConnection } from '../model/app';
import type { AccountView, Snapshot } from '../model/snapshot';
import { BROWSER } from '../model/words';
import { networkOf } from '../networks';
import { hostsNeeded } from '../networks/define';
import { toolOf } from '../tools';
import { hostsOfConnection, sendsTo } from '../tools/apis';
import { patternOf } from '../tools/where';

export type Held = Pick<Snapshot, 'apps' | 'tools' | 'recipes'>;

/** Where the account was read; where that is not known, every address of its tool. */
const connectionsOf = (view: AccountView, connections: Snapshot['tools']): readonly ToolConnection[] => {
  const same = connections.filter(({ tool }) => tool === view.holder);
  const own = same.filter(({ id }) => id === view.connection);
  return own.length ? own : same;
};

/** Is a network or tool asked about it, with a token, a key or the person's sign-in? Otherwise pages are read, and nothing is sent. */
export const isAsked = (view: AccountView, { tools }: Pick<Held, 'tools'>): boolean =>
  view.holder === BROWSER || view.hasToken || connectionsOf(view, tools).some(sendsTo);

/** Match patterns, each once; none where nobody knows. */
export const originsOf = (view: AccountView, { apps, tools, recipes }: Held): string[] => {
  if (view.holder === BROWSER || view.hasToken) {
    const network = networkOf(view.network);
    return network ? hostsNeeded(network, view.issuer, appFor(view, apps)) : [];
  }
  const connections = connectionsOf(view, tools);
  if (connections.length) return [...new Set(connections.flatMap(hostsOfConnection))];
  const taught = recipes.filter(({ id, corrects }) => id === view.holder && !corrects);
  return [...(toolOf(view.holder)?.hosts ?? taught.flatMap(({ origin }) => patternOf(origin) ?? []))];
};

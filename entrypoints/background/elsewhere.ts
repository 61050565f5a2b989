/** Servers that keep some of their endpoints on another host: found out once per app and kept with it, so that the next click can ask for them. */
import { holdsHosts } from '@/utils/kit/sites';
import { announceChange } from '@/utils/kit/watch';
import type { App } from '@/utils/model/app';
import type { Ctx, Network } from '@/utils/networks/define';
import { database } from '@/utils/store/db';
import { readOne } from '@/utils/store/read';
import { withApp } from './access';

/** For people: the hosts without the pattern around them. */
export const namesOf = (patterns: readonly string[]): string =>
  patterns.map(pattern => pattern.replace(/^https:\/\/|\/\*$/g, '')).join(', ');

const keepWith = async (id: string, hosts: string[]): Promise<void> => {
  const app = await readOne('apps', id);
  if (!app || app.hosts?.join() === hosts.join()) return;
  await (await database()).put('apps', { ...app, hosts });
  announceChange();
};

/**
 * The hosts that a sign-in needs besides the ones that are held: the server says itself where it keeps what. A permission can be asked for only
 * in a click, so that they are kept with the app for the next one. A server that does not answer is the sign-in's to tell.
 * @returns match patterns; empty where all are held
 */
export const missingElsewhere = async (network: Network, account: Ctx['account'], app: App): Promise<string[]> => {
  const found = await withApp(account, app, Date.now(), async ctx => network.elsewhere?.(ctx));
  if (!found) return [];
  await keepWith(app.id, found);
  const held = await Promise.all(found.map(pattern => holdsHosts([pattern])));
  return found.filter((_, i) => !held[i]);
};

/** What the user registered: apps and tool connections, with their secrets in the vault. */
import { redirectUri } from '@/utils/kit/browser';
import { holdsHosts } from '@/utils/kit/sites';
import { announceChange } from '@/utils/kit/watch';
import { type App, appIdOf } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import { APP_OBSTACLES } from '@/utils/model/health';
import { isRefusal, type Network } from '@/utils/networks/define';
import { database } from '@/utils/store/db';
import { readAll, readOne } from '@/utils/store/read';
import { seal } from '@/utils/store/vault';
import { withApp } from './access';
import { refuse } from './refuse';
import { registerOverlay } from './sites';
import { endToolGrant } from './tool-sign-in';

type GivenApp = Pick<App, 'network' | 'clientId' | 'tokenEndpoint' | 'issuer'> & { clientSecret?: string | undefined };

/**
 * Save an app; the same network, server and client id is the same app. A secret that is not given anew stays, unless a broker comes
 * in or changes: a broker adds the secret itself, and must not be handed one that was meant for somebody else.
 * @returns accounts that waited for an app of this network
 */
export const saveApp = async ({ clientSecret, ...given }: GivenApp, now: number): Promise<string[]> => {
  const id = appIdOf(given);
  const before = await readOne('apps', id);
  const astray = given.tokenEndpoint !== undefined && given.tokenEndpoint !== before?.tokenEndpoint;
  const app: App = {
    addedAt: now,
    ...before,
    ...given,
    id,
    hasSecret: Boolean(clientSecret) || (!astray && (before?.hasSecret ?? false)),
  };
  const sealed = clientSecret ? await seal(id, { clientSecret }) : undefined;
  const tx = (await database()).transaction(['apps', 'secrets'], 'readwrite');
  await tx.objectStore('apps').put(app);
  if (sealed) await tx.objectStore('secrets').put(sealed);
  else if (astray) await tx.objectStore('secrets').delete(id);
  await tx.done;
  announceChange();
  const accounts = (await readAll('accounts')).good;
  return accounts
    .filter(
      a => a.obstacle && APP_OBSTACLES.includes(a.obstacle) && a.network === app.network && a.issuer === app.issuer,
    )
    .map(a => a.id);
};

/**
 * Let a server register a client for this extension, and keep it as an app.
 * @throws Failure
 */
export const registerApp = async (network: Network, issuer: string, now: number): Promise<App> => {
  if (!network.register) throw new Failure('app-missing');
  if (!(await holdsHosts(network.hosts(issuer)))) throw new Failure('host-not-granted');
  const account = { network: network.id, handle: '', issuer };
  const client = await withApp(account, undefined, now, async ctx => network.register?.(ctx, redirectUri()));
  if (!client) throw new Failure('app-missing');
  if (isRefusal(client)) throw refuse(client, network);
  await saveApp({ ...client, network: network.id, issuer }, now);
  const app = await readOne('apps', appIdOf({ network: network.id, clientId: client.clientId, issuer }));
  if (!app) throw new Failure('app-missing');
  return app;
};

const removeFrom = async (store: 'apps' | 'tools', id: string): Promise<void> => {
  const tx = (await database()).transaction([store, 'secrets'], 'readwrite');
  await tx.objectStore(store).delete(id);
  await tx.objectStore('secrets').delete(id);
  await tx.done;
  announceChange();
};

export const removeApp = (id: string): Promise<void> => removeFrom('apps', id);
/** What it signed in for is ended at the tool first, as far as that can be. */
export const removeTool = async (id: string): Promise<void> => {
  await endToolGrant(id);
  await removeFrom('tools', id);
  await registerOverlay();
};

/** Asks the browser for hosts, in the click that needs them. */
import { browser } from 'wxt/browser';
import { send } from '../kit/send';
import type { Payload } from '../messages';
import type { App } from '../model/app';
import type { AccountView, Snapshot } from '../model/snapshot';
import { BROWSER } from '../model/words';
import { hostsNeeded } from '../networks/define';

/** Network files carry the protocol code; they are fetched after the first paint, and are there when somebody clicks. */
let registry: typeof import('../networks') | undefined;

export const loadNetworks = async (): Promise<typeof import('../networks')> => {
  registry ??= await import('../networks');
  return registry;
};

/**
 * Has to be called in the click itself, before anything is awaited: browsers show the question only then.
 * The wish goes ahead without waiting, since the popup may be gone when the answer comes.
 */
export const requestOrigins = async (origins: string[], wish: Omit<Payload<'wish'>, 'origins'>): Promise<boolean> => {
  if (origins.length === 0) return true;
  const parked = send('wish', { origins, ...wish });
  const granted = await browser.permissions.request({ origins }).catch(() => false);
  await parked;
  if (granted) await send('hostsChanged', {});
  return granted;
};

type Held = Pick<Snapshot, 'apps' | 'tools'>;

/** The account's own app, or the only one of its network and server. */
const appFor = (view: AccountView, apps: Snapshot['apps']): App | undefined => {
  const own = apps.find(app => app.id === view.appId);
  const fitting = apps.filter(app => app.network === view.network && app.issuer === view.issuer);
  return own ?? (fitting.length === 1 ? fitting[0] : undefined);
};

const originsOf = (view: AccountView, { apps, tools }: Held, networks: typeof import('../networks')): string[] => {
  const network = networks.networkOf(view.network);
  return view.holder === BROWSER || view.hasToken
    ? network
      ? hostsNeeded(network, view.issuer, appFor(view, apps))
      : []
    : tools
        .filter(tool => tool.tool === view.holder)
        .filter(({ origin }) => origin.startsWith('https:'))
        .map(({ origin }) => `https://${new URL(origin).hostname}/*`);
};

/** "Allow access" of one row; every account of the same network gets its use of it. */
export const allowFor = async (view: AccountView, held: Held): Promise<boolean> => {
  const networks = registry ?? (await loadNetworks());
  return requestOrigins(originsOf(view, held, networks), { why: 'check', ids: [view.id] });
};

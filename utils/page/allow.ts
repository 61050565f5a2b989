/** Asks the browser for hosts, in the click that needs them. */
import { browser } from 'wxt/browser';
import { send } from '../kit/send';
import type { Payload } from '../messages';
import type { AccountView, Snapshot } from '../model/snapshot';
import { BROWSER } from '../model/words';

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
  void send('wish', { origins, ...wish });
  const granted = await browser.permissions.request({ origins }).catch(() => false);
  if (granted) await send('hostsChanged', {});
  return granted;
};

const originsOf = (view: AccountView, tools: Snapshot['tools'], networks: typeof import('../networks')): string[] =>
  view.holder === BROWSER || view.hasToken
    ? (networks.networkOf(view.network)?.hosts(view.issuer) ?? [])
    : tools.filter(tool => tool.tool === view.holder).map(tool => `${new URL(tool.origin).origin}/*`);

/** "Allow access" of one row; every account of the same network gets its use of it. */
export const allowFor = async (view: AccountView, tools: Snapshot['tools']): Promise<boolean> => {
  const networks = registry ?? (await loadNetworks());
  return requestOrigins(originsOf(view, tools, networks), { why: 'check', ids: [view.id] });
};

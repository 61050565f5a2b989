/** Hosts were given or taken away, here or in the browser's own settings. */
import { networkOf } from '@/utils/networks/index';
import { readAll } from '@/utils/store/read';
import { canAsk } from './access';
import { registerGuards } from './guards';
import { round } from './rounds';
import { registerOverlay, takeWish } from './sites';
import { startTeaching } from './teach';
import { noteToolObstacles } from './tool-obstacles';
import { hostsOfToolsChanged } from './tools';

/** Register the overlay for what is held now, and look again at every account that waited for a host or may have lost one. */
export const hostsChanged = async (): Promise<void> => {
  await registerOverlay();
  await registerGuards();
  await noteToolObstacles(Date.now());
  const wish = await takeWish();
  // Not awaited: a page may take its time to load.
  if (wish?.teach) void startTeaching(wish.teach);
  const readable = (await readAll('accounts')).good.filter(account => account.token && !account.paused);
  const waiting = readable.filter(
    account => account.obstacle === 'host-not-granted' || wish?.ids?.includes(account.id),
  );
  await Promise.all([
    round([...new Set([...waiting.map(account => account.id), ...(await lost(readable))])]),
    hostsOfToolsChanged(),
  ]);
};

/** Accounts whose host is no longer held: found by asking, since the browser does not say which accounts it means. */
const lost = async (
  accounts: readonly { id: string; network: string; issuer?: string | undefined }[],
): Promise<string[]> => {
  const held = await Promise.all(
    accounts.map(account => {
      const network = networkOf(account.network);
      return network ? canAsk(account, network) : true;
    }),
  );
  return accounts.filter((_account, i) => !held[i]).map(account => account.id);
};

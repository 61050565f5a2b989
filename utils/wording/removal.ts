/** What came of ending the access of an account that is no longer listed. */
import type { RemovalView } from '../model/snapshot';
import { accountName, networkName, shortNetwork } from './names';
import { keyOf, say } from './say';

export const removalText = (removal: RemovalView): string => {
  const { network, issuer, code } = removal;
  return say(`removal.${keyOf(code)}`, {
    account: accountName(removal),
    where: networkName(network, issuer),
    network: shortNetwork(network, issuer),
  });
};

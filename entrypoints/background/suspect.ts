/** Writes down what the network's word about one account makes likely for others of its login. */
import { newSuspicions } from '@/utils/health/suspicion';
import { networkOf } from '@/utils/networks/index';
import { changeAccount } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';

const loginOf = (network: string): string => networkOf(network)?.loginOf ?? network;

/** Cheap where no password was changed: then only the lost accounts are looked at. @param now epoch ms */
export const spreadSuspicions = async (now: number): Promise<void> => {
  const lost = await (await database()).getAllFromIndex('accounts', 'state', 'revoked');
  if (!lost.some(account => account.health?.cause === 'password-changed')) return;
  const found = newSuspicions((await readAll('accounts')).good, loginOf);
  for (const [id, suspicion] of found) await changeAccount(id, now, account => ({ ...account, suspicion }));
};

/** Owners of an import file: each joins the address book once, however many accounts they look after. */
import type { Account } from '@/utils/model/account';
import type { ImportedAccount } from '@/utils/model/exchange';
import { joinBook } from '@/utils/store/book';
import { ownersOf } from '@/utils/store/owners';
import { readAll } from '@/utils/store/read';

/**
 * @returns for an entry of the file and the account that it is: the person to write down. An account that has the same owner
 * by its login keeps nobody of its own, so that the same file twice, or an export taken in again, changes nothing.
 */
export const importOwners = async (list: readonly ImportedAccount[], known: readonly Account[], now: number) => {
  const joined = new Map<string, string>();
  const keyOf = ({ owner }: ImportedAccount) => (owner ? `${owner.name}\n${owner.email ?? ''}` : '');
  for (const given of list) {
    const key = keyOf(given);
    if (given.owner && !joined.has(key)) joined.set(key, await joinBook(given.owner, now));
  }
  const ownerOf = ownersOf(known, (await readAll('people')).good, (await readAll('logins')).good);
  return (given: ImportedAccount, account?: Account): { ownerId?: string } => {
    const ownerId = joined.get(keyOf(given));
    return ownerId === undefined || (account && ownerOf(account)?.id === ownerId) ? {} : { ownerId };
  };
};

/** The address book, and who looks after which account or login. */
import type { Account } from '@/utils/model/account';
import { familyIdOf, namedLoginOf } from '@/utils/model/person';
import { childrenOf } from '@/utils/store/accounts';
import { ownerIdOf, putLoginOwner, putPerson, removePerson } from '@/utils/store/book';
import { readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { showAll } from './rounds';
import { save } from './save';
import type { Commands } from './serve';

/** The login that this account belongs to: the one whose sign-in brought it, else the one that it is named after. */
const loginOf = async (account: Account): Promise<string | undefined> => {
  const inFamily = account.parentId !== undefined || (await childrenOf(account.id)).length > 0;
  return inFamily ? familyIdOf(account) : namedLoginOf(account);
};

export const peopleCommands: Pick<Commands, 'assignOwner' | 'savePerson' | 'removePerson'> = {
  assignOwner: async ({ id, owner, login }) => {
    const now = Date.now();
    const account = await readOne('accounts', id);
    const ownerId = await ownerIdOf(owner, now);
    const loginId = login && account ? await loginOf(account) : undefined;
    if (loginId) await putLoginOwner(loginId, ownerId);
    // Assigned by its login it has nobody of its own any more: it goes along with the others.
    const own = loginId ? undefined : ownerId;
    await save(id, policyOf(await readSettings()), now, a => ({ ...a, ownerId: own }));
    await showAll();
    return null;
  },
  savePerson: async ({ id = crypto.randomUUID(), name, email, lang, channels }) => {
    const before = await readOne('people', id);
    await putPerson({
      id,
      name,
      channels: [...new Set(channels)],
      addedAt: before?.addedAt ?? Date.now(),
      ...(email ? { email } : {}),
      ...(lang ? { lang } : {}),
    });
    await showAll();
    return { id };
  },
  removePerson: async ({ id }) => {
    await removePerson(id);
    await showAll();
    return null;
  },
};

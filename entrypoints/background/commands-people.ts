/** The address book, and who looks after which account or login. */
import type { Account } from '@/utils/model/account';
import { familyIdOf, loginIdOf, loginNameOf } from '@/utils/model/login';
import { ownerIdOf, putLoginOwner, putPerson, removePerson } from '@/utils/store/book';
import { reviveFailed } from '@/utils/store/deliveries';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { showAll } from './rounds';
import { save } from './save';
import type { Commands } from './serve';

/** The login of this account, with everything that rests on it; `undefined`: it has no name, and nothing else rests on it. */
const loginOf = async (id: string): Promise<{ id: string; accounts: Account[] } | undefined> => {
  const all = new Map((await readAll('accounts')).good.map(each => [each.id, each]));
  const account = all.get(id);
  if (!account) return undefined;
  const parentOf = ({ parentId }: Account) => all.get(parentId ?? '');
  const loginId = loginIdOf(account, parentOf(account));
  const accounts = [...all.values()].filter(each => loginIdOf(each, parentOf(each)) === loginId);
  return loginNameOf(account, parentOf(account)) || accounts.length > 1 ? { id: loginId, accounts } : undefined;
};

export const peopleCommands: Pick<Commands, 'assignOwner' | 'savePerson' | 'removePerson'> = {
  assignOwner: async ({ id, owner, login }) => {
    const now = Date.now();
    const ownerId = await ownerIdOf(owner, now);
    const whole = login ? await loginOf(id) : undefined;
    if (whole) await putLoginOwner(whole.id, ownerId, whole.accounts.map(familyIdOf));
    // Assigned by its login it has nobody of its own any more: it goes along with the others.
    const own = whole ? undefined : ownerId;
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
    if (email !== before?.email)
      await reviveFailed(each => each.personId === id && each.code === 'no-address', Date.now());
    await showAll();
    return { id };
  },
  removePerson: async ({ id }) => {
    await removePerson(id);
    await showAll();
    return null;
  },
};

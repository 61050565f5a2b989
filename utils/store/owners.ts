/** Who looks after an account: its own person, else its login's, else whoever looks after the account it came along with. Pure. */
import type { Account } from '../model/account';
import { familyIdOf, loginIdOf } from '../model/login';
import type { LoginOwner, Person } from '../model/person';
import type { AccountView } from '../model/snapshot';

/** @returns a function from account to owner: made once, since a list may have ten thousand accounts */
export const ownersOf = (accounts: readonly Account[], people: readonly Person[], logins: readonly LoginOwner[]) => {
  const byId = new Map(people.map(person => [person.id, person]));
  const byLogin = new Map(logins.map(login => [login.id, login.ownerId]));
  const own = new Map(accounts.flatMap(({ id, ownerId }) => (ownerId && byId.has(ownerId) ? [[id, ownerId]] : [])));
  const all = new Map(accounts.map(account => [account.id, account]));
  const inherited = (account: Account): string | undefined =>
    // Of one sign-in first: that was said before its login had a name.
    byLogin.get(familyIdOf(account)) ??
    byLogin.get(loginIdOf(account, all.get(account.parentId ?? ''))) ??
    own.get(account.parentId ?? '');
  return (account: Account): AccountView['owner'] => {
    const self = own.get(account.id);
    const person = byId.get(self ?? inherited(account) ?? '');
    if (!person) return undefined;
    const { id, name, email } = person;
    return { id, name, ...(email ? { email } : {}), ...(self ? {} : { byLogin: true as const }) };
  };
};

/** The single writer of the address book: people, and who looks after which login. Nobody stands in it twice. */
import { announceChange } from '../kit/watch';
import type { Owner } from '../model/account';
import type { OwnerChoice } from '../model/owner-choice';
import { type Person, personSchema } from '../model/person';
import { database } from './db';
import { readAll } from './read';

const plain = (text: string | undefined): string => text?.trim().toLowerCase() ?? '';

/**
 * Who of the book this is. The address decides; without one, the name does where it is clear. A person without an address
 * is the same as one of that name with it, unless the book has two of that name. Pure.
 */
export const findPerson = (book: readonly Person[], { name, email }: Owner): Person | undefined => {
  const called = book.filter(person => plain(person.name) === plain(name));
  if (plain(email)) {
    return (
      book.find(person => plain(person.email) === plain(email)) ??
      called.find((person, _at, all) => all.length === 1 && !plain(person.email))
    );
  }
  return called.length === 1 ? called[0] : called.find(person => !plain(person.email));
};

/**
 * Let somebody join the book, or find them there. An address that the book lacks is added; anything else there stays as it is.
 * @param now epoch ms
 * @returns the person's id
 */
export const joinBook = async (owner: Owner, now: number): Promise<string> => {
  const known = findPerson((await readAll('people')).good, owner);
  const email = owner.email?.trim();
  if (known && (known.email || !email)) return known.id;
  const person: Person = known
    ? { ...known, ...(email ? { email } : {}) }
    : { id: crypto.randomUUID(), name: owner.name.trim(), ...(email ? { email } : {}), channels: [], addedAt: now };
  await putPerson(person);
  return person.id;
};

/** The id of whom somebody chose; `undefined`: nobody. */
export const ownerIdOf = async (choice: OwnerChoice, now: number): Promise<string | undefined> =>
  choice === null ? undefined : 'person' in choice ? choice.person : joinBook(choice, now);

export const putPerson = async (person: Person): Promise<void> => {
  await (await database()).put('people', personSchema.parse(person));
  announceChange();
};

/**
 * Who looks after a login from now on; `undefined`: nobody.
 * @param parts ids of what was said of parts of it before, and is over now
 */
export const putLoginOwner = async (
  login: string,
  ownerId: string | undefined,
  parts: readonly string[],
): Promise<void> => {
  const tx = (await database()).transaction('logins', 'readwrite');
  for (const id of new Set([...parts, login])) await tx.store.delete(id);
  if (ownerId !== undefined) await tx.store.put({ id: login, ownerId });
  await tx.done;
  announceChange();
};

/** The person goes, and whom they looked after has nobody: an id that leads nowhere is nobody. */
export const removePerson = async (id: string): Promise<void> => {
  const tx = (await database()).transaction(['people', 'logins'], 'readwrite');
  await tx.objectStore('people').delete(id);
  const logins = tx.objectStore('logins');
  for (const login of await logins.getAll()) if (login.ownerId === id) await logins.delete(login.id);
  await tx.done;
  announceChange();
};

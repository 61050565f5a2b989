/** What two names or handles are compared by, and when two handles are two accounts. Pure. */

/** Marks that nobody sees: without width, for the direction of writing, hyphens that are not there, how an emoji is drawn. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0e|\ufe0f/g;

/** Case, space and what is not seen apart. */
export const wordKey = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** The same without the sign before it. */
export const handleKey = (text: string | undefined): string => wordKey(text).replace(/^@/, '');

/** Some tools put an id or the display name where others put the handle; neither says anything against another handle. */
const isHandle = (handle: string, name: string): boolean =>
  handle !== name && /\p{L}/u.test(handle) && !/\s/.test(handle);

interface Called {
  handle?: string | undefined;
  name?: string | undefined;
}

/** Both have a handle, and they differ: two accounts, whatever they are called. A handle may stand with its server or without. */
export const areApart = (a: Called, b: Called): boolean => {
  const [one, other] = [handleKey(a.handle), handleKey(b.handle)];
  if (!isHandle(one, wordKey(a.name)) || !isHandle(other, wordKey(b.name))) return false;
  const [[user, server], [user2, server2]] = [one.split('@'), other.split('@')];
  return user !== user2 || (server !== undefined && server2 !== undefined && server !== server2);
};

/** So many of one name are told apart by their handles; of more than that nothing can be told by a name. */
const MOST_ALIKE = 50;

/** Those of one name that the other may be. */
export const notApart = <T extends Called>(from: Called, list: readonly T[]): readonly T[] =>
  list.length > MOST_ALIKE ? list : list.filter(each => !areApart(from, each));

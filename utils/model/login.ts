/**
 * Which login an account rests on: one key for the page of logins and for whoever looks after a login, so that "all accounts of Anna"
 * are the same ones wherever it is said. Who holds them is no part of it: a login's tokens end together in whatever tool they are.
 */

/**
 * Networks whose tokens are made by the login of another one. Known here so that neither the database nor a page has to load
 * the networks' code; a test compares it with the network files.
 */
export const LOGIN_OF: Readonly<Record<string, string>> = { 'instagram-business': 'facebook' };

interface InLogin {
  id: string;
  parentId?: string | undefined;
  login?: string | undefined;
  network: string;
  issuer?: string | undefined;
}

/** Written now so, now so: with capitals or without, a handle with its sign or without. */
const folded = (name: string): string => name.trim().normalize('NFKC').replace(/^@/, '').toLowerCase();

export const isAddress = (name: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(name);

/**
 * What the login is called; `undefined`: nobody gave it a name. What came along with a sign-in rests on that one, whatever it says itself.
 * @param parent the account of `parentId`; absent where there is none
 */
export const loginNameOf = (account: InLogin, parent: InLogin | undefined): string | undefined =>
  (parent ?? account).login?.trim() || undefined;

/** The sign-in that this account came along with, or that it is itself. */
export const familyIdOf = ({ id, parentId }: Pick<InLogin, 'id' | 'parentId'>): string => `family\n${parentId ?? id}`;

/**
 * An e-mail address is one person's at every network. Any other name is a login of one network and server: the Anna Berger of
 * Facebook need not be the one of LinkedIn. Without a name: what came along with one sign-in.
 * @param parent the account of `parentId`; absent where there is none
 */
export const loginIdOf = (account: InLogin, parent: InLogin | undefined): string => {
  const { login = '', network, issuer = '' } = parent ?? account;
  const name = folded(login);
  if (!name) return familyIdOf(account);
  if (isAddress(name)) return ['login', '', '', name].join('\n');
  return ['login', LOGIN_OF[network] ?? network, issuer, name].join('\n');
};

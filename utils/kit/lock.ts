/** Web Locks: shared between worker and pages, gone when their holder dies. */

/** Run `fn` alone among all holders of `name`. */
export const withLock = <T>(name: string, fn: () => Promise<T>): Promise<T> =>
  navigator.locks.request(name, fn) as Promise<T>;

/** Run `fn` if nobody holds the lock, otherwise return `undefined` at once. */
export const ifFree = <T>(name: string, fn: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? fn() : undefined)) as Promise<T | undefined>;

/** One sign-in at a time for an account, seen or unseen. */
export const signInLock = (accountId: string): string => `sign-in:${accountId}`;

/** One lock per grant: every use that may change its token runs under it. */
export const grantLock = (accountId: string): string => `grant:${accountId}`;

/** One lock per app or tool connection: whether it is the organisation's is asked, and acted upon, under it. Taken before a grant's. */
export const thingLock = (id: string): string => `thing:${id}`;

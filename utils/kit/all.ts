/** Waiting for several things at once without leaving any of them running unseen. */

/** Like `Promise.all`, but it waits for all of them before it says that one failed: nothing goes on behind the caller's back. */
export const allDone = async (work: readonly Promise<unknown>[]): Promise<void> => {
  const failed = (await Promise.allSettled(work)).find(each => each.status === 'rejected');
  if (failed) throw failed.reason;
};

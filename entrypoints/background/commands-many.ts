/** The same change to several accounts: saved by the hundred, shown once. */
import type { Account } from '@/utils/model/account';
import { type ManyChange, tagged } from '@/utils/model/many';
import { ownerIdOf } from '@/utils/store/book';
import { policyOf, readSettings } from '@/utils/store/settings';
import { remove } from './remove';
import { showAll } from './rounds';
import { saveMany } from './save';
import type { Commands } from './serve';

type Edit = (account: Account) => Account;

/** `undefined`: the accounts go. */
const editOf = async (change: ManyChange, now: number): Promise<Edit | undefined> => {
  switch (change.what) {
    case 'snooze': {
      const { until, reason } = change;
      return a => ({ ...a, snoozedUntil: until ?? undefined, snoozeReason: until ? reason : undefined });
    }
    case 'pause':
      return a => ({ ...a, paused: change.paused });
    case 'owner': {
      const ownerId = await ownerIdOf(change.owner, now);
      return a => ({ ...a, ownerId });
    }
    case 'tags':
      return a => ({ ...a, tags: tagged(a.tags, change.add, change.remove) });
    case 'remove':
      return undefined;
  }
};

export const manyCommands: Pick<Commands, 'changeMany'> = {
  changeMany: async ({ ids, change }) => {
    const now = Date.now();
    const policy = policyOf(await readSettings());
    const edit = await editOf(change, now);
    try {
      const each = [...new Set(ids)];
      if (edit) await saveMany(each, policy, now, edit);
      else for (const id of each) await remove(id, false);
    } finally {
      // A worker that is killed half way has done half: what is left over is still selected.
      await showAll();
    }
    return null;
  },
};

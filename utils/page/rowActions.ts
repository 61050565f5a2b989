/** The actions of account rows, as messages to the background. */
import type { Payload } from '../messages';
import type { ManyChange } from '../model/many';
import type { AccountView } from '../model/snapshot';
import { readSnapshot } from '../store/snapshot';
import { allowFor } from './allow';
import { ask } from './ask';
import { setLocal, snapshot } from './live';

const idsOf = (accounts: readonly AccountView[]): string[] => accounts.map(view => view.id);

export const rowActions = {
  check: (ids?: string[]) => void ask('check', ids ? { ids } : {}, ids ?? idsOf(snapshot.value?.accounts ?? [])),
  reconnect: (id: string) => void ask('reconnect', { id }, [id]),
  openNetworkPage: (id: string) => void ask('openNetworkPage', { id }, [id]),
  allow: (view: AccountView) => void allowFor(view, snapshot.value ?? { apps: [], tools: [], recipes: [] }),
  snooze: (id: string, until: number | null, reason?: string) =>
    void ask('snooze', { id, until, ...(reason ? { reason } : {}) }, [id]),
  pause: (id: string, paused: boolean) => void ask('pause', { id, paused }, [id]),
  assignOwner: (id: string, owner: Payload<'assignOwner'>['owner'], login: boolean) =>
    void ask('assignOwner', { id, owner, ...(login ? { login } : {}) }, [id]),
  /** Its texts and pages are loaded when somebody wants to read it. */
  write: async (view: AccountView) => {
    const { writeByHand } = await import('./letter');
    return writeByHand(view, snapshot.value ?? (await readSnapshot(Date.now())), Date.now());
  },
  copy: (text: string) => navigator.clipboard.writeText(text),
  remove: (id: string, revoke: boolean) => void ask('remove', { id, revoke }, [id]),
  changeMany: (ids: string[], change: ManyChange) => void ask('changeMany', { ids, change }, ids),
  dismissRemoval: (id: string) => void ask('dismissRemoval', { id }),
  dismiss: (id: string) => {
    setLocal([id], null);
    void ask('clearOutcome', { id }, [id]);
  },
};

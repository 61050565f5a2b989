/** What a person can ask for in a row; the page decides how it is done. */
import type { ManyChange } from '@/utils/model/many';
import type { OwnerChoice } from '@/utils/model/owner-choice';
import type { AccountView } from '@/utils/model/snapshot';
import { type PrimaryAction, primaryAction } from '@/utils/wording/action';
import type { ReadyLetter } from './people';

export interface Actions {
  /** Read these accounts now; none named: all. */
  check(ids?: string[]): void;
  reconnect(id: string): void;
  openNetworkPage(id: string): void;
  /** Asks the browser for the host; has to be called in the click itself. */
  allow(view: AccountView): void;
  addApp(): void;
  /** `null` ends the snooze. */
  snooze(id: string, until: number | null, reason?: string): void;
  /** Neither read nor told of until it goes on. */
  pause(id: string, paused: boolean): void;
  /** `login`: for every account of its login that has nobody of its own. */
  assignOwner(id: string, owner: OwnerChoice, login: boolean): void;
  /** The message about it, in its owner's language. */
  write(view: AccountView): Promise<ReadyLetter>;
  copy(text: string): Promise<void>;
  remove(id: string, revoke: boolean): void;
  /** The same to several at once. */
  changeMany(ids: string[], change: ManyChange): void;
  dismiss(id: string): void;
  /** The line about an account that is no longer listed. */
  dismissRemoval(id: string): void;
}

const RUN: Record<PrimaryAction, (actions: Actions, view: AccountView) => void> = {
  refresh: (actions, view) => actions.reconnect(view.id),
  reconnect: (actions, view) => actions.reconnect(view.id),
  'open-network': (actions, view) => actions.openNetworkPage(view.id),
  allow: (actions, view) => actions.allow(view),
  'add-app': actions => actions.addApp(),
  'mend-app': actions => actions.addApp(),
};

/** Nothing is asked for twice: a busy row keeps its button, so that the focus stays, but it does nothing. */
export const run = (action: PrimaryAction, actions: Actions, view: AccountView): void => {
  if (!view.busy) RUN[action](actions, view);
};

export const runPrimary = (actions: Actions, view: AccountView): void => run(primaryAction(view), actions, view);

/** What the dashboard is shown from, and what a person can ask for in it. */
import type { Actions } from '@/components/actions';
import type { EscalationSettings } from '@/components/channelForm';
import type { Connecting, Connection, Keeping, PasswordEntry, Paste, Tracking } from '@/components/connect/ways';
import type { Filter } from '@/components/filter';
import type { NetworkChoice, toApp } from '@/components/networkChoice';
import type { PersonValues } from '@/components/people';
import type { ChannelActions, ChannelsState } from '@/components/settings/Channels';
import type { GuardChoice } from '@/components/settings/Guards';
import type { HeldHost } from '@/components/settings/Hosts';
import type { NoticeSettings } from '@/components/settings/Notices';
import type { ToolActions, ToolsState } from '@/components/settings/Tools';
import type { TaughtActions, TaughtState } from '@/components/settings/taughtState';
import type { Sort } from '@/components/sort';
import type { Saved } from '@/components/useSaving';
import type { HistoryEvent } from '@/utils/model/history';
import type { Kept } from '@/utils/model/kept';
import type { Locks } from '@/utils/model/locks';
import type { Recognised } from '@/utils/model/pasted';
import type { Queue } from '@/utils/model/queue';
import type { Snapshot } from '@/utils/model/snapshot';
import type { HistoryRow } from '@/utils/wording/history';
import type { ExportKind } from './exporting';
import type { Imported } from './importing';
import type { Route } from './route';

export interface DashboardActions extends Actions, ToolActions, TaughtActions, ChannelActions {
  filter(filter: Filter): void;
  sort(sort: Sort): void;
  go(hash: string): void;
  importFile(file: File): void;
  allowImported(): void;
  dismissImport(): void;
  exportAs(kind: ExportKind): void;
  showSupport(): void;
  saveSupport(): void;
  hideSupport(): void;
  connect(connection: Connection): void;
  signInWithPassword(entry: PasswordEntry): void;
  inspectToken(paste: Paste): void;
  keepToken(keeping: Keeping): void;
  trackByHand(tracking: Tracking): void;
  /** Forget what was pasted and what came of the last try. */
  resetConnect(): void;
  closeConnect(): void;
  savePerson(person: PersonValues): Saved;
  removePerson(id: string): void;
  saveApp(app: ReturnType<typeof toApp>): Saved;
  removeApp(id: string): void;
  giveBack(origin: string): void;
  warnOn(network: string): void;
  stopOn(network: string): void;
  /** The browser's own page for shortcuts. */
  shortcuts(): void;
  saveSettings(settings: NoticeSettings): Saved;
  saveQueue(queue: Queue): void;
  exportHistory(rows: readonly HistoryRow[]): void;
  eraseAll(): Saved;
}

export interface DashboardProps {
  snapshot: Snapshot;
  now: number;
  lang: string;
  route: Route;
  filter: Filter;
  sort: Sort;
  imported: Imported | null;
  connecting: Connecting;
  hosts: readonly HeldHost[];
  tools: ToolsState;
  taught: TaughtState;
  guards: readonly GuardChoice[];
  settings: (NoticeSettings & EscalationSettings) | null;
  channels: ChannelsState;
  /** How far somebody has come with reconnecting; `undefined` until it is read, `null`: not begun. */
  queue: Queue | null | undefined;
  /** The oldest first; `null` until it is read. */
  history: readonly HistoryEvent[] | null;
  /** What the organisation has set. */
  locks: Locks;
  /** As the browser writes it; empty: none. */
  shortcut: string;
  /** `null` until it is counted. */
  kept: Kept | null;
  /** The support report while it is shown, else empty. */
  support: string;
  fixed: {
    networks: readonly NetworkChoice[];
    holders: readonly string[];
    redirectUri: string;
    recognise: (text: string) => Recognised;
  };
  actions: DashboardActions;
}

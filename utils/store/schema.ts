/** The database's shape: its stores, indexes and types. Steps that lead to it are in migrations.ts. */
import type { DBSchema } from 'idb';
import type { Account } from '../model/account';
import type { App, ToolConnection } from '../model/app';
import type { Channel } from '../model/channel';
import type { Delivery } from '../model/delivery';
import type { HistoryEvent } from '../model/history';
import type { LoginOwner, Person } from '../model/person';
import type { Sighting } from '../model/recipe';
import type { RemovalView } from '../model/snapshot';
import type { Recipe } from '../tools/recipe';

/** A secret as it lies on the disk. `id` is bound to the ciphertext as additional data. */
export interface SealedRecord {
  id: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** Something that runs for an account: shown as busy; left over when the worker died. */
export interface Job {
  id: string;
  kind: 'check' | 'renew' | 'reconnect';
  since: number;
  worker: string;
}

/** A notice: written before it is shown, so that a killed worker neither forgets nor repeats it. */
export interface NoticeRecord {
  key: string;
  accountId: string;
  at: number;
  /** `lost`, `back`, or `days:<n>`. */
  step: string;
  /** The deadline (ms) that it warned of. */
  deadline?: number;
  shown: 0 | 1;
  /** Ids of the people who were told, and when (ms) the first of them was. */
  told?: string[];
  toldAt?: number;
  /** The same for each of them, by id; of those who are not here it was then. */
  toldTimes?: Record<string, number>;
  /** When (ms) it was told once more, since nothing had happened. */
  escalatedAt?: number;
  /** Of a recovery: ids of the people who were told of the loss, and have not heard of its end yet. */
  owed?: string[];
  /** The losses that are over by it: their notices, with the time (ms) of each. */
  losses?: { notice: string; at: number }[];
}

/** A server's budget: asked to wait, or not answering. */
export interface HostRecord {
  host: string;
  network: string;
  issuer?: string;
  /** Do not ask before (ms). */
  until?: number;
  reason?: 'unreachable' | 'outage' | 'rate-limited';
  since?: number;
  failures: number;
  lastGoodAt?: number;
}

/** A record that could not be read, kept word for word with the reason. */
export interface SetAside {
  id?: number;
  store: string;
  at: number;
  problem: string;
  record: unknown;
}

/** How many steps of migrations.ts lead here. */
export const VERSION = 7;

export interface Schema extends DBSchema {
  /** `due`: the worker's alarm; `state`: counts; `parent`: the children of an account. */
  accounts: {
    key: string;
    value: Account;
    indexes: { due: number; state: string; parent: string };
  };
  secrets: { key: string; value: SealedRecord };
  keys: { key: string; value: CryptoKey };
  apps: { key: string; value: App };
  tools: { key: string; value: ToolConnection };
  recipes: { key: string; value: Recipe };
  sightings: { key: string; value: Sighting };
  settings: { key: string; value: unknown };
  jobs: { key: string; value: Job };
  notices: { key: string; value: NoticeRecord; indexes: { account: string; shown: number } };
  hosts: { key: string; value: HostRecord };
  people: { key: string; value: Person };
  logins: { key: string; value: LoginOwner };
  channels: { key: string; value: Channel };
  deliveries: { key: string; value: Delivery; indexes: { next: number; state: string; at: number } };
  removals: { key: string; value: RemovalView };
  history: { key: number; value: HistoryEvent; indexes: { account: [string, number]; at: number } };
  setAside: { key: number; value: SetAside };
}

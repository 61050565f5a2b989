/** The worst accounts and the totals, kept ready by the background: ten thousand accounts paint as fast as ten. */
import type { Snapshot } from '../model/snapshot';
import { database } from './db';

const KEY = 'front';
/** Raised with every change of the snapshot's shape: an older record is not shown. */
const VERSION = 4;
/** As many rows as any window shows at once. */
const ROWS = 60;
/** Below this the whole list is as quickly read. */
const WORTH_IT = 300;

export const writeFront = async (snapshot: Snapshot): Promise<void> => {
  const db = await database();
  if (snapshot.accounts.length < WORTH_IT) return void (await db.delete('settings', KEY));
  await db.put(
    'settings',
    { version: VERSION, snapshot: { ...snapshot, accounts: snapshot.accounts.slice(0, ROWS) } },
    KEY,
  );
};

/** `undefined` for a short list, and before the background has written one. */
export const readFront = async (): Promise<Snapshot | undefined> => {
  const record = (await (await database()).get('settings', KEY)) as
    | { version?: number; snapshot?: Snapshot }
    | undefined;
  return record?.version === VERSION ? record.snapshot : undefined;
};

/** The latest time that this browser has shown something at: a clock that says less has been set back. */
import { database } from './db';

const KEY = 'clock';

/** Epoch ms; 0 before anything was shown. */
export const readSeen = async (): Promise<number> => {
  const stored = await (await database()).get('settings', KEY);
  return typeof stored === 'number' && Number.isFinite(stored) ? stored : 0;
};

export const writeSeen = async (now: number): Promise<void> => {
  await (await database()).put('settings', now, KEY);
};

/** How far a person has come with the reconnect queue: one record; damaged it reads as never begun. */
import { type Queue, queueSchema } from '../model/queue';
import { database } from './db';

const KEY = 'queue';

export const readQueue = async (): Promise<Queue | null> =>
  queueSchema.safeParse(await (await database()).get('settings', KEY)).data ?? null;

export const writeQueue = async (queue: Queue): Promise<void> => {
  await (await database()).put('settings', queue, KEY);
};

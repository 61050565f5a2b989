/** The single writer of channels: each change in one transaction with its address and key. */
import { announceChange } from '../kit/watch';
import { type Channel, channelSchema } from '../model/channel';
import { database } from './db';
import type { SealedRecord } from './schema';

/**
 * Read, change, write. `change` must be pure; it gets `undefined` where there is none yet.
 * @param secret sealed beforehand, stored in the same transaction
 */
export const changeChannel = async (
  id: string,
  change: (before: Channel | undefined) => Channel | undefined,
  secret?: SealedRecord,
): Promise<void> => {
  const tx = (await database()).transaction(['channels', 'secrets'], 'readwrite');
  const before = channelSchema.safeParse(await tx.objectStore('channels').get(id)).data;
  const after = change(before);
  if (after) await tx.objectStore('channels').put(channelSchema.parse(after));
  if (after && secret) await tx.objectStore('secrets').put(secret);
  await tx.done;
  announceChange();
};

/** The channel goes with its secrets, and nobody is told through it any more. */
export const removeChannel = async (id: string): Promise<void> => {
  const tx = (await database()).transaction(['channels', 'secrets', 'people'], 'readwrite');
  await tx.objectStore('channels').delete(id);
  await tx.objectStore('secrets').delete(id);
  const people = tx.objectStore('people');
  for (const person of await people.getAll())
    if (person.channels.includes(id))
      await people.put({ ...person, channels: person.channels.filter(each => each !== id) });
  await tx.done;
  announceChange();
};

/** Reads records through their schema. What does not fit is left out here and set aside by the background, never dropped. */
import type { z } from 'zod';
import { accountSchema } from '../model/account';
import { appSchema, toolConnectionSchema } from '../model/app';
import { channelSchema } from '../model/channel';
import { deliverySchema } from '../model/delivery';
import { loginOwnerSchema, personSchema } from '../model/person';
import { sightingSchema } from '../model/recipe';
import { recipeSchema } from '../tools/recipe';
import { database } from './db';

const SCHEMAS = {
  accounts: accountSchema,
  apps: appSchema,
  tools: toolConnectionSchema,
  recipes: recipeSchema,
  sightings: sightingSchema,
  people: personSchema,
  logins: loginOwnerSchema,
  channels: channelSchema,
  deliveries: deliverySchema,
};
type Readable = keyof typeof SCHEMAS;
type ValueOf<S extends Readable> = z.infer<(typeof SCHEMAS)[S]>;

export interface Read<T> {
  good: T[];
  bad: { record: unknown; problem: string }[];
}

/** Every record of a store, told apart into those that can be read and those that cannot. */
export const readAll = async <S extends Readable>(store: S): Promise<Read<ValueOf<S>>> => {
  const result: Read<ValueOf<S>> = { good: [], bad: [] };
  for (const record of await (await database()).getAll(store)) {
    const parsed = SCHEMAS[store].safeParse(record);
    if (parsed.success) result.good.push(parsed.data as ValueOf<S>);
    else
      result.bad.push({
        record,
        problem: parsed.error.issues
          .map(i => `${i.path.join('.')}: ${i.code}`)
          .join('; ')
          .slice(0, 500),
      });
  }
  return result;
};

/** One record; `undefined` when it is missing or cannot be read. */
export const readOne = async <S extends Readable>(store: S, id: string): Promise<ValueOf<S> | undefined> => {
  const parsed = SCHEMAS[store].safeParse(await (await database()).get(store, id));
  return parsed.success ? (parsed.data as ValueOf<S>) : undefined;
};

/** Move what cannot be read out of the way, word for word, so that the list works and nothing is lost. Returns how many. */
export const setAsideUnreadable = async (now: number): Promise<number> => {
  let moved = 0;
  for (const store of Object.keys(SCHEMAS) as Readable[]) {
    const { bad } = await readAll(store);
    const db = await database();
    for (const { record, problem } of bad) {
      const tx = db.transaction([store, 'setAside'], 'readwrite');
      // The key of a damaged record may be any that the database takes, not only a string.
      const key = (record as { id: string }).id;
      await tx.objectStore('setAside').add({ store, at: now, problem, record });
      await tx.objectStore(store).delete(key);
      await tx.done;
      moved += 1;
    }
  }
  return moved;
};

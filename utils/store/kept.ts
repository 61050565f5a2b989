/** How much is kept: counted where it lies, so that the settings say no less than there is. */
import type { StoreNames } from 'idb';
import { KEPT, type Kept } from '../model/kept';
import { database } from './db';
import type { Schema } from './schema';

const KEPT_IN: Record<keyof Kept, readonly StoreNames<Schema>[]> = {
  accounts: ['accounts'],
  history: ['history'],
  people: ['people'],
  apps: ['apps', 'tools', 'recipes'],
  channels: ['channels'],
  messages: ['deliveries'],
  // Of accounts, apps, tools and channels; also one that can no longer be opened is there.
  secrets: ['secrets'],
};

export const readKept = async (): Promise<Kept> => {
  const db = await database();
  const counted = async (names: readonly StoreNames<Schema>[]) =>
    (await Promise.all(names.map(name => db.count(name)))).reduce((sum, count) => sum + count, 0);
  const counts = await Promise.all(KEPT.map(async key => [key, await counted(KEPT_IN[key])] as const));
  return Object.fromEntries(counts) as Kept;
};
